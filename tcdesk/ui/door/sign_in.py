"""Signing in: who are you, and what is your password."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.search import prepared, ranked
from tcdesk.domain.views.people import Person
from tcdesk.ui.door._screen import DoorScreen, Porch
from tcdesk.ui.door.elsewhere import Elsewhere, Held, by_nobody
from tcdesk.ui.door.password_row import PasswordRow
from tcdesk.ui.door.people_list import SHOWN, PeopleList
from tcdesk.ui.door.words import tries_words, wait_words, wrong_words
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.search_field import SearchField

_SECOND = 1000
_AROUND, _FEWEST = 305, 2
"""What everything but the list takes, at 100 %; the fewest rows it keeps."""
_TOLD = 84
"""What the banner of another program takes."""

People = Callable[[], Sequence[Person]]


class SignIn(DoorScreen):
    """`tried(uid, password)` fires when somebody wants in, `forgotten(uid)` when the password is lost.

    `people` gives the accounts as they stand now, the most recent first; with `hidden` no name is listed and one types
    it. `held` tells whether another program has the facility: its refusal stands here as long as it holds. Whoever
    hears `tried` calls `set_busy` and, where it was refused, `refuse`.
    """

    tried = Signal(str, str)
    forgotten = Signal(str)

    def __init__(
        self, porch: Porch, host: QWidget, people: People, *, hidden: bool = False, held: Held = by_nobody
    ) -> None:
        super().__init__(porch, host)
        self._people, self._hidden = people, hidden
        self._is_asked = False
        self._take(people())
        t, theme = self.texts.t, self.theme
        self.search = SearchField(theme, t("Type your name… (such as “rat”)"), t("Clear"), width=0)
        nobody = t("Nobody here is called that. Look at the spelling, or clear the search.")
        self.list = PeopleList(theme, self.texts, porch.clock, min(len(self._all), SHOWN), nobody)
        self.name = QLineEdit()
        self.password = PasswordRow(theme, self.texts, t("Sign in"), above=True)
        self.forgot = Button(theme, t("Forgotten your password?"), "link", clicked=self._on_forgotten)
        self.elsewhere = Elsewhere(theme, self.texts, held)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)
        self._tick.timeout.connect(self.look_again)
        self._build()
        self._connect()
        self._filter("")
        self.elsewhere.look()

    def _build(self) -> None:
        t = self.texts.t
        self.column.addStretch(1)
        self.column.addWidget(self.elsewhere)
        if self._hidden:
            self.heading(
                t("Who is on duty?"), t("Type your name and your password. Every act is kept under your name.")
            )
            label = Label(t("Name"), "small", "ink2", 600)
            label.setBuddy(self.name)
            self.name.setProperty("scale", "large")
            self.name.setAccessibleName(t("Name"))
            self.column.addWidget(label)
            self.column.addWidget(self.name)
            self.show_hints([Hint(("Tab",), t("next")), Hint(("Enter",), t("sign in"))])
        else:
            self.heading(
                t("Who is on duty?"), t("Choose your name and type your password. Every act is kept under your name.")
            )
            self.column.addWidget(self.search)
            self.column.addWidget(self.list)
            self.show_hints([Hint(("↑", "↓"), t("choose a name")), Hint(("Enter",), t("sign in"))])
        self.column.addSpacing(8)
        self.column.addWidget(self.password)
        self.password.foot.addWidget(self.forgot)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.elsewhere.changed.connect(self.fit)
        self.search.searched.connect(self._filter)
        self.search.list_asked.connect(self._on_list_asked)
        self.list.chosen.connect(self._on_chosen)
        self.list.picked.connect(self._on_picked)
        self.list.typed.connect(self._on_typed)
        self.name.returnPressed.connect(self.password.edit.setFocus)
        self.password.given.connect(self._on_given)
        for watched in (self.search, self.password.edit, self.password.button, self.forgot):
            watched.installEventFilter(self)
        who = (self.name,) if self._hidden else (self.search, self.list)
        chain = (*who, self.password.edit, self.password.button, self.forgot)
        for before, after in zip(chain, (*chain[1:], self.language), strict=True):
            QWidget.setTabOrder(before, after)

    def fit(self) -> None:
        """List as many people as there is room for."""
        super().fit()
        told = self.theme.px(_TOLD) if self.elsewhere.is_held else 0
        rows = (self.height() - self.theme.px(_AROUND) - told) // self.list.row_height()
        self.list.keep_rows(min(len(self._all), max(_FEWEST, min(rows, SHOWN))))

    def _take(self, people: Sequence[Person]) -> None:
        self._all = tuple(people)
        self._entries = [(one, prepared((one.name, one.uid))) for one in self._all]

    # ---- who
    def first_focus(self) -> QWidget:
        """The password of who was here last; the list or the name where nobody was."""
        if self._hidden:
            return self.name
        known = self.list.person is not None and self.list.person.last_at is not None
        return self.password.edit if known or self._is_asked else self.list

    @property
    def person(self) -> Person | None:
        """Whose password is asked for; None where names are hidden or nobody fits."""
        return None if self._hidden else self.list.person

    def light(self, uid: str) -> None:
        """Ask for the password of this account."""
        self.list.light(uid)
        self._is_asked = self.person is not None and self.person.uid == uid

    def _filter(self, query: str) -> None:
        if query.strip():
            self.list.show_people(ranked(query, self._entries, limit=SHOWN))
            self.list.step(-SHOWN)
        else:
            self.list.show_people(self._all[:SHOWN])
        self._on_chosen()

    def _on_list_asked(self) -> None:
        if self.list.person is not None:
            self._on_picked()

    def _on_chosen(self) -> None:
        person = self.person
        self.password.ask_for(person.name.split(",")[0] if person is not None else "")
        self.password.setEnabled(self._hidden or person is not None)
        self._show_state()

    def _on_picked(self) -> None:
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, letter: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose a name from anywhere; letters on a button search."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self._hidden:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.list.step(step)
            return True
        is_button = watched in (self.password.button, self.forgot)
        if is_button and event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_typed(event.text())
            return True
        return False

    # ---- the password
    def _on_given(self, password: str) -> None:
        person = self.person
        uid = self.name.text().strip() if self._hidden else (person.uid if person is not None else "")
        if not uid:
            self.password.say("bad", self.texts.t("Type your name first."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.tried.emit(uid, password)

    def _on_forgotten(self) -> None:
        person = self.person
        self.forgotten.emit(person.uid if person is not None else "")

    def set_busy(self, *, busy: bool) -> None:
        """While the password is looked at, nothing else can be done."""
        self.password.set_busy(busy=busy)
        for part in (self.search, self.list, self.name, self.forgot):
            part.setEnabled(not busy)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not let in, and what is left; the password is asked for again."""
        self.password.clear()
        self._reload()
        person = self.person
        waits = person is not None and person.locked_for > 0
        if not waits and not self.elsewhere.is_held:
            self.password.say("bad", wrong_words(self.texts, refusal, person))
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def welcome(self, words: str) -> None:
        """Say something good below the password."""
        self.password.say("ok", words)

    def look_again(self) -> None:
        """Count the waiting times down."""
        before = self.person
        self._reload()
        after = self.person
        if before is not None and after is not None and (before.locked_for or after.locked_for):
            self._show_state()

    def _reload(self) -> None:
        self._take(self._people())
        fresh = {one.uid: one for one in self._all}
        self.list.show_people([fresh[one.uid] for one in self.list.people if one.uid in fresh])
        self._run_clock()
        if self.person is not None and self.person.locked_for:
            self._show_state()

    def _run_clock(self) -> None:
        if any(one.locked_for for one in self._all):
            self._tick.start()
        else:
            self._tick.stop()

    def _show_state(self) -> None:
        person = self.person
        waits = person.locked_for if person is not None else 0
        self.password.close_until(closed=waits > 0)
        if waits:
            self.password.say("warn", wait_words(self.texts, waits))
        else:
            self.password.say("help", tries_words(self.texts, person))
        self._run_clock()
