"""Asks what has happened to an arranged week: who is away, called away, came or left, what is lost, whom to part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.group import APPOINTMENT_NAMES, AppointmentKind
from tcdesk.domain.monthly_recap import EXIT_NAMES
from tcdesk.domain.resident import ExitKind
from tcdesk.domain.views.week import Seat, WeekBook
from tcdesk.domain.week.problem import WeekSlot
from tcdesk.i18n import N_, Marked
from tcdesk.services.week_explanations import Event, Happening
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.choice import PickField, SegmentedField
from tcdesk.ui.kit.field import Field, FieldSpec, Kind, Option
from tcdesk.ui.kit.fields import TextField
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.why.people import People
from tcdesk.ui.theme import Theme

EVENT_NAMES: Mapping[Event, Marked] = {
    Event.AWAY: N_("Counselor away"),
    Event.CLOSED: N_("Room lost"),
    Event.CALLED: N_("Resident called away"),
    Event.PARTED: N_("Two to be parted"),
    Event.ARRIVED: N_("Residents came"),
    Event.LEFT: N_("Residents left"),
}
_ASKED: Mapping[Event, tuple[str, ...]] = {
    Event.AWAY: ("counselor", "day", "reason"),
    Event.CLOSED: ("room", "day", "reason"),
    Event.CALLED: ("resident", "hour", "kind"),
    Event.PARTED: ("resident", "other", "reason"),
    Event.ARRIVED: ("reason",),
    Event.LEFT: ("leaver", "exit", "day", "reason"),
}
_ROWS = (("counselor", "room", "resident", "other", "hour", "leaver", "exit"), ("day", "kind", "reason"))
_COLUMNS = 3


@attrs.frozen(kw_only=True)
class Told:
    """What was told: the event, whether it is written down in the house, and what kind an appointment or an end is."""

    happening: Happening
    is_written: bool
    kind: AppointmentKind = AppointmentKind.OTHER
    exit: ExitKind = ExitKind.NEUTRAL


class _Questions(Scrolled):
    """The questions, as high as they are where there is room, and scrolling where there is not."""

    def sizeHint(self) -> QSize:
        """What the questions ask for."""
        body = self.widget()
        return body.minimumSizeHint() if body is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Low is enough: it scrolls."""
        return QSize(10, 40)


