"""A plan as the store keeps it."""

from __future__ import annotations

import json

import attrs

from tcdesk.domain.week.plan import GroupPlan, Plan


def plan_json(plan: Plan) -> str:
    """A plan as it is kept: canonical JSON, groups by id."""
    groups = sorted((attrs.asdict(group) for group in plan.groups), key=lambda group: str(group["id"]))
    return json.dumps({"groups": groups}, sort_keys=True, separators=(",", ":"), default=list)


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
