"""A widget that shows a figure."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.figures.figure import Figure
from tcdesk.figures.palette import screen_palette
from tcdesk.figures.pen import Box
from tcdesk.figures.style import SCREEN, Style
from tcdesk.i18n import Texts
from tcdesk.ui.kit.pen import ScreenPen
from tcdesk.ui.theme import Theme

Data = TypeVar("Data")

_LEAST_SHARE = 0.85
"""How far a figure may be pressed together before its container has to scroll."""
_WIDTH, _LEAST_WIDTH = 320, 60


class FigureView(QWidget, Generic[Data]):
    """Paints `figure` with its data over the whole widget, in the colours and text size of the theme.

    `name` is what it is called by those who do not see it; what the drawing says follows as its description. Without
    data nothing is painted. The figure keeps to the widget's size, whatever the layout gives it.
    """

    def __init__(
        self,
        theme: Theme,
        texts: Texts,
        figure: Figure[Data],
        data: Data | None = None,
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._figure = figure
        self._data = data
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        self._describe()
        theme.changed.connect(self._restyle)

    @property
    def data(self) -> Data | None:
        """What is shown."""
        return self._data

    def show_data(self, data: Data | None) -> None:
        """Show other data; None shows nothing."""
        if data == self._data:
            return
        self._data = data
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        words = "" if self._data is None else self._figure.alt_text(self._data, self._texts)
        self.setAccessibleDescription(words)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _style(self) -> Style:
        return SCREEN.scaled(self._theme.text_size / 100)

    def _height(self) -> float:
        return 0.0 if self._data is None else self._figure.height(self._data, self._style())

    def sizeHint(self) -> QSize:
        """The height the figure needs for its data."""
        return QSize(_WIDTH, round(self._height()))

    def minimumSizeHint(self) -> QSize:
        """A figure may be pressed together a little."""
        return QSize(_LEAST_WIDTH, round(self._height() * _LEAST_SHARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure."""
        del event
        if self._data is None:
            return
        painter = QPainter(self)
        pen = ScreenPen(painter, screen_palette(self._theme.tokens))
        box = Box(0, 0, self.width(), self.height())
        self._figure.draw(pen, box, self._data, self._style(), self._texts)
        painter.end()
