"""Who came without a seat and who is gone but has one, as rows over the questions of an event."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.resident import PROBLEM_NAMES
from tcdesk.domain.views.week import GoneMember, Seat
from tcdesk.i18n import Texts
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.days.row_list import Row, RowList
from tcdesk.ui.theme import Theme

_ROW, _MOST = 46, 3


class People(QWidget):
    """Shows either those who came, to tick, or those who are gone by the house's own records."""

    def __init__(self, theme: Theme, texts: Texts, unseated: Sequence[Seat], gone: Sequence[GoneMember]) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._came = {str(seat.resident_id): seat for seat in unseated}
        self._gone = tuple(gone)
        self._chosen = set(self._came)
        self.said = Label("", "small", "ink2", wrap=True)
        self.list = RowList(theme, texts.t("Residents"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.said)
        column.addWidget(self.list)
        for fires in (self.list.ticked, self.list.picked):
            fires.connect(self._on_ticked)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those who came and get a seat."""
        return tuple(one for one in self._came if one in self._chosen)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Those who came and get none yet."""
        return tuple(one for one in self._came if one not in self._chosen)

    def show_arrived(self) -> None:
        """Show who came, everybody ticked at first."""
        n, t = self._texts.n, self._texts.t
        words = n("{n} in the Primary phase has no seat yet. Space takes one out.",
                  "{n} in the Primary phase have no seat yet. Space takes one out.", len(self._came))  # fmt: skip
        self._show([self._arrived(key, seat) for key, seat in self._came.items()],
                   words if self._came else t("Everybody in the Primary phase has a seat."))  # fmt: skip

    def show_gone(self) -> None:
        """Show who is gone but has a seat."""
        n, t = self._texts.n, self._texts.t
        words = n("{n} has a seat, but is gone. The seat becomes free.",
                  "{n} have a seat, but are gone. The seats become free.", len(self._gone))  # fmt: skip
        self._show([self._left(one) for one in self._gone],
                   words if self._gone else t("Nobody who is gone has a seat."))  # fmt: skip

    def _arrived(self, key: str, seat: Seat) -> Row:
        t = self._texts.t
        before = seat.own_group or t("new")
        detail = f"{before} · {t(PROBLEM_NAMES[seat.problem])}"
        return Row(key=key, title=seat.name, detail=detail, ticked=key in self._chosen)

    def _left(self, one: GoneMember) -> Row:
        return Row(key=one.resident, title=one.name, detail=f"{one.group} · {gone_words(one, self._texts)}",
                   ticked=True)  # fmt: skip

    def _show(self, rows: list[Row], words: str) -> None:
        self.said.setText(words)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(self._theme.px(_ROW) * min(len(rows), _MOST) + 2)
        self.list.show_rows(rows)

    def _on_ticked(self, key: str) -> None:
        if key in self._came and any(row.key == key and row.ticked is not None for row in self.list.rows):
            self._chosen ^= {key}
            ticks = [attrs.evolve(row, ticked=row.key in self._chosen) for row in self.list.rows]
            self.list.show_rows(ticks, key)


def gone_words(one: GoneMember, texts: Texts) -> str:
    """Why somebody takes no part any more."""
    return texts.t("has left the programme") if one.has_left else texts.t("is in another phase")
