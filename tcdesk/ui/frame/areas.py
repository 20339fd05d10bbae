"""F6: from pane to pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def focusable(area: QWidget) -> list[QWidget]:
    """What can take the focus in `area`, in reading order."""
    found = [area, *area.findChildren(QWidget)]
    found = [
        widget
        for widget in found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(area) and widget.isEnabled()
    ]

    def place(widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(area, QPoint(0, 0))
        return at.y() // 24, at.x()

    return sorted(found, key=place)


def first_in(area: QWidget) -> QWidget | None:
    """Where the focus goes when it comes to `area`: what had it last there, else a list, else the first that can."""
    last = area.focusWidget()
    if last is not None and last is not area and area.isAncestorOf(last) and last.isEnabled() and last.isVisible():
        return last
    stops = focusable(area)
    lists = [stop for stop in stops if isinstance(stop, QAbstractItemView)]
    return next(iter(lists or stops), None)


def next_area(areas: Sequence[QWidget], step: int) -> None:
    """Bring the focus to the next (1) or previous (-1) of the areas that can take it."""
    focused = QApplication.focusWidget()
    at = (
        next((i for i, area in enumerate(areas) if focused is area or area.isAncestorOf(focused)), -1)
        if focused
        else -1
    )
    if at < 0 and step < 0:
        at = 0
    for turn in range(1, len(areas) + 1):
        area = areas[(at + step * turn) % len(areas)]
        target = first_in(area) if area.isVisible() else None
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
