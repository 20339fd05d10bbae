"""A field of several short answers, each a chip that can be taken away: articles, co-defendants, medicines."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.chips import RemovableChip
from tcdesk.ui.kit.choice import UNKNOWN, PickEdit
from tcdesk.ui.kit.field import Field, FieldSpec, Option, Raw
from tcdesk.ui.kit.flow import FlowLayout
from tcdesk.ui.theme import Theme


class _Entry(QLineEdit):
    """The line for one more; fires `back` for Backspace while it is empty."""

    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in an empty line takes the last chip away."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
            return
        super().keyPressEvent(event)


class _PickEntry(PickEdit):
    """The same, with a list to pick from."""

    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in an empty line takes the last chip away."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
            return
        super().keyPressEvent(event)


class TagsField(Field):
    """Several answers. Enter adds what was typed (on an empty line it goes to the next field), Backspace takes the last
    away. With `options` only those can be added; the value is a tuple of their values, else of the texts."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__(theme, texts, spec)
        self._tags: list[str] = []
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(box)
        self.entry: _Entry | _PickEntry = _PickEntry(theme, texts, spec.options) if spec.options else _Entry()
        self.entry.setMinimumWidth(theme.px(140))
        self.entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entry.setMaxLength(spec.longest)
        if spec.placeholder is not None:
            self.entry.setPlaceholderText(texts.t(spec.placeholder))
        self.entry.textEdited.connect(self.on_edited)
        self.entry.returnPressed.connect(self._on_return)
        self.entry.back.connect(self._on_back)
        if isinstance(self.entry, _PickEntry):
            # Queued: the completer writes into the line after the click.
            self.entry.list.clicked.connect(self._on_clicked, Qt.ConnectionType.QueuedConnection)
        self._flow.addWidget(self.entry)
        self.put(box, self.entry)

    @property
    def tags(self) -> tuple[str, ...]:
        """The answers, in the order they were added."""
        return tuple(self._tags)

    def _words(self, tag: str) -> str:
        return next((option.words for option in self.spec.options if option.value == tag), tag)

    def _reading(self, text: str) -> str | None:
        """The tag that `text` means, or None where it fits no option or fits several."""
        if not self.spec.options:
            return text
        fitting = self.entry.found(text) if isinstance(self.entry, _PickEntry) else []
        same = [option for option in self.spec.options if text in (option.words, option.value)]
        found: list[Option] = same or fitting
        return found[0].value if len(found) == 1 else None

    def _on_return(self) -> None:
        if not self.entry.text().strip():
            self.next_asked.emit()
        else:
            self.settle()

    def _on_clicked(self) -> None:
        self.settle()

    def _on_back(self) -> None:
        if self._tags and not self.locked:
            self._remove(self._tags[-1])

    def _take_entry(self) -> None:
        """Make a tag of what stands in the line, if it can be read."""
        text = self.entry.text().strip()
        tag = self._reading(text) if text else None
        if tag is not None:
            self.entry.clear()
            if tag not in self._tags:
                self._tags.append(tag)
                self._show_tags()
            self.on_edited()

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show_tags()
        self.on_edited()

    def _show_tags(self) -> None:
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            chip = item.widget() if item is not None else None
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        before: QWidget = self.entry
        for place, tag in enumerate(self._tags):
            words = self._words(tag)
            chip = RemovableChip(self.theme, words, self.texts.t("Remove {what}", what=words))
            chip.setEnabled(not self.locked)
            chip.removed.connect(partial(self._remove, tag))
            self._flow.insert(place, chip)
            chip.show()
            cross = chip.findChild(Button) or chip
            QWidget.setTabOrder(before, cross)
            before = cross
        self.updateGeometry()

    def raw(self) -> Raw:
        """The tags, and last what stands in the line."""
        typed = self.entry.text()
        return [*self._tags, *([f"?{typed}"] if typed else [])]

    def restore(self, raw: Raw) -> None:
        """Put tags and line back."""
        parts = [raw] if isinstance(raw, str) else raw
        typed = [part[1:] for part in parts if part.startswith("?")]
        self._tags = [part for part in dict.fromkeys(parts) if part and not part.startswith("?")]
        self.entry.setText(typed[0] if typed else "")
        self._show_tags()
        self._show()

    def load(self, value: object) -> None:
        """Show a tuple of tags."""
        self.restore([str(tag) for tag in value] if isinstance(value, tuple | list) else [])

    def parse(self) -> object | Problem | None:
        """A tuple of the tags, None when there are none; a Problem when the line cannot be read."""
        text = self.entry.text().strip()
        if text and self._reading(text) is None:
            return Problem(field=self.spec.name, text=UNKNOWN)
        tags = (*self._tags, *([self._reading(text) or text] if text else []))
        return tuple(dict.fromkeys(tags)) or None

    def tidy(self, value: object) -> None:
        """Make a tag of what stands in the line."""
        self._take_entry()

    def set_locked(self, locked: bool) -> None:
        """Closed, but shown."""
        self.entry.setEnabled(not locked)
        self._show_tags()
