"""A group that is otherwise in this week only: another hour on its day, another room, another counselor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.week.plan import GroupPlan
from tcdesk.i18n import N_, Marked, Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.choice import PickField
from tcdesk.ui.kit.field import Field, FieldSpec, Kind, Option
from tcdesk.ui.kit.fields import TextField, TimeField, WholeField
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.theme import Theme

_LEAST, _MOST = 15, 240


@attrs.frozen(kw_only=True)
class Once:
    """What a group shall be this week: hour (minutes after midnight and length), why, room and counselor."""

    starts_at: int
    minutes: int
    reason: str
    room: str
    counselor: str


class OnceDialog(Overlay):
    """Asks for what is otherwise. `given` fires with a `Once`, `usual_asked` when it shall be as in every week again.

    The dialog stands until `finish`: a refusal is shown in it.
    """

    given = Signal(object)
    usual_asked = Signal()

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        names: Names,
        group: GroupPlan,
        hour: tuple[int, int],
        day: date,
        rooms: Sequence[str],
        counselors: Sequence[str],
        *,
        usual: tuple[int, int],
        is_once: bool,
        may_set_hour: bool,
    ) -> None:
        super().__init__(host, theme, width=560)
        texts = names.texts
        t = texts.t
        self._texts, self._hour = texts, hour
        title = t("{group} in this week only", group=names.group(group.id))
        self.setAccessibleName(title)
        where = f"{texts.date_full(day)} {texts.minutes(hour[0])}"
        said = t("{when}. The weeks after go back to what it is now.", when=where)
        if usual != hour:
            words = t("In every week: {time}, {n} minutes.", time=texts.minutes(usual[0]), n=usual[1])
            said = f"{said} {words}"
        self.start = TimeField(theme, texts, FieldSpec(name="start", label=N_("Begins"), kind=Kind.TIME, required=True))
        self.minutes = WholeField(theme, texts, FieldSpec(name="minutes", label=N_("Length"), kind=Kind.WHOLE,
            required=True, least=_LEAST, most=_MOST, unit=N_("minutes")))  # fmt: skip
        self.reason = TextField(theme, texts, FieldSpec(name="reason", label=N_("Reason for another hour"),
            help=N_("Needed where the hour is another; all groups of this hour meet then.")))  # fmt: skip
        self.room = _pick(theme, texts, "room", N_("Room"), [Option(one, names.room(one)) for one in rooms])
        self.counselor = _pick(theme, texts, "counselor", N_("Counselor"),
                               [Option(one, names.counselor(one)) for one in counselors])  # fmt: skip
        self.start.load(hour[0])
        self.minutes.load(hour[1])
        self.room.load(group.room)
        self.counselor.load(group.counselor)
        if not may_set_hour:
            for field in (self.start, self.minutes, self.reason):
                field.lock(t("The programme manager sets the hour."))
        self._no: Banner | None = None
        self.content.addWidget(Label(title, "heading", wrap=True))
        self.content.addWidget(Label(said, "small", "ink2", wrap=True))
        self._rows()
        self.content.addLayout(self._foot(is_once=is_once))

    def _rows(self) -> None:
        for fields in ((self.start, self.minutes), (self.reason,), (self.room, self.counselor)):
            row = QHBoxLayout()
            row.setSpacing(14)
            for field in fields:
                row.addWidget(field, 1)
            self.content.addLayout(row)

    def _foot(self, *, is_once: bool) -> QHBoxLayout:
        t = self._texts.t
        self.usual = Button(self.theme, t("As in every week"), "ghost", icon="undo", clicked=self.usual_asked.emit)
        self.usual.setVisible(is_once)
        self.no = Button(self.theme, t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self.yes = Button(self.theme, t("This week only"), "primary", keys=("Ctrl", "Enter"), clicked=self._give)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.usual)
        foot.addStretch(1)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        return foot

    def first_focus(self) -> QWidget:
        """The hour, or the room where the hour is not this person's."""
        return self.room.control if self.start.locked else self.start.control

    def _fields(self) -> tuple[Field, ...]:
        return (self.start, self.minutes, self.reason, self.room, self.counselor)

    def _give(self) -> None:
        for field in self._fields():
            field.settle()
        if any(field.problem is not None and not field.problem.warning for field in self._fields()):
            return
        start, minutes = self.start.value(), self.minutes.value()
        once = Once(
            starts_at=start if isinstance(start, int) else self._hour[0],
            minutes=minutes if isinstance(minutes, int) else self._hour[1],
            reason=str(self.reason.value() or ""),
            room=str(self.room.value() or ""),
            counselor=str(self.counselor.value() or ""),
        )
        self.given.emit(once)

    def refuse(self, words: str) -> None:
        """Say why not, above the buttons."""
        if self._no is not None:
            self.content.removeWidget(self._no)
            self._no.deleteLater()
        self._no = Banner(self.theme, self._texts.t("This is not possible"), words, "danger")
        self.content.insertWidget(2, self._no)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter gives it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.yes.click()
        else:
            super().keyPressEvent(event)


def _pick(theme: Theme, texts: Texts, name: str, label: Marked, options: list[Option]) -> PickField:
    spec = FieldSpec(name=name, label=label, kind=Kind.CHOICE, required=True, options=tuple(options))
    return PickField(theme, texts, spec)
