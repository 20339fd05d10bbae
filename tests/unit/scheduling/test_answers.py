"""What a search owes whoever waits for it: one answer for one question, an end when asked, and words when it breaks."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

import highspy
import numpy as np
import pytest

from tcdesk.domain.refusals import Trouble
from tcdesk.scheduling import highs
from tcdesk.scheduling.build import built, weighed
from tcdesk.scheduling.check import score, unassigned
from tcdesk.scheduling.focuses import Focuses
from tcdesk.scheduling.frontier import Frontier, first_choice
from tcdesk.scheduling.greedy import first_plan
from tcdesk.scheduling.json_format import write_problem
from tcdesk.scheduling.model import Choice
from tcdesk.scheduling.pricing import Pricer, prices_of
from tcdesk.scheduling.programme import carried
from tcdesk.scheduling.solve import solve

NAME = "Resident of a word that must not be written"


def test_one_core_and_all_of_them_find_the_same_plan(week, tmp_path) -> None:
    path = tmp_path / "week.json"
    path.write_text(write_problem(week(5, 40)), encoding="utf-8")
    code = (
        "import os, sys, pathlib;"
        "cores = sorted(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else [];"
        "cores and os.sched_setaffinity(0, cores[: int(sys.argv[2])]);"
        "from tcdesk.scheduling.json_format import read_problem, write_plan;"
        "from tcdesk.scheduling.solve import solve; p = read_problem(pathlib.Path(sys.argv[1]).read_bytes());"
        "print(write_plan(p, solve(p)))"
    )
    answers = []
    for cores in ("1", "64"):
        command = [sys.executable, "-c", code, str(path), cores]
        answers.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        del answers[-1]["seconds"]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("cold", [False, True])
def test_a_stop_at_any_step_ends_the_search_there_with_the_best_so_far(week, *, cold: bool) -> None:
    """Counted in steps of work: once it was told to stop, it takes none any more."""
    problem = week(1, 14, declared=False, cold=cold)
    for at in (1, 2, 3, 5, 8, 13, 21, 34):
        asked: list[bool] = []
        seen = []

        def cancelled(asked: list[bool] = asked, at: int = at) -> bool:
            asked.append(len(asked) + 1 >= at)
            return asked[-1]

        proposal = solve(problem, on_progress=seen.append, cancelled=cancelled)
        assert proposal.stopped
        assert len(asked) == at
        best = min(p.score + problem.unseated_cost * p.unseated for p in seen)
        assert proposal.cost <= best
        assert proposal.cost == proposal.score.total + problem.unseated_cost * len(proposal.unassigned)


@pytest.mark.parametrize("heard", [False, True])
@pytest.mark.parametrize("error", [RuntimeError, MemoryError, ValueError])
def test_a_search_that_breaks_is_a_sentence(week, monkeypatch, caplog, error: type[Exception], *, heard: bool) -> None:
    def broken(_self: object) -> None:
        raise error(NAME)

    monkeypatch.setattr(highspy.Highs, "run", broken)
    problem = week(2, 24)
    with pytest.raises(Trouble) as trouble:
        solve(problem, cancelled=(lambda: False) if heard else None)
    assert "The board stands as it was" in trouble.value.text
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert error.__name__ in record.getMessage()
    assert NAME not in record.getMessage()
    caplog.clear()


def test_what_is_carried_over_finds_the_same_rows_in_any_order() -> None:
    old = {"a": (0, np.array([7, 3, 5])), "gone": (3, np.array([0]))}
    new = {"fresh": (0, np.array([1, 2])), "a": (2, np.array([5, 9, 3, 7]))}
    found = carried(old, np.array([70, 30, 50, 1]), new, np.array([-1, -2, -3, -4, -5, -6]))
    assert found.tolist() == [-1, -2, 50, -4, 30, 70]


@pytest.mark.parametrize("seed", range(4))
def test_a_relaxation_that_starts_where_a_smaller_one_ended_comes_to_the_same_value(week, seed: int) -> None:
    tables = weighed(week(seed, 40))
    nothing = np.zeros(0, dtype=np.int64)
    _, small = built(tables, first_choice(tables, 1))
    before = highs.relaxed(small, nothing)
    assert before is not None
    _, arrays = built(tables, first_choice(tables, 4))
    fresh, warm = highs.relaxed(arrays, nothing), highs.relaxed(arrays, nothing, start=before.basis)
    assert fresh is not None
    assert warm is not None
    assert warm.objective == pytest.approx(fresh.objective)
    assert fresh.objective <= before.objective + 1e-6


@pytest.mark.parametrize("people", [24, 100, 260])
@pytest.mark.parametrize("seed", range(3))
def test_no_plan_costs_less_than_the_bound_whatever_the_prices(week, monkeypatch, people: int, seed: int) -> None:
    """Of many residents the pricing looks at a part by name: the bound must hold with all of them."""
    problem = week(seed, people, declared=seed != 1 or people > 100)
    tables = weighed(problem)
    plan = first_plan(tables)
    cost = score(problem, plan).total + problem.unseated_cost * len(unassigned(problem, plan))
    model, arrays = built(tables, first_choice(tables, 2))
    relaxed = highs.relaxed(arrays, np.zeros(0, dtype=np.int64))
    assert relaxed is not None
    chance = np.random.default_rng(seed)
    for noise in (0.0, 2.0, 20.0):
        duals = relaxed.duals + noise * chance.standard_normal(len(relaxed.duals))
        side = np.where(duals > 0, arrays.low, arrays.high)
        duals[~np.isfinite(side)] = 0.0  # such a price has no meaning
        nothing = Choice(
            lines=np.zeros((len(tables.variant_focus), len(tables.counselors)), dtype=bool),
            members=np.zeros((len(tables.residents), len(tables.variant_focus)), dtype=bool),
        )
        pricer = Pricer(model, prices_of(model, arrays, duals))
        bound = Frontier(pricer, Focuses(tables), nothing, lambda: None).look(0.0).bound
        assert bound <= cost + 1e-6
        with monkeypatch.context() as everybody:
            everybody.setattr(pricer, "few", people)
            everybody.setattr(sys.modules[Frontier.__module__], "WIDE", people)
            exact = Frontier(pricer, Focuses(tables), nothing, lambda: None).look(0.0).bound
        assert exact - 0.05 * abs(exact) <= bound <= exact + 1e-6
