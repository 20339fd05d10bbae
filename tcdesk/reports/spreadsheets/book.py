"""What every workbook of the house has: formats that survive a black-and-white printer, page set-up, safe text.

No text ever becomes a formula or a link, whatever it begins with. The same record gives the same bytes: the file says
the record's own day, never the hour it was made.
"""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
# The library carries no types.

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any

import attrs
import xlsxwriter

from tcdesk.i18n import N_, Texts

CONFIDENTIAL = N_("CONFIDENTIAL")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 30_000
"""A cell holds 32,767 characters."""
PAPERS = {"A4": 9, "F4": 14}
"""The format's numbers of paper; folio is the nearest to F4 it knows."""

Sheet = Any  # the library's worksheet and format carry no types; nothing of them leaves this room
Format = Any


def clean(text: str) -> str:
    """`text` as a cell can hold it: no control characters, not too long."""
    text = _CONTROL.sub("", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


@attrs.frozen(kw_only=True)
class Formats:
    """Formats by what they say."""

    title: Format
    note: Format
    head: Format
    head_right: Format
    text: Format
    wrapped: Format
    strong: Format
    number: Format
    percent: Format
    day: Format
    clock: Format
    mark: Format
    absent: Format
    excused: Format
    low: Format


class Book:
    """A workbook in memory."""

    def __init__(self, texts: Texts, *, title: str, author: str, made_on: date) -> None:
        self.texts = texts
        self._file = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.workbook: Any = xlsxwriter.Workbook(self._file, options)
        moment = datetime(made_on.year, made_on.month, made_on.day)
        self.workbook.set_properties({"title": clean(title), "author": clean(author), "created": moment})
        self.formats = self._formats()

    def _formats(self) -> Formats:
        def made(**properties: object) -> Format:
            return self.workbook.add_format({"font_name": "Calibri", "font_size": 10, "valign": "top", **properties})

        return Formats(
            title=made(bold=True, font_size=14),
            note=made(italic=True, font_size=9),
            head=made(bold=True, top=1, bottom=1, text_wrap=True, valign="bottom"),
            head_right=made(bold=True, top=1, bottom=1, text_wrap=True, valign="bottom", align="right"),
            text=made(),
            wrapped=made(text_wrap=True),
            strong=made(bold=True),
            number=made(num_format="#,##0", align="right"),
            percent=made(num_format="0%", align="right"),
            day=made(num_format="d mmm yyyy", align="left"),
            clock=made(num_format="hh.mm", align="left"),
            mark=made(align="center"),
            absent=made(bg_color="#000000", font_color="#FFFFFF", bold=True),
            excused=made(bg_color="#CCCCCC"),
            low=made(bold=True, underline=1),
        )

    def sheet(self, name: str, *, landscape: bool, paper: str, head_row: int, freeze_column: int = 0) -> Sheet:
        """A worksheet set up to be printed: one page wide, its head repeated, confidentiality and pages in the foot."""
        made = self.workbook.add_worksheet(clean(name)[:31])
        made.set_paper(PAPERS[paper])
        if landscape:
            made.set_landscape()
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.8)
        made.repeat_rows(head_row)
        made.freeze_panes(head_row + 1, freeze_column)
        page = self.texts.t("Page {n} of {m}", n="&P", m="&N")
        made.set_footer(f"&L&8{self.texts.t(CONFIDENTIAL)}&R&8{page}")
        return made

    def text(self, sheet: Sheet, row: int, column: int, words: str, style: Format) -> None:
        """Write words, and nothing but words."""
        sheet.write_string(row, column, clean(words), style)

    def finish(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._file.getvalue()
