"""The README names only what is there, and its changelog ends at this version."""

import importlib.util
import re
import sys
from datetime import date
from pathlib import Path

import click

import tcdesk
from tcdesk import cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def dev_commands():
    """The commands of `.ci/dev.py`."""
    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        spec = importlib.util.spec_from_file_location("dev", ROOT / ".ci" / "dev.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["dev"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / ".ci"))
    return {*module.COMMANDS}


def unknown_commands(text, dev, program):
    """Commands in `text` that neither the set-up script nor the program knows."""
    named = re.findall(r"(?:python3?|py) \.ci/dev\.py (\w+)", text)
    called = re.findall(r"^\s*tcdesk ([a-z]\w*)", text, re.MULTILINE) + re.findall(r"`tcdesk ([a-z]\w*)", text)
    return [name for name in named if name not in dev] + [name for name in called if name not in program]


def absent_paths(text, root):
    """Paths in backticks that are not in the tree; what a command makes (`build`, `dist`, `.venv`) is left out."""
    named = re.findall(r"`([\w./-]*/[\w./-]*|[\w-]+\.(?:toml|spec|md)|LICENSE)`", text)
    return [name for name in named if not name.startswith(("build/", "dist/")) and not (root / name).exists()]


def test_every_command_named_is_there():
    program = cli.root.list_commands(click.Context(cli.root))
    assert unknown_commands(README, dev_commands(), program) == []


def test_the_two_commands_stand_in_a_block_of_their_own():
    block = re.search(r"```\n(.*?)```", README, re.DOTALL)
    assert block.group(1).split("\n") == ["python3 .ci/dev.py demo", "python3 .ci/dev.py test", ""]


def test_the_build_server_calls_the_test_command():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "exec python3 .ci/dev.py test"


def test_every_path_named_is_there():
    assert absent_paths(README, ROOT) == []


def test_the_newest_change_is_this_version():
    versions = re.findall(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", README, re.MULTILINE)
    assert versions[0][0] == tcdesk.__version__
    days = [date.fromisoformat(day) for _version, day in versions]
    assert days == sorted(days, reverse=True)


def test_every_change_speaks_to_the_staff_and_to_engineers():
    for section in re.split(r"^## \d+\.\d+\.\d+ - ", README, flags=re.MULTILINE)[1:]:
        notes = section.partition("\n## ")[0]
        assert "*For the staff*\n- " in notes
        assert "*Under the hood*\n- " in notes


def test_an_unknown_command_is_found():
    text = "python3 .ci/dev.py demo\npython3 .ci/dev.py dance\n`tcdesk fly DIR`\n    tcdesk week DIR\n"
    assert unknown_commands(text, {"demo"}, {"week"}) == ["dance", "fly"]


def test_an_absent_path_is_found(tmp_path):
    (tmp_path / "LICENSE").touch()
    assert absent_paths("`LICENSE`, `tcdesk/nowhere`, `build/demo`, `notes.md`", tmp_path) == [
        "tcdesk/nowhere",
        "notes.md",
    ]
