"""The import contracts of `pyproject.toml` hold, and they bite."""

import os
import shutil
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"


def test_the_contracts_hold(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


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
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout
