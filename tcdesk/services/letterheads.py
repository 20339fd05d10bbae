"""The proof of the letterhead, drawn by the code of every other paper."""

from __future__ import annotations

from tcdesk.domain.letterhead_proof import DrawnProof, LetterheadProof
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.reports.documents import letterhead_proof as paper
from tcdesk.services.drawing import ONE_AT_A_TIME, page_options


def draw_proof(proof: LetterheadProof, choice: PrintChoice) -> DrawnProof:
    """The PDF of a proof and where its parts stand; a pure function for a worker."""
    with ONE_AT_A_TIME:
        return paper.draw(proof, page_options(choice, "letterhead_proof"))
