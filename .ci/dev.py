"""Set-up, demo, tests and build of TC Desk, with nothing but Python at hand.

    python3 .ci/dev.py demo     open the demo facility; without a screen, do its week and its reports on paper
    python3 .ci/dev.py test     lint, types, import contracts, all tests; then build the frozen program and self-test it
    python3 .ci/dev.py run      start the program from the source tree; what follows goes to it
    python3 .ci/dev.py lint     lint, types, import contracts and the catalogues of words
    python3 .ci/dev.py build    build the frozen program into dist/tcdesk and self-test it
    python3 .ci/dev.py frozen   self-test what the last build made

Every command first sees to it that what it needs is there: system libraries (as root through apt, otherwise it prints
the one line to run), a virtual environment in `.venv`, and the packages named in `pyproject.toml`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import machine
from machine import LINUX, PYTHON, ROOT, WINDOWS, Stop, say

PROGRAM = ROOT / "dist" / "tcdesk" / ("tcdesk.exe" if WINDOWS else "tcdesk")
DEMO_DAY = date(2026, 3, 9)


@dataclass(frozen=True)
class Step:
    """One check: what it is called and the program that does it."""

    title: str
    command: tuple[str | Path, ...]


LINT = (
    Step("ruff check", (PYTHON, "-m", "ruff", "check", ".")),
    Step("ruff format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    Step("types", (PYTHON, "-m", "basedpyright", "--pythonpath", PYTHON)),
    Step("import contracts", (PYTHON.with_name("lint-imports.exe" if WINDOWS else "lint-imports"), "--no-logo")),
)
WORDS = Step("words", (PYTHON, ".ci/words.py"))
TESTS = Step("tests", (PYTHON, "-m", "pytest", "-m", "not bench", "-n", "auto", "--dist", "worksteal"))
BUILD = (
    Step("build", (PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "build.spec")),
    Step("self-test of the frozen program", (PYTHON, ".ci/dev.py", "frozen")),
)


def environment() -> dict[str, str]:
    """The environment of the steps: no window, and nothing of the caller that bends Qt, Python or the program."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "TCDESK_", "PYTHON"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}


def carry_out(steps: Sequence[Step]) -> int:
    """Run every step, whatever the others give, and list the outcome; 1 when one of them failed."""
    lines: list[str] = []
    failed = False
    for step in steps:
        say(f"\n--- {step.title}")
        start = time.monotonic()
        done = subprocess.run(step.command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, check=False)
        failed |= done.returncode != 0
        word = f"FAILED ({done.returncode})" if done.returncode else "ok"
        lines.append(f"{step.title:34}{word:14}{time.monotonic() - start:7.1f} s")
    say("\n" + "\n".join(lines))
    return int(failed)


def test(_rest: list[str]) -> int:
    """All checks; the frozen program is built wherever its tools can be had."""
    machine.set_up(machine.lacking_libraries(machine.QT))
    printing = machine.lacking_for_printing()
    if printing and not machine.apt_install(printing):
        say("There is no print server here, so the tests that print through one are skipped.")
    tools = machine.lacking_for_build()
    if not tools or machine.apt_install(tools):
        return carry_out((*LINT, TESTS, *BUILD))
    status = carry_out((*LINT, TESTS))
    say(f"\nThe frozen program was not built, its tools are missing. To have it built too:\n{machine.apt_line(tools)}")
    return status


def lint(_rest: list[str]) -> int:
    """Lint, types, import contracts, and the catalogues of words."""
    machine.set_up([])
    return carry_out((*LINT, WORDS))


def build(_rest: list[str]) -> int:
    """Build the frozen program and self-test it."""
    machine.set_up(machine.lacking_libraries(machine.QT) + machine.lacking_for_build())
    return carry_out(BUILD)


def run(rest: list[str]) -> int:
    """Start the program from the source tree."""
    machine.set_up(machine.lacking_libraries(machine.QT))
    if machine.has_screen():
        machine.need(machine.lacking_libraries(machine.WINDOW))
    return subprocess.run([PYTHON, "-m", "tcdesk", *rest], check=False).returncode


def demo(_rest: list[str]) -> int:
    """Open the demo facility, or do its main job on paper where there is no screen."""
    machine.set_up(machine.lacking_libraries(machine.QT))
    if machine.has_screen():
        return run(["--demo"])
    return demo_on_paper(ROOT / "build" / "demo")


def demo_on_paper(folder: Path) -> int:
    """Make the demo facility in `folder`, plan and publish its week, and write week board and reports as PDF."""
    say("There is no screen here, so the demo does its work on paper.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    facility, board, reports = folder / "facility", folder / "week.pdf", folder / "reports"
    day = DEMO_DAY.isoformat()
    year, week, _weekday = DEMO_DAY.isocalendar()
    made, printed = tcdesk(environment(), "demo", facility, "--today", day)
    account = dict(re.findall(r"^(TCDESK_(?:USER|PASSWORD))=(.*)$", printed, re.MULTILINE))
    signed_in = {**environment(), **account}
    if made:
        return made
    for words in (
        ("week", facility, "--week", f"{year}-W{week:02}", "--publish", "-o", board),
        ("report", facility, "--all", "--as-of", day, "-o", reports),
    ):
        status, _printed = tcdesk(signed_in, *words)
        if status:
            return status
    say(f"\nFacility  {facility}\nWeek      {board}\nReports   {reports}")
    return 0


def tcdesk(environ: dict[str, str], *words: str | Path) -> tuple[int, str]:
    """Run one command of the program, show what it prints, and give its exit code and that text."""
    done = subprocess.run(
        [PYTHON, "-m", "tcdesk", *words],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    say(done.stdout.rstrip())
    return done.returncode, done.stdout


def frozen(_rest: list[str]) -> int:
    """Self-test the built program with no Python to be found and, on Linux, on a virtual screen of its own."""
    if not PROGRAM.exists():
        msg = f"{PROGRAM.relative_to(ROOT)} is not there. Build it first: python3 .ci/dev.py build"
        raise Stop(msg)
    command = [PROGRAM, "--self-test"]
    with tempfile.TemporaryDirectory() as home:
        if not LINUX:
            return subprocess.run(command, env={**os.environ, "TCDESK_HOME": home}, check=False).returncode
        with machine.virtual_screen() as screen:
            bare = {"PATH": "/nonexistent", "LANG": "C.UTF-8", "HOME": home, "TCDESK_HOME": home, "DISPLAY": screen}
            return subprocess.run(command, env=bare, cwd=home, stdin=subprocess.DEVNULL, check=False).returncode


COMMANDS = {"demo": demo, "test": test, "run": run, "lint": lint, "build": build, "frozen": frozen}


def main(arguments: list[str]) -> int:
    """Carry out one command; gives its exit code, raises Stop with the reason when it cannot."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this script is what an older Python meets first
        msg = "TC Desk needs Python 3.11 or newer; this one is " + sys.version.split()[0] + "."
        raise Stop(msg)
    parser = argparse.ArgumentParser("dev.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="for `run`: the arguments of the program")
    given = parser.parse_args(arguments)
    return COMMANDS[given.command](given.rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
