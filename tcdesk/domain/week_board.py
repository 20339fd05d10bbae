"""What hangs on the wall: a week's groups with day, hour, room, counselor and members.

Never on a board: who must be kept apart, and why anybody sits where he sits.
"""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.calendar import Week


@attrs.frozen(kw_only=True)
class BoardMember:
    """A resident in a group; `is_new` where he was not in it the week before, `block` where he lives."""

    name: str
    tc_no: str = ""
    block: str = ""
    is_new: bool = False


@attrs.frozen(kw_only=True)
class BoardGroup:
    """One meeting of one group; `weekday` 0 is Monday, `starts_at` minutes after midnight."""

    code: str
    theme: str = ""
    weekday: int
    starts_at: int
    minutes: int
    room: str
    counselor: str
    members: tuple[BoardMember, ...] = ()


@attrs.frozen(kw_only=True)
class DayNote:
    """A word on one day of the week: a holiday, a closed house."""

    weekday: int
    text: str


@attrs.frozen(kw_only=True)
class WeekBoard:
    """The board of one week of the facility, or the part of it that `scope` names: a counselor, a block.

    `version` counts the publications of this week; 0 is a proposal that nobody has published, and `published_on` then
    is the day it was made. `without_group` names residents who have no group this week.
    """

    institution: str
    scope: str = ""
    week: Week
    version: int = 1
    published_on: date
    published_by: str = ""
    groups: tuple[BoardGroup, ...] = ()
    notes: tuple[DayNote, ...] = ()
    without_group: tuple[BoardMember, ...] = ()
    demo: bool = False

    @property
    def title_facts(self) -> tuple[str, ...]:
        """Whose board of which week it is, for names of files and documents."""
        return tuple(part for part in (self.scope, str(self.week)) if part)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days the board has a column for: Monday to Friday, and any other day on which a group meets."""
        used = {group.weekday for group in self.groups} | set(range(5))
        return tuple(sorted(used))

    def on(self, weekday: int) -> tuple[BoardGroup, ...]:
        """The groups of one day, by hour, room and code."""
        found = (group for group in self.groups if group.weekday == weekday)
        return tuple(sorted(found, key=lambda group: (group.starts_at, group.room, group.code)))

    @property
    def counselors(self) -> tuple[str, ...]:
        """Everybody who leads a group, by name."""
        return tuple(sorted({group.counselor for group in self.groups if group.counselor}))

    @property
    def blocks(self) -> tuple[str, ...]:
        """Every block a resident of the board lives in, by name."""
        members = (member for group in self.groups for member in group.members)
        return tuple(sorted({member.block for member in (*members, *self.without_group) if member.block}))

    def of_counselor(self, name: str) -> WeekBoard:
        """The board with the groups of one counselor only."""
        groups = tuple(group for group in self.groups if group.counselor == name)
        return attrs.evolve(self, scope=name, groups=groups, without_group=())

    def of_block(self, name: str) -> WeekBoard:
        """The board for the gate of one block: the residents who live there, in the groups they go to."""
        kept = [
            attrs.evolve(group, members=tuple(member for member in group.members if member.block == name))
            for group in self.groups
        ]
        return attrs.evolve(
            self,
            scope=" · ".join(part for part in (self.scope, name) if part),
            groups=tuple(group for group in kept if group.members),
            without_group=tuple(member for member in self.without_group if member.block == name),
        )


@attrs.frozen(kw_only=True)
class WeekBoards:
    """Several boards of one week, to be hung at different places: one for each counselor, one for each block."""

    boards: tuple[WeekBoard, ...] = attrs.field(validator=attrs.validators.min_len(1))
    demo: bool = False

    @classmethod
    def of_counselors(cls, board: WeekBoard) -> WeekBoards:
        """A board for everybody who leads a group; the whole one where nobody does."""
        parts = tuple(board.of_counselor(name) for name in board.counselors)
        return cls(boards=parts or (board,), demo=board.demo)

    @classmethod
    def of_blocks(cls, board: WeekBoard) -> WeekBoards:
        """A board for every block somebody lives in; the whole one where nobody does."""
        parts = tuple(board.of_block(name) for name in board.blocks)
        return cls(boards=parts or (board,), demo=board.demo)
