"""The head of the first page: marks, four centred lines, a double rule. All words belong to the facility."""

from __future__ import annotations

from tcdesk.domain.progress_parts import Letterhead
from tcdesk.figures.pen import Align, Box
from tcdesk.reports._base import Theme
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.picture import mark
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.text import Style, fit, safe, width
from tcdesk.reports.paper.tokens import MM, SMALLEST

HEIGHT = 23.1 * MM
_MARK_LEFT, _MARK_RIGHT = 18.5 * MM, 18 * MM
# Baselines in millimetres below the top: the lines above the institution, the institution, the address. With one or
# two lines as designed; more lines stand closer, so that the rule and all that follows keep their place.
_BASELINES = {
    0: ((), 14.0, 18.6),
    1: ((8.6,), 14.0, 18.6),
    2: ((4.2, 8.6), 14.0, 18.6),
    3: ((3.4, 7.0, 10.6), 15.6, 19.6),
    4: ((2.9, 6.1, 9.3, 12.5), 16.8, 20.3),
}
MOST_LINES = 4


def draw_letterhead(sheet: Sheet, letterhead: Letterhead, top: float) -> None:
    """Draw the letterhead with its upper edge at `top`, between the margins.

    A letterhead without anything in it leaves the place free, for paper that is printed already.
    """
    if letterhead == Letterhead(city=letterhead.city):
        return
    with sheet.tags.once("letterhead"):
        _draw(sheet, letterhead, top)


def _draw(sheet: Sheet, letterhead: Letterhead, top: float) -> None:
    page = sheet.page
    for data, side, is_left in ((letterhead.left_mark, _MARK_LEFT, True), (letterhead.right_mark, _MARK_RIGHT, False)):
        if data is not None:
            _draw_mark(sheet, data, side, top, is_left=is_left)
    room = page.text_width - 2 * (_MARK_LEFT + 6 * MM)
    lines = letterhead.lines[:MOST_LINES]
    above, institution, address = _BASELINES[len(lines)]
    style = styles.KOP_LINE if len(lines) < MOST_LINES else styles.KOP_LINE.at(SMALLEST)
    for text, baseline in zip(lines, above, strict=True):
        _centred(sheet, text.upper(), top + baseline * MM, style, room, 0.35)
    _centred(sheet, letterhead.institution.upper(), top + institution * MM, styles.KOP_INSTITUTION, room, 0.3)
    _centred(sheet, letterhead.address, top + address * MM, styles.LABEL, room, 0)
    sheet.rule(page.left, page.right, top + 22.2 * MM, 1.5)
    sheet.rule(page.left, page.right, top + 23.1 * MM, 0.4)


def _centred(sheet: Sheet, text: str, baseline: float, style: Style, room: float, track: float) -> None:
    middle = (sheet.page.left + sheet.page.right) / 2
    spread = track * len(text)
    words, style = fit(text, style, room - spread, SMALLEST)
    wide = width(safe(words, style.font), style) + track * max(0, len(words) - 1)
    sheet.text(middle - wide / 2, baseline, words, style, align=Align.LEFT, track=track)


def _draw_mark(sheet: Sheet, data: bytes, side: float, top: float, *, is_left: bool) -> None:
    image = mark(data, grey=sheet.options.theme is Theme.MONO)
    if image is None:
        return
    scale = side / max(image.size)
    wide, high = image.width * scale, image.height * scale
    edge = sheet.page.left if is_left else sheet.page.right - side
    sheet.image(image, Box(edge + (side - wide) / 2, top + (20.5 * MM - high) / 2, wide, high))
