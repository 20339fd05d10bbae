"""Fields with given answers: side by side, from a list found by typing, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QListView, QStyledItemDelegate

from tcdesk.domain.problem import Problem
from tcdesk.domain.search import fold, prepared, ranked
from tcdesk.i18n import N_, Texts
from tcdesk.ui.commands import command
from tcdesk.ui.kit.edge_icon import EdgeIcon, Side
from tcdesk.ui.kit.field import Field, FieldSpec, Option, Raw
from tcdesk.ui.kit.fields import LineField
from tcdesk.ui.kit.segmented import Segmented, segments_width
from tcdesk.ui.theme import Theme

SIDE_BY_SIDE, SHOWN_AT_ONCE = 5, 15
"""Up to so many answers stand side by side, and up to so many open as a list; more are searched for."""

_COLUMN = 288
"""Pixels of one column of a form: answers that do not fit stand in a list instead."""
UNKNOWN = N_("Choose one from the list.")
_NEAR = N_("This is not in the list. Did you mean {suggestion}?")
_FOUND = 9


class SegmentedField(Field):
    """A choice of few answers, side by side or in rows of `columns`. The value is the answer's `value`."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec, *, digits: bool = True, columns: int = 0) -> None:
        super().__init__(theme, texts, spec)
        words = [option.words for option in spec.options]
        self.segments = Segmented(theme, words, can_clear=not spec.required, digits=digits, columns=columns)
        self.segments.chosen.connect(self._on_chosen)
        self.segments.entered.connect(self.next_asked)
        self.put(self.segments)

    def _on_chosen(self) -> None:
        self.on_edited()

    def raw(self) -> Raw:
        """The value of the chosen answer."""
        place = self.segments.place
        return self.spec.options[place].value if place >= 0 else ""

    def restore(self, raw: Raw) -> None:
        """Choose the answer with this value or these words, or none."""
        self.segments.set_place(_place(self.spec.options, raw if isinstance(raw, str) else ""))
        self._show()

    def load(self, value: object) -> None:
        """Choose the answer with this value."""
        self.restore("" if value is None else str(value))

    def parse(self) -> object | Problem | None:
        """The value of the chosen answer."""
        return self.raw() or None

    def set_locked(self, locked: bool) -> None:
        """Closed, but shown."""
        self.segments.setEnabled(not locked)


def _place(options: Sequence[Option], text: str) -> int:
    """The place of the answer with this value or these words, -1 for none."""
    values = next((i for i, option in enumerate(options) if option.value == text), -1)
    return values if values >= 0 else next((i for i, option in enumerate(options) if option.words == text), -1)


