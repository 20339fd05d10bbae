"""Beside the title: which week, and how the arrangement stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.calendar import Week
from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.theme import Theme


def week_words(week: Week, texts: Texts, *, short: bool = False) -> str:
    """`Minggu ke-11 · 9–13 Mar`."""
    first, last = week.monday, week.day(4)
    days = f"{first.day}–{texts.day(last)}" if first.month == last.month else f"{texts.day(first)} – {texts.day(last)}"
    name = texts.t("Wk {n}", n=week.number) if short else texts.t("Week {n}", n=week.number)
    return f"{name} · {days}"


class WeekHead(QWidget):
    """A stepper through the weeks, a chip and the versions. `stepped` fires with -1 or 1."""

    stepped = Signal(int)
    weeks_asked = Signal()
    versions_asked = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        back = icon_button(theme, "previous", texts.t("The week before"), lambda: self.stepped.emit(-1),
                           keys=("Alt", "←"), size="small")  # fmt: skip
        on = icon_button(theme, "next", texts.t("The week after"), lambda: self.stepped.emit(1),
                         keys=("Alt", "→"), size="small")  # fmt: skip
        self.week = Button(theme, "", size="small", clicked=self.weeks_asked.emit)
        self.week.setToolTip(texts.t("How the weeks stand (W)"))
        self.versions = icon_button(theme, "audit", texts.t("Versions of this week"), self.versions_asked.emit,
                                    keys=("V",), size="small")  # fmt: skip
        self.chip = Chip(theme, "")
        for widget in (back, self.week, on):
            row.addWidget(widget)
        row.addSpacing(5)
        row.addWidget(self.chip)
        row.addWidget(self.versions)

    def show_versions(self, *, can: bool) -> None:
        """Show whether there are versions to look at."""
        self.versions.setVisible(can)

    def show_week(self, week: Week, *, short: bool) -> None:
        """Show which week."""
        self.week.set_words(week_words(week, self._texts, short=short))

    def show_state(self, *, issues: int, is_changed: bool, number: int, is_proposal: bool) -> None:
        """Show how it stands: a proposal, a draft with its problems, or the version that is published."""
        t, n = self._texts.t, self._texts.n
        if is_proposal:
            self.chip.show_state(t("Proposal · not applied yet"), "accent", "proposal")
        elif number and not is_changed:
            self.chip.show_state(t("Published v{n}", n=number), "ok", "done")
        elif issues:
            self.chip.show_state(n("Draft · {n} problem", "Draft · {n} problems", issues), "danger", "bad")
        else:
            self.chip.show_state(t("Draft"), "neutral")
