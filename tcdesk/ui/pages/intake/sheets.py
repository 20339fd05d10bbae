"""The seven sections of the form as sheets, one shown at a time, and the way of Enter through the minimum."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.intake import SECTION_NAMES, IntakeDraft, Section, missing_minimum
from tcdesk.domain.problem import Problem
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.field import Field
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.intake.fields import MINIMUM, Declared

ALIASES = {
    "years": "sentence",
    "months": "sentence",
    "days": "sentence",
    "urine": "urine_on",
    "substances": "substance",
}
"""Fields of a draft that stand in the form under another name."""


class Sheets(QStackedWidget):
    """A form for each section. `moved` says which section is shown after Enter or a problem led there."""

    changed = Signal()
    idle = Signal()
    left = Signal()
    moved = Signal(str)

    def __init__(self, context: Context, declared: Declared, draft: Callable[[], IntakeDraft]) -> None:
        super().__init__()
        self._draft = draft
        self.forms: dict[Section, Form] = {}
        self.extras: dict[Section, QVBoxLayout] = {}
        for section in Section:
            form = Form(
                context.theme,
                context.texts,
                declared.of(section),
                context.today,
                breakpoint=context.breakpoint,
            )
            form.changed.connect(self.changed)
            form.idle.connect(self.idle)
            form.ended.connect(self._on_ended)
            for field in form.fields.values():
                field.left.connect(self.left)
                if field.spec.required:
                    field.next_asked.connect(self._on_next_asked)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 12, 0)
            column.setSpacing(8)
            column.addWidget(self._heading(context, section))
            column.addWidget(form)
            self.extras[section] = QVBoxLayout()
            column.addLayout(self.extras[section])
            column.addStretch(1)
            column.addLayout(self._ways(context, section))
            self.forms[section] = form
            self.addWidget(Scrolled(holder))

    @staticmethod
    def _heading(context: Context, section: Section) -> QWidget:
        t = context.texts.t
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Label(t(SECTION_NAMES[section]), "heading"))
        place = list(Section).index(section) + 1
        note = t("{place} of {all} · dates may be typed ddmmyy", place=place, all=len(Section))
        row.addWidget(Label(note, "small", "ink3"), 1)
        return line

    def _ways(self, context: Context, section: Section) -> QHBoxLayout:
        """Buttons to the section before and the one after."""
        t, order = context.texts.t, list(Section)
        place = order.index(section)
        row = QHBoxLayout()
        if place:
            row.addWidget(
                Button(context.theme, t("Previous"), icon="back", keys=("Ctrl", "↑"), clicked=lambda: self.step(-1))
            )
        row.addStretch(1)
        if place + 1 < len(order):
            words = t("Next: {section}", section=t(SECTION_NAMES[order[place + 1]]))
            row.addWidget(Button(context.theme, words, keys=("Ctrl", "↓"), clicked=lambda: self.step(1)))
        return row

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return list(Section)[self.currentIndex()]

    def show_section(self, section: Section) -> None:
        """Show a section; the focus goes to its first empty required field, or its first."""
        self.setCurrentIndex(list(Section).index(section))
        self.forms[section].go_to_first()

    def step(self, steps: int) -> None:
        """Go to the section so many steps on, as far as there is one."""
        place = self.currentIndex() + steps
        if 0 <= place < len(Section):
            self.show_section(list(Section)[place])
            self.moved.emit(self.section)

    def fields(self) -> dict[str, Field]:
        """All fields by name."""
        return {name: field for form in self.forms.values() for name, field in form.fields.items()}

    def read(self) -> dict[str, object]:
        """The value of every field."""
        return {name: value for form in self.forms.values() for name, value in form.read().items()}

    def raw(self) -> dict[str, object]:
        """What stands in every field that is not empty, as it was typed."""
        return {name: raw for form in self.forms.values() for name, raw in form.raw().items()}

    def restore(self, raw: dict[str, object]) -> None:
        """Put a draft back."""
        for form in self.forms.values():
            form.restore(raw)

    def unreadable(self) -> tuple[Problem, ...]:
        """What cannot be read in any field, shown there."""
        return tuple(problem for form in self.forms.values() for problem in form.check() if not problem.warning)

    def show_problems(self, problems: Iterable[Problem], *, only_filled: bool) -> None:
        """Show problems at their fields; with `only_filled` an empty field is not told yet that it is missing."""
        fields = self.fields()
        placed: dict[Section, list[Problem]] = {section: [] for section in Section}
        for problem in problems:
            name = ALIASES.get(problem.field.partition(".")[0], problem.field)
            if name not in fields or (only_filled and not problem.warning and fields[name].empty()):
                continue
            section = next(section for section, form in self.forms.items() if name in form.fields)
            placed[section].append(attrs.evolve(problem, field=name))
        for section, form in self.forms.items():
            unread = [
                attrs.evolve(found, field=name)
                for name, field in form.fields.items()
                if not field.empty() and isinstance(found := field.parse(), Problem)
            ]
            form.show_problems([*unread, *placed[section]])

    def go_to_problem(self) -> bool:
        """Go to the next error: in this section, or in the first other one that has any."""
        order = list(Section)
        at = self.currentIndex()
        for section in [*order[at:], *order[:at]]:
            if self.forms[section].problems():
                if section is not self.section:
                    self.setCurrentIndex(order.index(section))
                    self.moved.emit(section)
                return self.forms[section].go_to_problem()
        return False

    def go_to(self, name: str) -> None:
        """Show the section of a field and give it the focus."""
        section = next(section for section, form in self.forms.items() if name in form.fields)
        self.setCurrentIndex(list(Section).index(section))
        self.moved.emit(section)
        self.forms[section].go_to(self.forms[section][name])

    def _on_next_asked(self) -> None:
        """Enter in a field of the minimum goes to the next one that is empty, whatever section it stands in."""
        fields = self.fields()
        lacking = missing_minimum(self._draft())
        following = next((name for name in MINIMUM if name in lacking and fields[name].empty()), None)
        if following is not None and fields[following] is not self.sender():
            self.go_to(following)

    def _on_ended(self) -> None:
        self.step(1)
