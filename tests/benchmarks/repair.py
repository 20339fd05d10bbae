"""What becomes of a published week when something happens in its middle: seconds, proof, groups kept, residents moved.

    python tests/benchmarks/repair.py --bench FOLDER [--people 120,300,1000] [--seeds 1] [--runs 3]

Every event is repaired in a process of its own that reads the week and its published plan; `clock` counts from the
start of Python, imports included, `cpu` is the same in seconds of the processor. With several runs the quickest counts.
`kept` are groups with counselor, hour and room as published. Ends with 1 where a repair is not proven, a seat or a
rule is lost that need not be, or a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_folder
from bench_folder import ROOT, tell

STARTED = time.perf_counter()
EVENTS = ("sick", "room", "court", "parted", "left", "arrived")
TARGET = {120: 0.2, 300: 0.3, 1000: 0.6}
FROM_DAY = 2


def child(week: Path, published: Path, event: str, place: int) -> None:
    """Repair the week after one event and print what came of it as one JSON line."""
    from tcdesk.scheduling.json_format import read_plan, read_problem
    from tcdesk.scheduling.repair import repair

    problem, plan = read_problem(week.read_bytes()), read_plan(published.read_bytes())
    change = _event(problem, plan, event, place)
    ready = time.perf_counter()
    done = repair(problem, plan, (change,), from_day=FROM_DAY)
    told = {
        "clock": time.perf_counter() - STARTED,
        "cpu": time.process_time(),
        "repair": time.perf_counter() - ready,
        "proven": done.proposal.proven,
        "kept": len(done.untouched),
        "groups": len(plan.groups),
        "covers": len(done.covers),
        "regrouped": len(done.regrouped),
        "unseated": len(done.proposal.unassigned),
        "broken": len(done.proposal.violations),
    }
    tell(json.dumps(told))


def _event(problem, plan, event: str, place: int):
    from attrs import evolve

    from tcdesk.domain.week import alterations as happened

    later = frozenset(slot.id for slot in problem.slots if slot.day >= FROM_DAY)
    open_groups = [group for group in plan.groups if group.slot in later]
    group = open_groups[place % len(open_groups)]
    one, other, third = group.members[:3]
    match event:
        case "sick":
            return happened.CounselorAway(counselor=group.counselor, slots=later, why="sick")
        case "room":
            return happened.RoomLost(room=group.room, slots=later)
        case "court":
            return happened.AppointmentMade(resident=one, slots=frozenset({group.slot}), why="court")
        case "parted":
            return happened.Parted(a=one, b=other, why="a quarrel")
        case "left":
            return happened.Departed(resident=third)
        case _:
            return happened.Arrived(resident=evolve(problem.resident_by_id[third], id="NEW", busy=()))


def repaired(week: Path, published: Path, event: str, place: int) -> dict:
    """What a process of its own says about one event."""
    command = [sys.executable, __file__, "--child", str(week), str(published), event, str(place)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    return json.loads(done.stdout)


def row(people: int, seed: int, event: str, runs: list[dict]) -> bool:
    """Print one line; whether everything wanted was reached."""
    first, clock, cpu = runs[0], min(run["clock"] for run in runs), min(run["cpu"] for run in runs)
    target = TARGET.get(people)
    good = first["proven"] and not first["unseated"] and not first["broken"]
    good = good and (target is None or min(clock, cpu) <= target)
    tell(
        f"{people:6}{seed:5}  {event:8}{min(run['repair'] for run in runs):8.3f}{clock:8.2f}{cpu:7.2f}"
        f"{'-' if target is None else target:>8}{'proven' if first['proven'] else 'not':>8}"
        f"{first['kept']:6}/{first['groups']}{first['regrouped']:8}{first['unseated']:6}  {'ok' if good else 'MISSED'}"
    )
    return good


def main() -> int:
    """Print the table; 1 where something was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    bench_folder.add_options(parser)
    parser.add_argument("--people", default="120,300,1000")
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", nargs=4)
    given = parser.parse_args()
    if given.child:
        week, published, event, place = given.child
        child(Path(week), Path(published), event, int(place))
        return 0
    tcgen, _ = bench_folder.bench(given.bench)
    tell("people seed  event     repair   clock    cpu  target   proof   kept   moved  left")
    good = True
    for people in map(int, given.people.split(",")):
        for seed in map(int, given.seeds.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                week, published = Path(folder) / "week.json", Path(folder) / "plan.json"
                instance = tcgen.profiles(tcgen.weekly(people, seed)[0])
                week.write_text(json.dumps(instance), encoding="utf-8")
                published.write_text(json.dumps(bench_folder.solved(instance)["plan"]), encoding="utf-8")
                for place, event in enumerate(EVENTS):
                    runs = [repaired(week, published, event, place) for _ in range(given.runs)]
                    good &= row(people, seed, event, runs)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
