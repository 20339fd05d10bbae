"""A layout that sets things side by side and goes on in the next line, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Items at their own size, `gap` pixels apart; the last one takes the rest of its line where it can expand."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Add `widget` before the item that stands at `place` now."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt asks past the end
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt asks past the end
        """Give the item at a place away, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It grows in neither direction by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow flow is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Set the items into `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        width = sum(item.sizeHint().width() + self._gap for item in self._items) - self._gap
        return QSize(max(width, 0), self.minimumSize().height())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest and the highest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        left = rect.x()
        for item in self._items:
            width = min(item.sizeHint().width(), rect.width())
            if left + width > rect.right() + 1 and lines[-1]:
                lines.append([])
                left = rect.x()
            lines[-1].append((item, width))
            left += width + self._gap
        top = rect.y()
        for line in lines:
            height = max((item.sizeHint().height() for item, _width in line), default=0)
            if move:
                self._set_line(line, rect, top, height)
            top += height + self._line_gap
        return top - rect.y() - self._line_gap

    def _set_line(self, line: list[tuple[QLayoutItem, int]], rect: QRect, top: int, height: int) -> None:
        left = rect.x()
        for item, width in line:
            widget = item.widget()
            grows = widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
            wide = rect.right() + 1 - left if grows and item is line[-1][0] else width
            size = QSize(wide, min(item.sizeHint().height(), height))
            item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
            left += wide + self._gap
