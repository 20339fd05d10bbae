"""The row of a list that is in hand, as a form with its own buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Invalid
from tcdesk.ui.context import Context
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.field import REQUIRED, FieldSpec, Kind
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.settings.list_spec import ListSpec, Lookups
from tcdesk.ui.pages.settings.panel import lock_words
from tcdesk.ui.refusal_words import banner_words

DRAFTS = "settings"


class RowForm(Card):
    """Edits one record of `spec`: `record` is the one that stands in the list, None for a new one or for nothing."""

    save_asked = Signal()
    remove_asked = Signal()
    back_asked = Signal()
    changed = Signal()

    def __init__(self, context: Context, spec: ListSpec[Any], *, may_edit: bool) -> None:  # a record of any list
        super().__init__(" ")
        self._context, self._spec, self._may_edit = context, spec, may_edit
        self.record: Any = None
        self.is_new = False
        self._kept_before = False
        self._lookups: Lookups = {}
        self._specs: tuple[FieldSpec, ...] = ()
        self._banner: Banner | None = None
        t, theme = context.texts.t, context.theme
        self.heading.setWordWrap(True)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._nothing = Label(t("Choose a row to see it here."), "small", "ink3", wrap=True)
        self._column.addWidget(self._nothing)
        self.form = self._make_form()
        self.save = Button(theme, t("Save"), "primary", keys=("Ctrl", "S"), clicked=self.save_asked.emit)
        self.remove = Button(theme, t("Remove"), "danger_outline", icon="delete", clicked=self.remove_asked.emit)
        self.body.addWidget(Scrolled(self._holder), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.save)
        self.body.addLayout(row)
        self.show_nothing()

    def _make_form(self) -> Form:
        context = self._context
        self._specs = self._spec.fields(context.texts, self._lookups)
        form = Form(context.theme, context.texts, self._specs, context.today, columns=1)
        form.ended.connect(self._on_ended)
        form.changed.connect(self._on_changed)
        form.idle.connect(self.keep)
        self._column.addWidget(form, 1)
        return form

    def take_lookups(self, lookups: Lookups) -> None:
        """Offer other answers; the fields are made anew unless something was typed."""
        if lookups == self._lookups or self.dirty:
            return
        self._lookups = lookups
        if self._spec.fields(self._context.texts, lookups) == self._specs:
            return
        before = self.form
        self._column.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.form = self._make_form()
        self._show_state()

    # ---- what is in hand
    @property
    def is_nothing(self) -> bool:
        """Whether no row is in hand."""
        return self.record is None and not self.is_new

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return not self.is_nothing and (self.form.dirty or self._has_password)

    @property
    def _has_password(self) -> bool:
        """Whether a password was typed: a form does not count it, since it goes into no draft."""
        fields = self.form.fields.values()
        return any(field.spec.kind is Kind.PASSWORD and field.value() is not None for field in fields)

    @property
    def can_save(self) -> bool:
        """Whether there is something to save."""
        return self._may_edit and (self.is_new or self.dirty)

    @property
    def words(self) -> str:
        """Which row is in hand."""
        if self.record is not None:
            return self._spec.name(self.record, self._context.texts, self._lookups)
        return self._context.texts.t(self._spec.new)

    def show_record(self, record: object) -> None:
        """Take a row in hand."""
        self.record, self.is_new = record, False
        self.form.load(self._spec.load(record))
        self._show_state()

    def show_new(self, values: Mapping[str, object] | None = None) -> None:
        """Begin a new row, with `values` beside those a new one starts with."""
        self.record, self.is_new = None, True
        self.form.load({**self._spec.start(self._context.today()), **(values or {})})
        self._show_state()

    def show_nothing(self) -> None:
        """Have no row in hand."""
        self.record, self.is_new = None, False
        self.form.load({})
        self._show_state()

    def let_go(self) -> None:
        """Forget what was typed."""
        self.form.mark_clean()
        for field in self.form.fields.values():
            if field.spec.kind is Kind.PASSWORD:
                field.load(None)
        self.is_new = False
        self._drop_kept()

    def _show_state(self) -> None:
        texts = self._context.texts
        self._say(None)
        nothing = self.is_nothing
        self._nothing.setVisible(nothing)
        self.form.setVisible(not nothing)
        self.heading.setText(texts.t(self._spec.title) if nothing else self.words)
        self.save.setVisible(self._may_edit and not nothing)
        self.save.setEnabled(self.can_save)
        self.remove.setVisible(self._may_edit and self.record is not None)
        if not self._may_edit:
            self.form.lock(lock_words(self._spec.action, texts))
            return
        for name in self._spec.fixed:
            self.form[name].lock("" if self.is_new else texts.t("Cannot be changed once it is in use."))

    def _say(self, refusal: Invalid | None) -> None:
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if refusal is not None:
            title, text, tone = banner_words(refusal, self._context.texts)
            self._banner = Banner(self._context.theme, title, text, tone)
            self._column.insertWidget(0, self._banner)

    # ---- checking
    def check(self) -> bool:
        """Look at every field; whether the row can be saved."""
        wrong = self.form.check()
        missing = [name for name in self._spec.required_when_new if self.is_new and self.form[name].value() is None]
        for name in missing:
            self.form[name].show_problem(Problem(field=name, text=REQUIRED))
        wrong = self.form.problems() or wrong
        if wrong:
            self.form.go_to(self.form[wrong[0].field])
        return not wrong

    def made(self) -> Any:  # noqa: ANN401 - a record of any list
        """The record that stands in the form."""
        return self._spec.make(self.record, self.form.read())

    def show_refusal(self, refusal: Invalid) -> None:
        """Show problems under their fields, and above the form those that belong to none."""
        homeless = self.form.show_problems(refusal.problems)
        shown = self.form.problems()
        self._say(with_only(refusal, homeless) if homeless or not shown else None)
        if shown:
            self.form.go_to(self.form[shown[0].field])

    # ---- drafts
    def keep(self) -> None:
        """Keep what was typed as a draft, or drop the draft once there is nothing to keep."""
        if not self._may_edit:
            return
        if self.is_nothing or not self.form.dirty:
            self._drop_kept()
            return
        key = None if self.record is None else str(self._spec.key(self.record))
        with self._context.errors.guard():
            raw = {"row": key, "fields": self.form.raw()}
            self._context.services.drafts.keep(DRAFTS, self._spec.code, raw)
            self._kept_before = True
            self._context.notices.saved(self._context.clock(), draft=True)

    def _drop_kept(self) -> None:
        if self._kept_before:
            self._kept_before = False
            with self._context.errors.guard():
                self._context.services.drafts.drop(DRAFTS, self._spec.code)

    def restore_kept(self, records: Sequence[Any]) -> bool:
        """Bring a draft of an earlier visit back; whether there was one. Asked only while nothing is in hand."""
        if not self._may_edit or not self.is_nothing:
            return False
        kept = self._context.services.drafts.kept(DRAFTS, self._spec.code)
        fields = kept.raw.get("fields") if kept is not None else None
        if kept is None or not isinstance(fields, Mapping):
            return False
        key = kept.raw.get("row")
        record = next((one for one in records if str(self._spec.key(one)) == key), None)
        if key is not None and record is None:
            return False
        if record is None:
            self.show_new()
        else:
            self.show_record(record)
        self.form.restore({str(name): raw for name, raw in fields.items()})
        self.save.setEnabled(self.can_save)
        self._kept_before = True
        return True

    # ---- keys
    def go_to_first(self) -> None:
        """Go to the first field."""
        if not self.is_nothing:
            self.form.go_to_first()

    def _on_ended(self) -> None:
        self.save_asked.emit()

    def _on_changed(self) -> None:
        self.save.setEnabled(self.can_save)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
            return
        super().keyPressEvent(event)


def with_only(refusal: Invalid, problems: Sequence[object]) -> Invalid:
    """The same refusal with these problems only."""
    return Invalid(refusal.text, tuple(problems), **refusal.values)  # pyright: ignore[reportArgumentType]
