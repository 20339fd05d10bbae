"""The options beside the preview: status, paper, language, ink, printer, copies."""

from __future__ import annotations

import attrs
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import N_, Marked
from tcdesk.ui.context import Context
from tcdesk.ui.kit.choice import PickField
from tcdesk.ui.kit.field import Field, FieldSpec, Kind, Option
from tcdesk.ui.kit.form import make_field
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.theme import Theme

MOST_COPIES = 20
_PAPERS = (("A4", N_("A4")), ("F4", N_("F4 / Folio 215 × 330 mm")))
_LANGUAGES = (("id", N_("Indonesian")), ("en", N_("English")), ("id+en", N_("Indonesian + English")))
_THEMES = (("mono", N_("Black and white")), ("colour", N_("Colour")))


class StatusCard(QAbstractButton):
    """One of two large choices with a line below: draft or final."""

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__()
        self._theme, self._line = theme, text
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_line(self, text: str) -> None:
        """Say something else in the second line."""
        self._line = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and their padding."""
        return QSize(150, self._theme.px(46))

    def changeEvent(self, event: QEvent) -> None:
        """Take another size with the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, mark and the two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color
        on, focus = self.isChecked(), self.hasFocus()
        edge = "focus" if focus else "accent" if on else "line2"
        pen = QPen(color(edge), 2 if on or focus else 1)
        painter.setPen(pen)
        painter.setBrush(color("accent_s" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        middle = self.height() / 2
        painter.setBrush(color("surface"))
        painter.setPen(QPen(color("accent" if on else "field"), 5 if on else 1))
        painter.drawEllipse(QRectF(15, middle - 8, 16, 16) if not on else QRectF(17.5, middle - 5.5, 11, 11))
        tone = "ink" if self.isEnabled() else "ink3"
        left, wide = 42, self.width() - 50
        upper = QRectF(left, middle - self._theme.px(19), wide, self._theme.px(19))
        lower = QRectF(left, middle, wide, self._theme.px(18))
        draw_text(painter, upper, self.text(), self._theme.font("body", 600), tone, self._theme)
        draw_text(painter, lower, self._line, self._theme.font("small"), "ink2" if on else "ink3", self._theme)


@attrs.frozen(kw_only=True)
class Chosen:
    """What is chosen now."""

    final: bool
    choice: PrintChoice
    printer: str
    copies: int


class Options(QWidget):
    """All options; `changed` fires when what is printed changes, not for printer and copies."""

    changed = Signal()

    def __init__(self, context: Context, choice: PrintChoice, printers: tuple[str, ...]) -> None:
        super().__init__()
        self._texts = context.texts
        theme, t = context.theme, context.texts.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(t("Status"), "small", "ink2", 600))
        self.draft = StatusCard(theme, t("Draft"), t("marked, without a number"))
        self.final = StatusCard(theme, t("Final"), "")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(10)
        for card in (self.draft, self.final):
            self._group.addButton(card)
            row.addWidget(card, 1)
        self.draft.setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)
        column.addLayout(row)
        self.note = Label("", "caption", "ink3", wrap=True)
        column.addWidget(self.note)
        self.paper = self._pick(theme, "paper", N_("Sheet"), _PAPERS, choice.paper)
        self.language = self._pick(theme, "language", N_("Language"), _LANGUAGES, choice.language)
        self.theme = self._pick(theme, "ink", N_("Ink"), _THEMES, choice.theme)
        names = tuple(Option(name, name) for name in printers)
        self.printer = PickField(theme, self._texts, FieldSpec(name="printer", label=N_("Printer"), options=names))
        if printers:
            self.printer.load(printers[0])
        copies = FieldSpec(name="copies", label=N_("Copies"), kind=Kind.WHOLE, least=1, most=MOST_COPIES)
        self.copies = make_field(theme, self._texts, copies, context.today)
        self.copies.load(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        fields = (self.paper, self.language, self.printer, self.theme, self.copies)
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)

    def _pick(
        self,
        theme: Theme,
        name: str,
        label: Marked,
        answers: tuple[tuple[str, Marked], ...],
        value: str,
    ) -> Field:
        options = tuple(Option(code, self._texts.t(words)) for code, words in answers)
        field = PickField(theme, self._texts, FieldSpec(name=name, label=label, options=options))
        field.load(value)
        field.changed.connect(self.changed)
        return field

    def chosen(self) -> Chosen:
        """What is chosen; a field that cannot be read counts as its usual value."""
        copies = self.copies.value()
        return Chosen(
            final=self.final.isChecked(),
            choice=PrintChoice(
                paper=str(self.paper.value() or "A4"),
                language=str(self.language.value() or "id"),
                theme=str(self.theme.value() or "mono"),
            ),
            printer=str(self.printer.value() or ""),
            copies=int(copies) if isinstance(copies, int) else 1,
        )

    def say_status(self, number: str, reason: str) -> None:
        """What Final would be numbered, or why it cannot be chosen."""
        self.final.set_line(number)
        self.final.setEnabled(not reason)
        self.final.setToolTip(reason)
        self._reason = reason
        self._say()

    def _say(self) -> None:
        if self.final.isChecked():
            self.note.setText(self._texts.t("Final is frozen: its content cannot change and the number is used."))
        else:
            self.note.setText(self._reason)

    def _on_toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self._say()
            self.changed.emit()
