"""The library's canvas with marked sequences, and a shorter way for what a report draws by the ten thousand.

Each mark is one string of operators, put together here: the library makes an object for every string and every path.
"""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any, Literal

import attrs
from reportlab.lib import rl_accel
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from tcdesk.reports.paper.objects import Leaf, Photo
from tcdesk.reports.paper.picture import Jpeg

_fast: Any = rl_accel  # of the library, without types
_MOST_KEPT = 4096

Colour = tuple[float, float, float]
Strings = tuple[tuple[str, str], ...]
"""A text as the file has it: the name of a subset, and the signs in it."""


_KAPPA = 0.5522847498
"""How far the handles of a quarter of a circle reach, at radius 1."""
_PAINT: dict[tuple[float, float], str] = {(0, 0): "n", (0, 1): "f", (1, 0): "S", (1, 1): "B"}
"""Operators by stroke and fill."""
_DARK = re.compile(b"\x01+")


@attrs.define(eq=False)
class Hole:
    """A place on a page that is filled after the page was closed."""

    mark: str
    page: Leaf | None = None


class TaggedCanvas(Canvas):
    """A canvas that marks what is drawn. Colours and widths are written where they change only."""

    _code: list[str]
    _annotationrefs: list[object]
    _formsinuse: list[str]
    _pagesize: tuple[float, float]
    _doc: PDFDocument
    _fill: Colour | None = None
    _stroke: Colour | None = None
    _thick: float | None = None
    _face: tuple[str, float] | None = None

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._strings: dict[tuple[str, str], Strings] = {}
        self._photos: dict[bytes, str] = {}
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

    def close_mark(self, words: str = "") -> bool:
        """End the open sequence; one that `open_mark(words)` began and in which nothing was drawn is undone.

        Gives whether it was undone.
        """
        code = self._code
        if words and code and code[-1] == words:
            code.pop()
            return True
        code.append("EMC")
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
        strings = self._strings.get((text, font)) or self._encoded(text, font)
        if len(strings) == 1 and not (mode or track or is_apart):
            subset, signs = strings[0]
            self._code.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {self._set_in(subset, size)}({signs}) Tj ET")
            return
        parts = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        if mode or track:
            parts.append(f"{mode} Tr {track:.3f} Tc")
        back = (float(pdfmetrics.stringWidth(" ", font, 1)) + track / size) * 1000 if is_apart else 0.0
        for subset, signs in strings:
            shown = f"[( ) {back:.1f} ({signs})] TJ" if back else f"({signs}) Tj"
            parts.append(self._set_in(subset, size) + shown)
            back = 0.0
        parts.append("0 Tr 0 Tc ET" if mode or track else "ET")
        self._code.append(" ".join(parts))

    def _set_in(self, subset: str, size: float) -> str:
        """The operator for a face at a size, nothing where it is the one of the text before."""
        face = (subset, size)
        if self._face == face:
            return ""
        self._face = face
        return _set_in(subset, size)

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
        self._forget()  # whatever comes to stand there may leave another face or colour
        return made

    def fill(self, hole: Hole, draw: Callable[[], object]) -> None:
        """Put what `draw` draws into a hole of a page that was closed."""
        kept, self._code = self._code, []
        self._forget()
        draw()
        drawn, self._code = "\n".join(self._code), kept
        self._forget()
        if hole.page is not None:
            hole.page.words = hole.page.words.replace(hole.mark, drawn, 1)

    # Pictures

    def jpeg(self, picture: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """A picture from its lower left corner; one that was drawn before stands in the file once."""
        form = self._photos.get(picture.data)
        if form is None:
            form = self._photos[picture.data] = f"photo{len(self._photos)}"
            self._doc.addForm(form, Photo(picture))
            self._doc.inPage()
        self._formsinuse.append(form)
        name = pdfdoc.xObjectName(form)
        self._code.append(f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /{name} Do Q")

    # Shapes

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self._code.append(f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S")

    def rect(self, x: float, y: float, width: float, height: float, stroke: float = 1, fill: float = 0) -> None:
        """A rectangle from its lower left corner."""
        self._code.append(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re {_PAINT[stroke, fill]}")

    def roundRect(  # noqa: N802 - the library's name
        self, x: float, y: float, width: float, height: float, radius: float, stroke: float = 1, fill: float = 0
    ) -> None:
        """A rectangle with round corners from its lower left corner."""
        right, top, r, k = x + width, y + height, radius, radius * (1 - _KAPPA)
        self._code.append(
            f"{x + r:.3f} {y:.3f} m {right - r:.3f} {y:.3f} l "
            f"{right - k:.3f} {y:.3f} {right:.3f} {y + k:.3f} {right:.3f} {y + r:.3f} c {right:.3f} {top - r:.3f} l "
            f"{right:.3f} {top - k:.3f} {right - k:.3f} {top:.3f} {right - r:.3f} {top:.3f} c {x + r:.3f} {top:.3f} l "
            f"{x + k:.3f} {top:.3f} {x:.3f} {top - k:.3f} {x:.3f} {top - r:.3f} c {x:.3f} {y + r:.3f} l "
            f"{x:.3f} {y + k:.3f} {x + k:.3f} {y:.3f} {x + r:.3f} {y:.3f} c h {_PAINT[stroke, fill]}"
        )

    def circle(self, x_cen: float, y_cen: float, r: float, stroke: float = 1, fill: float = 0) -> None:
        """A circle of four arcs; the library works the same four out anew for every one."""
        x, y, k = x_cen, y_cen, r * _KAPPA
        left, right, low, high = f"{x - r:.3f}", f"{x + r:.3f}", f"{y - r:.3f}", f"{y + r:.3f}"
        before, after, below, above = f"{x - k:.3f}", f"{x + k:.3f}", f"{y - k:.3f}", f"{y + k:.3f}"
        across, up = f"{x:.3f}", f"{y:.3f}"
        self._code.append(
            f"{right} {up} m {right} {above} {after} {high} {across} {high} c "
            f"{before} {high} {left} {above} {left} {up} c {left} {below} {before} {low} {across} {low} c "
            f"{after} {low} {right} {below} {right} {up} c h {_PAINT[stroke, fill]}"
        )

    def shape(self, points: Sequence[tuple[float, float]], *, is_closed: bool, stroke: float, fill: float) -> None:
        """A line through points, with round joins, or the area within it."""
        steps = " l ".join([f"{x:.3f} {y:.3f}" for x, y in points]).replace("l", "m", 1)
        self._code.append(f"1 j {steps} l {'h ' if is_closed else ''}{_PAINT[stroke, fill]} 0 j")

    def squares(self, x: float, y: float, side: float, rows: Sequence[bytes]) -> None:
        """The squares of a grid that are 1, as one area of the open colour; its upper left corner is (x, y)."""
        code = self._code
        code.append(f"q {side:.5f} 0 0 {-side:.5f} {x:.3f} {y:.3f} cm")
        for number, row in enumerate(rows):
            for found in _DARK.finditer(row):
                start, end = found.span()
                code.append(f"{start} {number} {end - start} 1 re")
        code.append("f Q")

    # What is written where it changes

    def fill_with(self, colour: Colour) -> None:
        """The colour of areas and text from now on."""
        if self._fill != colour:
            self._fill = colour
            self._code.append(_coloured(colour, "rg"))

    def stroke_with(self, colour: Colour, width: float) -> None:
        """The colour and width of lines from now on."""
        if self._stroke != colour:
            self._stroke = colour
            self._code.append(_coloured(colour, "RG"))
        if self._thick != width:
            self._thick = width
            self._code.append(f"{width:.3g} w")

    def dash(self, lengths: Sequence[float]) -> None:
        """The strokes and gaps of lines from now on; none for unbroken ones."""
        self._code.append(f"[{' '.join([f'{one:.3g}' for one in lengths])}] 0 d")

    def _forget(self) -> None:
        self._fill = self._stroke = self._thick = self._face = None

    def restoreState(self) -> None:  # noqa: N802 - the library's name
        """Back to the state that was kept; which colours that were is not known here."""
        super().restoreState()
        self._forget()

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """End the page; the next begins anew."""
        page = Leaf(self._pagesize, "\n".join(self._code) + "\n", self._annotationrefs, self._formsinuse)
        self._doc.addPage(page)
        library: Any = self  # without types
        library._startPage()  # noqa: SLF001 - it has no other name
        self._forget()
        for hole in self._holes:
            hole.page = page
        self._holes.clear()

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


@functools.cache
def _coloured(colour: Colour, operator: str) -> str:
    red, green, blue = colour
    return f"{red:.4g} {green:.4g} {blue:.4g} {operator}"


@functools.lru_cache(maxsize=512)
def _set_in(subset: str, size: float) -> str:
    return f"{subset} {size:.4g} Tf "
