"""The independent bench (generator and checker of weeks) and a process of its own for every week that is measured.

Not collected by pytest; imported by the benchmarks beside it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from types import ModuleType

VARIABLE = "TCDESK_BENCH"
ROOT = Path(__file__).resolve().parents[2]


def tell(line: str) -> None:
    """One line of a table, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def add_options(parser: ArgumentParser) -> None:
    """The option that names the folder of the bench."""
    parser.add_argument("--bench", type=Path, help=f"folder with tcgen.py and tccheck.py (or set {VARIABLE})")


def bench(given: Path | None) -> tuple[ModuleType, ModuleType]:
    """Generator and checker; ends in words where they were not given or are not there."""
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is None:
        raise SystemExit(
            "This benchmark draws its weeks with the independent generator, which is not part of the program. "
            f"Say where it is: --bench FOLDER (with tcgen.py and tccheck.py), or set {VARIABLE}. Nothing was measured."
        )
    return _load(named, "tcgen"), _load(named, "tccheck")


def _load(folder: Path, name: str) -> ModuleType:
    path = folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} holds no {name}.py, so nothing was measured.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def solved(instance: dict, effort: float = 1.0, script: str = "week.py", cancel: float | None = None) -> dict:
    """What a process of its own says about one week, see `week.py --child`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "week.json"
        path.write_text(json.dumps(instance), encoding="utf-8")
        command = [sys.executable, str(Path(__file__).with_name(script)), "--child", str(path), "--effort", str(effort)]
        if cancel is not None:
            command += ["--stop-after", str(cancel)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
        return json.loads(done.stdout)


def broken(tccheck: ModuleType, instance: dict, plan: dict) -> int:
    """How many rules the independent checker finds broken, but for residents listed as without a group."""
    left = set(plan["unassigned"])
    found = tccheck.check(instance, plan)["violations"]
    return sum(not (v["rule"] == "H1" and v.get("resident") in left) for v in found)
