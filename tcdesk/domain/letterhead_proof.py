"""The proof of the facility's letterhead: head, a number and the signature blocks as they stand on every paper."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.progress_parts import Letterhead, Signatory


@attrs.frozen(kw_only=True)
class LetterheadProof:
    """What a proof shows: `number` is the next one the scheme would give."""

    letterhead: Letterhead
    signatories: tuple[Signatory, ...]
    number: str
    made_on: date
    demo: bool = False


@attrs.frozen(kw_only=True)
class Part:
    """A part of the first page, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float


@attrs.frozen(kw_only=True)
class DrawnProof:
    """The PDF of a proof, and where the head and the signature blocks stand on its page."""

    pdf: bytes
    head: Part
    signed: Part
