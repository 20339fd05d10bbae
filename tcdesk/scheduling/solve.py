"""`solve`: from a problem to a proposal, with everything checked by the plain rules before it is given out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tcdesk.domain.refusals import Refusal, Trouble
from tcdesk.domain.week.plan import Plan, Proposal, Scope
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import N_
from tcdesk.log import places
from tcdesk.registry import Later
from tcdesk.scheduling.build import weighed
from tcdesk.scheduling.greedy import first_plan
from tcdesk.scheduling.search import Best, OnProgress
from tcdesk.scheduling.stopping import Stopped

if TYPE_CHECKING:
    from tcdesk.scheduling import exact
else:
    exact = Later("tcdesk.scheduling.exact")  # brings the solver along: the first plan is shown before it is loaded

_log = logging.getLogger(__name__)

BROKE_OFF = N_(
    "The search for an arrangement broke off because of an error in the program. The board stands as it was, nothing "
    "was changed. Search once more; if it breaks off again, arrange the week by hand and report the error."
)


def solve(
    problem: WeekProblem,
    *,
    seed: int = 1,
    effort: float = 1.0,
    on_progress: OnProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
    previous_best: Plan | None = None,
) -> Proposal:
    """The best plan for the week that the work allowed by `effort` finds, and how far another could be better at most.

    The same problem, seed, effort and `previous_best` give the same plan: the search stops by work done, never by the
    clock. `on_progress` hears of every step; `cancelled` is asked often, and when it says yes the best plan so far is
    given back with `stopped` set. There is always a plan; residents who cannot be seated are in `unassigned`.
    Raises Trouble where the search itself broke: what it fell over is in the log, as places only.
    """
    best = Best(problem, on_progress, cancelled)
    scope = Scope.NONE
    stopped = False
    try:
        with told_in_words():
            tables = weighed(problem)
            best.offer(first_plan(tables))
            if previous_best is not None:
                best.offer(previous_best)
            best.report(N_("first plan"))
            search = exact.ExactSearch(best, tables, effort=effort, seed=seed)
            scope = Scope.ALL if search.complete else Scope.KNOWN_GROUPS
            search.run()
    except Stopped:
        stopped = True
    return best.proposal(scope, seed=seed, stopped=stopped)


@contextmanager
def told_in_words() -> Generator[None]:
    """Turn whatever a search falls over into Trouble with a sentence; stops and refusals go on as they are."""
    try:
        yield
    except (Stopped, Refusal):
        raise
    except Exception as error:  # whatever it was: the board needs a sentence, the log has the place
        _log.error("the search broke off: %s", places(error))
        raise Trouble(BROKE_OFF) from error
