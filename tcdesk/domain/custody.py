"""Custody: the verdict, its length and the legal dates that must not be missed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class CustodyStatus(StrEnum):
    """Convicted with a term, still on remand (no final verdict), or for life."""

    CONVICTED = "convicted"
    REMAND = "remand"
    LIFE = "life"


STATUS_NAMES = {
    CustodyStatus.CONVICTED: N_("Convicted"),
    CustodyStatus.REMAND: N_("On remand"),
    CustodyStatus.LIFE: N_("For life"),
}


class LegalDateKind(StrEnum):
    """Dates that follow from a sentence."""

    THIRD = "third"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    EXPIRY = "expiry"
    PAROLE = "parole"
    LEAVE = "leave"
    TRANSFER = "transfer"


LEGAL_DATE_NAMES = {
    LegalDateKind.THIRD: N_("⅓"),
    LegalDateKind.HALF: N_("½"),
    LegalDateKind.TWO_THIRDS: N_("⅔"),
    LegalDateKind.EXPIRY: N_("Expiry"),
    LegalDateKind.PAROLE: N_("Parole"),
    LegalDateKind.LEAVE: N_("Conditional leave"),
    LegalDateKind.TRANSFER: N_("Transfer"),
}


class DateSource(StrEnum):
    """Where a legal date was taken from; an estimate of the program is never taken for a record."""

    SDP = "sdp"
    REGISTRAR = "registrar"
    ESTIMATE = "estimate"


SOURCE_NAMES = {
    DateSource.SDP: N_("SDP"),
    DateSource.REGISTRAR: N_("registrar"),
    DateSource.ESTIMATE: N_("estimate"),
}


@attrs.frozen(kw_only=True)
class Custody:
    """The custody of one resident; `years`, `months`, `days` are the sentence, None while there is no verdict."""

    resident_id: int
    status: CustodyStatus = CustodyStatus.CONVICTED
    register_kind: str = "B.I"
    articles: tuple[str, ...] = ()
    court: str = ""
    verdict_no: str = ""
    verdict_on: date | None = None
    final_on: date | None = None
    years: int | None = None
    months: int | None = None
    days: int | None = None
    fine: int | None = None
    subsidiary: str = ""
    detained_on: date
    is_recidivist: bool = False
    in_register_f: bool = False
    version: int = 1


@attrs.frozen(kw_only=True)
class LegalDate:
    """One recorded legal date with its source and the day the data was taken."""

    id: int = 0
    resident_id: int
    kind: LegalDateKind
    on_date: date
    source: DateSource
    data_date: date
    version: int = 1
