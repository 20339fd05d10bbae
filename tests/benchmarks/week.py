"""How good and how fast the weekly plan is: score, bound, gap, seconds, memory and rounds beside the targets.

    python tests/benchmarks/week.py --bench FOLDER [SET ...] [--seeds 1,2,3,4,5] [--runs 3] [--cancel]

Every week is solved in a process of its own, the import included, and judged by the independent checker. `reached` is
the second at which the target's gap held (proven, within so much of the bound, or within so much of the best plan
known), `cpu` the same in seconds of the processor, which other programs on the machine hardly lengthen: the lesser
counts. With several runs the quickest counts. `study` is what the design study measured on a quiet machine. With
`--cancel` every week is also stopped at several moments, and the longest time from the question to the answer is told.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import bench_folder
from bench_folder import tell

STARTED = time.perf_counter()
STOPS = (0.05, 0.15, 0.4, 0.8, 1.6, 3.2, 6.4)
ANSWER = 0.3
"""Seconds within which a stopped search must answer."""


@dataclass(frozen=True)
class Set:
    """Weeks of one kind, what is wanted of them, and what the study measured."""

    name: str
    make: Callable[[ModuleType, int], dict]
    gap: float
    """Part of the cost; 0 means proven best."""
    seconds: float
    megabytes: int | None
    study: str
    known: dict[int, int] = field(default_factory=dict)
    """The best scores known by seed; where given the gap is measured from them and not from the bound."""


def ordinary(people: int, tight: float = 0.5, churn: float = 0.08) -> Callable[[ModuleType, int], dict]:
    """Weeks with a declared focus."""
    return lambda tcgen, seed: tcgen.profiles(tcgen.weekly(people, seed, tight, churn)[0])


def free(people: int) -> Callable[[ModuleType, int], dict]:
    """Weeks without a declared focus."""
    return lambda tcgen, seed: tcgen.weekly(people, seed)[0]


def cold(people: int) -> Callable[[ModuleType, int], dict]:
    """Weeks without a past."""
    return lambda tcgen, seed: tcgen.cold(tcgen.weekly(people, seed)[0])


def disrupted(people: int) -> Callable[[ModuleType, int], dict]:
    """The week after a first one: counselors who lead up to three groups go on leave."""

    def make(tcgen: ModuleType, seed: int) -> dict:
        first = tcgen.cold(tcgen.weekly(people, seed)[0])
        return tcgen.profiles(tcgen.next_week(first, bench_folder.solved(first, 0.3)["plan"], seed))

    return make


SETS = (
    Set("weekly-60", ordinary(60), 0.0, 0.3, None, "proven 0.06-0.07 s, 45 MB"),
    Set("weekly-120", ordinary(120), 0.0, 0.5, 150, "proven 0.24-0.27 s, 88 MB"),
    Set("weekly-300", ordinary(300), 0.0, 0.8, None, "proven 0.34-0.40 s, 74 MB"),
    Set("weekly-600", ordinary(600), 0.01, 1.5, None, "1 % at 0.9-1.2 s, 0.06-0.72 % at 10 s"),
    Set("weekly-1000", ordinary(1000), 0.01, 3.0, 400, "1 % at 2.0-2.1 s, 0.33-0.57 % at 10 s, 383 MB"),
    Set("weekly-2000", ordinary(2000), 0.015, 10.0, None, "0.45-1.46 % at 10 s, 348 MB"),
    Set("tight-120", ordinary(120, 0.9, 0.15), 0.0, 1.0, 150, "proven 0.33-0.87 s"),
    Set("disrupted-60", disrupted(60), 0.02, 5.0, None, "proven 0.07-0.09 s"),
    Set("disrupted-120", disrupted(120), 0.02, 5.0, 150, "0 / 0 / 7.5 % at 10 s"),
    Set("disrupted-300", disrupted(300), 0.02, 5.0, None, "4.2 / 0.1 / 1.3 % at 10 s"),
    Set("mode-120", free(120), 0.005, 20.0, 150, "765 in 46 s, bound 256", known={1: 765, 2: 684, 3: 747}),
    Set("cold-60", cold(60), 0.02, 5.0, None, "302 in 0.5 s (seed 3; 271 since)", known={3: 271}),
    Set("cold-120", cold(120), 0.02, 8.0, 150, "486, 495-503 in 1-4 s (seed 3; 436 since)", known={3: 436}),
    Set("cold-300", cold(300), 0.02, 15.0, None, "1029, 1062 in 6 s (seed 3; 977 since)", known={3: 977}),
)


def child(path: Path, effort: float, stop_after: float | None) -> None:
    """Solve one week and print what it took as one JSON line."""
    from tcdesk.scheduling.json_format import read_problem, write_plan
    from tcdesk.scheduling.solve import solve

    problem = read_problem(path.read_bytes())
    seen: list[tuple[float, float, int, int | None, str]] = []

    def note(step: str, cost: int, bound: int | None) -> None:
        seen.append((time.perf_counter() - STARTED, time.process_time(), cost, bound, step))

    began = time.perf_counter()
    asked = None if stop_after is None else (lambda: time.perf_counter() - began > stop_after)
    proposal = solve(
        problem,
        effort=effort,
        on_progress=lambda p: note(p.step, p.score + problem.unseated_cost * p.unseated, p.bound),
        cancelled=asked,
    )
    took = time.perf_counter() - began
    note("end", proposal.cost, proposal.bound)
    told = {
        "seen": seen,
        "score": proposal.score.total,
        "cost": proposal.cost,
        "bound": proposal.bound,
        "scope": proposal.scope.name,
        "unseated": len(proposal.unassigned),
        "late": took - stop_after if proposal.stopped and stop_after is not None else None,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "plan": json.loads(write_plan(problem, proposal)),
    }
    tell(json.dumps(told))


def reached(of: Set, seed: int, told: dict) -> tuple[float, float] | None:
    """The second, by the clock and by the processor, at which the target's gap held; None where it never did."""
    best = of.known.get(seed, told["cost"]) if of.name.startswith(("cold", "mode")) else None
    for clock, processor, cost, bound, _ in told["seen"]:
        against = best if best is not None else bound
        if against is not None and cost - against <= of.gap * cost:
            return clock, processor
    return None


