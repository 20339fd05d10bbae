"""What an impossible week is told to lack and what would help: seconds, ways, and whether they seat everybody.

    python tests/benchmarks/reasons.py --bench FOLDER [--people 60,120] [--seeds 1,2,3] [--causes leave,rooms+pairs]
        [--words LANGUAGE]

Every kind of impossible week, and every two kinds together, is explained once. `counting` is what runs on every edit,
`explain` the whole search for ways, both in seconds of the processor. `left` are those who stay without a group after
the best of the ways, alone or joined. With `--words` all sentences follow. Ends with 1 where a planted cause is not
named or somebody stays out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from itertools import combinations
from types import ModuleType

import bench_folder
from bench_folder import ROOT, tell

sys.path.insert(0, str(ROOT))

CODE = {
    "leave": "counselors",
    "rooms": "rooms",
    "quals": "qualification",
    "pairs": "kept_apart",
    "busy": "no_free_hour",
}
EVERY = [*CODE, *("+".join(two) for two in combinations(CODE, 2))]


def row(tcgen: ModuleType, people: int, seed: int, causes: str, language: str | None) -> bool:
    """Print one line; whether the causes are named and the ways seat everybody."""
    from tcdesk.i18n import texts
    from tcdesk.scheduling.counting import obstacles
    from tcdesk.scheduling.explain import explain
    from tcdesk.scheduling.json_format import read_problem
    from tcdesk.scheduling.reasons import spoken
    from tcdesk.scheduling.solve import solve

    instance = tcgen.profiles(tcgen.weekly(people, seed)[0])
    for cause in causes.split("+"):
        instance = tcgen.infeasible(instance, cause)
    problem = read_problem(json.dumps(instance))
    proposal = solve(problem, effort=0.02)
    begun = time.process_time()
    obstacles(problem)
    counting = time.process_time() - begun
    begun = time.process_time()
    told = explain(problem, proposal)
    seconds = time.process_time() - begun
    codes = [obstacle.code for obstacle in told.obstacles]
    good = {CODE[cause] for cause in causes.split("+")} <= set(codes) and not told.left
    joint, out = "-" if told.together is None else str(len(told.together.patch)), len(proposal.unassigned)
    tell(
        f"{people:6}{seed:5}  {causes:13}{counting:9.4f}{seconds:9.2f}{out:6}{told.left:6}{joint:>8}"
        f"  {'ok' if good else 'MISSED'}  {', '.join(codes)}"
    )
    if language is not None:
        for line in spoken(told, problem, texts(language)):
            tell(f"    {line}")
    return good


def main() -> int:
    """Print the table; 1 where something was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    bench_folder.add_options(parser)
    parser.add_argument("--people", default="60,120")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--causes", default=",".join(EVERY))
    parser.add_argument("--words", metavar="LANGUAGE", choices=("en", "id"))
    given = parser.parse_args()
    tcgen, _ = bench_folder.bench(given.bench)
    tell("people seed  causes        counting  explain   out  left  joined")
    good = True
    for people in map(int, given.people.split(",")):
        for seed in map(int, given.seeds.split(",")):
            for causes in given.causes.split(","):
                good &= row(tcgen, people, seed, causes, given.words)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