class PickEdit(QLineEdit):
    """A line that finds one of many answers by parts of words, in any order, with one typing error."""

    def __init__(self, theme: Theme, texts: Texts, options: Sequence[Option]) -> None:
        super().__init__()
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN_AT_ONCE)
        self.list = QListView()
        self.list.setObjectName("pick_list")
        self._completer.setPopup(self.list)
        self.list.setItemDelegate(QStyledItemDelegate(self.list))  # a completer's own one leaves the style sheet
        self.setCompleter(self._completer)
        self.set_options(options)
        self.textEdited.connect(self._on_text_edited)
        self._icon = EdgeIcon(theme, self, "down", texts.t("Show the list"))
        self._icon.triggered.connect(self.show_all)
        if len(options) > SHOWN_AT_ONCE:
            self._glass = EdgeIcon(theme, self, "search", "", Side.LeadingPosition)
            self.setPlaceholderText(texts.t("Type to search"))
        command(self, texts.t("Show the list"), self.show_all, keys="Alt+Down")

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other answers."""
        self.options = tuple(options)
        self._entries = [(option, prepared((option.words, option.value))) for option in options]

    def found(self, text: str) -> list[Option]:
        """The answers that fit `text`, best first."""
        return ranked(text, self._entries, limit=_FOUND)

    def _offer(self, options: Sequence[Option]) -> None:
        self._model.setStringList([option.words for option in options])
        if options:
            self._completer.complete()
        else:
            self.list.hide()

    def _on_text_edited(self, text: str) -> None:
        if text.strip():
            self._offer(self.found(text))
        else:
            self.list.hide()

    def show_all(self) -> None:
        """Open the whole list."""
        if not self.isReadOnly():
            self.setFocus()
            self._offer(self.options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; Enter takes what is marked in it before it goes on."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.show_all()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.isVisible():
            marked = self.list.currentIndex()
            if marked.isValid():
                self.setText(str(marked.data()))
            self.list.hide()
            super().keyPressEvent(event)
            event.accept()  # or the completer would write into the line once more
            return
        super().keyPressEvent(event)


class PickField(LineField):
    """A choice of many answers, found by typing; what fits no answer stays in the field as it is."""

    _told = ""
    """The text `changed` was last fired for: a list writes into the line without saying so."""

    def make_edit(self) -> QLineEdit:
        """The line itself."""
        edit = PickEdit(self.theme, self.texts, self.spec.options)
        edit.list.clicked.connect(self._on_clicked)
        return edit

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers that are offered."""
        return self.edit.options if isinstance(self.edit, PickEdit) else ()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other answers; what stands in the field stays."""
        if isinstance(self.edit, PickEdit):
            self.edit.set_options(options)
            self._show()

    def _on_clicked(self) -> None:
        self.settle()
        self.next_asked.emit()

    def on_edited(self) -> None:
        """A person changed the content."""
        self._told = self.edit.text()
        super().on_edited()

    def settle(self) -> None:
        """Write the whole words and check them."""
        if self.edit.text() != self._told:
            self.on_edited()
        super().settle()
        self._told = self.edit.text()

    def load(self, value: object) -> None:
        """Show the words of the answer."""
        super().load(value)
        self._told = self.edit.text()

    def restore(self, raw: Raw) -> None:
        """Put the text back; the value of an answer becomes its words."""
        if isinstance(raw, str):
            place = next((i for i, option in enumerate(self.options) if option.value == raw), -1)
            super().restore(self.options[place].words if place >= 0 and raw else raw)
            self._told = self.edit.text()

    def written(self, value: object) -> str:
        """The words of the answer."""
        place = _place(self.options, str(value))
        return self.options[place].words if place >= 0 else str(value)

    def read(self, text: str) -> object | Problem:
        """The value of the one answer whose words are `text`, or the only one that fits it."""
        wanted = fold(text)
        same = [option for option in self.options if fold(option.words) == wanted]
        fitting = self.edit.found(text) if isinstance(self.edit, PickEdit) else []
        begun = [option for option in fitting if fold(option.words).startswith(wanted)]
        for options in (same, begun, fitting):
            if len(options) == 1:
                return options[0].value
        if not fitting:
            return Problem(field=self.spec.name, text=UNKNOWN)
        best = fitting[0].words
        return Problem(field=self.spec.name, text=_NEAR, values={"suggestion": best}, suggestion=best)


class CheckField(Field):
    """Yes or no: a box with the label beside it. The value is always True or False."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__(theme, texts, spec)
        self.box = QCheckBox(texts.t(spec.placeholder if spec.placeholder is not None else N_("Yes")))
        self.box.clicked.connect(self._on_clicked)
        self.put(self.box)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.box.setFixedHeight(self.theme.px(32))

    def _on_clicked(self) -> None:
        self.on_edited()

    def raw(self) -> Raw:
        """`yes`, or nothing."""
        return "yes" if self.box.isChecked() else ""

    def restore(self, raw: Raw) -> None:
        """Check the box for `yes`."""
        self.box.setChecked(raw == "yes")
        self._show()

    def load(self, value: object) -> None:
        """Check the box for a true value."""
        self.restore("yes" if value else "")

    def parse(self) -> object | Problem | None:
        """True or False; nothing at all where it must be checked and is not."""
        return self.box.isChecked() or (None if self.spec.required else False)

    def tidy(self, value: object) -> None:
        """There is nothing to tidy."""


def choice_field(theme: Theme, texts: Texts, spec: FieldSpec) -> Field:
    """The field for a choice: side by side where the answers are few and fit, else a list found by typing."""
    words = [option.words for option in spec.options]
    room = _COLUMN * spec.span + 14 * (spec.span - 1)
    for digits in (True, False):
        if 0 < len(words) <= SIDE_BY_SIDE and segments_width(theme, words, digits=digits) <= room:
            return SegmentedField(theme, texts, spec, digits=digits)
    return PickField(theme, texts, spec)
