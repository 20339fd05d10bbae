"""From what stands in the fields to a draft of an intake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast

import attrs

from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import PANELS, Reading
from tcdesk.domain.intake import IntakeDraft, SubstanceUse
from tcdesk.domain.parsing.durations import Duration
from tcdesk.domain.resident import MainProblem, Severity

_TEXTS = (
    "name alias national_no birth_place mother_name religion education occupation marital_status address block house "
    "register_no register_kind court verdict_no subsidiary findings medication guarantor_name guarantor_relation "
    "guarantor_phone consent_witness belongings"
).split()
_DATES = (
    "birth_date admitted_on verdict_on final_on detained_on third half two_thirds expiry data_date urine_on consent_on"
).split()
_WHOLES = "fine systolic diastolic pulse breathing oxygen".split()
_NUMBERS = "temperature weight".split()
_IDS = "counselor_id cohort_id".split()

Values = Mapping[str, object]


def draft_of(values: Values, estimated: frozenset[LegalDateKind] = frozenset()) -> IntakeDraft:
    """The draft that `values` (by field name, None where empty or unreadable) say.

    Dates in `estimated` were copied from the program's estimate; they stay marked while they stand there.
    """
    found: dict[str, object] = {name: str(values[name]) for name in _TEXTS if values.get(name)}
    found |= {name: values[name] for name in _DATES if isinstance(values.get(name), date)}
    found |= {name: int(str(values[name])) for name in _WHOLES if values.get(name) is not None}
    found |= {name: float(cast("Decimal", values[name])) for name in _NUMBERS if values.get(name) is not None}
    found |= {name: int(str(values[name])) for name in _IDS if values.get(name)}
    found |= _custody(values, estimated)
    found |= _use(values)
    readings = {panel: Reading(str(read)) for panel in PANELS if (read := values.get(f"urine_{panel}"))}
    return IntakeDraft(urine=readings, sex=str(values.get("sex") or "M"), **found)  # pyright: ignore[reportArgumentType]


def _custody(values: Values, estimated: frozenset[LegalDateKind]) -> dict[str, object]:
    found: dict[str, object] = {
        "status": CustodyStatus(str(values.get("status") or CustodyStatus.CONVICTED)),
        "articles": tuple(cast("tuple[str, ...]", values.get("articles") or ())),
        "co_defendants": tuple(int(one) for one in cast("tuple[str, ...]", values.get("co_defendants") or ())),
        "date_source": DateSource(str(values.get("date_source") or DateSource.SDP)),
        "estimated": tuple(kind for kind in LegalDateKind if kind in estimated and values.get(kind.value)),
    }
    term = values.get("sentence")
    if isinstance(term, Duration):
        found |= {"years": term.years, "months": term.months, "days": term.days}
    return found


def _use(values: Values) -> dict[str, object]:
    found: dict[str, object] = {}
    main, others = values.get("substance"), cast("tuple[str, ...]", values.get("others") or ())
    used: list[SubstanceUse] = []
    if main:
        age = values.get("first_age")
        used.append(
            SubstanceUse(
                code=str(main),
                first_age=int(str(age)) if age is not None else None,
                last_used=str(values.get("last_used") or ""),
            )
        )
    used += [SubstanceUse(code=code) for code in others if code != main]
    found["substances"] = tuple(used)
    if values.get("severity"):
        found["severity"] = Severity(str(values["severity"]))
    if values.get("problem"):
        found["problem"] = MainProblem(str(values["problem"]))
    return found


def with_photo(draft: IntakeDraft, photo: tuple[bytes, bytes] | None) -> IntakeDraft:
    """The draft with (thumbnail, portrait), where there is a photo."""
    return draft if photo is None else attrs.evolve(draft, thumbnail=photo[0], portrait=photo[1])
