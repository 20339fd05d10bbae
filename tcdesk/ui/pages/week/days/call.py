"""Group counselling when it is needed: who is called, what for, with whom, how long, and the best free hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.resident import PROBLEM_NAMES
from tcdesk.domain.search import prepared, ranked
from tcdesk.domain.views.week import Seat
from tcdesk.domain.views.week_days import Place, Places
from tcdesk.i18n import N_
from tcdesk.services.week_paper import extra_code
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.choice import PickField, SegmentedField
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.fields import TextField
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.pages.week.days.off import no_place_words
from tcdesk.ui.pages.week.days.row_list import Row, RowList
from tcdesk.ui.pages.week.days.words import place_row
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.theme import Theme

LENGTHS = ("30", "45", "60", "90")
ANYBODY = "anybody"
LEAST = 2
_WAIT_MS = 120

Find = Callable[[tuple[int, ...], int, str], Places]
"""The places for residents, a length in minutes and a counselor ("" for anybody)."""


@attrs.frozen(kw_only=True)
class Call:
    """What shall be placed."""

    residents: tuple[int, ...]
    topic: str
    place: Place


class CallDialog(Overlay):
    """Asks for a session. `given` fires with a `Call`."""

    given = Signal(object)

    def __init__(
        self, host: QWidget, theme: Theme, names: Names, people: Sequence[Seat], counselors: Sequence[str], find: Find
    ) -> None:
        super().__init__(host, theme, width=940, height=600)
        texts = names.texts
        t = texts.t
        self._names, self._find = names, find
        self._people = {str(seat.resident_id): seat for seat in sorted(people, key=lambda seat: seat.name)}
        self._entries = [(key, prepared((seat.name, seat.own_group))) for key, seat in self._people.items()]
        self._chosen: dict[str, None] = {}
        self._places: Places | None = None
        title = t("Group counselling")
        self.setAccessibleName(title)
        self.search = SearchField(theme, t("Search residents"), t("Empty the search"), width=0)
        self.people = RowList(theme, t("Residents who are called"))
        self.count = Label("", "small", "ink2", wrap=True)
        self.topic = TextField(theme, texts, FieldSpec(name="topic", label=N_("What it is for"), required=True))
        options = (Option(ANYBODY, t("Whoever suits best")), *(Option(c, names.counselor(c)) for c in counselors))
        self.counselor = PickField(theme, texts, FieldSpec(name="counselor", label=N_("Counselor"), kind=Kind.CHOICE,
            required=True, options=options))  # fmt: skip
        lengths = tuple(Option(one, t("{n} min", n=one)) for one in LENGTHS)
        self.length = SegmentedField(theme, texts, FieldSpec(name="length", label=N_("Length"), kind=Kind.CHOICE,
            required=True, options=lengths), digits=False)  # fmt: skip
        self.places = RowList(theme, t("Free hours"))
        self.said = Label("", "small", "ink2", wrap=True)
        self.no = Button(theme, t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self.yes = Button(
            theme, t("Place the session"), "primary", icon="add", keys=("Ctrl", "Enter"), clicked=self._give
        )
        self.length.load("60")
        self.counselor.load(ANYBODY)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._lay_out(title)
        self._connect()
        self._show_people("")
        self.look()

    def _lay_out(self, title: str) -> None:
        self.content.addWidget(Label(title, "heading"))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        for widget in (self.search, self.count):
            left.addWidget(widget)
        left.addWidget(self.people, 1)
        fields = QHBoxLayout()
        fields.setSpacing(14)
        fields.addWidget(self.counselor, 1)
        fields.addWidget(self.length)
        right.addWidget(self.topic)
        right.addLayout(fields)
        right.addWidget(self.said)
        right.addWidget(self.places, 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.content.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        self.content.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self._show_people)
        self.search.list_asked.connect(lambda: self.people.setFocus(Qt.FocusReason.OtherFocusReason))
        for fires in (self.people.ticked, self.people.picked):
            fires.connect(self._on_ticked)
        self._wait.timeout.connect(self.look)
        for field in (self.length, self.counselor):
            field.changed.connect(self._wait.start)
        self.topic.changed.connect(self._fit)
        self.places.chosen.connect(self._fit)
        self.places.picked.connect(lambda _key: self.yes.click())

    def first_focus(self) -> QWidget:
        """The search."""
        return self.search

    @property
    def residents(self) -> tuple[int, ...]:
        """Who is chosen, in the order of the choice."""
        return tuple(map(int, self._chosen))

    def _show_people(self, text: str) -> None:
        texts = self._names.texts
        keys = list(self._people)
        if text.strip():
            keys = ranked(text, self._entries, limit=len(keys))
        first = [key for key in keys if key in self._chosen]
        rows = [
            Row(
                key=key,
                title=self._people[key].name,
                detail=f"{self._people[key].own_group or '–'} · {texts.t(PROBLEM_NAMES[self._people[key].problem])}",
                ticked=key in self._chosen,
            )
            for key in [*first, *(key for key in keys if key not in self._chosen)]
        ]
        self.people.show_rows(rows)
        chosen = ", ".join(self._people[key].name for key in self._chosen)
        words = texts.n("{n} called: {names}", "{n} called: {names}", len(self._chosen), names=chosen)
        self.count.setText(words if self._chosen else texts.t("Choose with Space or the mouse, at least two."))

    def _on_ticked(self, key: str) -> None:
        if key in self._chosen:
            del self._chosen[key]
        else:
            self._chosen[key] = None
        self._show_people(self.search.text())
        self._wait.start()

    def look(self) -> None:
        """Look for places with what is chosen now."""
        texts, length, leader = self._names.texts, self.length.value(), self.counselor.value()
        self._wait.stop()
        if len(self._chosen) < LEAST or length is None or leader is None:
            self._places = None
            self.places.show_rows(())
            self.said.setText(texts.t("The best free hours appear here."))
        else:
            counselor = "" if leader == ANYBODY else str(leader)
            self._places = self._find(self.residents, int(str(length)), counselor)
            self._show_places(self._places)
        self._fit()

    def _show_places(self, places: Places) -> None:
        texts = self._names.texts
        group = extra_code(len(places.book.extras) + 1)
        rows = [place_row(one, self._names, key=f"yes-{at}", group=group) for at, one in enumerate(places.fitting)]
        rows += [place_row(one, self._names, key=f"no-{at}", group=group) for at, one in enumerate(places.others)]
        self.places.show_rows(rows)
        best = texts.t("The best free hours, the best first. The others say why they do not fit.")
        self.said.setText(best if places.fitting else no_place_words(places, texts))

    def _fit(self, _key: str = "") -> None:
        self.yes.setEnabled(self._place() is not None and not self.topic.empty())

    def _place(self) -> Place | None:
        kind, _, at = self.places.key.partition("-")
        return self._places.fitting[int(at)] if self._places is not None and kind == "yes" else None

    def _give(self) -> None:
        place = self._place()
        if place is not None:
            call = Call(residents=self.residents, topic=str(self.topic.value() or ""), place=place)
            self.finish()
            self.given.emit(call)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter places it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.yes.click()
        else:
            super().keyPressEvent(event)
