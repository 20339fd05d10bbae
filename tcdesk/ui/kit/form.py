"""A form: declared fields in a grid that follows the window, read, loaded, checked and kept as a draft."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Invalid, Refusal
from tcdesk.i18n import Texts
from tcdesk.ui.breakpoint import Breakpoint, Room
from tcdesk.ui.commands import command
from tcdesk.ui.kit.choice import CheckField, choice_field
from tcdesk.ui.kit.date_field import DateField
from tcdesk.ui.kit.duration_field import DurationField
from tcdesk.ui.kit.field import Field, FieldSpec, Kind, Raw
from tcdesk.ui.kit.fields import MoneyField, NotesField, NumberField, TextField, TimeField, WholeField
from tcdesk.ui.kit.password_field import PasswordField
from tcdesk.ui.kit.tags import TagsField
from tcdesk.ui.theme import Theme

IDLE_MS = 2000
"""How long after the last change `Form.idle` fires."""

_COLUMN_GAP, _ROW_GAP = 14, 8
_HALVES = 2
_KINDS: Mapping[Kind, Callable[[Theme, Texts, FieldSpec], Field]] = {
    Kind.TEXT: TextField,
    Kind.NOTES: NotesField,
    Kind.WHOLE: WholeField,
    Kind.NUMBER: NumberField,
    Kind.MONEY: MoneyField,
    Kind.TIME: TimeField,
    Kind.DURATION: DurationField,
    Kind.CHOICE: choice_field,
    Kind.TAGS: TagsField,
    Kind.CHECK: CheckField,
    Kind.PASSWORD: PasswordField,
}


def make_field(theme: Theme, texts: Texts, spec: FieldSpec, today: Callable[[], date]) -> Field:
    """The field a declaration asks for, for use outside a form."""
    if spec.kind is Kind.DATE:
        return DateField(theme, texts, spec, today)
    return _KINDS[spec.kind](theme, texts, spec)


class Form(QWidget):
    """Fields by declaration, in at most `columns` columns (two below 1340 px of window, one below 1180).

    Enter goes to the next field (`ended` fires after the last), F8 to the next error, Alt Enter takes a suggestion.
    `changed` fires at every change by a person; `idle` two seconds after the last one, or as soon as a changed field is
    left: the moment to keep `raw()` as a draft.
    """

    changed = Signal()
    idle = Signal()
    ended = Signal()

    def __init__(
        self,
        theme: Theme,
        texts: Texts,
        specs: Sequence[FieldSpec],
        today: Callable[[], date],
        *,
        breakpoint: Breakpoint | None = None,  # noqa: A002 - the word of the house for the window's room
        columns: int = 3,
    ) -> None:
        super().__init__()
        self._breakpoint, self._columns = breakpoint, columns
        self.fields: dict[str, Field] = {}
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.idle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_COLUMN_GAP)
        self._grid.setVerticalSpacing(_ROW_GAP)
        column.addLayout(self._grid)
        column.addStretch(1)
        for spec in specs:
            field = make_field(theme, texts, spec, today)
            field.changed.connect(self._on_changed)
            field.left.connect(self._on_left)
            field.next_asked.connect(self._on_next_asked)
            self.fields[spec.name] = field
        self._clean = self.raw()
        self._arrange()
        if breakpoint is not None:
            breakpoint.changed.connect(self._arrange)
        command(self, texts.t("Next error"), self.go_to_problem, keys="F8", hint=texts.t("next error"))
        for keys in ("Alt+Return", "Alt+Enter"):
            command(self, texts.t("Take the suggestion"), self.take_suggestion, keys=keys)

    # ---- arrangement ----
    @property
    def shown_columns(self) -> int:
        """How many columns there are now."""
        if self._breakpoint is None or self._breakpoint.room >= Room.L:
            return self._columns
        return min(self._columns, 2 if self._breakpoint.room >= Room.M else 1)

    def _arrange(self) -> None:
        units = self.shown_columns * _HALVES
        for index in range(self._columns * _HALVES):
            self._grid.setColumnStretch(index, 1 if index < units else 0)
        row = at = 0
        before: Field | None = None
        for field in self.fields.values():
            width = min(max(round(field.spec.span * _HALVES), 1), units)
            if at + width > units:
                row, at = row + 1, 0
            self._grid.removeWidget(field)
            self._grid.addWidget(field, row, at, 1, width)
            at += width
            if before is not None:
                QWidget.setTabOrder(before.parts[-1], field.parts[0])
            for part, following in itertools.pairwise(field.parts):
                QWidget.setTabOrder(part, following)
            before = field

    # ---- content ----
    def __getitem__(self, name: str) -> Field:
        """The field of this name; raises KeyError when there is none."""
        return self.fields[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the fields. Without it Qt counts through `__getitem__` from 0 and leaves an error."""
        return iter(self.fields)

    def read(self) -> dict[str, object]:
        """The value of every field by name: None where it is empty or cannot be read (`check` says which)."""
        return {name: field.value() for name, field in self.fields.items()}

    def load(self, values: Mapping[str, object]) -> None:
        """Show `values` (a field that is not named is emptied) and forget problems; the form is clean after it."""
        self._idle.stop()
        for name, field in self.fields.items():
            field.show_problem(None)
            field.load(values.get(name))
        self.mark_clean()

    def raw(self) -> dict[str, Raw]:
        """What stands in every field that is not empty, as it was typed: the draft."""
        return {name: raw for name, field in self.fields.items() if (raw := field.raw())}

    def restore(self, raw: Mapping[str, object]) -> None:
        """Put a draft back. Fields it does not name are emptied; what no field of ours wrote is passed over."""
        for name, field in self.fields.items():
            kept = raw.get(name)
            field.show_problem(None)
            field.load(None)
            if isinstance(kept, str):
                field.restore(kept)
            elif isinstance(kept, list | tuple):
                field.restore([str(part) for part in kept])

    @property
    def dirty(self) -> bool:
        """Whether something else stands in the form than when it was last loaded or marked clean."""
        return self.raw() != self._clean

    def mark_clean(self) -> None:
        """Take what stands there as saved."""
        self._clean = self.raw()

    # ---- problems ----
    def check(self) -> tuple[Problem, ...]:
        """Look at every field, show what is wrong, and give that in order (no warnings)."""
        return tuple(problem for field in self.fields.values() if (problem := field.check()) is not None)

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Show problems under their fields, those of before taken away; gives those that belong to no field here.

        Of several problems of one field the first error is shown, or else the first warning.
        """
        by_field: dict[str, Problem] = {}
        homeless: list[Problem] = []
        for problem in problems:
            if problem.field not in self.fields:
                homeless.append(problem)
            elif problem.field not in by_field or (by_field[problem.field].warning and not problem.warning):
                by_field[problem.field] = problem
        for name, field in self.fields.items():
            field.show_problem(by_field.get(name))
        return tuple(homeless)

    def take(self, refusal: Refusal) -> bool:
        """Show a refusal under the fields it is about and go there; False where it is not about these fields alone."""
        if not isinstance(refusal, Invalid) or self.show_problems(refusal.problems):
            return False
        self.go_to_problem()
        return True

    def problems(self) -> tuple[Problem, ...]:
        """The errors that are shown now, in order."""
        shown = (field.problem for field in self.fields.values())
        return tuple(problem for problem in shown if problem is not None and not problem.warning)

    def go_to_problem(self) -> bool:
        """Go to the next field with an error after the one in hand, from the first again after the last."""
        fields = list(self.fields.values())
        at = next((i for i, field in enumerate(fields) if field is self.current()), -1)
        for field in [*fields[at + 1 :], *fields[: at + 1]]:
            if field.problem is not None and not field.problem.warning:
                self.go_to(field)
                return True
        return False

    def take_suggestion(self) -> bool:
        """Put the suggestion of the field in hand into it; False when there is none."""
        field = self.current()
        return field is not None and field.take_suggestion()

    def lock(self, reason: str) -> None:
        """Let nobody change any field and say who may; "" opens those again that are not locked by declaration."""
        for field in self.fields.values():
            if field.spec.locked_for is None:
                field.lock(reason)

    # ---- going through ----
    def current(self) -> Field | None:
        """The field that has the focus."""
        focus = QApplication.focusWidget()
        return next((field for field in self.fields.values() if focus and field.isAncestorOf(focus)), None)

    def go_to(self, field: Field) -> None:
        """Give `field` the focus and scroll to it."""
        field.control.setFocus(Qt.FocusReason.TabFocusReason)
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(field)

    def go_to_first(self) -> None:
        """Go to the first empty required field, or the first one that may be changed."""
        open_fields = [field for field in self.fields.values() if not field.locked]
        wanted = [field for field in open_fields if field.spec.required and field.empty()]
        for field in [*wanted, *open_fields][:1]:
            self.go_to(field)

    def _on_next_asked(self) -> None:
        fields = list(self.fields.values())
        sender = self.sender()
        at = next(place for place, field in enumerate(fields) if field is sender)
        following = next((field for field in fields[at + 1 :] if not field.locked), None)
        if following is not None:
            self.go_to(following)
        else:
            fields[at].settle()
            self.ended.emit()

    def _on_changed(self) -> None:
        self._idle.start()
        self.changed.emit()

    def _on_left(self) -> None:
        if self._idle.isActive():
            self._idle.stop()
            self.idle.emit()
