"""What stands around the content of every page: running head, footer with QR, draft and demo marks."""

from __future__ import annotations

import attrs

from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import N_
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.seal import draw_qr
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.text import Style, cut, safe, width
from tcdesk.reports.paper.tokens import MM

CONTENT_TOP = 18 * MM
"""Where content starts below a running head."""
CONFIDENTIAL = N_("Contains health and personal data (Law 27/2022). Copying without written permission is forbidden.")
QR_SIDE = 12 * MM
QUIET = 1.7 * MM
_RULE_ABOVE_EDGE = 19 * MM
_DEMO_BASELINE = 9.3 * MM
_BETWEEN = 20


@attrs.frozen(kw_only=True)
class Frame:
    """The furniture of one part.

    `head` and `head_detail` stand left in the running head of every page but the first (of that one too where it
    `is_headed_first`), `head_right` right of it; an empty `head` means no running head. `number` is cut where the
    second line of the footer has no room for it; the `facts` after it (verification code, copy) never are. `qr` is what
    the QR holds. `whole`, marked for translation, says which page `n` of the whole file it is: in a third line, or in
    place of the part's own number where that is not `is_counted`. A draft says so in head, footer and in outline
    letters; a demo in the top margin.
    """

    head: str = ""
    head_detail: str = ""
    head_right: str = ""
    number: str = ""
    facts: tuple[str, ...] = ()
    confidential: str = CONFIDENTIAL
    qr: str = ""
    whole: str = ""
    is_counted: bool = True
    is_headed_first: bool = False
    is_draft: bool = False
    is_demo: bool = False

    def begin(self, sheet: Sheet, number: int) -> None:
        """Draw the marks of draft and demo and the running head of page `number`."""
        if self.is_draft:
            sheet.outlined(sheet.texts.t("DRAFT"), styles.DRAFT, 52, 0.9)
        if self.is_demo:
            words = sheet.texts.t("DEMO – invented data, nobody in this paper exists")
            middle = (sheet.page.left + sheet.page.right) / 2
            sheet.text(middle, _DEMO_BASELINE, words, styles.LABEL_STRONG, align=Align.CENTER)
        if self.head and (number > 1 or self.is_headed_first):
            self._running_head(sheet)

    def _running_head(self, sheet: Sheet) -> None:
        page, y = sheet.page, CONTENT_TOP - 16
        right = self.head_right
        if self.is_draft:
            right = " · ".join(part for part in (sheet.texts.t("DRAFT – not yet approved"), right) if part)
        wide = sheet.text(
            page.right, y, cut(right, styles.HEAD_NOTE, page.text_width * 0.5), styles.HEAD_NOTE, align=Align.RIGHT,
            ink=Ink.INK2,
        )  # fmt: skip
        room = page.text_width - wide - 18
        detail = cut(self.head_detail, styles.CELL, room * 0.4)
        name = cut(self.head, styles.SIGNED, room - width(detail, styles.CELL) - 8)
        after = sheet.text(page.left, y, name, styles.SIGNED)
        sheet.text(page.left + after + 8, y, detail, styles.CELL, ink=Ink.INK2)
        sheet.rule(page.left, page.right, y + 5)

    def end(self, sheet: Sheet) -> None:
        """Draw the footer."""
        page, t = sheet.page, sheet.texts.t
        top = page.height - _RULE_ABOVE_EDGE
        right = rule_end = page.right
        if self.qr:  # the rule keeps out of the quiet zone, and the code 7 mm away from the edge of the paper
            place = Box(page.right - QR_SIDE, top - 0.25, QR_SIDE, QR_SIDE)
            sheet.stamp(self.qr, place, lambda pen, box: draw_qr(pen, box, self.qr))
            rule_end -= QR_SIDE + QUIET
            right -= QR_SIDE + 4.5 * MM
        sheet.rule(page.left, rule_end, top, 0.5)
        first, pitch = (10.4, 10.5) if self.whole and self.is_counted else (11.5, 12.5)
        x, y = page.left, top + first
        if self.is_draft:
            x += sheet.text(x, y, t("DRAFT – not yet approved"), styles.LABEL_STRONG) + 8
        secret = Style(styles.BOLD, styles.LABEL.size)
        x += sheet.text(x, y, t("CONFIDENTIAL"), secret, track=0.5) + 6
        sheet.text(x, y, cut(t(self.confidential), styles.LABEL, right - x), styles.LABEL)
        x, y = page.left, y + pitch
        last = right - width(safe(t("Page {n} of {m}", n=888, m=888), styles.PAGE_NUMBER.font), styles.PAGE_NUMBER) - 8
        needed = sum(width(safe(fact, styles.LABEL.font), styles.LABEL) + _BETWEEN for fact in self.facts)
        x += sheet.text(x, y, cut(self.number, styles.LABEL, last - x - needed), styles.LABEL) + _BETWEEN
        for fact in self.facts:
            x += sheet.text(x, y, fact, styles.LABEL) + _BETWEEN
        if self.is_counted:
            sheet.place_page_number(right, y, styles.PAGE_NUMBER)
            y += pitch
        if self.whole:
            words = t(self.whole, n=sheet.number_in_file)
            sheet.text(right, y, words, styles.PAGE_NUMBER, align=Align.RIGHT)
