"""A plan as the store keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping

import attrs

from tcdesk.domain.week.plan import GroupPlan, Plan


@attrs.frozen(kw_only=True)
class Usual:
    """Hour, room and counselor a group goes back to after a week in which it was otherwise; ids as in the plan."""

    counselor: str
    slot: str
    room: str


def plan_json(plan: Plan, usual: Mapping[str, Usual] | None = None) -> str:
    """A plan as it is kept: canonical JSON, groups by id, with what a group goes back to where that differs."""
    found: list[dict[str, object]] = []
    for group in sorted(plan.groups, key=lambda group: group.id):
        row: dict[str, object] = attrs.asdict(group)
        if usual is not None and group.id in usual:
            row["usual"] = attrs.asdict(usual[group.id])
        found.append(row)
    return json.dumps({"groups": found}, sort_keys=True, separators=(",", ":"), default=list)


def usual_of(text: str) -> dict[str, Usual]:
    """The groups of a kept plan that are otherwise in its week only, with what they go back to."""
    rows: list[dict[str, dict[str, str]]] = json.loads(text)["groups"]
    return {str(row["id"]): Usual(**row["usual"]) for row in rows if "usual" in row}


def plan_of(text: str) -> Plan:
    """The plan `plan_json` wrote."""
    rows: list[dict[str, str]] = json.loads(text)["groups"]
    return Plan(
        groups=tuple(
            GroupPlan(
                id=row["id"],
                counselor=row["counselor"],
                slot=row["slot"],
                room=row["room"],
                members=tuple(row["members"]),
            )
            for row in rows
        )
    )
