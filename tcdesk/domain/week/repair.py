"""What becomes of a published week when something happens in the middle of it."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from tcdesk.domain.week.plan import GroupPlan, Move, Proposal
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.wording import Sentence


@frozen(kw_only=True)
class MoveReason:
    """A resident whose group or counselor changes, and why; worded so that it names no pair kept apart."""

    move: Move
    why: Sentence


@frozen(kw_only=True)
class GroupChange:
    """A group that gets another counselor, hour or room, meets no more (`after` is None) or is new, and why."""

    group: str
    before: GroupPlan | None
    after: GroupPlan | None
    why: Sentence


@frozen(kw_only=True)
class Substitute:
    """A counselor who could lead a group in its hour and room.

    `able` of the `members` may be with him, `knows` of them are his own residents or sat with him last week, and he
    leads `load` other groups this week of at most `limit`. `is_named`: the leave names him as the cover.
    """

    counselor: str
    members: int
    able: int
    knows: int
    load: int
    limit: int
    is_named: bool = False
    text: Sentence


@frozen(kw_only=True)
class Cover:
    """A group whose counselor cannot lead it, and who could, best first; `chosen` leads it in the proposal."""

    group: str
    absent: str
    chosen: str | None
    substitutes: tuple[Substitute, ...]


@frozen(kw_only=True)
class Repair:
    """The changed week and what is proposed for it: who moves and why, which groups stay as they were, who covers."""

    problem: WeekProblem
    proposal: Proposal
    moves: tuple[MoveReason, ...]
    groups: tuple[GroupChange, ...]
    released: tuple[Sentence, ...]
    """Locks that had to give way."""
    untouched: tuple[str, ...]
    """Groups with counselor, slot and room as published; members may have joined or left."""
    held: tuple[str, ...]
    covers: tuple[Cover, ...]

    @cached_property
    def regrouped(self) -> tuple[MoveReason, ...]:
        """Those who had a group and get another one."""
        return tuple(
            reason
            for reason in self.moves
            if reason.move.from_group and reason.move.to_group and reason.move.from_group != reason.move.to_group
        )