class EventDialog(Overlay):
    """`given` fires with a `Told`. The dialog stands until `finish`: a refusal is shown in it.

    `first_day` is the first day of the week that can still be changed, `unseated` have no seat in the week;
    `may_write` says for which events this person may write down in the house what happened.
    """

    given = Signal(object)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        book: WeekBook,
        names: Names,
        *,
        first_day: int,
        unseated: Sequence[Seat],
        may_write: frozenset[Event],
        event: Event = Event.AWAY,
    ) -> None:
        super().__init__(host, theme, width=640)
        self._names, self._may_write = names, may_write
        t = names.texts.t
        self._no: Banner | None = None
        title = t("Something has changed")
        self.setAccessibleName(title)
        events = tuple(Option(event.value, t(words)) for event, words in EVENT_NAMES.items())
        self.what = SegmentedField(theme, names.texts, FieldSpec(name="event", label=N_("What has happened"),
            kind=Kind.CHOICE, required=True, options=events), columns=_COLUMNS)  # fmt: skip
        self.people = People(theme, names.texts, unseated, book.gone)
        self._has_gone = bool(book.gone)
        self.fields: dict[str, Field] = self._make(book, first_day)
        self.write = QCheckBox(t("Write it down in the house too"))
        self.only = Label(t("It is only tried out here: others write down such a change."), "small", "ink2", wrap=True)
        self.no = Button(theme, t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self.yes = Button(theme, t("Plan again"), "primary", icon="arrange", keys=("Ctrl", "Enter"),
                          clicked=self._give)  # fmt: skip
        self.content.addWidget(Label(title, "heading"))
        said = t("The week is planned again so that as few residents as possible move. Sessions that were held stay.")
        self.content.addWidget(Label(said, "small", "ink2", wrap=True))
        self.content.addWidget(self.what)
        self._lay_out()
        self.what.load(event.value)
        self.what.changed.connect(self._fit_event)
        self.fields["leaver"].changed.connect(self._fit_write)
        self._fit_event()

    def _make(self, book: WeekBook, first_day: int) -> dict[str, Field]:
        names, problem = self._names, book.problem
        texts, theme = names.texts, self.theme

        def pick(name: str, label: Marked, options: list[Option]) -> PickField:
            spec = FieldSpec(name=name, label=label, kind=Kind.CHOICE, required=True, options=tuple(options))
            return PickField(theme, texts, spec)

        people = sorted((Option(r.id, names.resident(r.id)) for r in problem.eligible), key=lambda option: option.words)
        open_slots = [slot for slot in problem.slots if slot.day >= first_day]
        days = [Option(str(day), texts.weekday(day, short=True)) for day in sorted({slot.day for slot in open_slots})]
        here = [Option(c.id, names.counselor(c.id)) for c in problem.counselors if c.slots]
        rooms = [Option(room.id, names.room(room.id)) for room in problem.rooms]
        kinds = [Option(kind.value, texts.t(words)) for kind, words in APPOINTMENT_NAMES.items()]
        day = FieldSpec(name="day", label=N_("From which day"), kind=Kind.CHOICE, required=True, options=tuple(days))
        made: dict[str, Field] = {
            "counselor": pick("counselor", N_("Counselor"), here),
            "room": pick("room", N_("Room"), rooms),
            "resident": pick("resident", N_("Resident"), people),
            "other": pick("other", N_("Kept apart from"), people),
            "day": SegmentedField(theme, texts, day, digits=False),
            "hour": pick("hour", N_("Hour"), self._hours(open_slots)),
            "kind": pick("kind", N_("Appointment"), kinds),
            "reason": TextField(theme, texts, FieldSpec(name="reason", label=N_("Reason"), required=True)),
            "leaver": PickField(theme, texts, FieldSpec(name="leaver", label=N_("Who else leaves") if book.gone
                else N_("Who leaves"), kind=Kind.CHOICE, required=not book.gone, options=tuple(people))),
            "exit": pick("exit", N_("How the stay ended"), [
                Option(kind.value, texts.t(words)) for kind, words in EXIT_NAMES.items()
            ]),
        }  # fmt: skip
        made["exit"].load(ExitKind.NEUTRAL.value)
        if days:
            made["day"].load(days[0].value)
        made["kind"].load(AppointmentKind.COURT.value)
        return made

    def _hours(self, slots: list[WeekSlot]) -> list[Option]:
        return [Option(slot.id, self._names.slot(slot.id)) for slot in slots if slot.blocked is None]

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.people)
        for names in _ROWS:
            row = QHBoxLayout()
            row.setSpacing(14)
            for name in names:
                row.addWidget(self.fields[name], 1)
            column.addLayout(row)
        self.content.addWidget(_Questions(body), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.write)
        foot.addWidget(self.only, 1)
        foot.addStretch(0)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        self.content.addLayout(foot)

    @property
    def chosen(self) -> Event:
        """The event that is told."""
        return Event(str(self.what.value() or Event.AWAY.value))

    def _fit_event(self) -> None:
        """Ask only what the event needs."""
        for name, field in self.fields.items():
            field.setVisible(name in _ASKED[self.chosen])
        came, left = self.chosen is Event.ARRIVED, self.chosen is Event.LEFT
        self.people.setVisible(came or (left and self._has_gone))
        if came:
            self.people.show_arrived()
        elif left:
            self.people.show_gone()
        self.write.setChecked(self.chosen in self._may_write)
        self._fit_write()

    def _fit_write(self) -> None:
        """Who came, and who is gone by the records, is written down already: then there is nothing more to write."""
        is_known = self.chosen is Event.ARRIVED or (
            self.chosen is Event.LEFT and self._has_gone and not self.fields["leaver"].value()
        )
        may = self.chosen in self._may_write
        self.write.setVisible(may and not is_known)
        self.only.setVisible(not may and not is_known)
        self.fit()

    def first_focus(self) -> QWidget:
        """What has happened."""
        return self.what.control

    def _give(self) -> None:
        asked = [self.fields[name] for name in _ASKED[self.chosen]]
        for field in asked:
            field.settle()
        wrong = next((f for f in asked if f.problem is not None and not f.problem.warning), None)
        if wrong is not None:
            wrong.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.chosen is Event.ARRIVED and not self.people.chosen:
            self.refuse(self._names.texts.t("Nobody is chosen who could get a seat. Nothing was planned."))
            return
        self.given.emit(self._told())

    def _told(self) -> Told:
        def said(name: str) -> str:
            return str(self.fields[name].value() or "")

        event, kind = self.chosen, AppointmentKind(said("kind") or AppointmentKind.OTHER.value)
        who = said({Event.AWAY: "counselor", Event.CLOSED: "room", Event.LEFT: "leaver"}.get(event, "resident"))
        is_written = self.write.isChecked() and event in self._may_write and bool(who)
        words = self._names.texts.t(APPOINTMENT_NAMES[kind]) if event is Event.CALLED else said("reason")
        came = event is Event.ARRIVED
        happening = Happening(
            event=event,
            who="" if came else who,
            residents=self.people.chosen if came else (),
            waiting=self.people.waiting if came else (),
            other=said("other") if event is Event.PARTED else "",
            weekday=int(said("day") or 0),
            slot=said("hour") if event is Event.CALLED else "",
            why=words,
        )
        how = ExitKind(said("exit") or ExitKind.NEUTRAL.value)
        return Told(happening=happening, is_written=is_written, kind=kind, exit=how)

    def refuse(self, words: str) -> None:
        """Say why not, above the fields."""
        if self._no is not None:
            self.content.removeWidget(self._no)
            self._no.deleteLater()
        self._no = Banner(self.theme, self._names.texts.t("This is not possible"), words, "danger")
        self.content.insertWidget(2, self._no)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter gives it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.yes.click()
        else:
            super().keyPressEvent(event)
