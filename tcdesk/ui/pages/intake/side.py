"""Beside the form: the sections with their marks, and what the minimum still lacks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Sunken
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.stepper import Mark, Section, SectionList
from tcdesk.ui.theme import Theme

WIDTH = 236
_MARKS = {
    SectionMark.UNTOUCHED: Mark.UNTOUCHED,
    SectionMark.PART: Mark.PARTLY,
    SectionMark.DONE: Mark.DONE,
    SectionMark.ERROR: Mark.ERROR,
}


def rows_of(states: tuple[SectionState, ...], texts: Texts) -> tuple[Section, ...]:
    """The sections as the list shows them."""

    def note(state: SectionState) -> str:
        if state.problems:
            return texts.n("{n} needs correction", "{n} need correction", state.problems)
        if state.section is Part.CONSENT and state.mark is SectionMark.UNTOUCHED:
            return texts.t("required before Entry")
        return "" if state.mark is SectionMark.UNTOUCHED else f"{state.filled}/{state.total}"

    return tuple(
        Section(
            code=state.section.value,
            words=texts.t(SECTION_NAMES[state.section]),
            note=note(state),
            mark=_MARKS[state.mark],
            share=state.filled / state.total if state.total else 0,
        )
        for state in states
    )


class Side(QWidget):
    """Sections above, the minimum below. `chosen` gives the code of a section, `save_asked` the button's press."""

    chosen = Signal(str)
    save_asked = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(Label(texts.t("Sections"), "small", "ink3", 600))
        self.list = SectionList(theme)
        self.list.chosen.connect(self.chosen)
        column.addWidget(self.list)
        column.addStretch(1)
        panel = Sunken()
        inside = panel.body
        inside.addWidget(Label(texts.t("Minimum"), "body", "ink", 600))
        self.minimum = Label("", "small", "ink2", wrap=True)
        inside.addWidget(self.minimum)
        self.save = Button(theme, texts.t("Save and open file"), "soft", size="small", clicked=self.save_asked.emit)
        inside.addWidget(self.save)
        column.addWidget(panel)

    def show_states(self, states: tuple[SectionState, ...], draft: IntakeDraft, estimate: IntakeEstimate) -> None:
        """Show how far every section is and what the minimum lacks."""
        texts = self._texts
        self.list.set_sections(rows_of(states, texts))
        missing = missing_minimum(draft)
        done = len(MINIMUM) - len(missing)
        words = texts.t("{done} of {all} required fields are filled in.", done=done, all=len(MINIMUM))
        if missing:
            names = ", ".join(texts.t(FIELD_NAMES[name]).lower() for name in missing)
            words += " " + texts.t("Missing: {names}.", names=names)
        else:
            words += " " + texts.t("The rest may follow until {day}.", day=texts.day(estimate.deadline))
        self.minimum.setText(words)
        self.save.setEnabled(not missing)
