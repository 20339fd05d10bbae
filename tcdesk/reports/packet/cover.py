"""The cover of the packet, and the page that is left blank."""

from __future__ import annotations

from tcdesk.domain.packet import Packet
from tcdesk.figures.pen import Align, Ink
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.finding import Ahead, mark_place
from tcdesk.reports.paper.letterhead import draw_letterhead
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import P
from tcdesk.reports.paper.text import ELLIPSIS, Style, cut, fit, plain, safe, width
from tcdesk.reports.paper.tokens import MM, SMALLEST

COVER = N_("Cover page")
BLANK = N_("This page is left blank, so that the next report begins on a sheet of its own.")
_TITLE = Style(styles.SEMIBOLD, 34)
_GLOSS = Style(styles.ITALIC, 12.5)
_LABEL = Style(styles.REGULAR, 10.2)
_VALUE = Style(styles.SEMIBOLD, 10.2)
_TITLE_BASELINE, _GLOSS_BASELINE, _ROWS_TOP = 62.8 * MM, 69.6 * MM, 81.8 * MM
_ROW = 22.0
_VALUE_AT = 48 * MM
_LEAST = 22.0
_MOST_LINES = 3


def draw_cover(sheet: Sheet, packet: Packet, title: str, usual: str, ahead: Ahead) -> None:
    """Begin the first page and draw it; `usual` is the usual title, marked for translation."""
    sheet.new_page()
    page, t = sheet.page, sheet.texts
    mark_place(sheet, "cover", t.t(COVER))
    draw_letterhead(sheet, packet.letterhead, page.top)
    with sheet.tags.heading(is_title=True):
        _draw_title(sheet, title)
    house = t.t("Therapeutic Community")
    gloss = house if sheet.gloss is None else f"{sheet.gloss.t(usual)} · {house}"
    with sheet.tags.element(P, lang=sheet.gloss_lang):
        sheet.text(page.left, _GLOSS_BASELINE, cut(gloss, _GLOSS, page.text_width), _GLOSS, ink=Ink.INK2)
    y = _ROWS_TOP
    for label, value in _rows(packet, t):
        sheet.rule(page.left, page.right, y)
        with sheet.tags.element(P):
            sheet.text(page.left, y + 14.4, cut(label, _LABEL, _VALUE_AT - 6), _LABEL, ink=Ink.INK2)
            words, style = fit(value or t.t("Not known"), _VALUE, page.text_width - _VALUE_AT, SMALLEST)
            sheet.text(page.left + _VALUE_AT, y + 14.4, words, style)
        y += _ROW
    sheet.rule(page.left, page.right, y)
    with sheet.tags.element(P):
        sheet.text(page.left, y + 14.4, t.t("Number of pages"), _LABEL, ink=Ink.INK2)
        ahead.place("total", page.left + _VALUE_AT, y + 14.4, _VALUE, Align.LEFT)
    sheet.rule(page.left, page.right, y + _ROW)


def _draw_title(sheet: Sheet, title: str) -> None:
    """The title in one line; in smaller ones that grow upwards where it is long."""
    page = sheet.page
    words, style = fit(title, _TITLE, page.text_width, _LEAST)
    if ELLIPSIS not in words:
        sheet.text(page.left, _TITLE_BASELINE, words, style)
        return
    lines = plain(title, style, page.text_width)[:_MOST_LINES]
    for number, line in enumerate(lines):
        sheet.line(page.left, _TITLE_BASELINE - (len(lines) - 1 - number) * _LEAST * 1.25, line, style.size)


def _rows(packet: Packet, t: Texts) -> tuple[tuple[str, str], ...]:
    hour = t.t("{time} WIB", time=t.minutes(packet.starts_at)) if packet.starts_at is not None else ""
    return (
        (t.t("Day, date"), t.date_full(packet.on_date)),
        (t.t("Time"), hour),
        (t.t("Place"), packet.place),
        (t.t("Number of residents"), t.number(len(packet.items))),
        (t.t("Chair"), packet.chair),
        (t.t("Secretary"), packet.secretary),
    )


def draw_blank(sheet: Sheet) -> None:
    """Begin a page and say that nothing stands there."""
    sheet.new_page()
    page = sheet.page
    words = safe(sheet.texts.t(BLANK), styles.LABEL.font)
    middle = (page.left + page.right) / 2
    sheet.text(middle - width(words, styles.LABEL) / 2, page.height / 2, words, styles.LABEL, ink=Ink.INK2)
