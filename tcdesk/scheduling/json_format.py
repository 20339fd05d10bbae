"""Weeks and plans as JSON (`tcsched-instance/1`, `tcsched-solution/1`), for the command line and for tests.

Reading is strict: whatever is wrong is refused with `Invalid`, naming the place. Members of last week's groups, and
the counselor, slot and room they had, may be gone; every other id must be in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from attrs import asdict, fields

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.week.plan import GroupPlan, Plan, Proposal
from tcdesk.domain.week.problem import (
    Busy,
    GroupLock,
    KeepApart,
    MemberLock,
    NotWith,
    PreviousGroup,
    Trait,
    WeekCounselor,
    WeekProblem,
    WeekResident,
    WeekRoom,
    WeekSlot,
    Weights,
)
from tcdesk.i18n import N_
from tcdesk.scheduling.reading import Node, unique

PROBLEM_FORMAT = "tcsched-instance/1"
PLAN_FORMAT = "tcsched-solution/1"


def read_problem(text: str | bytes) -> WeekProblem:
    """The week in a JSON document; raises Invalid."""
    document = Node.document(text)
    _format(document, PROBLEM_FORMAT)
    slots = document["slots"].list(_slot)
    slot_ids = _ids("slots", [slot.id for slot in slots])
    rooms = document["rooms"].list(lambda node: _room(node, slot_ids))
    room_ids = _ids("rooms", [room.id for room in rooms])
    counselors = document["counselors"].list(lambda node: _counselor(node, slot_ids))
    counselor_ids = _ids("counselors", [counselor.id for counselor in counselors])
    params = document["params"]
    homogeneity = {trait: params["homogeneity"][trait].number() for trait in params["homogeneity"].names()}
    residents = document["residents"].list(lambda node: _resident(node, slot_ids, counselor_ids, homogeneity))
    resident_ids = _ids("residents", [resident.id for resident in residents])
    previous = document["previous"]["groups"].list(lambda node: _previous(node, homogeneity))
    previous_ids = _ids("previous.groups", [group.id for group in previous])
    locks = document["locks"]
    max_size = params["max_size"].number(1, 1000)
    seed = document.get("seed")
    return WeekProblem(
        name=document["name"].text(),
        seed=0 if seed is None else seed.number(-(2**31), 2**31),
        kind=document["kind"].text(),
        max_size=max_size,
        min_size=params["min_size"].number(0, max_size),
        comfort_min=params["comfort_min"].number(0, 1000),
        same_sex=_flag(params, "same_sex"),
        weights=_weights(params["weights"]),
        homogeneity=homogeneity,
        slots=slots,
        rooms=rooms,
        counselors=counselors,
        residents=residents,
        keep_apart=document["keep_apart"].list(lambda node: _apart(node, resident_ids)),
        not_with=document["not_with"].list(lambda node: _not_with(node, resident_ids, counselor_ids)),
        previous=previous,
        group_locks=locks["groups"].list(
            lambda node: _group_lock(node, counselor_ids, slot_ids, room_ids, previous_ids)
        ),
        member_locks=locks["members"].list(
            lambda node: MemberLock(resident=node["resident"].known(resident_ids), group=node["group"].id())
        ),
    )


def _weights(node: Node) -> Weights:
    """All weights; the format knows no covers of counselors on leave, so that weight is 0 where it is not named."""
    cover = node.get("named_cover")
    given = {a.name: node[a.name].number() for a in fields(Weights) if a.name != "named_cover"}
    return Weights(**given, named_cover=0 if cover is None else cover.number())


def read_plan(text: str | bytes) -> Plan:
    """The plan in a JSON document, whether or not its ids mean anything; raises Invalid."""
    document = Node.document(text)
    _format(document, PLAN_FORMAT)
    return Plan(groups=document["groups"].list(_group))


def write_problem(problem: WeekProblem) -> str:
    """The week as JSON; `read_problem` gives it back."""
    homogeneity = dict(problem.homogeneity)
    document = {
        "format": PROBLEM_FORMAT,
        "name": problem.name,
        "seed": problem.seed,
        "kind": problem.kind,
        "params": {
            "max_size": problem.max_size,
            "min_size": problem.min_size,
            "comfort_min": problem.comfort_min,
            "same_sex": problem.same_sex,
            "weights": asdict(problem.weights),
            "homogeneity": homogeneity,
        },
        "slots": [asdict(slot) for slot in problem.slots],
        "rooms": [{"id": r.id, "capacity": r.capacity, "slots": sorted(r.slots)} for r in problem.rooms],
        "counselors": [_counselor_out(counselor) for counselor in problem.counselors],
        "residents": [_resident_out(resident) for resident in problem.residents],
        "keep_apart": [asdict(pair) for pair in problem.keep_apart],
        "not_with": [asdict(pair) for pair in problem.not_with],
        "previous": {"groups": [_filled(asdict(group)) for group in problem.previous]},
        "locks": {
            "groups": [_filled(asdict(lock)) for lock in problem.group_locks],
            "members": [asdict(lock) for lock in problem.member_locks],
        },
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_plan(problem: WeekProblem, proposal: Proposal, why: Mapping[str, object] | None = None) -> str:
    """The proposal as JSON: who has no group, the bound, how it was found, and `why` (see `reasons.told`)."""
    document = {
        "format": PLAN_FORMAT,
        "instance": problem.name,
        "groups": [asdict(group) for group in proposal.plan.groups],
        "unassigned": list(proposal.unassigned),
        "score": proposal.score.total,
        "cost": proposal.cost,
        "bound": proposal.bound,
        "proven": proposal.proven,
        "scope": proposal.scope.name.lower(),
        "seed": proposal.seed,
        "seconds": round(proposal.seconds, 3),
        "solver": "tcdesk",
        **(why or {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _format(document: Node, wanted: str) -> None:
    if document["format"].text() != wanted:
        raise Invalid(
            N_("The file says it is {found}; needed is {wanted}."), found=document["format"].text(), wanted=wanted
        )


def _ids(place: str, ids: list[str]) -> frozenset[str]:
    unique(place, ids)
    return frozenset(ids)


def _flag(node: Node, key: str) -> bool:
    found = node.get(key)
    return found is not None and found.flag()


def _optional(node: Node, key: str) -> str | None:
    found = node.get(key)
    return None if found is None else found.text()


def _slot(node: Node) -> WeekSlot:
    return WeekSlot(
        id=node["id"].id(),
        day=node["day"].number(0, 6),
        start=node["start"].clock(),
        minutes=node["minutes"].number(1, 1440),
        blocked=_optional(node, "blocked"),
    )


def _room(node: Node, slots: frozenset[str]) -> WeekRoom:
    return WeekRoom(
        id=node["id"].id(),
        capacity=node["capacity"].number(),
        slots=frozenset(node["slots"].list(lambda slot: slot.known(slots))),
    )


def _counselor(node: Node, slots: frozenset[str]) -> WeekCounselor:
    return WeekCounselor(
        id=node["id"].id(),
        sex=node["sex"].text(),
        quals=frozenset(node["quals"].list(Node.id)),
        languages=frozenset(node["languages"].list(Node.id)),
        max_groups=node["max_groups"].number(0, 100),
        slots=frozenset(node["slots"].list(lambda slot: slot.known(slots))),
        preferred_slots=frozenset(node["preferred_slots"].list(lambda slot: slot.known(slots))),
        on_leave=_optional(node, "on_leave"),
        covers=_covers(node.get("covers"), slots),
    )


def _covers(node: Node | None, slots: frozenset[str]) -> dict[str, str]:
    return {} if node is None else {slot: node[slot].id() for slot in node.names() if slot in slots}


def _resident(
    node: Node, slots: frozenset[str], counselors: frozenset[str], homogeneity: dict[str, int]
) -> WeekResident:
    primary = node.get("primary_counselor")
    return WeekResident(
        id=node["id"].id(),
        phase=node["phase"].id(),
        sex=node["sex"].text(),
        traits={trait: node[trait].trait() for trait in homogeneity},
        language=node["language"].text(),
        needs=frozenset(node["needs"].list(Node.id)),
        busy=node["busy"].list(lambda busy: Busy(slot=busy["slot"].known(slots), why=busy["why"].text())),
        avoid_slots=frozenset(node["avoid_slots"].list(lambda slot: slot.known(slots))),
        primary_counselor=None if primary is None else primary.known(counselors),
    )


def _previous(node: Node, homogeneity: dict[str, int]) -> PreviousGroup:
    profile = node.get("profile")
    declared: dict[str, Trait] | None = None
    if profile is not None:
        values = {trait: profile.get(trait) for trait in profile.names() if trait in homogeneity}
        declared = {trait: value.trait() for trait, value in values.items() if value is not None}
    return PreviousGroup(
        id=node["id"].id(),
        counselor=node["counselor"].text(),
        slot=node["slot"].text(),
        room=node["room"].text(),
        members=node["members"].list(Node.id),
        profile=declared,
    )


def _apart(node: Node, residents: frozenset[str]) -> KeepApart:
    return KeepApart(a=node["a"].known(residents), b=node["b"].known(residents), why=node["why"].text())


def _not_with(node: Node, residents: frozenset[str], counselors: frozenset[str]) -> NotWith:
    return NotWith(
        resident=node["resident"].known(residents),
        counselor=node["counselor"].known(counselors),
        why=node["why"].text(),
    )


def _group_lock(
    node: Node,
    counselors: frozenset[str],
    slots: frozenset[str],
    rooms: frozenset[str],
    previous: frozenset[str],
) -> GroupLock:
    known = {key: node.get(key) for key in ("counselor", "slot", "room")}
    counselor, slot, room = known["counselor"], known["slot"], known["room"]
    closed = _flag(node, "closed")
    return GroupLock(
        group=node["group"].known(previous) if closed else node["group"].id(),
        counselor=None if counselor is None else counselor.known(counselors),
        slot=None if slot is None else slot.known(slots),
        room=None if room is None else room.known(rooms),
        closed=closed,
    )


def _group(node: Node) -> GroupPlan:
    return GroupPlan(
        id=node["id"].id(),
        counselor=node["counselor"].text(),
        slot=node["slot"].text(),
        room=node["room"].text(),
        members=node["members"].list(Node.id),
    )


def _resident_out(resident: WeekResident) -> dict[str, object]:
    plain = _plain(asdict(resident))
    del plain["traits"]
    return {**plain, **resident.traits}


def _counselor_out(counselor: WeekCounselor) -> dict[str, object]:
    plain = _plain(asdict(counselor))
    if not counselor.covers:
        del plain["covers"]
    return plain


def _plain(values: dict[str, object]) -> dict[str, object]:
    """Sets as sorted lists."""
    sets = {key: cast("frozenset[str]", value) for key, value in values.items() if isinstance(value, frozenset)}
    return {**values, **{key: sorted(value) for key, value in sets.items()}}


def _filled(values: dict[str, object]) -> dict[str, object]:
    """Without what is not said."""
    return {key: value for key, value in values.items() if value is not None and value is not False}
