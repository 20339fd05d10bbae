"""A proposal beside the draft: its changes in words, the numbers before and after, and yes or no."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.changes import Line, MeasureLine, Shown
from tcdesk.ui.theme import Theme


class LineRow(QWidget):
    """One change: a coloured mark, what, and what it means."""

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__()
        self._theme, self._line = theme, line
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 0, 7)
        column.setSpacing(0)
        column.addWidget(Label(line.title, "small", weight=600, wrap=True))
        if line.detail:
            column.addWidget(Label(line.detail, "caption", "ink2", wrap=True))
        self.setAccessibleName(f"{line.title}. {line.detail}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark at the left and the hairline below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._line.tone))
        painter.drawRoundedRect(QRectF(0, 6, 4, self.height() - 14), 2, 2)


class ProposalPanel(QWidget):
    """Shows a `Shown`. `accepted` and `rejected` fire for its buttons; a mere comparison has only "close"."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._title = Label("", "heading")
        self._summary = Label("", "caption", "ink2", wrap=True)
        self.accept = Button(theme, texts.t("Accept"), "primary", keys=("Enter",), clicked=self.accepted.emit)
        self.reject = Button(theme, texts.t("Reject"), keys=("Esc",), clicked=self.rejected.emit)
        body = QWidget()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.setSpacing(10)
        inner.addLayout(self._lines)
        inner.addWidget(Label(texts.t("Before → after"), "small", "ink2", 600))
        inner.addLayout(self._grid)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addWidget(Scrolled(body), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.accept)
        row.addWidget(self.reject)
        row.addStretch(1)
        column.addLayout(row)

    def show_proposal(self, shown: Shown, *, is_comparison: bool = False) -> None:
        """Show another proposal, or the draft beside what stands."""
        t = self._texts.t
        self._title.setText(t("What the draft changes") if is_comparison else t("Proposed changes"))
        self._summary.setText(shown.summary)
        self._summary.setVisible(bool(shown.summary))
        self.accept.setVisible(not is_comparison)
        self.reject.set_words(t("Close") if is_comparison else t("Reject"))
        clear_layout(self._lines)
        for line in shown.lines:
            self._lines.addWidget(LineRow(self._theme, line))
        clear_layout(self._grid)
        for place, measure in enumerate(shown.measures):
            self._add_measure(place, measure)

    def _add_measure(self, place: int, measure: MeasureLine) -> None:
        right = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(Label(measure.name, "small", wrap=True), place, 0)
        self._grid.addWidget(Label(f"{measure.before}  →", "small", "ink3"), place, 1, right)
        after = Label(measure.after, "small", measure.tone, 700)
        after.setMinimumWidth(self._theme.px(34))
        after.setAlignment(right)
        self._grid.addWidget(after, place, 2, right)


def clear_layout(layout: QVBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
