"""Papers drawn from records: pure functions, one at a time in the whole process."""

from __future__ import annotations

import threading

import attrs

from tcdesk.domain.settings import PAPER_LANGUAGE, PAPER_PROFILE, PAPER_SIZE, PAPER_THEME, Settings
from tcdesk.domain.views.prints import PrintChoice, Unprintable
from tcdesk.reports._base import DOCUMENTS, PageOptions, Profile
from tcdesk.reports.legible import unprintable

ONE_AT_A_TIME = threading.Lock()
"""The paper library keeps fonts and styles for the whole process and promises nothing to threads."""


def usual_choice(found: Settings) -> PrintChoice:
    """How the facility's papers are printed unless somebody says otherwise."""
    return PrintChoice(
        paper=found[PAPER_SIZE], theme=found[PAPER_THEME], language=found[PAPER_LANGUAGE], profile=found[PAPER_PROFILE]
    )


def page_options(choice: PrintChoice, document: str) -> PageOptions:
    """A choice of the print dialog as a paper takes it, which is left out no section it does not name itself."""
    return PageOptions(
        paper=choice.paper,
        theme=choice.theme,
        language=choice.language,
        profile=choice.profile,
        without=DOCUMENTS[document].sections.keys() & set(choice.without),
    )


def render(document: str, data: attrs.AttrsInstance, choice: PrintChoice) -> bytes:
    """The PDF of one paper; for a worker."""
    with ONE_AT_A_TIME:
        return DOCUMENTS[document].render(data, page_options(choice, document))


def lost_signs(document: str, data: attrs.AttrsInstance, choice: PrintChoice) -> tuple[Unprintable, ...]:
    """The signs of one paper that no face prints, by field; for a worker."""
    with ONE_AT_A_TIME:
        return unprintable(data, document, Profile(choice.profile))
