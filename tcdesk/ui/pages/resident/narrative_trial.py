"""How the narrative that is being written would come out on paper, found in a worker."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from tcdesk.domain.care import Narrative
from tcdesk.domain.progress import SECTION_NAMES, ProgressReport, ReportSection
from tcdesk.domain.progress_parts import NARRATIVE_FIELDS, narrative_parts
from tcdesk.domain.views.prints import PrintChoice, Unprintable
from tcdesk.ui.printing.pages import page_count

DOCUMENT = "progress"


@attrs.frozen(kw_only=True)
class Trial:
    """How many pages the report has with these words, and the signs of each section that no face prints."""

    narrative: Narrative
    pages: int
    lost: dict[str, Unprintable]


@attrs.frozen(kw_only=True)
class Press:
    """What a trial needs: how papers are drawn and looked at, the report but for its narrative, and how it is printed.

    Pure functions and frozen records, so `try_out` is for a worker.
    """

    render: Callable[[str, attrs.AttrsInstance, PrintChoice], bytes]
    lost_signs: Callable[[str, attrs.AttrsInstance, PrintChoice], tuple[Unprintable, ...]]
    report: ProgressReport
    choice: PrintChoice

    def try_out(self, narrative: Narrative) -> Trial:
        """Print the report with this narrative, and look."""
        report = attrs.evolve(self.report, narrative=narrative_parts(narrative), proposed=narrative.proposals)
        title = SECTION_NAMES[ReportSection.NARRATIVE]
        found = self.lost_signs(DOCUMENT, report, self.choice)
        signs = [sign for one in found if one.field == title for sign in one.signs]
        lost: dict[str, Unprintable] = {}
        for name in NARRATIVE_FIELDS:
            text = str(getattr(narrative, name))
            mine = tuple(sign for sign in signs if sign in text)
            if mine:
                lost[name] = Unprintable(field=title, signs=mine)
        return Trial(narrative=narrative, pages=page_count(self.render(DOCUMENT, report, self.choice)), lost=lost)
