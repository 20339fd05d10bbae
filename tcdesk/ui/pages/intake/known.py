"""Somebody who may be the same person: said above the form, shown side by side, answered once."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tcdesk.domain.intake import FIELD_NAMES, IntakeDraft
from tcdesk.domain.search import fold
from tcdesk.domain.views.intake import Duplicate
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Rule
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.intake.sheet import IconMark
from tcdesk.ui.theme import Theme

_NOTHING = "—"
_COMPARED = ("name", "birth_date", "mother_name", "register_no")


def duplicate_words(found: Duplicate, texts: Texts) -> tuple[str, str]:
    """(who it may be, what they have in common) in words."""
    title = texts.t("Possibly the same person: {name}, {number}", name=found.name, number=found.register_no)
    if found.left_on is not None:
        title += " — " + texts.t("left {day}", day=texts.date(found.left_on))
    else:
        title += " — " + texts.t("in the programme now")
    return title, texts.t("In common: {reasons}.", reasons=", ".join(reason.words(texts) for reason in found.reasons))


@attrs.frozen
class Line:
    """What is compared: its name, what was typed, what is known; `same` where both say one thing."""

    name: str
    typed: str
    known: str
    same: bool


def lines_of(draft: IntakeDraft, known: Duplicate, texts: Texts) -> tuple[Line, ...]:
    """Everything that can be compared, in order."""
    t = texts.t
    name, born, mother, number = (t(FIELD_NAMES[field]) for field in _COMPARED)

    def line(words: str, typed: str, there: str) -> Line:
        same = bool(typed.strip()) and fold(typed) == fold(there)
        return Line(words, typed.strip() or _NOTHING, there.strip() or _NOTHING, same)

    birth = texts.date_long(draft.birth_date) if draft.birth_date is not None else ""
    until = texts.date(known.left_on) if known.left_on is not None else t("here now")
    return (
        line(name, draft.name, known.name),
        line(born, birth, texts.date_long(known.birth_date)),
        line(mother, draft.mother_name, known.mother_name),
        line(number, draft.register_no, known.register_no),
        Line(t("In the programme"), _NOTHING, f"{texts.date(known.admitted_on)} – {until}", same=False),
        Line(t("Resident number"), _NOTHING, known.tc_no, same=False),
    )


class CompareDialog(Overlay):
    """Asks whether two are one. `another`: they are not; `joined`: they are, and the earlier stay is to be joined;
    `opened`: the known person's file is to be opened."""

    another = Signal()
    joined = Signal()
    opened = Signal()

    def __init__(self, host: QWidget, theme: Theme, texts: Texts, draft: IntakeDraft, known: Duplicate) -> None:
        super().__init__(host, theme, 740)
        t = texts.t
        self.setAccessibleName(t("Is this the same person?"))
        self.content.addWidget(Label(self.accessibleName(), "heading"))
        self.content.addWidget(Label(duplicate_words(known, texts)[1], "body", "ink2", wrap=True))
        self.content.addLayout(self._grid(texts, lines_of(draft, known, texts)))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.close_button = Button(theme, t("Close"), keys=("Esc",), clicked=self.cancel)
        row.addWidget(Button(theme, t("Open the file"), "ghost", icon="open", clicked=self._on_opened))
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(Button(theme, t("Not the same person"), clicked=self._on_another))
        if not known.is_here:
            row.addWidget(Button(theme, t("Same person, join"), "primary", clicked=self._on_joined))
        self.content.addSpacing(4)
        self.content.addLayout(row)

    def _grid(self, texts: Texts, lines: tuple[Line, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        for column, stretch in ((0, 2), (1, 3), (2, 3)):
            grid.setColumnStretch(column, stretch)
        grid.addWidget(Label(texts.t("Typed here"), "caption", "ink3", 600), 0, 1)
        grid.addWidget(Label(texts.t("Already known"), "caption", "ink3", 600), 0, 2)
        grid.addWidget(Rule(), 1, 0, 1, 4)
        for place, line in enumerate(lines, start=2):
            grid.addWidget(Label(line.name, "small", "ink2"), place, 0)
            weight = 600 if line.same else 0
            grid.addWidget(Label(line.typed, "body", "ink", weight, wrap=True), place, 1)
            grid.addWidget(Label(line.known, "body", "ink", weight, wrap=True), place, 2)
            if line.same:
                mark = IconMark(self.theme, "check", "warn")
                mark.setAccessibleName(texts.t("the same"))
                mark.setToolTip(texts.t("the same"))
                grid.addWidget(mark, place, 3)
        return grid

    def first_focus(self) -> QWidget | None:
        """The safe button."""
        return self.close_button

    def _on_another(self) -> None:
        self.finish()
        self.another.emit()

    def _on_joined(self) -> None:
        self.finish()
        self.joined.emit()

    def _on_opened(self) -> None:
        self.finish()
        self.opened.emit()


class KnownBanner(Banner):
    """Says who may be the same person. `another` gives the number of somebody said to be another, `joined` of somebody
    whose earlier stay is to be joined; `opened` of somebody whose file is to be opened."""

    another = Signal(int)
    joined = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, texts: Texts, draft: Callable[[], IntakeDraft]) -> None:
        actions = (
            Button(theme, texts.t("Compare"), keys=("Alt", "B"), clicked=self.compare),
            Button(theme, texts.t("Not the same person"), "ghost", clicked=self.say_another),
        )
        super().__init__(theme, "", tone="warn", icon="duplicate", actions=actions)
        self._desk_theme, self._texts, self._draft = theme, texts, draft
        self.person: Duplicate | None = None
        self.hide()

    def show_known(self, found: Duplicate | None, *, is_joined: bool = False) -> None:
        """Name the likeliest person, or go; `is_joined` when the earlier stay will be joined to this one."""
        t = self._texts.t
        self.person = found
        if found is not None:
            title, common = duplicate_words(found, self._texts)
            if is_joined:
                name, number = found.name, found.register_no
                self.say(t("The earlier stay will be joined: {name}, {number}", name=name, number=number), common)
            elif found.is_here:
                self.say(title, common + " " + t("Nobody is admitted twice at a time."), "warn")
            else:
                told = t("The earlier stay can be joined, so that nobody counts twice.")
                self.say(title, f"{common} {told}", "warn")
        self.setVisible(found is not None)

    def say_another(self) -> None:
        """They are two people."""
        if self.person is not None:
            self.another.emit(self.person.resident_id)

    def compare(self) -> None:
        """Show both side by side."""
        known = self.person
        if known is None:
            return
        dialog = CompareDialog(self.window(), self._desk_theme, self._texts, self._draft(), known)
        dialog.another.connect(self.say_another)
        dialog.joined.connect(lambda: self.joined.emit(known.resident_id))
        dialog.opened.connect(lambda: self.opened.emit(known.resident_id))
        dialog.appear()
