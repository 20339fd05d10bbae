"""From what stands in the fields to a draft of an intake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

import attrs

from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import PANELS, Reading
from tcdesk.domain.intake import IntakeDraft, SubstanceUse
from tcdesk.domain.parsing.durations import Duration
from tcdesk.domain.problem import Problem
from tcdesk.domain.resident import MainProblem, Severity
from tcdesk.i18n import N_
from tcdesk.ui.pages.intake.fields import USES

_TEXTS = (
    "name alias national_no birth_place sex mother_name religion education occupation marital_status nationality "
    "language address block house case_officer register_no register_kind court verdict_no subsidiary findings "
    "medication guarantor_name guarantor_relation guarantor_phone consent_witness belongings"
).split()
_DATES = (
    "birth_date admitted_on programme_end verdict_on final_on detained_on third half two_thirds expiry data_date "
    "urine_on consent_on"
).split()
_WHOLES = "fine systolic diastolic pulse breathing oxygen counselor_id cohort_id".split()
_NUMBERS = "temperature weight".split()
_CODED = {"status": CustodyStatus, "date_source": DateSource, "severity": Severity, "problem": MainProblem}

ESTIMATED = N_("Estimate of the program, not a date from SDP")
WHICH_SUBSTANCE = N_("Which substance does this line speak of?")
_IN_FORM = {"years": "sentence", "months": "sentence", "days": "sentence", "urine": "urine_on"}

Values = Mapping[str, object]


@attrs.frozen(kw_only=True)
class Beside:
    """What belongs to an intake and stands in no field.

    `estimated` are the dates that were copied from the program's estimate, as they were copied; `not_same` the people
    somebody said are others; `former_id` an earlier stay of the same person; the photo as (thumbnail, portrait).
    """

    estimated: Mapping[LegalDateKind, date] = attrs.field(factory=dict[LegalDateKind, date])
    not_same: frozenset[int] = frozenset()
    former_id: int | None = None
    photo: tuple[bytes, bytes] | None = None


def field_of(problem_field: str) -> str:
    """The field of the form in which the field a problem names stands: `substances.1.first_age` is `first_age_1`."""
    if problem_field.startswith("substances."):
        _, place, *part = problem_field.split(".")
        return f"{part[0] if part else 'substance'}{f'_{place}' if place != '0' else ''}"
    return _IN_FORM.get(problem_field, problem_field)


def draft_of(values: Values, beside: Beside) -> IntakeDraft:
    """The draft that `values` (by field name, None where empty or unreadable) and what stands beside them say.

    A date copied from the program's estimate stays marked as one for as long as it stands there unchanged.
    """
    found: dict[str, object] = {name: str(values[name]) for name in _TEXTS if values.get(name)}
    found |= {name: values[name] for name in _DATES if isinstance(values.get(name), date)}
    found |= {name: int(str(values[name])) for name in _WHOLES if values.get(name) is not None}
    found |= {name: float(cast("Decimal", values[name])) for name in _NUMBERS if values.get(name) is not None}
    found |= {name: kind(str(values[name])) for name, kind in _CODED.items() if values.get(name)}
    found |= {name: bool(values.get(name)) for name in ("is_recidivist", "in_register_f")}
    term = values.get("sentence")
    if isinstance(term, Duration):
        found |= {"years": term.years, "months": term.months, "days": term.days}
    photo = beside.photo or (None, None)
    found |= {
        "articles": _tags(values, "articles"),
        "needs": _tags(values, "needs"),
        "co_defendants": tuple(int(one) for one in _tags(values, "co_defendants")),
        "estimated": tuple(kind for kind, day in beside.estimated.items() if values.get(kind.value) == day),
        "substances": _uses(values),
        "urine": {panel: Reading(str(read)) for panel in PANELS if (read := values.get(f"urine_{panel}"))},
        "former_id": beside.former_id,
        "thumbnail": photo[0],
        "portrait": photo[1],
    }
    return IntakeDraft(**found)  # pyright: ignore[reportArgumentType] - by name


def _tags(values: Values, name: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", values.get(name) or ())


def _uses(values: Values) -> tuple[SubstanceUse, ...]:
    """One use a line, from the first to the last line with anything in it: places tell where a problem belongs."""

    def use(place: int) -> SubstanceUse:
        def of(name: str) -> object:
            return values.get(f"{name}_{place}" if place else name)

        age = of("first_age")
        return SubstanceUse(
            code=str(of("substance") or ""),
            first_age=int(str(age)) if age is not None else None,
            last_used=str(of("last_used") or ""),
            route=str(of("route") or ""),
            remark=str(of("remark") or ""),
        )

    uses = [use(place) for place in range(USES)]
    while uses and uses[-1] == SubstanceUse(code=""):
        uses.pop()
    return tuple(uses)


def problems_of(draft: IntakeDraft) -> Iterator[Problem]:
    """What only the form can tell: a line without its substance would be lost, a copied estimate is shown as one."""
    for place, use in enumerate(draft.substances[1:], start=1):
        if not use.code and use != SubstanceUse(code=""):
            yield Problem(field=f"substances.{place}", text=WHICH_SUBSTANCE)
    for kind in draft.estimated:
        yield Problem(field=kind.value, text=ESTIMATED, warning=True)
