"""Habits survive a restart, and a file that was spoiled costs only habits."""

import json

import pytest

from tcdesk.ui.memory import Memory


def test_habits_are_kept_by_scope_and_found_again(tmp_path):
    path = tmp_path / "new" / "habits.json"
    memory = Memory(path)
    memory.scope("person ratna")["theme"] = "dark"
    memory.scope("screen")["language"] = "en"
    again = Memory(path)
    assert dict(again.scope("person ratna")) == {"theme": "dark"}
    assert dict(again.scope("screen")) == {"language": "en"}
    del again.scope("person ratna")["theme"]
    assert json.loads(path.read_text()) == {"screen": {"language": "en"}}
    assert [other.name for other in path.parent.iterdir()] == ["habits.json"]


def test_without_a_file_they_live_as_long_as_the_program(tmp_path):
    memory = Memory(None)
    memory.scope("screen")["theme"] = "dark"
    assert list(memory.scope("screen")) == ["theme"]
    assert len(memory.scope("other")) == 0


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"screen": 3}', '{"screen": {"theme": 7}}', "\x00\x01"])
def test_a_spoiled_file_is_as_good_as_none(tmp_path, spoiled):
    path = tmp_path / "habits.json"
    path.write_text(spoiled)
    memory = Memory(path)
    assert dict(memory.scope("screen")) == {}
    memory.scope("screen")["theme"] = "dark"
    assert dict(Memory(path).scope("screen")) == {"theme": "dark"}


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path):
    (tmp_path / "taken").write_text("a file, not a folder")
    memory = Memory(tmp_path / "taken" / "habits.json")
    memory.scope("screen")["theme"] = "dark"
    assert memory.scope("screen")["theme"] == "dark"
