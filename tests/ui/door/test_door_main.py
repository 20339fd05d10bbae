"""The program from its first line to its last, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest
from factories import build

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tcdesk import main
from tcdesk.ui.program import Program

shown = []

class Watched(Program):
    def run(self):
        QTimer.singleShot(0, self.look)
        return super().run()

    def look(self):
        screen = self.window.centralWidget()
        print(type(screen).__name__, self.window.windowTitle(), self._texts.language, self._app.theme.name)
        self.window.close()

main.Program = Watched
sys.exit(main.window(Path(sys.argv[1]) if sys.argv[1] else None, demo=sys.argv[2] == "demo"))
"""


@pytest.fixture
def start(tmp_path):
    """Starts the program and gives what its window showed."""

    def run(facility="", demo=""):
        (tmp_path / "tmp").mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "TCDESK_HOME": str(tmp_path / "home"),
            "TMPDIR": str(tmp_path / "tmp"),
        }
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(facility), demo],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout.split()

    return run


def test_a_machine_without_a_facility_begins_with_the_set_up(start, tmp_path):
    assert start() == ["FirstRunScreen", "TC", "Desk", "id", "light"]
    assert not (tmp_path / "home" / "facility").exists()


def test_the_look_and_language_of_last_time_are_there_at_once(start, tmp_path):
    (tmp_path / "home").mkdir()
    habits = {"screen": {"language": "en", "theme": "dark", "text_size": "112"}}
    (tmp_path / "home" / "habits.json").write_text(json.dumps(habits))
    build(tmp_path / "home" / "facility")
    assert start() == ["SignIn", "TC", "Desk", "en", "dark"]


@pytest.mark.parametrize("name", ["nowhere", "empty", "file"])
def test_a_folder_that_is_no_facility_is_said_in_the_window(start, tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("no folder")
    assert start(tmp_path / name)[0] == "TroubleScreen"


def test_a_demo_leaves_nothing_behind(start, tmp_path):
    assert start(demo="demo")[0] == "WaitScreen"
    assert [path.name for path in (tmp_path / "tmp").iterdir() if path.name.startswith("tcdesk-demo")] == []
    assert not (tmp_path / "home" / "habits.json").exists()


def test_a_sudden_end_of_last_time_is_told(start, tmp_path):
    (tmp_path / "home" / "log").mkdir(parents=True)
    (tmp_path / "home" / "log" / "crash.log").write_text("Fatal Python error: Segmentation fault")
    assert start()[0] == "FirstRunScreen"
    assert (tmp_path / "home" / "log" / "crash.log").read_text() == ""
