"""Plans are values: every change gives a new one."""

from __future__ import annotations

import pytest

from tcdesk.domain.week.plan import GroupPlan, Plan, Proposal, Scope, Score, Violation
from tcdesk.i18n import texts

A = GroupPlan(id="A", counselor="C1", slot="t1", room="M1", members=("r1", "r2"))
B = GroupPlan(id="B", counselor="C2", slot="t2", room="M1", members=("r3",))
PLAN = Plan(groups=(A, B))


def test_move_takes_a_resident_from_one_group_to_another_and_leaves_the_old_plan() -> None:
    moved = PLAN.move("r1", "B")
    assert moved.by_id["A"].members == ("r2",)
    assert moved.by_id["B"].members == ("r3", "r1")
    assert PLAN.group_of["r1"] == "A"


def test_move_to_nothing_unseats_and_back_seats() -> None:
    assert "r1" not in PLAN.move("r1", None).group_of
    assert PLAN.move("r9", "A").by_id["A"].members == ("r1", "r2", "r9")
    assert PLAN.move("r1", "A") == PLAN


def test_move_to_an_unknown_group_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        PLAN.move("r1", "Z")


def test_swap_changes_places_also_with_somebody_without_a_group() -> None:
    swapped = PLAN.swap("r1", "r3")
    assert (swapped.group_of["r1"], swapped.group_of["r3"]) == ("B", "A")
    left = PLAN.swap("r1", "r9")
    assert left.group_of["r9"] == "A"
    assert "r1" not in left.group_of
    assert PLAN.swap("r1", "r2") is PLAN


def test_with_group_replaces_in_place_or_adds_at_the_end() -> None:
    other = GroupPlan(id="A", counselor="C9", slot="t1", room="M1")
    assert PLAN.with_group(other).groups == (other, B)
    new = GroupPlan(id="N", counselor="C9", slot="t1", room="M1")
    assert PLAN.with_group(new).groups == (A, B, new)
    assert PLAN.without_group("A").groups == (B,)


def test_a_violation_is_told_with_names() -> None:
    violation = Violation(rule="H1", text="{resident} has no group.", resident="r1")
    assert violation.sentence(texts("en"), lambda kind, id_: f"{kind} {id_}") == "resident r1 has no group."


@pytest.mark.parametrize(
    ("cost", "bound", "proven", "gap"), [(100, 100, True, 0.0), (100, 99, False, 0.01), (5, None, False, None)]
)
def test_a_proposal_knows_how_good_it_is(*, cost: int, bound: int | None, proven: bool, gap: float | None) -> None:
    proposal = Proposal(
        plan=PLAN,
        unassigned=(),
        score=Score(terms={"load": cost}, counts={"load": 1}),
        cost=cost,
        bound=bound,
        scope=Scope.ALL,
        violations=(),
        moves=(),
        seconds=0.1,
        seed=1,
    )
    assert proposal.proven is proven
    assert proposal.gap == gap
    assert proposal.score.total == cost
