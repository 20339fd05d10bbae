"""Writes a note, or another wording of one; what was typed is kept as a draft."""

from __future__ import annotations

import attrs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from tcdesk.domain.care import NOTE_NAMES, Note, NoteKind
from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.segmented import Segmented
from tcdesk.ui.pages.resident.templates import FORMATS, FREE, with_skeleton

FORM = "note"
_LINES, _FEW_LINES, _LONGEST = 11, 5, 20_000


class Composer(Card):
    """`saved` gives the number of the note and what changed, `left` fires when it is put away."""

    saved = Signal(int, object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.texts.t("New note"), " ", note_right=True)
        self._context = context
        self._resident_id, self._note = 0, None
        self._medical_only = context.can(Action.MEDICAL_WRITE) and not context.can(Action.CARE_WRITE)
        texts, t = context.texts, context.texts.t
        lines = _FEW_LINES if context.breakpoint.tight else _LINES
        kinds = [kind for kind in NoteKind if (kind is NoteKind.MEDICAL) == self._medical_only]
        options = tuple(Option(kind.value, texts.t(NOTE_NAMES[kind])) for kind in kinds)
        specs = (
            FieldSpec(name="kind", label=N_("Kind"), kind=Kind.CHOICE, options=options, required=True),
            FieldSpec(name="title", label=N_("Title"), help=N_("may stay empty")),
            FieldSpec(
                name="body", label=N_("Note"), kind=Kind.NOTES, span=2, required=True, lines=lines, longest=_LONGEST,
                help=N_("Admissions about other offences are not written here."),
            ),
        )  # fmt: skip
        self.form = Form(context.theme, texts, specs, context.today, columns=2)
        self.edit = self.form["body"].findChildren(QPlainTextEdit)[0]
        self.templates = Segmented(context.theme, [t("Free"), *(code.upper() for code in FORMATS[1:])], digits=False)
        self.templates.setAccessibleName(t("Form of the note"))
        self._build()
        self.form.idle.connect(self._on_idle)
        self.templates.chosen.connect(self._on_template)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            command(self, t("Save the note"), self.save, keys=keys)

    def _build(self) -> None:
        theme, t = self._context.theme, self._context.texts.t
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(t("Form of the note"), "small", "ink2", 600))
        row.addWidget(self.templates)
        row.addStretch(1)
        self._readers = Label(t("Only medical staff will read this note."), "small", "ink3")
        self._readers.setVisible(self._medical_only)
        self.cancel_button = Button(theme, t("Put away"), "ghost", keys=("Esc",), clicked=self.put_away)
        self.save_button = Button(theme, t("Save"), "primary", keys=("Ctrl", "Enter"), clicked=self.save)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._readers)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addLayout(foot)
        self.body.addLayout(column)

    @property
    def key(self) -> str:
        """Under which the draft is kept: the resident, and the note that is corrected."""
        return f"{self._resident_id}:{self._note.id}" if self._note is not None else str(self._resident_id)

    # ---- beginning and ending ----
    def begin(self, resident_id: int, note: Note | None = None) -> None:
        """A new note about a resident, or another wording of `note`; a draft of the same is taken up again."""
        self._resident_id, self._note = resident_id, note
        t, kind = self._context.texts.t, self._first_kind()
        self.heading.setText(t("New note") if note is None else t("Correct the note"))
        self.form["kind"].lock("" if note is None else t("stays as it was"))
        if note is None:
            self.form.load({"kind": kind})
        else:
            self.form.load({"kind": note.kind.value, "title": note.title, "body": note.body})
        code = note.format if note is not None and note.format in FORMATS else FREE
        self.templates.set_place(FORMATS.index(code))
        self.note.setText("")
        self._take_up()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _first_kind(self) -> str:
        return (NoteKind.MEDICAL if self._medical_only else NoteKind.COUNSELLING).value

    def _take_up(self) -> None:
        """Go on with a draft, and say from when it is."""
        kept = self._context.services.drafts.kept(FORM, self.key)
        if kept is None:
            return
        self.form.restore(kept.raw)
        code = str(kept.raw.get("format", FREE))
        self.templates.set_place(FORMATS.index(code) if code in FORMATS else 0)
        texts, at = self._context.texts, self._context.local(kept.at)
        self.note.setText(texts.t("draft of {day} {time}", day=texts.day(at.date()), time=texts.time(at)))

    def keep(self) -> None:
        """Keep what was typed as a draft; an empty or unchanged note leaves none."""
        if not self._resident_id:
            return
        drafts, notices = self._context.services.drafts, self._context.notices
        try:
            if self.form.dirty and str(self.form["body"].raw()).strip():
                drafts.keep(FORM, self.key, {**self.form.raw(), "format": FORMATS[self.templates.place]})
                notices.saved(self._context.clock(), draft=True)
            else:
                drafts.drop(FORM, self.key)
        except Refusal:
            notices.unsaved()
            raise

    def _on_idle(self) -> None:
        with self._context.errors.guard():  # the desk may be locked meanwhile; what was typed stays
            self.keep()

    def put_away(self) -> None:
        """Leave the composer; the draft stays."""
        with self._context.errors.guard():
            self.keep()
        self.left.emit()

    # ---- deeds ----
    def _on_template(self, place: int) -> None:
        texts = self._context.texts
        self.edit.setPlainText(with_skeleton(self.edit.toPlainText(), FORMATS[place], texts))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        first = self.edit.document().findBlockByNumber(1)
        cursor = QTextCursor(first) if first.isValid() else self.edit.textCursor()
        self.edit.setTextCursor(cursor)

    def _typed(self) -> Note:
        values = self.form.read()
        return Note(
            resident_id=self._resident_id,
            kind=NoteKind(str(values["kind"] or self._first_kind())),
            format=FORMATS[max(self.templates.place, 0)],
            title=str(values["title"] or ""),
            body=str(values["body"] or ""),
            at=self._context.clock(),
            written_by=self._context.who.uid,
            is_medical=self._medical_only,
        )

    def save(self) -> None:
        """Save the note; a problem is shown under its field, and what was typed stays."""
        if self.form.check():
            self.form.go_to_problem()
            return
        with self._context.errors.guard(self._on_refused):
            number, changes = self._write(self._typed())
            self._context.services.drafts.drop(FORM, self.key)
            self.form.mark_clean()
            self._context.notices.saved(self._context.clock())
            self.saved.emit(number, changes)

    def _write(self, typed: Note) -> tuple[int, Changes]:
        notes = self._context.services.notes
        if self._note is None:
            return notes.add_medical(typed) if self._medical_only else notes.add(typed)
        new = attrs.evolve(self._note, title=typed.title, body=typed.body)
        return new.id, notes.correct_medical(new) if self._note.is_medical else notes.correct(new)

    def _on_refused(self, refusal: Refusal) -> None:
        if not self.form.take(refusal):
            self._context.errors.refused.emit(refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)
