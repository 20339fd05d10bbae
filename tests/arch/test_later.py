"""What is imported later is seen by types and contracts all the same, and the door is shown without it."""

import ast
import json
import subprocess
import sys

from factories import desk_in, first_run

BEHIND_THE_DOOR = (
    "numpy", "highspy", "reportlab", "pikepdf", "segno", "xlsxwriter", "openpyxl", "PIL", "pypdfium2", "holidays",
    "sqlite_utils", "sqlcipher3", "tcdesk.reports", "tcdesk.scheduling", "tcdesk.services.suite", "tcdesk.ui.session",
    "tcdesk.ui.pages.week", "tcdesk.ui.pages.home",
)  # fmt: skip
DOOR = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tcdesk.main import start
from tcdesk.ui.memory import Memory
program = start(Memory(None))
program.show()
program.open(Path(sys.argv[1]), chosen=True)
program.window.grab()
print(json.dumps([type(program.window.centralWidget()).__name__, sorted(sys.modules)]))
"""


def later_modules(source):
    """Modules that a file imports later, each with the line."""
    return {
        (str(node.args[0].value), node.lineno)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Later"
    }


def typed_modules(source):
    """Modules that a file imports for its types."""
    found = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            for inner in node.body:
                if isinstance(inner, ast.ImportFrom):
                    found |= {f"{inner.module}.{alias.name}" for alias in inner.names}
    return found


def unseen(source):
    """Places where a module is imported later that neither types nor contracts hear of."""
    known = typed_modules(source)
    return [f"{source.path}:{line}" for module, line in sorted(later_modules(source)) if module not in known]


def test_every_later_import_stands_beside_its_typed_one(program):
    assert any(later_modules(source) for source in program)
    assert [place for source in program for place in unseen(source)] == []


def test_a_later_import_that_nobody_sees_is_found(planted):
    hidden = planted("tcdesk/ui/a.py", 'pages = Later("tcdesk.ui.pages")\n')
    seen = planted(
        "tcdesk/ui/b.py",
        'if TYPE_CHECKING:\n    from tcdesk.ui import pages\nelse:\n    pages = Later("tcdesk.ui.pages")\n',
    )
    assert unseen(hidden) == ["tcdesk/ui/a.py:1"]
    assert unseen(seen) == []


def test_the_door_is_painted_before_paper_solver_and_database_are_loaded(tmp_path):
    desk_in(tmp_path / "house").create(first_run())
    command = [sys.executable, "-c", DOOR, str(tmp_path / "house")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    kind, loaded = json.loads(done.stdout.splitlines()[-1])
    assert kind == "SignIn"
    assert [name for name in BEHIND_THE_DOOR if name in loaded] == []
