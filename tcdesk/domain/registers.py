"""The register books of a prison (letters and meaning as the registry uses them) and which one fits a sentence."""

from __future__ import annotations

from tcdesk.domain.custody import CustodyStatus
from tcdesk.i18n import N_

REGISTER_KINDS = {
    "B.I": N_("B.I — sentence over 1 year"),
    "B.IIa": N_("B.IIa — over 3 months to 1 year"),
    "B.IIb": N_("B.IIb — up to 3 months"),
    "B.III": N_("B.III — light imprisonment, in place of a fine"),
    "A.I": N_("A.I — held for the police"),
    "A.II": N_("A.II — held for the prosecutor"),
    "A.III": N_("A.III — held for the district court"),
    "A.IV": N_("A.IV — held for the high court"),
    "A.V": N_("A.V — held for the supreme court"),
}
"""Register kind to its label, in the order offered."""

REMAND_KINDS = tuple(kind for kind in REGISTER_KINDS if kind.startswith("A."))


def fitting_kind(status: CustodyStatus, years: int, months: int, days: int) -> str:
    """The register a person belongs to; for a remand the district court's, which comes before a verdict."""
    if status is CustodyStatus.REMAND:
        return "A.III"
    if status is CustodyStatus.LIFE or (years * 12 + months, days) > (12, 0):
        return "B.I"
    return "B.IIa" if (years * 12 + months, days) > (3, 0) else "B.IIb"
