"""The length of a sentence: three small fields for years, months and days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from tcdesk.domain.parsing import DURATION_UNITS, Duration, parse_duration
from tcdesk.domain.parsing.durations import MOST_DAYS, MOST_MONTHS, MOST_YEARS
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_, Texts
from tcdesk.ui.kit.field import Field, FieldSpec, Raw
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme

_PARTS = (N_("years"), N_("months"), N_("days"))
_MOST = (MOST_YEARS, MOST_MONTHS, MOST_DAYS)
_ONLY_DIGITS = N_("Write years, months and days in digits.")


class _Part(QLineEdit):
    """One of the three; fires `full` when no further digit fits and `back` for Backspace in an empty one."""

    full = Signal()
    back = Signal()

    def __init__(self, digits: int) -> None:
        super().__init__()
        self._digits = digits
        self.textEdited.connect(self._on_text_edited)

    def _on_text_edited(self, text: str) -> None:
        if len(text) == self._digits and text.isdecimal() and self.cursorPosition() == self._digits:
            self.full.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in an empty part goes to the one before."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
            return
        super().keyPressEvent(event)


class DurationField(Field):
    """Years, months and days. Digits go on to the next part by themselves; a whole length may be pasted or typed
    into the first (`3 tahun 6 bulan`)."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__(theme, texts, spec)
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.edits: list[_Part] = []
        for place, (unit, words, most) in enumerate(zip(DURATION_UNITS, _PARTS, _MOST, strict=True)):
            edit = _Part(len(str(most)))
            edit.setObjectName(("years", "months", "days")[place])
            edit.setProperty("part_words", texts.t(words))
            edit.setMinimumWidth(theme.px(38))
            edit.textEdited.connect(self._on_text_edited)
            edit.returnPressed.connect(self._on_return)
            edit.full.connect(self._on_full)
            edit.back.connect(self._on_back)
            self.edits.append(edit)
            row.addWidget(edit, 1)
            row.addWidget(Label(texts.t(unit), "body", "ink2"))
        self.put(box, *self.edits)

    def _place(self) -> int:
        return next((place for place, edit in enumerate(self.edits) if edit.hasFocus()), 0)

    def _go(self, place: int) -> None:
        self.edits[place].setFocus()
        self.edits[place].selectAll()

    def _on_full(self) -> None:
        if self._place() < 2:
            self._go(self._place() + 1)

    def _on_back(self) -> None:
        if self._place() > 0:
            self._go(self._place() - 1)

    def _on_return(self) -> None:
        if self._place() < 2:
            self._go(self._place() + 1)
        else:
            self.next_asked.emit()

    def _on_text_edited(self) -> None:
        first = self.edits[0].text()
        if not first.strip().isdecimal() and not any(edit.text() for edit in self.edits[1:]):
            found = parse_duration(first)
            if isinstance(found, Duration) and any(char.isdecimal() for char in first) and (found.months or found.days):
                self.load(found)
        self.on_edited()

    def raw(self) -> Raw:
        """The three texts, or nothing."""
        texts = [edit.text() for edit in self.edits]
        return texts if any(texts) else []

    def restore(self, raw: Raw) -> None:
        """Put the three texts back, or a length written in one."""
        if isinstance(raw, str):
            found = parse_duration(raw)
            if not isinstance(found, Problem):
                self.load(found)
            else:
                self._write([raw, "", ""])
        else:
            self._write([*raw, "", "", ""][:3])

    def _write(self, texts: list[str]) -> None:
        for edit, text in zip(self.edits, texts, strict=True):
            edit.setText(text)
        self._show()

    def load(self, value: object) -> None:
        """Show a `Duration`."""
        if isinstance(value, Duration):
            self._write([str(count) for count in (value.years, value.months, value.days)])
        else:
            self._write(["", "", ""])

    def parse(self) -> object | Problem | None:
        """A `Duration`, None when all three are blank."""
        texts = [edit.text().strip() for edit in self.edits]
        if not any(texts):
            return None
        if any(text and not text.isdecimal() for text in texts):
            return Problem(field=self.spec.name, text=_ONLY_DIGITS)
        return parse_duration("-".join(text or "0" for text in texts))

    def tidy(self, value: object) -> None:
        """Write zeros where nothing was typed."""
        self.load(value)

    def set_locked(self, locked: bool) -> None:
        """Read only, but still to be copied from."""
        for edit in self.edits:
            edit.setReadOnly(locked)
