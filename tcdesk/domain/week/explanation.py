"""Why a week cannot seat everybody, and what would help: records for the board and the command line."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from tcdesk.domain.week.alterations import Alteration
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.wording import Name, Named, Sentence, counted, plain_name
from tcdesk.i18n import N_, Texts


@frozen(kw_only=True)
class Fix:
    """One thing to do: `patch` changes the problem, `plan` is a plan of the changed problem that breaks no rule.

    `seated` more residents have a group in `plan` than without the fix, `left` have none, and `moved` of those who
    had a group sit in another one; nobody more needs to move for this fix.
    """

    label: Sentence
    cost: Sentence
    patch: tuple[Alteration, ...]
    plan: Plan
    seated: int
    left: int
    moved: int
    helps: bool = True
    """Whether it alone lessens what stands in the way; another obstacle may still leave as many without a seat."""


@frozen(kw_only=True)
class Obstacle:
    """One reason why somebody has no group: who, what, when and for how many in `title`, the reckoning in `why`.

    `count` residents at least go without while it stands. `who` is whom and what it concerns, `residents` those who
    bear it, `slots` the hours (empty: the whole week), `rules` the codes of the smallest set of rules that cannot be
    kept together. The `why` of a `discreet` obstacle names residents who are kept apart; it is for those only who may
    see such pairs, and never for paper.
    """

    code: str
    title: Sentence
    why: Sentence
    count: int
    who: tuple[Named, ...] = ()
    residents: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    rules: tuple[str, ...]
    discreet: bool = False
    fixes: tuple[Fix, ...] = ()

    def words(self, texts: Texts, name: Name = plain_name, *, discreet: bool = True) -> str:
        """Title and reckoning; without the reckoning of a discreet obstacle where `discreet` is False."""
        title = self.title.words(texts, name)
        return title if self.discreet and not discreet else f"{title} {self.why.words(texts, name)}"


@frozen(kw_only=True)
class Explanation:
    """All obstacles of a week. Empty where everybody has a group.

    `together` is several ways at once, where no single one seats everybody and several seat more. `complete` says that
    every way was tried; nobody stopped the search for them.
    """

    unassigned: tuple[str, ...]
    obstacles: tuple[Obstacle, ...] = ()
    together: Fix | None = None
    complete: bool = False

    @cached_property
    def left(self) -> int:
        """How many have no group after the best of the ways, alone or together."""
        fixes = [fix for obstacle in self.obstacles for fix in obstacle.fixes]
        fixes += [self.together] if self.together is not None else []
        return min((fix.left for fix in fixes), default=len(self.unassigned))

    @property
    def rest(self) -> Sentence | None:
        """That none of the ways, alone or together, seats everybody, and how many stay; None where one does."""
        if not self.complete or not self.left:
            return None
        return counted(
            N_("None of these ways, alone or together, seats everybody: {n} resident stays without a group."),
            N_("None of these ways, alone or together, seats everybody: {n} residents stay without a group."),
            self.left,
        )

    @cached_property
    def conflict(self) -> tuple[str, ...]:
        """The codes of the smallest set of rules that cannot be kept together; empty where all can."""
        return min((obstacle.rules for obstacle in self.obstacles), key=lambda rules: (len(rules), rules), default=())
