"""Fields one types into: text, notes, numbers, money, times of day."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from tcdesk.domain.parsing import parse_number, parse_rupiah, parse_time, parse_whole
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_, Texts
from tcdesk.ui.kit.field import Field, FieldSpec, Raw
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme

_TOO_LONG = N_("{over} characters too long; at most {most}.")


class LineField(Field):
    """One line of text that `read` makes a value of; its own kinds read it otherwise."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__(theme, texts, spec)
        self.edit = self.make_edit()
        self.edit.setMaxLength(spec.longest)
        self.edit.setPlaceholderText(texts.t(spec.placeholder) if spec.placeholder is not None else "")
        self.edit.textEdited.connect(self.on_edited)
        self.edit.returnPressed.connect(self.next_asked)
        self.put(self._beside_unit(), self.edit)

    def make_edit(self) -> QLineEdit:
        """The line itself."""
        return QLineEdit()

    def _beside_unit(self) -> QWidget:
        if self.spec.unit is None:
            return self.edit
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(Label(self.texts.t(self.spec.unit), "body", "ink2"))
        return box

    def raw(self) -> Raw:
        """The text."""
        return self.edit.text()

    def restore(self, raw: Raw) -> None:
        """Put the text back."""
        if isinstance(raw, str):
            self.edit.setText(raw)
            self._show()

    def load(self, value: object) -> None:
        """Show `value` as the house writes it."""
        self.edit.setText("" if value is None else self.written(value))
        self.edit.setCursorPosition(0)
        self._show()

    def written(self, value: object) -> str:
        """`value` as it stands in the field."""
        return str(value)

    def read(self, text: str) -> object | Problem:
        """The value of a text that is not empty."""
        return self.spec.read(text) if self.spec.read is not None else text

    def parse(self) -> object | Problem | None:
        """The value of the text, None when it is blank."""
        text = self.edit.text().strip()
        return self.read(text) if text else None

    def tidy(self, value: object) -> None:
        """Write the value the way the house does, where that reads as the same value."""
        written = self.written(value)
        if written != self.edit.text():
            self.edit.setText(written)

    def set_locked(self, locked: bool) -> None:
        """Read only, but still to be copied from."""
        self.edit.setReadOnly(locked)


class TextField(LineField):
    """One line of words."""


class WholeField(LineField):
    """A whole number."""

    def read(self, text: str) -> object | Problem:
        """An `int` within the bounds."""
        least = None if self.spec.least is None else int(self.spec.least)
        most = None if self.spec.most is None else int(self.spec.most)
        return parse_whole(text, least=least, most=most)

    def written(self, value: object) -> str:
        """With points between thousands."""
        return self.texts.number(Decimal(str(value)))


class NumberField(LineField):
    """A number with decimals."""

    def read(self, text: str) -> object | Problem:
        """A `Decimal` within the bounds."""
        least = None if self.spec.least is None else Decimal(self.spec.least)
        most = None if self.spec.most is None else Decimal(self.spec.most)
        return parse_number(text, decimals=self.spec.decimals, least=least, most=most)

    def written(self, value: object) -> str:
        """With all its decimals."""
        return self.texts.number(Decimal(str(value)), self.spec.decimals)


class MoneyField(LineField):
    """Whole rupiah: `800 juta` becomes `Rp800.000.000`."""

    def read(self, text: str) -> object | Problem:
        """An `int`."""
        return parse_rupiah(text)

    def written(self, value: object) -> str:
        """`Rp800.000.000`."""
        return self.texts.rupiah(int(str(value)))


class TimeField(LineField):
    """A time of day, as minutes after midnight."""

    def read(self, text: str) -> object | Problem:
        """An `int`, 0 to 1439."""
        return parse_time(text)

    def written(self, value: object) -> str:
        """`09.30`."""
        return self.texts.minutes(int(str(value)))


class _Notes(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self._theme, self._lines = theme, lines
        self.setTabChangesFocus(True)
        self._measure()

    def _measure(self) -> None:
        spacing = QFontMetricsF(self._theme.font()).lineSpacing()
        self.setFixedHeight(round(spacing * self._lines + 2 * self.document().documentMargin() + 10))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl Enter and Alt Enter to the form."""
        if event.text() in ("\r", "\n") and event.modifiers() & ~event.modifiers().ShiftModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class NotesField(Field):
    """Several lines of words. Enter makes a new line here; Tab goes on."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__(theme, texts, spec)
        self.edit = _Notes(theme, spec.lines)
        self.edit.setPlaceholderText(texts.t(spec.placeholder) if spec.placeholder is not None else "")
        self.edit.textChanged.connect(self._on_text_changed)
        self._known = ""
        self.put(self.edit)

    def _on_text_changed(self) -> None:
        # Qt tells of a changed look in the same way as of changed words.
        if self.edit.toPlainText() != self._known:
            self._known = self.edit.toPlainText()
            self.on_edited()

    def raw(self) -> Raw:
        """The text."""
        return self.edit.toPlainText()

    def restore(self, raw: Raw) -> None:
        """Put the text back."""
        if isinstance(raw, str):
            self._known = raw
            self.edit.setPlainText(raw)
            self._known = self.edit.toPlainText()
            self._show()

    def load(self, value: object) -> None:
        """Show `value`."""
        self.restore("" if value is None else str(value))

    def parse(self) -> object | Problem | None:
        """The text without blank ends, None when nothing is left; a Problem when it is too long."""
        text = self.edit.toPlainText().strip()
        if len(text) > self.spec.longest:
            over = {"over": len(text) - self.spec.longest, "most": self.spec.longest}
            return Problem(field=self.spec.name, text=_TOO_LONG, values=dict(over))
        return text or None

    def set_locked(self, locked: bool) -> None:
        """Read only, but still to be copied from."""
        self.edit.setReadOnly(locked)
