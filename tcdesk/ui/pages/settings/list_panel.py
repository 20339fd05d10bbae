"""One list of the facility: a table, and beside it the row in hand as a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Invalid, Refusal
from tcdesk.ui.ask import Question
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.kit.table import RecordTable
from tcdesk.ui.kit.table_view import MEDIUM, TableView
from tcdesk.ui.pages.settings.list_spec import ListSpec, Lookups
from tcdesk.ui.pages.settings.panel import Panel, closed_words
from tcdesk.ui.pages.settings.row_form import RowForm
from tcdesk.ui.pages.settings.undoing import undo_of_removal, undo_of_save

_FORM_WIDTH = 348
_FORM_SHARE = 0.44
"""The form never takes more of the width than this."""


class ListPanel(Panel):
    """Shows `spec`. Ins adds, Del removes after a question, Enter goes to the form, Ctrl S saves, Esc goes back."""

    def __init__(self, context: Context, spec: ListSpec[Any]) -> None:  # a list of any records
        super().__init__(context)
        self.spec = spec
        self.may_edit = context.can(spec.action)
        self._rows = spec.rows(context.services)
        self._lookups: Lookups = spec.lookups(context.services, context.texts)
        self.model: RecordTable[Any] = RecordTable(spec.columns(self._lookups), context.texts, identity=spec.key)
        self.table = TableView(context.theme, self.model, MEDIUM)
        self.table.setAccessibleName(self.t(spec.title))
        self.form = RowForm(context, spec, may_edit=self.may_edit)
        self._build()
        self._connect()

    def _build(self) -> None:
        t, theme, spec = self.t, self.context.theme, self.spec
        self.card = Card(t(spec.title), " ")
        self.add = Button(theme, t("Add"), icon="add", keys=("Ins",), size="small", clicked=self.start_new)
        self.extra: Button | None = None
        if self.may_edit:
            if spec.extra is not None:
                words, icon = t(spec.extra.words), spec.extra.icon
                self.extra = Button(theme, words, "link", icon=icon, size="small", clicked=self._on_extra)
                self.card.add_to_heading(self.extra)
            self.card.add_to_heading(self.add)
        first = Button(theme, t("Add"), "primary", icon="add", clicked=self.start_new)
        self.empty = EmptyState(theme, t(spec.title), t(spec.about), (first,) if self.may_edit else ())
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self.empty, 1)
        if not self.may_edit:
            self.card.body.addWidget(Label(closed_words(spec.action, self.context.texts), "caption", "ink3", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.card, 1)
        row.addWidget(self.form)

    def _connect(self) -> None:
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(self._on_opened)
        self.form.save_asked.connect(self.save)
        self.form.remove_asked.connect(self.ask_to_remove)
        self.form.back_asked.connect(self._on_back)
        self.form.changed.connect(self.stepped)
        if self.may_edit:
            t = self.t
            command(self, t("Add"), self.start_new, keys="Ins", icon="add")
            command(self.table, t("Remove"), self.ask_to_remove, keys="Del", icon="delete")

    # ---- reading
    def refresh(self) -> None:
        """Read the list anew; the row in hand stays, and so does what was typed into it."""
        services, texts = self.context.services, self.context.texts
        lookups = self.spec.lookups(services, texts)
        records = self._rows.all()
        if lookups != self._lookups:
            self._lookups = lookups
            self.model.columns = tuple(self.spec.columns(lookups))
        with QSignalBlocker(self.table):
            self.model.set_records(records)
        self.card.note.setText(texts.number(len(records)))
        self.table.setVisible(bool(records))
        self.empty.setVisible(not records)
        self.form.take_lookups(lookups)
        if not self.form.restore_kept(records):
            self._show_again()
        self.stepped.emit()

    def _show_again(self) -> None:
        if self.form.dirty:
            return
        record = self.table.current()
        if record is None and self.model.rowCount() and not self.form.is_new:
            with QSignalBlocker(self.table):
                self.table.select_row(0)
            record = self.table.current()
        if record is not None:
            self.form.show_record(record)
        elif not self.form.is_new:
            self.form.show_nothing()

    # ---- going from row to row
    def _on_selected(self, record: object) -> None:
        if record is None or record == self.form.record:
            return
        if not self.form.dirty:
            self.form.show_record(record)
            return
        key = self.spec.key(record)
        self._back_to_row()

        def go_on() -> None:
            self.form.let_go()
            self.table.select(key)
            self.form.show_record(self.table.current())

        self._ask_to_drop(go_on)

    def _back_to_row(self) -> None:
        with QSignalBlocker(self.table):
            if self.form.record is not None:
                self.table.select(self.spec.key(self.form.record))
            else:
                self.table.clearSelection()
                self.table.setCurrentIndex(self.model.index(-1, -1))

    def _ask_to_drop(self, then: Callable[[], object]) -> None:
        question = Question(
            title=self.t("Leave without saving {name}?", name=self.form.words),
            text=self.t("What you typed into this row is lost. All other rows stay as they are."),
            yes=self.t("Leave without saving"),
            no=self.t("Keep on typing"),
            danger=True,
            icon="warning",
        )
        self.context.ask.confirm(question, then)

    def _on_opened(self) -> None:
        self.form.go_to_first()

    def take_up(self, wanted: object) -> None:
        """Show the row of this key in hand, or begin a new one with these values."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(wanted, Mapping):
            self.start_new({str(name): value for name, value in wanted.items()})
        else:
            self.table.select(wanted)

    def _on_back(self) -> None:
        if self.form.is_new and not self.form.dirty:
            self.form.let_go()
            self._show_again()
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- deeds
    def start_new(self, values: Mapping[str, object] | None = None) -> None:
        """Begin a new row, with some values in it already."""
        if not self.may_edit:
            return

        def begin() -> None:
            self.form.let_go()
            self.form.show_new(values or {})
            self._back_to_row()
            self.form.go_to_first()
            self.stepped.emit()

        if self.form.dirty:
            self._ask_to_drop(begin)
        else:
            begin()

    def save(self) -> None:
        """Save the row in hand; what is wrong is shown under its fields."""
        if not self.form.can_save or not self.form.check():
            return
        old = self.form.record
        record = self.form.made()
        try:
            key, changes = self._rows.save(record)
        except Invalid as refusal:
            self.form.show_refusal(refusal)
            return
        except Refusal as refusal:
            self.context.errors.refused.emit(refusal)
            self.context.notices.unsaved()
            return
        words = self.t("{name} saved", name=self.spec.name(record, self.context.texts, self._lookups))
        undo = undo_of_save(self._rows, self.spec, old, key, self._after_undo)
        self._settle(key)
        self.told(changes, words, undo=undo)

    def _settle(self, key: object) -> None:
        """Show the list with the row of `key` in hand."""
        self.form.let_go()
        self.refresh()
        with QSignalBlocker(self.table):
            self.table.select(key)
        self._show_again()
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_undo(self, changes: Changes, key: object) -> None:
        self.changed_records.emit(changes)
        self._settle(key)

    def ask_to_remove(self) -> None:
        """Ask, and take the row in hand out of the list."""
        record = self.form.record
        if not self.may_edit or record is None:
            return
        spec, t = self.spec, self.t
        name = spec.name(record, self.context.texts, self._lookups)
        text = t("What was recorded with it stays as it is. You can take this back right after.")
        if spec.remove_text is not None:
            text = t(spec.remove_text)
        elif spec.again is None:
            text = t("What was recorded with it stays as it is.")
        question = Question(
            title=t("Remove {name}?", name=name) if spec.remove_words is None else t(spec.remove_words, name=name),
            text=text,
            yes=t("Remove"),
            danger=True,
            icon="delete",
        )
        self.context.ask.confirm(question, lambda: self._remove(record, name))

    def _remove(self, record: object, name: str) -> None:
        with self.context.errors.guard():
            changes = self._rows.remove(self.spec.key(record))
            undo = undo_of_removal(self._rows, self.spec, record, self._after_undo)
            self.form.let_go()
            self.form.show_nothing()
            self.refresh()
            if self.table.isVisible():
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told(changes, self.t("{name} removed", name=name), undo=undo)

    def _on_extra(self) -> None:
        extra = self.spec.extra
        if extra is None:
            return
        with self.context.errors.guard():
            words, changes = extra.run(self.context.services, self.context.today(), self.context.texts)
            self.refresh()
            self.told(changes, words)

    # ---- as the page knows it
    def keep(self) -> None:
        """Keep a row that was not saved as a draft."""
        self.form.keep()

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.table if self.model.rowCount() else self.empty.findChild(Button)

    def areas(self) -> tuple[QWidget, ...]:
        """Table and form."""
        return (self.card, self.form)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of table and form."""
        t = self.t
        in_form = self.form.isAncestorOf(self.window().focusWidget() or self.table)
        if not self.may_edit:
            return (Hint(("↑↓",), t("choose")),)
        if in_form:
            return (
                Hint(("Ctrl", "S"), t("save")),
                Hint(("Enter",), t("next field")),
                Hint(("F8",), t("next error")),
                Hint(("Esc",), t("back to the list")),
            )
        add, remove = Hint(("Ins",), t("add")), Hint(("Del",), t("remove"))
        return (Hint(("↑↓",), t("choose")), Hint(("Enter",), t("edit")), add, remove)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form its share."""
        super().resizeEvent(event)
        wanted = self.context.theme.px(_FORM_WIDTH)
        self.form.setFixedWidth(min(wanted, round(self.width() * _FORM_SHARE)))
