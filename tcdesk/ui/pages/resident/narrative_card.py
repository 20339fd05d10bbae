"""Says how the counselor's narrative stands, and has the button to write it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tcdesk.domain.views.narratives import NarrativeState
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label


class NarrativeCard(Card):
    """`asked` fires when somebody wants to write."""

    asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._said = Label("", "small", "ink2", wrap=True)
        self.button = Button(context.theme, "", "soft", icon="note", keys=("Ctrl", "E"), clicked=self.asked.emit)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(context.texts.t("Counselor's narrative"), "heading"))
        words.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)

    @property
    def words(self) -> str:
        """What it says."""
        return self._said.text()

    def show_state(self, state: NarrativeState, drafted: datetime | None) -> None:
        """Show how it stands; `drafted` is when this person's draft was kept (local time), None without one."""
        t = self._context.texts.t
        told = [self._told(state), t(state.reason) if state.reason else ""]
        if drafted is not None and not state.reason:
            texts = self._context.texts
            told.append(t("Your draft of {day} {time} waits.", day=texts.day(drafted.date()), time=texts.time(drafted)))
        self._said.setText(" ".join(part for part in told if part))
        if drafted is not None:
            self.button.set_words(t("Go on writing"))
        else:
            self.button.set_words(t("Write the narrative") if state.current is None else t("Correct the narrative"))
        self.button.set_reason(t(state.reason) if state.reason else "")

    def _told(self, state: NarrativeState) -> str:
        texts, t = self._context.texts, self._context.texts.t
        if state.newest is None:
            return t("Not written yet. Without it no report can be made final.")
        values = {"day": texts.date(state.newest.as_of), "writer": state.writer, "number": state.number}
        if state.number:
            return t("That of {day} by {writer} stands in final report {number}.", **values)
        if state.is_old:
            return t("The last one is of {day} by {writer}.", **values)
        return t("Written {day} by {writer}; it stands in the next report.", **values)
