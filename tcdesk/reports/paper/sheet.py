"""A document being drawn: pages, text, rules and images, measured from the top left corner in points."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from io import BytesIO
from typing import Protocol

import attrs
from PIL import Image
from reportlab.lib.utils import ImageReader

from tcdesk.figures.pen import Align, Box, Face, Ink
from tcdesk.i18n import Texts
from tcdesk.reports._base import PageOptions
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.canvas import Hole, TaggedCanvas
from tcdesk.reports.paper.finish import About, finish
from tcdesk.reports.paper.pen import PaperPen, rgb
from tcdesk.reports.paper.picture import Jpeg
from tcdesk.reports.paper.shaping import draw, is_plain
from tcdesk.reports.paper.tagging import FIGURE, FOOTER, HEADER, P, Tags
from tcdesk.reports.paper.text import Line, Style, one_line, safe, width
from tcdesk.reports.paper.tokens import PALETTES, Page


class Furniture(Protocol):
    """What stands on every page of a part beside its content."""

    def begin(self, sheet: Sheet, number: int) -> None:
        """Draw what comes before the content of page `number`, 1 on the first page of the part."""
        ...

    def end(self, sheet: Sheet) -> None:
        """Draw what comes after the content: a reader of the file meets it last."""
        ...


@attrs.frozen(kw_only=True)
class Properties:
    """What the file says of itself; `made_on` is its date (files carry no hour: equal data gives equal bytes)."""

    title: str
    author: str
    subject: str
    made_on: date


@attrs.frozen
class _Numbered:
    """A place on a page that waits for the number of pages of its part."""

    hole: Hole
    x: float
    y: float
    number: int
    style: Style
    align: Align


def _go_on() -> None: ...


class Sheet:
    """Draws one document. Every string passes `safe`; the text colour is ink unless told otherwise."""

    def __init__(self, page: Page, options: PageOptions, properties: Properties) -> None:
        fonts.begin(options.profile)
        self.page = page
        self.options = options
        self.texts: Texts = options.texts
        self.gloss: Texts | None = options.gloss
        self.gloss_lang = "en-GB" if self.gloss is not None else ""
        self.palette = PALETTES[options.theme]
        self.canvas = TaggedCanvas(BytesIO(), pagesize=(page.width, page.height), pageCompression=1, invariant=1)
        self.tags = Tags(self.canvas)
        self._colours = {ink: rgb(self.palette[ink]) for ink in Ink}
        self._about = _about(properties, "en-GB" if options.language == "en" else "id-ID")
        self._describe(properties.made_on)
        self.pen = PaperPen(self.canvas, self.palette, top=page.height)
        self._furniture: Furniture | None = None
        self._number = 0
        self._is_open = False
        self._waiting: list[_Numbered] = []
        self._stamps: dict[str, str] = {}
        self._kept: list[Image.Image] = []

    def _describe(self, day: date) -> None:
        canvas, about = self.canvas, self._about
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setCreator("TC Desk")
        canvas.setProducer("TC Desk")
        canvas.setDateFormatter(_DateOnly(day))

    # Pages

    @property
    def number_in_file(self) -> int:
        """The number of the open page in the whole file, 1 for the first; while none is open, that of the next."""
        return int(self.canvas.getPageNumber())

    def begin_part(self, furniture: Furniture) -> None:
        """Start a part: its pages carry `furniture` and are numbered from 1."""
        self._furniture = furniture
        self._number = 0
        self.tags.begin_part()

    def new_page(self) -> None:
        """Close the page and begin the next one of the part."""
        self._close_page()
        self._is_open = True
        self._number += 1
        self.tags.begin_page()
        if self._furniture is not None:
            with self.tags.furniture(HEADER):
                self._furniture.begin(self, self._number)

    def _close_page(self) -> None:
        if self._is_open:
            if self._furniture is not None:
                with self.tags.furniture(FOOTER):
                    self._furniture.end(self)
            self.tags.end_page()
            self.canvas.showPage()
            self._is_open = False

    def place_page_number(self, x: float, y: float, style: Style, align: Align = Align.RIGHT) -> None:
        """Put "Page n of m" at (x, y); m is filled in when the part ends."""
        self._waiting.append(_Numbered(self.canvas.hole(), x, y, self._number, style, align))

    def end_part(self) -> None:
        """End the part: every "Page n of m" of it gets its m."""
        self._close_page()
        for place in self._waiting:
            words = self.texts.t("Page {n} of {m}", n=place.number, m=self._number)
            set_words = functools.partial(self.text, place.x, place.y, words, place.style, align=place.align)
            self.canvas.fill(place.hole, set_words)
        self._waiting.clear()

    def finish(self, pause: Callable[[], object] = _go_on) -> bytes:
        """The finished file. `pause` is called all along the way; what it raises ends it."""
        self._close_page()
        fonts.end()
        return finish(self.canvas, self.tags.root, self._about, pause)

    # Marks

    @contextmanager
    def moved(self, x: float, y: float, turn: float = 0) -> Generator[None]:
        """Draw on the canvas with its origin at (x, y), `y` from the bottom, turned by `turn` degrees."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        if turn:
            self.canvas.rotate(turn)
        yield
        self.canvas.restoreState()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        *,
        align: Align = Align.LEFT,
        ink: Ink = Ink.INK,
        track: float = 0,
        is_joined: bool = False,
    ) -> float:
        """Set one line with its baseline at `y`; gives its width. `track` spreads the letters.

        Text `is_joined` that goes on in a word or a line of the text before it.
        """
        return self._put(x, y, text, (style.font, style.size), (align, ink, track), is_joined=is_joined)

    def _put(
        self,
        x: float,
        y: float,
        text: str,
        face: tuple[str, float],
        how: tuple[Align, Ink, float],
        *,
        is_joined: bool,
    ) -> float:
        (font, size), (align, ink, track) = face, how
        line = one_line(text, font)
        text = line.text
        if not text:
            return 0.0
        if self.tags.is_loose:
            with self.tags.element(P):
                return self._put(x, y, text, face, how, is_joined=is_joined)
        long = line.wide * size
        if track:
            track = track if is_plain(text, font) else 0
            long += track * (len(text) - 1)
        if align is not Align.LEFT:
            x -= long if align is Align.RIGHT else long / 2
        self.canvas.fill_with(self._colours[ink])
        is_apart = not is_joined and self.tags.goes_on()
        draw(self.canvas, x, self.page.height - y, text, font, size, track=track, is_apart=is_apart)
        return long

    def line(self, x: float, y: float, line: Line, size: float, ink: Ink = Ink.INK) -> None:
        """Set one broken line of runs."""
        if line and self.tags.is_loose:
            with self.tags.element(P):
                self.line(x, y, line, size, ink)
                return
        y = self.page.height - y
        self.canvas.fill_with(self._colours[ink])
        for number, (words, font) in enumerate(line):
            text = safe(words, font)
            if text:
                is_apart = number == 0 and self.tags.goes_on()
                draw(self.canvas, x, y, text, font, size, is_apart=is_apart)
                if number + 1 < len(line):
                    x += one_line(text, font).wide * size

    def rule(self, left: float, right: float, y: float, thickness: float | None = None) -> None:
        """A horizontal rule; without a thickness it is a hairline of the theme."""
        if thickness is None:
            self.pen.line(left, y, right, y, Ink.RULE, self.palette.hairline)
        else:
            self.pen.line(left, y, right, y, Ink.INK, thickness)

    def chip(self, right: float, top: float, text: str, style: Style, *, high: float = 15.5, pad: float = 6) -> float:
        """White words on a block of accent that ends at `right`; gives its width."""
        wide = width(safe(text, style.font), style) + 2 * pad
        self.pen.round_rect(Box(right - wide, top, wide, high), 3, fill=Ink.ACCENT)
        self.text(right - wide + pad, top + high / 2 + style.size * 0.33, text, style, ink=Ink.ON_LABEL)
        return wide

    def stamp(self, key: str, box: Box, draw: Callable[[PaperPen, Box], None]) -> None:
        """Draw something that stands on many pages: it goes into the file once and is placed by reference.

        `key` names the drawing and its size; `draw` is called the first time with a box at the origin.
        """
        form = self._stamps.get(key)
        if form is None:
            form = self._stamps[key] = f"stamp{len(self._stamps)}"
            self.canvas.beginForm(form, 0, 0, box.width, box.height)
            draw(self.pen.below(box.height), Box(0, 0, box.width, box.height))
            self.canvas.endForm()
        with self.moved(box.x, self.page.height - box.bottom):
            self.canvas.doForm(form)

    def image(self, image: Image.Image | Jpeg, box: Box) -> None:
        """A decoded image, which goes into the file once, or a JPEG that goes into it as it is."""
        if isinstance(image, Jpeg):
            self.canvas.jpeg(image, box.x, self.page.height - box.bottom, box.width, box.height)
        else:
            self.stamp(f"picture {id(image)} {box.width} {box.height}", box, functools.partial(self._picture, image))

    def _picture(self, image: Image.Image, _pen: PaperPen, box: Box) -> None:
        self._kept.append(image)  # its identity is its name
        self.canvas.drawImage(ImageReader(image), 0, 0, box.width, box.height)

    def figure(self, box: Box, words: str) -> AbstractContextManager[object]:
        """What is drawn inside `box` is a figure that says `words` to who cannot see it; without words it is none."""
        if not words:
            return nullcontext()
        high = self.page.height
        area = (box.x, high - box.bottom, box.right, high - box.y)
        return self.tags.element(FIGURE, alt=safe(words, fonts.FACES[Face.REGULAR]), box=area)

    def outlined(self, text: str, style: Style, turn: float, thickness: float) -> None:
        """Words in outline across the middle of the page, a mark that hides nothing below it."""
        self.canvas.stroke_with(self._colours[Ink.INK], thickness)
        self.canvas.fill_with(self._colours[Ink.INK])
        words = safe(text, style.font)
        with self.moved(self.page.width / 2, self.page.height / 2, turn):
            draw(self.canvas, -width(words, style) / 2, -style.size * 0.33, words, style.font, style.size, mode=1)


def _about(properties: Properties, lang: str) -> About:
    plain = fonts.FACES[Face.REGULAR]
    return About(
        title=safe(properties.title, plain).replace("\n", " "),
        author=safe(properties.author, plain).replace("\n", " "),
        subject=safe(properties.subject, plain).replace("\n", " "),
        day=f"{properties.made_on:%Y-%m-%d}",
        lang=lang,
    )


@attrs.frozen
class _DateOnly:
    """Writes the document's own day where the library would write the hour of the build."""

    day: date

    def __call__(self, *_now: int) -> str:
        return f"D:{self.day:%Y%m%d}000000+07'00'"
