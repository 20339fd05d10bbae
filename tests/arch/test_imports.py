"""The import contracts of `pyproject.toml` hold, and they bite."""

import os
import shutil
import subprocess
import sys

import pytest

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"


def lint(folder, **more):
    """Run the linter in a process of its own: it sets up logging anew, which would deafen every test after it."""
    environment = {**os.environ, "COLUMNS": "200", **more}
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_contracts_hold(root):
    done = lint(root)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "code", "contract"),
    [
        ("domain/planted.py", "def hidden():\n    from PySide6 import QtCore\n", "Qt only in ui"),
        ("services/planted.py", "import sqlite3\n", "SQL only in store"),
        ("ui/planted.py", "import tcdesk.store\n", "Screens speak to services, figures and domain only"),
        ("store/planted.py", "import tcdesk.reports\n", "Layers point down"),
        ("drawer/__init__.py", "", "Layers point down"),
    ],
)
def test_a_breach_is_found(root, tmp_path, file, code, contract):
    shutil.copytree(root / "tcdesk", tmp_path / "tcdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    planted = tmp_path / "tcdesk" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(code, encoding="utf-8")
    done = lint(tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout
