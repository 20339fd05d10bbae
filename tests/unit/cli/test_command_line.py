"""Every way out of the command line is an exit code and, at most, a plain sentence."""

import os
import subprocess
import sys

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk import __version__, cli
from tcdesk.cli._words import words
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.i18n import N_

OPTIONS = ["--demo", "--facility", "--self-test"]
PLANTED = """
import sys, click
from tcdesk import cli
@click.command()
def command():
    raise RuntimeError("Budi Santoso, 12345")
sys.exit(cli.run([], command))
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")


def raising(error):
    """A command that ends in `error`."""

    @click.command()
    def command():
        raise error

    return command


def process(*arguments, **environment):
    """The program as a process of its own, with what it was told and what it said."""
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_help_names_every_command(capsys):
    assert cli.run(["--help"]) == 0
    out = capsys.readouterr().out
    context = click.Context(cli.root)
    assert [name for name in cli.root.list_commands(context) if f"\n  {name} " not in out] == []


def test_the_version_is_told(capsys):
    assert cli.run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_every_listed_command_has_its_help(capsys):
    for name in cli.root.list_commands(click.Context(cli.root)):
        assert cli.run([name, "--help"]) == 0
        assert f"Usage: tcdesk {name}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["no-such-command"], ["--no-such-option"], ["--demo", "--facility", "x"]])
def test_wrong_use_is_two(arguments, capsys):
    assert cli.run(arguments) == 2
    assert "Usage: tcdesk" in capsys.readouterr().err


@given(st.lists(st.text(max_size=12).filter(lambda text: text not in {*OPTIONS, "--"}), min_size=1, max_size=3))
def test_no_words_that_mean_nothing_are_taken_for_something(arguments):
    known = {*cli.root.list_commands(click.Context(cli.root)), "--help", "-h", "--version"}
    if not known & {*arguments}:
        assert cli.run(arguments) == 2


def test_a_refusal_is_one_and_its_sentence(capsys):
    refusal = Conflict(N_("The number {number} is in use."), number="12")
    assert cli.run([], raising(refusal)) == 1
    assert capsys.readouterr().err == "The number 12 is in use.\n"


def test_an_invalid_lists_its_problems(capsys):
    problems = (Problem(field="row 3", text="Row 3 has no name."), Problem(field="row 7", text="Row 7 has no date."))
    assert cli.run([], raising(Invalid("Nothing was taken over.", problems))) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Nothing was taken over.",
        "Row 3 has no name.",
        "Row 7 has no date.",
    ]


def test_a_bug_is_a_sentence_and_a_line_in_the_log_without_its_text(tmp_path):
    done = process("-c", PLANTED, TCDESK_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert str(tmp_path / "log") in done.stderr
    assert "Traceback" not in done.stderr
    log = (tmp_path / "log" / "tcdesk.log").read_text(encoding="utf-8")
    assert "RuntimeError at <string>:6 command" in log
    assert "Budi" not in log + done.stderr


def test_a_bug_whose_log_cannot_be_written_is_still_a_sentence(tmp_path):
    (tmp_path / "log").write_text("a file stands where the folder should be", encoding="utf-8")
    done = process("-c", PLANTED, TCDESK_HOME=str(tmp_path))
    assert done.returncode == 1
    assert "its log could not be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "status"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 1), (click.Abort(), 1), (SystemExit(1), 1)]
)
def test_every_way_of_being_stopped_is_an_exit_code(error, status, capsys):
    assert cli.run([], raising(error)) == status
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_that_leaves_early_is_no_error():
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "tcdesk", "--help"],
            stdout=gone,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "")


def test_without_a_screen_the_window_is_refused_in_words():
    done = process("-m", "tcdesk", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="", TCDESK_LANGUAGE="en")
    if sys.platform == "linux":
        assert done.returncode == 1
        assert done.stderr.startswith("There is no screen here")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"TCDESK_LANGUAGE": "id", "LANG": "en_GB.UTF-8"}, "id"),
        ({"TCDESK_LANGUAGE": "xx", "LANG": "id_ID.UTF-8"}, "id"),
        ({"TCDESK_LANGUAGE": "", "LC_ALL": "C", "LANG": "id_ID.UTF-8"}, "en"),
        ({"TCDESK_LANGUAGE": ""}, "en"),
    ],
)
def test_the_language_is_the_one_wished_for_or_the_machines(monkeypatch, environment, language):
    for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(key, raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert words().language == language


def test_a_command_is_imported_only_when_it_is_called():
    script = "import sys, tcdesk.cli as cli; cli.run(['--version']); print(*sys.modules)"
    loaded = {module.partition(".")[0] for module in process("-c", script).stdout.split()}
    assert loaded & {"click", "highspy", "PySide6", "reportlab", "sqlcipher3"} == {"click"}
