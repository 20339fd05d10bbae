"""Catatan: notes newest first, the chosen one beside them, and the composer in its place while one writes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from tcdesk.domain.care import Note
from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import NoteLine, ResidentFile
from tcdesk.i18n import N_, Texts
from tcdesk.ui import resident_words as words
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.table import Column
from tcdesk.ui.kit.table_view import TALL
from tcdesk.ui.pages.resident.composer import Composer
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.panel import Panel
from tcdesk.ui.pages.resident.reader import Reader

NOT_YOURS = N_(
    "This resident is in the care of another counselor, so no note was begun. "
    "Ask that counselor or the programme manager."
)


class NotesTab(Panel):
    """The list at the left; the reader or the composer at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._file: ResidentFile | None = None
        self._wanted: int | None = None
        self.list = ListCard(
            context.theme, context.texts, self.t("Notes"), self._columns(), self.t("No notes yet."), row_height=TALL
        )
        self.reader = Reader(context)
        self.composer = Composer(context)
        self._side = QStackedWidget()
        self._side.addWidget(self.reader)
        self._side.addWidget(self.composer)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(11)
        row.addWidget(self.list, 1)
        row.addWidget(self._side, 1)
        if context.can(Action.CARE_WRITE) or context.can(Action.MEDICAL_WRITE):
            words_of_new = self.t("New note")
            new = Button(context.theme, words_of_new, "soft", icon="add", size="small", clicked=self.compose)
            self.list.add_to_heading(new)
        self.list.selected.connect(self._on_selected)
        self.list.opened.connect(self._on_opened)
        self.reader.correct_asked.connect(self._on_correct_asked)
        self.composer.saved.connect(self._on_saved)
        self.composer.left.connect(self._show_reader)

    def _columns(self) -> tuple[Column[NoteLine], ...]:
        local = self.context.local

        def told(row: NoteLine, texts: Texts) -> str:
            if row.is_locked:
                return texts.t("For medical staff only")
            return " ".join(row.text.split())

        return (
            Column(
                code="at", title=N_("Date"), width=104, text=lambda r, t: t.date(local(r.at).date()),
                second=lambda r, t: t.time(local(r.at)), key=lambda r: (r.at, r.id),
            ),
            Column(
                code="note", title=N_("Note"), width=180, stretch=True, bold=True, second=told,
                text=lambda r, t: words.note_title(r, t) or t.t("Medical note"),
            ),
            Column(code="writer", title=N_("Writer"), width=150, drop=1, text=lambda r, _t: r.writer),
        )  # fmt: skip

    # ---- loading ----
    def load(self, file: ResidentFile) -> None:
        """Read the notes; a note that is being written stays, unless it is about somebody else."""
        is_other = self._file is None or self._file.row.id != file.row.id
        self._file = file
        if is_other:
            self.list.forget()
            self._side.setCurrentWidget(self.reader)
        notes = self.context.services.notes.of(file.row.id)
        count = self.context.texts.n("{n} note", "{n} notes", len(notes))
        self.list.show_records(notes, count)
        if self._wanted is not None:
            self.list.table.select(self._wanted)
            self._wanted = None
        self._on_selected(self.list.table.current())

    def _on_selected(self, line: object) -> None:
        if not isinstance(line, NoteLine):
            self.reader.show_nothing()
        elif line.is_locked:
            self.reader.show_lock(line, self.t("For medical staff only. Ask them for a summary."))
        elif self._file is not None and self._file.is_summary:
            self.reader.show_lock(line, self.t("Another counselor's resident: only the heads of notes are shown."))
        else:
            with self.context.errors.guard():
                self.reader.show_note(line, self.context.services.histories.note(line.id))

    def settle(self) -> None:
        """Keep the draft."""
        if self.is_composing:
            with self.context.errors.guard():
                self.composer.keep()

    @property
    def is_composing(self) -> bool:
        """Whether the composer is open."""
        return self._side.currentWidget() is self.composer

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the composer while it is open."""
        if not self.is_composing:
            return ()
        return (Hint(("Ctrl", "Enter"), self.t("save")), Hint(("Esc",), self.t("put away")))

    def first_focus(self) -> QWidget | None:
        """The note that is being written, else the newest one."""
        if self.is_composing:
            return self.composer.edit
        return None if self.list.is_empty else self.list.table

    # ---- deeds ----
    def compose(self) -> None:
        """Begin a note about the resident, or go on with the one that is being written."""
        if self._file is None:
            return
        if self._file.is_summary:
            self.context.errors.refused.emit(Denied(NOT_YOURS))
            return
        if self.is_composing:
            self.composer.edit.setFocus()
            return
        self._begin(None)

    def _begin(self, note: Note | None) -> None:
        if self._file is not None:
            self._side.setCurrentWidget(self.composer)
            with self.context.errors.guard():
                self.composer.begin(self._file.row.id, note)
            self.hints_changed.emit()

    def _on_opened(self) -> None:
        if self.reader.note_shown is not None and not self.reader.correct_button.isHidden():
            self._begin(self.reader.note_shown)

    def _on_correct_asked(self, note: Note) -> None:
        self._begin(note)

    def _on_saved(self, number: int, changes: Changes) -> None:
        self._wanted = number
        self._show_reader()
        self.context.notices.done(self.t("Note saved"), self._file.row.name if self._file is not None else "")
        self.context.bus.tell(changes)

    def _show_reader(self) -> None:
        self._side.setCurrentWidget(self.reader)
        (self.first_focus() or self).setFocus()
        self.hints_changed.emit()
