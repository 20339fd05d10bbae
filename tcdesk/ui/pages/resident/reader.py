"""Reads one note, with every earlier wording below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.care import NOTE_NAMES, Note, NoteKind
from tcdesk.domain.views.histories import OpenNote, Wording
from tcdesk.domain.views.residents import NoteLine
from tcdesk.ui import resident_words as words
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card, Rule, Scrolled
from tcdesk.ui.kit.facts import LockLine
from tcdesk.ui.kit.labels import Label


class Reader(Card):
    """`correct_asked` gives the note somebody wants to correct."""

    correct_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(" ", "")
        self._context = context
        self._open: OpenNote | None = None
        t = context.texts.t
        self.correct_button = Button(context.theme, t("Correct"), size="small", icon="edit", clicked=self._on_correct)
        self.add_to_heading(self.correct_button)
        self._meta = Label("", "small", "ink2", wrap=True)
        self.body.addWidget(self._meta)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self.body.addWidget(Scrolled(holder), 1)
        self.show_nothing()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def show_nothing(self) -> None:
        """There is no note to read."""
        self._open = None
        self._clear()
        self.heading.setText(self._context.texts.t("No note"))
        self._meta.setText("")
        self.correct_button.hide()
        self._column.addStretch(1)

    def show_lock(self, line: NoteLine, why: str) -> None:
        """There is a note, but not for this reader."""
        self.show_nothing()
        self.heading.setText(words.note_title(line, self._context.texts) or self._context.texts.t("Medical note"))
        self._meta.setText(self._moment(line))
        self._column.insertWidget(0, LockLine(self._context.theme, why))

    def show_note(self, line: NoteLine, opened: OpenNote) -> None:
        """Show a note in full."""
        self.show_nothing()
        self._open = opened
        texts, note = self._context.texts, opened.note
        self.heading.setText(words.note_title(line, texts))
        self._meta.setText(self._moment(line))
        self.correct_button.setVisible(opened.may_correct)
        self._column.insertWidget(0, self._text(note.body))
        for place, wording in enumerate(opened.wordings):
            for offset, widget in enumerate(self._wording(wording)):
                self._column.insertWidget(1 + 3 * place + offset, widget)

    def _moment(self, line: NoteLine) -> str:
        texts, at = self._context.texts, self._context.local(line.at)
        kind = texts.t(NOTE_NAMES[NoteKind(line.kind)]) if line.kind else ""
        parts = (f"{texts.date_full(at.date())} {texts.time(at)}", line.writer, kind)
        return " · ".join(part for part in parts if part)

    def _text(self, body: str, tone: str = "") -> Label:
        label = Label(body, "body", tone, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _wording(self, wording: Wording) -> tuple[QWidget, ...]:
        texts, at = self._context.texts, self._context.local(wording.replaced_at)
        when = f"{texts.date(at.date())} {texts.time(at)}"
        told = texts.t("Earlier wording, replaced {when} by {who}", when=when, who=wording.replaced_by)
        return Rule(), Label(told, "caption", "ink3", wrap=True), self._text(wording.body, "ink2")

    @property
    def note_shown(self) -> Note | None:
        """The note that is read in full."""
        return self._open.note if self._open is not None else None

    def _on_correct(self) -> None:
        if self._open is not None:
            self.correct_asked.emit(self._open.note)
