"""The facility's own progress rubric: fourteen domains of the community as method, rated in half points from 1 to 5.

Own wording throughout, all rows positively keyed: 1 is "not yet seen", 5 is "a model for others". The fourteen domains
and their four groups are those of the literature on therapeutic communities (Kressel and De Leon 2000); no item text
of any published instrument is used. An answer counts half points (2 to 10), so that 7 means 3.5.
"""

from __future__ import annotations

from collections.abc import Mapping

from tcdesk.domain.instruments._base import INSTRUMENTS, Instrument, Item
from tcdesk.i18n import N_

GROUPS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "development": (
        N_("Development"),
        (("maturity", N_("Maturity")), ("responsibility", N_("Responsibility")), ("values", N_("Values"))),
    ),
    "socialization": (
        N_("Socialization"),
        (
            ("lifestyle", N_("Drug and criminal lifestyle")),
            ("image", N_("Keeping up images")),
            ("work", N_("Work attitude")),
            ("social", N_("Social skills")),
        ),
    ),
    "psychology": (
        N_("Psychology"),
        (
            ("cognitive", N_("Cognitive skills")),
            ("emotional", N_("Emotional skills")),
            ("esteem", N_("Self-esteem and efficacy")),
        ),
    ),
    "community": (
        N_("Community membership"),
        (
            ("rules", N_("Understanding of rules and philosophy")),
            ("engagement", N_("Engagement")),
            ("belonging", N_("Sense of belonging")),
            ("model", N_("Role model")),
        ),
    ),
}
DOMAINS: dict[str, str] = {code: label for _name, rows in GROUPS.values() for code, label in rows}
LOWEST, HIGHEST = 1.0, 5.0


def score(answers: Mapping[str, int]) -> dict[str, float]:
    """Half points to domain scores (1 to 5), the four group means and the total mean."""
    scores = {code: answers[code] / 2 for code in DOMAINS}
    means = {group: sum(scores[code] for code, _ in rows) / len(rows) for group, (_name, rows) in GROUPS.items()}
    return {**scores, **means, "total": sum(scores[code] for code in DOMAINS) / len(DOMAINS)}


_LOW = dict.fromkeys(DOMAINS, 2)
_HIGH = dict.fromkeys(DOMAINS, 10)
_ONE_UP = {**_LOW, "maturity": 5}

INSTRUMENTS.add(
    Instrument(
        code="tc_rubric",
        title=N_("TC progress rubric"),
        licence="own wording of the facility",
        items=tuple(
            Item(code=code, label=label, allowed=tuple(range(2, 11)), scale=group)
            for group, (_name, rows) in GROUPS.items()
            for code, label in rows
        ),
        scales={**DOMAINS, **{group: name for group, (name, _rows) in GROUPS.items()}, "total": N_("Total")},
        score=score,
        vectors=(
            (_LOW, {"total": 1.0, "community": 1.0}),
            (_HIGH, {"total": 5.0, "maturity": 5.0}),
            (_ONE_UP, {"maturity": 2.5, "development": 1.5}),
        ),
    )
)
