"""What a command makes a PDF of, and what it says of it."""

from __future__ import annotations

import attrs
import click
import pypdfium2

from tcdesk.cli._words import words
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import N_
from tcdesk.services.suite import Services

LOST = N_("{field}: no letters for {signs}. Their numbers stand on paper.")


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has, for the log of prints."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def drawn(services: Services, document: str, data: attrs.AttrsInstance, choice: PrintChoice) -> bytes:
    """A record as a PDF; what of it no face prints is said first."""
    tell_lost(services, document, data, choice)
    return services.reporting.render(document, data, choice)


def tell_lost(services: Services, document: str, data: attrs.AttrsInstance, choice: PrintChoice) -> None:
    """Say on standard error, field by field, which signs of a record no face prints."""
    for one in services.reporting.lost_signs(document, data, choice):
        field = " · ".join(part for part in (one.whose, words().t(one.field)) if part)
        click.echo(words().t(LOST, field=field, signs=one.numbered), err=True)
