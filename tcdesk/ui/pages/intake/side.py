"""Beside the form: the sections with their marks, and what the minimum still lacks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.intake import (
    FIELD_NAMES,
    MINIMUM,
    SECTION_NAMES,
    IntakeDraft,
    SectionMark,
    SectionState,
    missing_minimum,
)
from tcdesk.domain.intake import Section as Part
from tcdesk.domain.views.intake import IntakeEstimate
from tcdesk.i18n import Texts
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled, Sunken
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.stepper import Mark, Section, SectionCombo, SectionList
from tcdesk.ui.pages.intake.sheet import IconMark

WIDTH = 236
_EDGE, _INSIDE = 12, 13
_MARKS = {
    SectionMark.UNTOUCHED: Mark.UNTOUCHED,
    SectionMark.PART: Mark.PARTLY,
    SectionMark.DONE: Mark.DONE,
    SectionMark.ERROR: Mark.ERROR,
}
_FEW = 1
"""Where so few fields are missing they are named."""


def rows_of(states: tuple[SectionState, ...], texts: Texts) -> tuple[Section, ...]:
    """The sections as the list shows them."""
    return tuple(
        Section(
            code=state.section.value,
            words=texts.t(SECTION_NAMES[state.section]),
            note=_note(state, texts),
            mark=_MARKS[state.mark],
            share=state.filled / state.total if state.total else 0,
        )
        for state in states
    )


def _note(state: SectionState, texts: Texts) -> str:
    if state.problems:
        return texts.n("{n} needs correction", "{n} need correction", state.problems)
    if state.mark is SectionMark.UNTOUCHED:
        return texts.t("required before Entry") if state.section is Part.CONSENT else ""
    missing = [texts.t(FIELD_NAMES[name]).lower() for name in state.missing]
    if 0 < len(missing) <= _FEW:
        return texts.t("lacks {fields}", fields=", ".join(missing))
    return f"{state.filled}/{state.total}"


class Side(QWidget):
    """Sections above, the minimum below; in a narrow window `combo`, the same list in one line, stands in its place.

    `chosen` gives the code of a section, `save_asked` the press of the button.
    """

    chosen = Signal(str)
    save_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme, texts = context.theme, context.texts
        self._theme, self._texts, self._breakpoint = theme, texts, context.breakpoint
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 12)
        column.setSpacing(6)
        column.addWidget(Label(texts.t("Sections"), "small", "ink3", 600))
        self.list = SectionList(theme)
        self.list.chosen.connect(self.chosen)
        self.combo = SectionCombo(theme)
        self.combo.setAccessibleName(texts.t("Sections"))
        self.combo.chosen.connect(self.chosen)
        column.addWidget(Scrolled(self._above()), 1)
        column.addWidget(self._panel())
        self._fit()
        theme.changed.connect(self._fit)
        context.breakpoint.changed.connect(self._fit)

    def _above(self) -> QWidget:
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        inside.addStretch(1)
        return body

    def _panel(self) -> QWidget:
        panel = Sunken()
        panel.setSizePolicy(panel.sizePolicy().horizontalPolicy(), panel.sizePolicy().Policy.Maximum)
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(IconMark(self._theme, "minimum", "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(Label(self._texts.t("Minimum"), "body", "ink", 600), 1)
        panel.body.addLayout(head)
        self.minimum = Label("", "small", "ink2", wrap=True)
        self.minimum.setAlignment(Qt.AlignmentFlag.AlignTop)
        panel.body.addWidget(self.minimum)
        self.save = Button(
            self._theme, self._texts.t("Save and open file"), "soft", size="small", clicked=self.save_asked.emit
        )
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        panel.body.addLayout(row)
        return panel

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))
        self._measure()
        narrow = self._breakpoint.room < Room.M
        for widget, wanted in ((self, not narrow), (self.combo, narrow)):
            if not wanted or widget.parentWidget() is not None:  # shown without a parent it would be a window
                widget.setVisible(wanted)

    def _measure(self) -> None:
        """A label that wraps tells a layout in a layout too late how high it is."""
        width = self.width() - 2 * (_EDGE + _INSIDE)
        self.minimum.setFixedWidth(width)
        self.minimum.setFixedHeight(max(self.minimum.heightForWidth(width), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the hairline towards the form."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.color("line"))

    def choose(self, code: str) -> None:
        """Mark the section that is shown."""
        self.list.choose(code)
        self.combo.choose(code)

    def show_states(self, states: tuple[SectionState, ...], draft: IntakeDraft, estimate: IntakeEstimate) -> None:
        """Show how far every section is and what the minimum lacks."""
        texts = self._texts
        self.list.set_sections(rows_of(states, texts))
        self.combo.set_sections(rows_of(states, texts))
        missing = missing_minimum(draft)
        done = len(MINIMUM) - len(missing)
        words = texts.t("{done} of {all} required fields are filled in.", done=done, all=len(MINIMUM))
        if missing:
            names = ", ".join(texts.t(FIELD_NAMES[name]).lower() for name in missing)
            words += " " + texts.t("Missing: {names}.", names=names)
        else:
            day, days = texts.day(estimate.deadline), estimate.working_days
            words += " " + texts.n(
                "The rest may follow until {day} ({n} working day).",
                "The rest may follow until {day} ({n} working days).",
                days,
                day=day.replace(" ", "\N{NO-BREAK SPACE}"),
            )
        self.minimum.setText(words)
        self._measure()
        self.save.setEnabled(not missing)
        self.save.setToolTip(texts.t("The six required fields come first") if missing else "")
