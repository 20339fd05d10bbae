"""A proof of the letterhead: the head, a number and the signature blocks, to be looked at and printed once."""

from __future__ import annotations

from tcdesk.domain.letterhead_proof import DrawnProof, LetterheadProof, Part
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import opening
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.frame import Frame
from tcdesk.reports.paper.letterhead import HEIGHT
from tcdesk.reports.paper.passage import passage
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.signing import Signatures
from tcdesk.reports.paper.tokens import MM, Page, page
from tcdesk.reports.samples import letterhead_proof as samples

TITLE = N_("Letterhead proof")
BODY = N_("This page is no document. It shows how the head and the signature blocks of the facility stand on paper.")


def render(record: LetterheadProof, options: PageOptions) -> bytes:
    """The proof as a PDF of one page."""
    return draw(record, options).pdf


def draw(record: LetterheadProof, options: PageOptions) -> DrawnProof:
    """The proof as a PDF of one page, and where on it its two parts stand."""
    t = options.texts
    properties = Properties(
        title=t.t(TITLE), author=record.letterhead.institution, subject=record.number, made_on=record.made_on
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    sheet.begin_part(Frame(head=t.t(TITLE), head_right=record.number, is_demo=record.demo))
    facts = ((t.t("Number"), record.number or t.t("Not known")), (t.t("Made on"), t.date_full(record.made_on)))
    top = opening.begin(sheet, record.letterhead, TITLE, facts)
    left, wide = sheet.page.left, sheet.page.text_width
    words = passage("", t.t(BODY), styles.BODY, wide=wide, indent=0, before=0)
    words.draw(sheet, left, top + 4)
    top += 4 + words.height + 14
    signed = Signatures(people=record.signatories, city=record.letterhead.city, on_date=record.made_on, wide=wide)
    signed.draw(sheet, left, top)
    sheet.end_part()
    return DrawnProof(
        pdf=sheet.finish(),
        head=_part(sheet.page, sheet.page.top, HEIGHT),
        signed=_part(sheet.page, top, signed.height),
    )


def _part(on: Page, top: float, height: float) -> Part:
    return Part(left=on.left / MM, top=top / MM, width=on.text_width / MM, height=height / MM)


def _samples() -> dict[str, LetterheadProof]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="letterhead_proof", title=TITLE, version=2, takes=LetterheadProof, render=render, samples=_samples)
)
