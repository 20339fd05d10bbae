"""Half a year of weeks, each planned from the one before, beside first fit; and one week from a round-robin start.

    python tests/benchmarks/rolling.py --bench FOLDER [PEOPLE ...] [--weeks 26] [--seed 1] [--start]

Both planners live through the same arrivals, departures, leave, sick days, holidays and appointments, each with its own
past. `stayed` and `with counselor` are parts of those who had a group and are still here; `same problem` is the part of
all seated who share the main problem of their group; `spread` is the mean over the weeks of the standard deviation of
groups for each counselor present; `moved/event` is how many changed their group for each thing that happened. A week in
which somebody is left out is solved once more with nothing but seats at stake, and the bound of that says whether a
plan that seats all exists.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from types import ModuleType

import bench_folder
from attrs import evolve
from bench_folder import tell
from world import FirstFit, World

from tcdesk.domain.week.problem import WeekProblem, Weights
from tcdesk.scheduling.json_format import read_problem, write_plan
from tcdesk.scheduling.solve import solve

NOTHING = Weights(**dict.fromkeys((
    "group_change", "counselor_change", "primary_mismatch", "language", "size_short", "open_group", "load",
    "avoid_slot", "counselor_slot", "slot_change", "room_change", "named_cover",
), 0))  # fmt: skip
STARTS = {60: (0.85, 0.60, 5.0, 4, 0.25), 300: (0.85, 0.50, 15.0, 5, 0.1)}
"""By residents: same main problem, with their counselor, seconds, the weight of the counselor (the problem's is 6), and
the work that is allowed."""


def figures(week: dict, plan: dict) -> dict[str, float]:
    """What one week looks like for residents and counselors."""
    here = {r["id"]: r for r in week["residents"] if r["phase"] == "primary"}
    before = {r: group for group in week["previous"]["groups"] for r in group["members"] if r in here}
    now = {r: group for group in plan["groups"] for r in group["members"]}
    both = [r for r in before if r in now]
    alike = sum(max(Counter(here[r]["problem"] for r in g["members"]).values()) for g in plan["groups"])
    own = [r for r in now if here[r]["primary_counselor"]]
    load = Counter(group["counselor"] for group in plan["groups"])
    present = [load[c["id"]] for c in week["counselors"] if c["slots"]]
    return {
        "left": len(here) - len(now),
        "stayed": sum(before[r]["id"] == now[r]["id"] for r in both) / max(1, len(before)),
        "led": sum(before[r]["counselor"] == now[r]["counselor"] for r in both) / max(1, len(before)),
        "alike": alike / max(1, len(now)),
        "own": sum(here[r]["primary_counselor"] == now[r]["counselor"] for r in own) / max(1, len(own)),
        "spread": statistics.pstdev(present),
        "most": max(present),
        "moved": sum(before[r]["id"] != now[r]["id"] for r in both),
        "groups": len(plan["groups"]),
    }


def ours(week: dict, effort: float = 1.0) -> tuple[dict, WeekProblem, bool]:
    """The plan of the solver, the problem it read, and whether it is proven best."""
    problem = read_problem(json.dumps(week))
    proposal = solve(problem, effort=effort)
    return json.loads(write_plan(problem, proposal)), problem, proposal.proven


def needless(problem: WeekProblem, left: int) -> tuple[int, int]:
    """(at least, at most) how many are left out in the best plan for seats."""
    if not left:
        return 0, 0
    bare = solve(evolve(problem, homogeneity={}, weights=NOTHING))
    return -(-(bare.bound or 0) // problem.unseated_cost), min(left, len(bare.unassigned))


def live(tcgen: ModuleType, tccheck: ModuleType, people: int, seed: int, weeks: int) -> bool:
    """Print half a year of one facility; whether everybody had a group wherever that was possible."""
    world = World(tcgen, people, seed)
    past = {"tcdesk": world.start, "first fit": world.start}
    kept: dict[str, list[dict[str, float]]] = {name: [] for name in past}
    seconds: list[float] = []
    events: Counter[str] = Counter()
    broken = proven = unavoidable = needlessly = 0
    for number in range(1, weeks + 1):
        week = world.week(number)
        events.update(world.events)
        for name, groups in tuple(past.items()):
            mine = tcgen.profiles({**week, "previous": {"groups": groups}})
            if name == "tcdesk":
                began = time.process_time()
                plan, problem, best = ours(mine)
                seconds.append(time.process_time() - began)
                proven += best
                least, most = needless(problem, len(plan["unassigned"]))
                unavoidable += least
                needlessly += len(plan["unassigned"]) - least
                if plan["unassigned"]:
                    out = len(plan["unassigned"])
                    tell(f"   week {number}: {out} left out; every plan leaves out {least} to {most}")
            else:
                plan = FirstFit(mine).plan()
            broken += bench_folder.broken(tccheck, mine, plan)
            kept[name].append({**figures(mine, plan), "events": sum(world.events.values())})
            past[name] = plan["groups"]
    for name, rows in kept.items():
        mean = {key: statistics.fmean(row[key] for row in rows) for key in rows[0]}
        full = sum(not row["left"] for row in rows)
        tell(
            f"{people:6}  {name:10}{full:4}/{weeks}{sum(int(row['left']) for row in rows):6}{100 * mean['stayed']:9.1f}"
            f"{100 * mean['led']:16.1f}{100 * mean['alike']:14.1f}{100 * mean['own']:15.1f}{mean['spread']:8.2f}"
            f"{max(row['most'] for row in rows):6.0f}{mean['moved']:8.1f}{mean['moved'] / mean['events']:13.2f}"
            f"{mean['groups']:8.1f}"
        )
    tell(
        f"        proven {proven} of {weeks}; processor seconds a week: median {statistics.median(seconds):.2f}, "
        f"most {max(seconds):.2f}; rules broken {broken}; left out {unavoidable} proven unavoidable, "
        f"{needlessly} not; events {', '.join(f'{count} {what}' for what, count in sorted(events.items()))}"
    )
    return not needlessly and not broken


def start(tcgen: ModuleType, tccheck: ModuleType, people: int, seed: int) -> bool:
    """Form all groups anew where residents were dealt out one by one; whether the targets are met."""
    problem_share, counselor_share, most, weight, effort = STARTS[people]
    dealt = tcgen.cold(tcgen.weekly(people, seed)[0])
    here = [r["id"] for r in dealt["residents"] if r["phase"] == "primary"]
    count = -(-len(here) // 9)
    able = [c for c in dealt["counselors"] if c["slots"]]
    groups = [
        {
            "id": f"G{i + 1}",
            "counselor": able[i % len(able)]["id"],
            "slot": able[i % len(able)]["slots"][i // len(able)],
            "room": dealt["rooms"][i % len(dealt["rooms"])]["id"],
            "members": here[i::count],
        }
        for i in range(count)
    ]
    seat = {r: group["id"] for group in groups for r in group["members"]}
    apart = sum(seat[p["a"]] == seat[p["b"]] for p in dealt["keep_apart"])
    was = figures(dealt, {"groups": groups})
    dealt["params"]["weights"].update(primary_mismatch=weight)
    began, cpu = time.perf_counter(), time.process_time()
    plan, _, _ = ours(dealt, effort)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    now, wrong = figures(dealt, plan), bench_folder.broken(tccheck, dealt, plan)
    good = not wrong and not now["left"] and now["alike"] >= problem_share and now["own"] >= counselor_share
    good &= cpu <= most
    tell(
        f"{people:6}{seed:5}{apart:8}{100 * was['alike']:14.1f}{100 * was['own']:13.1f}  ->{wrong:7}{now['left']:6.0f}"
        f"{100 * now['alike']:14.1f} (>= {100 * problem_share:.0f}){100 * now['own']:11.1f} (>= "
        f"{100 * counselor_share:.0f}){took:8.1f} s{cpu:7.1f} s cpu (<= {most:g})  {'yes' if good else 'NO'}"
    )
    return good


def main() -> None:
    """Run what was asked for and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("people", nargs="*", type=int)
    parser.add_argument("--weeks", type=int, default=26)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", action="store_true", help="only the week from a round-robin start")
    bench_folder.add_options(parser)
    given = parser.parse_args()
    tcgen, tccheck = bench_folder.bench(given.bench)
    good = True
    if given.start:
        tell("people seed   apart  same problem % with own %  -> broken  left  same problem %       with own %")
        for people in given.people or STARTS:
            good &= start(tcgen, tccheck, people, given.seed)
        sys.exit(0 if good else 1)
    tell(
        "people  planner     full  left  stayed %  with counselor %  same problem %  own counselor %  spread  most"
        "   moved  moved/event  groups"
    )
    for people in given.people or (60, 120, 300):
        good &= live(tcgen, tccheck, people, given.seed, given.weeks)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
