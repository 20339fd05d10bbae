"""The seven sections of the form as sheets, one shown at a time, and the way of Enter through the minimum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from tcdesk.domain.intake import IntakeDraft, Section, SectionMark, SectionState, missing_minimum
from tcdesk.domain.problem import Problem
from tcdesk.ui.context import Context
from tcdesk.ui.kit.field import Field
from tcdesk.ui.pages.intake.fields import MINIMUM, Declared
from tcdesk.ui.pages.intake.reading import field_of
from tcdesk.ui.pages.intake.sheet import Sheet


class Sheets(QStackedWidget):
    """A sheet for each section. `moved` says that another section is shown; the rest is that of the forms in them."""

    changed = Signal()
    idle = Signal()
    left = Signal()
    moved = Signal()

    def __init__(self, context: Context, declared: Declared, draft: Callable[[], IntakeDraft]) -> None:
        super().__init__()
        self._draft = draft
        self.sheets = {section: Sheet(context, section, declared.of(section), self.step) for section in Section}
        self.fields: dict[str, Field] = {}
        self._section_of: dict[str, Section] = {}
        for section, sheet in self.sheets.items():
            self.addWidget(sheet)
            sheet.problem_wanted.connect(self.go_to_problem)
            sheet.ended.connect(self._on_ended)
            for form in sheet.forms:
                form.changed.connect(self.changed)
                form.idle.connect(self.idle)
                self.fields |= form.fields
                self._section_of |= dict.fromkeys(form.fields, section)
        for name, field in self.fields.items():
            field.left.connect(self.left)
            if name in MINIMUM:
                field.next_asked.connect(self._on_next_asked)

    # ---- going through ----
    @property
    def section(self) -> Section:
        """The section that is shown."""
        return list(Section)[self.currentIndex()]

    def _show(self, section: Section) -> None:
        if section is not self.section:
            self.setCurrentIndex(list(Section).index(section))
            self.moved.emit()

    def show_section(self, section: Section) -> None:
        """Show a section; the focus goes to its first empty required field, or its first."""
        self._show(section)
        self.sheets[section].go_to_first()

    def step(self, steps: int) -> None:
        """Go to the section so many steps on, as far as there is one."""
        place = self.currentIndex() + steps
        if 0 <= place < len(Section):
            self.show_section(list(Section)[place])

    def go_to(self, name: str) -> None:
        """Show the section of a field and give it the focus."""
        section = self._section_of[name]
        self._show(section)
        self.sheets[section].go_to(self.fields[name])

    def current(self) -> Field | None:
        """The field that has the focus."""
        focus = QApplication.focusWidget()
        return next((field for field in self.fields.values() if focus and field.isAncestorOf(focus)), None)

    def first_missing(self) -> str | None:
        """The first field of the minimum in which nothing stands."""
        return next((name for name in MINIMUM if self.fields[name].empty()), None)

    def _on_next_asked(self) -> None:
        """Enter in a field of the minimum goes to the next one that is empty, whatever section it stands in."""
        lacking = missing_minimum(self._draft())
        following = next((name for name in MINIMUM if name in lacking and self.fields[name].empty()), None)
        if following is not None and self.fields[following] is not self.sender():
            self.go_to(following)

    def _on_ended(self) -> None:
        self.step(1)

    # ---- content ----
    def read(self) -> dict[str, object]:
        """The value of every field: None where it is empty or cannot be read."""
        return {name: field.value() for name, field in self.fields.items()}

    def raw(self) -> dict[str, object]:
        """What stands in every field that is not empty, as it was typed."""
        return {name: raw for name, field in self.fields.items() if (raw := field.raw())}

    def restore(self, raw: Mapping[str, object]) -> None:
        """Put a draft back."""
        for sheet in self.sheets.values():
            for form in sheet.forms:
                form.restore(raw)

    # ---- problems ----
    def show_problems(self, problems: Iterable[Problem], *, insist: bool) -> None:
        """Show problems at their fields, also what the fields cannot read themselves.

        Without `insist` nobody is told yet that an empty field of the minimum is missing, and a field in hand keeps
        its peace until it is left.
        """
        hand = None if insist else self.current()
        placed: dict[str, Problem] = {}
        unread = (
            attrs.evolve(found, field=name)
            for name, field in self.fields.items()
            if not field.empty() and isinstance(found := field.parse(), Problem)
        )
        for problem in (*unread, *(attrs.evolve(one, field=field_of(one.field)) for one in problems)):
            field = self.fields.get(problem.field)
            if field is None or (problem.field in MINIMUM and field.empty() and not insist):
                continue
            if field is hand and field.problem is None:
                continue
            before = placed.get(problem.field)
            if before is None or (before.warning and not problem.warning):
                placed[problem.field] = problem
        for sheet in self.sheets.values():
            sheet.show_problems([problem for problem in placed.values() if problem.field in sheet.names])

    def confirm(self, name: str, words: str) -> None:
        """Say that what stands in a field is good, unless it is empty, wrong, or still in hand."""
        field = self.fields[name]
        if field.problem is None and field.value() is not None and field is not self.current():
            field.confirm(words)

    def states(self, states: tuple[SectionState, ...]) -> tuple[SectionState, ...]:
        """`states` with the errors that are shown now: what cannot be read is in no draft and counts all the same."""
        counts = {section: len(sheet.problems()) for section, sheet in self.sheets.items()}
        return tuple(
            attrs.evolve(state, problems=count, mark=SectionMark.ERROR if count else state.mark)
            for state in states
            if (count := counts[state.section]) >= 0
        )

    def wrong(self) -> list[str]:
        """The fields with an error that is shown now, in order."""
        shown = ((name, field.problem) for name, field in self.fields.items())
        return [name for name, problem in shown if problem is not None and not problem.warning]

    def go_to_problem(self) -> bool:
        """Go to the next field with an error after the one in hand, in this section or another; False: there is none.

        Before that everything that was typed is looked at, also in the field in hand.
        """
        hand = self.current()
        if hand is not None:
            hand.settle()
        names = list(self.fields)
        at = next((place for place, name in enumerate(names) if self.fields[name] is hand), -1)
        if hand is None:
            at = next((p for p, name in enumerate(names) if self._section_of[name] is self.section), 0) - 1
        wrong = self.wrong()
        following = next((name for name in [*names[at + 1 :], *names[: at + 1]] if name in wrong), None)
        if following is not None:
            self.go_to(following)
        return following is not None

    def go_to_first_problem(self) -> None:
        """Go to the first field with an error, in the order of the sections."""
        for name in self.wrong()[:1]:
            self.go_to(name)
