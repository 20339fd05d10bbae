"""What a column's own painter is given."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.theme import Theme

Record = TypeVar("Record")


@attrs.frozen(kw_only=True)
class Cell(Generic[Record]):
    """A cell to draw: the inside of its box (padding taken off), the record, and whether its row is selected."""

    painter: QPainter
    box: QRectF
    record: Record
    theme: Theme
    texts: Texts
    selected: bool

    def line(
        self,
        words: str,
        place: int = 0,
        of: int = 1,
        *,
        font: QFont | None = None,
        color: str = "ink",
        left: float = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Write line `place` of `of` lines, all of them centred together, from `left` on; gives the width it took."""
        height = self.theme.line_height("small") if of > 1 else self.box.height()
        top = self.box.center().y() - height * of / 2 + height * place
        box = self.box.adjusted(left, 0, 0, 0)
        box.setTop(top)
        box.setHeight(height)
        full = align | Qt.AlignmentFlag.AlignVCenter
        return draw_text(self.painter, box, words, font or self.theme.font(), color, self.theme, full)
