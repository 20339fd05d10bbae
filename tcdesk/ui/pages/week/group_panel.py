"""One group opened: who sits in it, what is locked, and who or where else it could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.views.week import Card
from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.pages.week.card_paint import alike_words
from tcdesk.ui.pages.week.fix_button import FixButton
from tcdesk.ui.pages.week.fixes import Fix
from tcdesk.ui.pages.week.people_list import PeopleList, Person
from tcdesk.ui.theme import Theme

PARTS = ("counselor", "slot", "room")


class GroupPanel(QWidget):
    """Shows one card at length. `locked` fires with a part of the group (of `PARTS`), `applied` with a way to change
    it, `closed` when it is put away, `once_asked` and `off_asked` for what is so in this week alone."""

    locked = Signal(str)
    applied = Signal(object)
    closed = Signal()
    once_asked = Signal()
    off_asked = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.group = ""
        self.fixes: tuple[Fix, ...] = ()
        self._title = ElidedLabel("", "heading")
        self._line = Label("", "small", "ink2", wrap=True)
        self.list = PeopleList(theme, texts.t("Members of the group"))
        self._pins = {part: Button(theme, "", size="small", clicked=self._locking(part)) for part in PARTS}
        self._ways = QVBoxLayout()
        self._ways.setSpacing(4)
        self._ways_title = Label(texts.t("Otherwise"), "small", "ink2", 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 12, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(Button(theme, texts.t("Close"), "quiet", icon="close", size="small", keys=("Esc",),
                             clicked=self.closed.emit))  # fmt: skip
        column.addLayout(row)
        column.addWidget(self._line)
        pins = QHBoxLayout()
        pins.setSpacing(6)
        for pin in self._pins.values():
            pins.addWidget(pin)
        pins.addStretch(1)
        column.addLayout(pins)
        days = QHBoxLayout()
        days.setSpacing(6)
        self.once = Button(theme, texts.t("This week only"), size="small", keys=("O",), clicked=self.once_asked.emit)
        self.off = Button(theme, texts.t("Call off"), size="small", keys=("C",), clicked=self.off_asked.emit)
        for button in (self.once, self.off):
            days.addWidget(button)
        days.addStretch(1)
        column.addLayout(days)
        column.addWidget(self.list, 1)
        column.addWidget(self._ways_title)
        column.addLayout(self._ways)

    def _locking(self, part: str) -> Callable[[], object]:
        return lambda: self.locked.emit(part)

    def show_days(self, *, once: bool, off: bool) -> None:
        """Show what can be done about this week alone."""
        self.once.setVisible(once)
        self.off.setVisible(off)

    def show_group(
        self,
        card: Card,
        where: str,
        people: Sequence[Person],
        locks: frozenset[str],
        fixes: Sequence[Fix],
        *,
        may_edit: bool,
    ) -> None:
        """Show a group: `locks` are the parts of it that are locked, `fixes` ways to change it."""
        t = self._texts.t
        self.group = card.group
        self._title.setText(f"{card.code}  {card.theme}".strip())
        seats = t("{n} of {m}", n=len(card.members), m=card.capacity)
        steady = f"{seats} · {alike_words(card, self._texts)}" if card.members else seats
        self._line.setText(f"{where} · {card.counselor} · {card.room}\n{steady}")
        words = {"counselor": t("Counselor"), "slot": t("Hour"), "room": t("Room")}
        for part, pin in self._pins.items():
            is_locked = part in locks
            pin.set_words(words[part])
            pin.set_icon("lock" if is_locked else "pin")
            pin.set_kind("soft" if is_locked else "")
            state = t("Locked: press to unlock") if is_locked else t("Press to lock")
            pin.setToolTip(state)
            pin.setAccessibleDescription(state)
            pin.setEnabled(may_edit and not card.is_held)
        self.list.show_people(people)
        while (item := self._ways.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.fixes = tuple(fixes) if may_edit else ()
        for number, fix in enumerate(self.fixes, start=1):
            self._ways.addWidget(FixButton(self._theme, fix, number, lambda fix=fix: self.applied.emit(fix)))
        self._ways_title.setVisible(bool(self.fixes))
