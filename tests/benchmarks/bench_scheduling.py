"""Time, score, bound, gap and memory of the planner on weeks of the independent generator.

    python tests/benchmarks/bench_scheduling.py [SET ...] [--seeds 1,2,3] [--bench ../shared/bench]

Every week is solved in a process of its own, the import included, and judged by the independent checker. `to 1%` is the
second at which the plan was proven to lie within 1 % of the best. Run by name; pytest does not collect it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

STARTED = time.perf_counter()
ROOT = Path(__file__).resolve().parents[2]


def tell(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def load(folder: Path, name: str) -> ModuleType:
    """A module of the bench by its file."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} holds no {name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def child(path: Path, effort: float) -> None:
    """Solve one week and print what it took as one JSON line."""
    from tcdesk.scheduling.json_format import read_problem, write_plan
    from tcdesk.scheduling.solve import solve

    problem = read_problem(path.read_bytes())
    seen = []
    proposal = solve(problem, effort=effort, on_progress=lambda p: seen.append((time.perf_counter() - STARTED, p)))
    near = None
    for at, progress in seen:
        cost = progress.score + problem.unseated_cost * progress.unseated
        if progress.bound is not None and cost - progress.bound <= 0.01 * cost:
            near = at
            break
    tell(
        json.dumps(
            {
                "seconds": time.perf_counter() - STARTED,
                "first": seen[0][1].seconds,
                "near": near,
                "score": proposal.score.total,
                "cost": proposal.cost,
                "bound": proposal.bound,
                "unseated": len(proposal.unassigned),
                "moved": len([m for m in proposal.moves if m.from_group is not None and m.from_group != m.to_group]),
                "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "plan": json.loads(write_plan(problem, proposal)),
            }
        )
    )


def solved(instance: dict, effort: float) -> dict:
    """What a process of its own says about one week."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "week.json"
        path.write_text(json.dumps(instance), encoding="utf-8")
        command = [sys.executable, __file__, "--child", str(path), "--effort", str(effort)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


def weeks(tcgen: ModuleType) -> dict[str, Callable[[int], Iterator[dict]]]:
    """The sets by name: each gives the weeks of one seed."""

    def ordinary(people: int) -> Callable[[int], Iterator[dict]]:
        return lambda seed: iter([tcgen.profiles(tcgen.weekly(people, seed)[0])])

    def tight(seed: int) -> Iterator[dict]:
        yield tcgen.profiles(tcgen.weekly(120, seed, 0.9, 0.15)[0])

    def free(seed: int) -> Iterator[dict]:
        yield tcgen.weekly(120, seed)[0]

    def cold(people: int) -> Callable[[int], Iterator[dict]]:
        return lambda seed: iter([tcgen.cold(tcgen.weekly(people, seed)[0])])

    def disrupted(people: int) -> Callable[[int], Iterator[dict]]:
        def make(seed: int) -> Iterator[dict]:
            first = tcgen.cold(tcgen.weekly(people, seed)[0])
            yield tcgen.profiles(tcgen.next_week(first, solved(first, 0.3)["plan"], seed))

        return make

    def repair(people: int) -> Callable[[int], Iterator[dict]]:
        def make(seed: int) -> Iterator[dict]:
            week = tcgen.profiles(tcgen.weekly(people, seed)[0])
            plan = solved(week, 1.0)["plan"]
            sick = sorted({group["counselor"] for group in plan["groups"]})[0]
            yield tcgen.repair(week, plan, sick, 2)

        return make

    def impossible(seed: int) -> Iterator[dict]:
        for why in ("leave", "rooms", "quals", "pairs", "busy"):
            yield tcgen.infeasible(tcgen.weekly(120, seed)[0], why)

    return {
        **{f"weekly-{n}": ordinary(n) for n in (20, 60, 120, 300, 600, 1000, 2000)},
        "tight-120": tight,
        "mode-120": free,
        **{f"cold-{n}": cold(n) for n in (60, 120, 300)},
        **{f"disrupted-{n}": disrupted(n) for n in (60, 120, 300)},
        **{f"repair-{n}": repair(n) for n in (60, 120, 300, 1000)},
        "impossible-120": impossible,
    }


def main() -> None:
    """Run the sets that are named, or all of them, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--effort", type=float, default=1.0)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--child", type=Path)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.effort)
        return
    tcgen, tccheck = load(given.bench, "tcgen"), load(given.bench, "tccheck")
    known = weeks(tcgen)
    tell(
        f"{'set':16}{'seed':>5}{'first s':>9}{'to 1% s':>9}{'end s':>8}{'score':>8}{'bound':>8}{'gap %':>8}"
        f"{'unseated':>9}{'moved':>7}{'MB':>6}{'broken':>8}"
    )
    for name in given.sets or known:
        for seed in map(int, given.seeds.split(",")):
            for instance in known[name](seed):
                row(name, seed, instance, tccheck, solved(instance, given.effort))


def row(name: str, seed: int, instance: dict, tccheck: ModuleType, told: dict) -> None:
    """Judge one plan and print its line."""
    report = tccheck.check(instance, told["plan"])
    left = set(told["plan"]["unassigned"])
    broken = [v for v in report["violations"] if not (v["rule"] == "H1" and v.get("resident") in left)]
    bound = told["bound"]
    gap = "-" if bound is None else f"{100 * (told['cost'] - bound) / max(1, told['cost']):.2f}"
    near = "-" if told["near"] is None else f"{told['near']:.2f}"
    tell(
        f"{name:16}{seed:5}{told['first']:9.3f}{near:>9}{told['seconds']:8.2f}{told['score']:8}{bound!s:>8}{gap:>8}"
        f"{told['unseated']:9}{told['moved']:7}{told['mb']:6}{len(broken):8}",
    )


if __name__ == "__main__":
    main()
