"""The library's canvas with marked sequences, and a shorter way for what a report draws by the ten thousand."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import attrs
from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

_fast: Any = rl_accel  # of the library, without types
_MOST_KEPT = 4096

Strings = tuple[tuple[str, str], ...]
"""A text as the file has it: the name of a subset, and the signs in it."""


_KAPPA = 0.5522847498
"""How far the handles of a quarter of a circle reach, at radius 1."""
_PAINT: dict[tuple[float, float], str] = {(0, 0): "n", (0, 1): "f", (1, 0): "S", (1, 1): "B"}
"""Operators by stroke and fill."""


@attrs.define(eq=False)
class Hole:
    """A place on a page that is filled after the page was closed."""

    mark: str
    page: Any = None  # of the library, without types


class TaggedCanvas(Canvas):
    """A canvas that marks what is drawn. Colours and widths are written where they change only."""

    _code: list[str]
    _doc: PDFDocument
    _fill: tuple[float, float, float] | None = None
    _stroke: tuple[float, float, float] | None = None
    _thick: float | None = None

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._strings: dict[tuple[str, str], Strings] = {}
        self._holes: list[Hole] = []
        self._count = 0

    @property
    def document(self) -> PDFDocument:
        """The file that is being drawn."""
        return self._doc

    # Marked sequences

    def open_mark(self, words: str) -> None:
        """Begin a marked sequence."""
        self._code.append(words)

    def close_mark(self) -> None:
        """End the open sequence."""
        self._code.append("EMC")

    def take_back(self, words: str) -> bool:
        """Undo `open_mark(words)`; False where something was drawn since."""
        if self._code and self._code[-1] == words:
            self._code.pop()
            return True
        return False

    # Text

    def show(
        self,
        x: float,
        y: float,
        text: str,
        font: str,
        size: float,
        *,
        track: float = 0.0,
        mode: Literal[0, 1] = 0,
        is_apart: bool = False,
    ) -> None:
        """One string from (x, y), with `track` points between its letters, outlined in `mode` 1.

        Text `is_apart` from text before it has a space in front, which is read and takes no room. The library's own
        `drawString` makes an object for every string and writes a leading that no single line has.
        """
        code = self._code
        code.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm")
        if mode or track:
            code.append(f"{mode} Tr {track:.3f} Tc")
        back = (float(pdfmetrics.stringWidth(" ", font, 1)) + track / size) * 1000 if is_apart else 0.0
        for subset, signs in self._strings.get((text, font)) or self._encoded(text, font):
            shown = f"[( ) {back:.1f} ({signs})] TJ" if back else f"({signs}) Tj"
            code.append(f"{subset} {size:.4g} Tf {shown}")
            back = 0.0
        code.append("0 Tr 0 Tc ET" if mode or track else "ET")

    def _encoded(self, text: str, font: str) -> Strings:
        """The signs of a text in the subsets of its font; the last few thousand are kept."""
        face: Any = pdfmetrics.getFont(font)  # of the library, without types
        if len(self._strings) >= _MOST_KEPT:
            self._strings.clear()
        found = tuple(
            (face.getSubsetInternalName(subset, self._doc), str(_fast.escapePDF(signs)))
            for subset, signs in face.splitString(text, self._doc)
        )
        self._strings[text, font] = found
        return found

    # Words that are known only later

    def hole(self) -> Hole:
        """A place for something that is drawn later; left empty it is a comment in the file."""
        made = Hole(f"%hole{self._count}%")
        self._count += 1
        self._holes.append(made)
        self._code.append(made.mark)
        return made

    def fill(self, hole: Hole, draw: Callable[[], object]) -> None:
        """Put what `draw` draws into a hole of a page that was closed."""
        kept, self._code = self._code, []
        self._forget()
        draw()
        drawn, self._code = "\n".join(self._code), kept
        self._forget()
        hole.page.stream = hole.page.stream.replace(hole.mark, drawn, 1)

    # Shapes

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self._code.append(f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S")

    def rect(self, x: float, y: float, width: float, height: float, stroke: float = 1, fill: float = 0) -> None:
        """A rectangle from its lower left corner."""
        self._code.append(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re {_PAINT[stroke, fill]}")

    def circle(self, x_cen: float, y_cen: float, r: float, stroke: float = 1, fill: float = 0) -> None:
        """A circle of four arcs; the library works the same four out anew for every one."""
        x, y, k = x_cen, y_cen, r * _KAPPA
        self._code.append(
            f"{x + r:.3f} {y:.3f} m "
            f"{x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
            f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
            f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
            f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c h {_PAINT[stroke, fill]}"
        )

    def areas(self, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Many areas of the open colour at once: left, bottom, width and height of each."""
        self._code.append("\n".join(f"{x:.3f} {y:.3f} {wide:.3f} {high:.3f} re" for x, y, wide, high in boxes))
        self._code.append("f")

    # What is written where it changes

    def setFillColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:  # noqa: N802 - the library's name
        """The colour of areas and text."""
        if self._fill != (r, g, b) or alpha is not None:
            self._fill = (r, g, b)
            super().setFillColorRGB(r, g, b, alpha)

    def setStrokeColorRGB(self, r: float, g: float, b: float, alpha: float | None = None) -> None:  # noqa: N802 - the library's name
        """The colour of lines."""
        if self._stroke != (r, g, b) or alpha is not None:
            self._stroke = (r, g, b)
            super().setStrokeColorRGB(r, g, b, alpha)

    def setLineWidth(self, width: float) -> None:  # noqa: N802 - the library's name
        """The width of lines."""
        if self._thick != width:
            self._thick = width
            super().setLineWidth(width)

    def _forget(self) -> None:
        self._fill = self._stroke = self._thick = None

    def restoreState(self) -> None:  # noqa: N802 - the library's name
        """Back to the state that was kept; which colours that were is not known here."""
        super().restoreState()
        self._forget()

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """End the page; the next begins anew."""
        holes, self._holes = self._holes, []
        super().showPage()
        self._forget()
        if holes:
            document: Any = self._doc  # of the library, without types
            for hole in holes:
                hole.page = document.Pages.pages[-1]

    def beginForm(  # noqa: N802 - the library's name
        self, name: str, lowerx: int = 0, lowery: int = 0, upperx: float | None = None, uppery: float | None = None
    ) -> None:
        """Begin a form, which has a state of its own."""
        super().beginForm(name, lowerx, lowery, upperx, uppery)
        self._forget()

    def endForm(self, **more: object) -> None:  # noqa: N802 - the library's name
        """End the form."""
        super().endForm(**more)
        self._forget()
