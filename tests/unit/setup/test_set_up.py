"""The set-up script tells the truth: what is missing, what to do about it, and whether a step failed."""

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / ".ci"))
dev = importlib.import_module("dev")
machine = importlib.import_module("machine")
sys.path.remove(str(ROOT / ".ci"))


def step(code):
    return dev.Step(f"exit {code}", (sys.executable, "-c", f"raise SystemExit({code})"))


def test_every_step_runs_and_one_failure_fails_all(capsys):
    assert dev.carry_out((step(0), step(3), step(0))) == 1
    lines = capsys.readouterr().out.strip().splitlines()[-3:]
    assert [line[34:48].strip() for line in lines] == ["ok", "FAILED (3)", "ok"]


def test_all_well_is_zero():
    assert dev.carry_out((step(0), step(0))) == 0


def test_the_steps_see_nothing_of_the_caller_that_bends_qt_or_python(monkeypatch):
    monkeypatch.setenv("QT_SCALE_FACTOR", "3")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("TCDESK_PASSWORD", "secret")
    seen = dev.environment()
    assert seen["QT_QPA_PLATFORM"] == "offscreen"
    assert not {"QT_SCALE_FACTOR", "PYTHONPATH", "TCDESK_PASSWORD"} & {*seen}


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are looked for on Linux only")
def test_a_library_that_does_not_load_is_named_by_its_package():
    assert machine.lacking_libraries({"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}) == ["libnowhere9"]


def test_what_cannot_be_installed_stops_with_the_one_line_to_run(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    line = "sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    with pytest.raises(machine.Stop, match=line):
        machine.need(["libgl1", "libegl1"])


def test_nothing_missing_needs_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    machine.need([])


def test_a_changed_project_file_or_another_python_installs_again():
    stamp = machine.wanted_stamp(b"a", "3.11.7 (main)")
    assert stamp == machine.wanted_stamp(b"a", "3.11.7 (other build)")
    assert len({stamp, machine.wanted_stamp(b"b", "3.11.7"), machine.wanted_stamp(b"a", "3.12.1")}) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_display_there_is_no_screen(monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not machine.has_screen()
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not machine.has_screen()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no virtual screen is installed here")
def test_the_virtual_screen_answers_and_is_gone_afterwards(monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with machine.virtual_screen() as screen:
        monkeypatch.setenv("DISPLAY", screen)
        assert machine.has_screen()
    assert not machine.has_screen()


def test_an_unknown_command_is_refused_with_the_known_ones():
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "dev.py", "dance"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )
    assert done.returncode == 2
    assert all(name in done.stderr for name in dev.COMMANDS)
