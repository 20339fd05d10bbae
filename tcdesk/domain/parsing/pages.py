"""Page numbers as people write them for a printer: `1-3, 5`."""

from __future__ import annotations

import re

from tcdesk.domain.parsing.cleaning import cleaned
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_

NOT_PAGES = N_("Write page numbers, like 1-3, 5.")
NO_SUCH_PAGE = N_("There is no page {page}: the document has {count}.")
_PART = re.compile(r"(\d{0,6})(?:(-)(\d{0,6}))?")


def parse_pages(text: str, count: int, *, field: str = "") -> tuple[int, ...] | Problem:
    """The pages `text` names of a document of `count` pages, from 1, in order and each once; nothing means all.

    `3-` goes to the end, `-3` begins at the first page; parts stand between commas, semicolons or blanks.
    """
    found: set[int] = set()
    written = re.sub(r"\s*-\s*", "-", cleaned(text))
    for part in filter(None, re.split(r"[\s,;]+", written)):
        match = _PART.fullmatch(part)
        if match is None or part == "-":
            return Problem(field=field, text=NOT_PAGES)
        first = int(match[1] or 1)
        last = int(match[3] or count) if match[2] else first
        for page in (first, last):
            if not 1 <= page <= count:
                return Problem(field=field, text=NO_SUCH_PAGE, values={"page": page, "count": count})
        if last < first:
            return Problem(field=field, text=NOT_PAGES)
        found.update(range(first, last + 1))
    return tuple(sorted(found))
