"""Papers drawn from records: pure functions, one at a time in the whole process."""

from __future__ import annotations

import threading

import attrs

from tcdesk.domain.settings import PAPER_LANGUAGE, PAPER_PROFILE, PAPER_SIZE, PAPER_THEME, Settings
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.reports._base import DOCUMENTS, PageOptions

ONE_AT_A_TIME = threading.Lock()
"""The paper library keeps fonts and styles for the whole process and promises nothing to threads."""


def usual_choice(found: Settings) -> PrintChoice:
    """How the facility's papers are printed unless somebody says otherwise."""
    return PrintChoice(
        paper=found[PAPER_SIZE], theme=found[PAPER_THEME], language=found[PAPER_LANGUAGE], profile=found[PAPER_PROFILE]
    )


def page_options(choice: PrintChoice) -> PageOptions:
    """A choice of the print dialog as the papers take it."""
    return PageOptions(paper=choice.paper, theme=choice.theme, language=choice.language, profile=choice.profile)


def render(document: str, data: attrs.AttrsInstance, choice: PrintChoice) -> bytes:
    """The PDF of one paper; for a worker."""
    with ONE_AT_A_TIME:
        return DOCUMENTS[document].render(data, page_options(choice))