def row(of: Set, seed: int, told: list[dict], wrong: int) -> bool:
    """Print one line; whether everything wanted was reached."""
    first = told[0]
    at = [found for found in (reached(of, seed, each) for each in told) if found is not None]
    clock, processor = (min(a for a, _ in at), min(p for _, p in at)) if at else (None, None)
    end = min(each["seen"][-1][0] for each in told)
    end_processor = min(each["seen"][-1][1] for each in told)
    megabytes = max(each["megabytes"] for each in told)
    gap = None if first["bound"] is None else 100 * (first["cost"] - first["bound"]) / max(1, first["cost"])
    same = all(each["plan"]["groups"] == first["plan"]["groups"] for each in told)
    good = clock is not None and min(clock, processor or clock) <= of.seconds and not wrong and same
    good = good and (of.megabytes is None or megabytes <= of.megabytes)
    rounds = sum(step == "bound found" for *_, step in first["seen"])
    tell(
        f"{of.name:14}{seed:4}{min(each['seen'][0][0] for each in told):8.2f}{_cell(clock):>9}{_cell(processor):>7}"
        f"{end:8.2f}{end_processor:7.2f}{first['score']:8}{first['bound']!s:>8}{_cell(gap):>7}{first['unseated']:5}"
        f"{megabytes:5}{rounds:7}{wrong:7}  {first['scope']:13}{'yes' if good else 'NO'}"
    )
    return good


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def late(instance: dict, effort: float) -> float:
    """The longest time from asking a search to stop to its answer."""
    told = [bench_folder.solved(instance, effort, cancel=stop) for stop in STOPS]
    return max((each["late"] for each in told if each["late"] is not None), default=0.0)


def main() -> None:
    """Run the sets that are named, or all of them, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(of.name for of in SETS))
    parser.add_argument("--seeds", default="1,2,3,4,5")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--effort", type=float, default=1.0)
    parser.add_argument("--cancel", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--stop-after", type=float, help=argparse.SUPPRESS)
    bench_folder.add_options(parser)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.effort, given.stop_after)
        return
    tcgen, tccheck = bench_folder.bench(given.bench)
    unknown = set(given.sets) - {of.name for of in SETS}
    if unknown:
        parser.error(f"no such set: {', '.join(sorted(unknown))}")
    tell(
        f"{'set':14}{'seed':>4}{'first s':>8}{'reached':>9}{'cpu':>7}{'end s':>8}{'cpu':>7}{'score':>8}{'bound':>8}"
        f"{'gap %':>7}{'left':>5}{'MB':>5}{'rounds':>7}{'broken':>7}  {'bound over':13}met"
    )
    good = True
    for of in SETS:
        if given.sets and of.name not in given.sets:
            continue
        limit = "" if of.megabytes is None else f", {of.megabytes} MB"
        what = "proven" if not of.gap else f"within {100 * of.gap:g} %"
        tell(f"-- {of.name}: {what} in {of.seconds:g} s{limit}; study: {of.study}")
        for seed in map(int, given.seeds.split(",")):
            instance = of.make(tcgen, seed)
            told = [bench_folder.solved(instance, given.effort) for _ in range(given.runs)]
            good &= row(of, seed, told, bench_folder.broken(tccheck, instance, told[0]["plan"]))
            if given.cancel:
                longest = late(instance, given.effort)
                good &= longest <= ANSWER
                tell(f"{'':14}{seed:4} stopped at {', '.join(map(str, STOPS))} s: answered within {longest:.3f} s")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
