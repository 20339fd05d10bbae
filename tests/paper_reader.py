"""Reads a PDF back: its text operators with colour and size, its fonts, where its words lie, how it looks."""

from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import pikepdf
import pypdfium2

from tcdesk.reports.paper import tokens
from tcdesk.ui.printing.pages import PDFIUM

BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Shown:
    """One text operator: fill colour, size as it is printed, render mode (0 fills, 1 outlines), font."""

    fill: tuple[float, ...]
    size: float
    mode: int
    font: str


def _times(one, two):
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class _Reader:
    """Follows the graphics state through a page and the forms it uses."""

    def __init__(self):
        self.shown = []

    def read(self, stream, resources, matrix):
        fill, font, size, mode = BLACK, "", 0.0, 0
        kept = []
        line = IDENTITY
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            numbers = [float(one) for one in operands if isinstance(one, int | Decimal)]
            if name == "q":
                kept.append((fill, font, size, mode, matrix))
            elif name == "Q":
                fill, font, size, mode, matrix = kept.pop()
            elif name == "cm":
                matrix = _times(tuple(numbers), matrix)
            elif name in {"rg", "g", "k"}:
                fill = tuple(numbers) * (3 if name == "g" else 1)
            elif name == "Tf":
                font, size = str(operands[0]), float(operands[1])
            elif name == "Tr":
                mode = int(operands[0])
            elif name == "Tm":
                line = tuple(numbers)
            elif name in {"Tj", "TJ", "'", '"'}:
                a, b, *_rest = _times(line, matrix)
                found = resources["/Font"][font]
                self.shown.append(Shown(fill, size * (a * a + b * b) ** 0.5, mode, str(found["/BaseFont"])))
            elif name == "Do" and resources["/XObject"][str(operands[0])]["/Subtype"] == "/Form":
                form = resources["/XObject"][str(operands[0])]
                inner = tuple(float(one) for one in form.get("/Matrix", IDENTITY))
                self.read(form, form["/Resources"], _times(inner, matrix))


def shown(data: bytes, pages: int = 100) -> list[Shown]:
    """All text operators of the first `pages` pages, forms included."""
    reader = _Reader()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages[:pages]:
            reader.read(page, page["/Resources"], IDENTITY)
    return reader.shown


def instructions(data: bytes) -> bytes:
    """What the pages of a file draw, as it is written."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [page["/Contents"] for page in pdf.pages]
        return b" ".join(part.read_bytes() for part in pages)


def fonts(data: bytes) -> dict[str, bool]:
    """Every font of the file and whether its outlines are embedded and its letters can be read back."""
    found = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/BaseFont" in thing:
                descriptor = thing.get("/FontDescriptor")
                embedded = descriptor is not None and "/FontFile2" in descriptor
                found[str(thing["/BaseFont"])] = embedded and "/ToUnicode" in thing
    return found


@contextmanager
def opened(data: bytes, password: str | None = None):
    """A document of the library that the window's workers use too, kept from them as long as it is open."""
    with PDFIUM, pypdfium2.PdfDocument(data, password=password) as document:
        yield document


@dataclass(frozen=True)
class Words:
    """A run of letters on a page and where it lies, in points from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def rectangles(data: bytes) -> list[Words]:
    """Where letters lie, on every page."""
    found = []
    with opened(data) as document:
        for number, page in enumerate(document):
            height = page.get_height()
            text = page.get_textpage()
            for place in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(place)
                found.append(Words(number, left, height - top, right, height - bottom))
            text.close()
            page.close()
    return found


def text(data: bytes, page: int | None = None, *, password: str | None = None) -> str:
    """The letters as a reader would copy them, of one page or of all."""
    with opened(data, password) as document:
        numbers = range(len(document)) if page is None else (page,)
        found = "\n".join(document[number].get_textpage().get_text_bounded() for number in numbers)
    return found.replace("\r\n", "\n").replace("\u00a0", " ")


def count(data: bytes) -> int:
    """How many pages the file has."""
    with opened(data) as document:
        return len(document)


def sizes(data: bytes) -> tuple[float, float]:
    """Width and height of the first page in points."""
    with opened(data) as document:
        return document[0].get_size()


def margins(is_landscape: bool, options) -> tuple[float, float]:
    """The left and right margin that options ask for, in points."""
    millimetres = tokens.LANDSCAPE_MARGINS_MM if is_landscape else tokens.MARGINS_MM[options.profile]
    return millimetres[0] * tokens.MM, millimetres[1] * tokens.MM


def picture(data: bytes, page: int = 0, dpi: int = 72, *, grey: bool = True):
    """A page as it looks, as a pillow image."""
    with opened(data) as document:
        return document[page].render(scale=dpi / 72, grayscale=grey).to_pil()
