"""`tcdesk plan` and `tcdesk judge`: exit codes, sentences, files."""

from __future__ import annotations

import json

import pytest

from tcdesk.cli import run


def document() -> dict:
    """A week of two groups of three, as a file."""
    slots = [{"id": f"t{i}", "day": 0, "start": f"{9 + i:02d}:00", "minutes": 60, "blocked": None} for i in range(2)]
    ids = ["t0", "t1"]
    counselor = {
        "sex": "m",
        "quals": [],
        "languages": ["id"],
        "max_groups": 1,
        "slots": ids,
        "preferred_slots": ids,
        "on_leave": None,
    }
    resident = {
        "phase": "primary",
        "sex": "m",
        "problem": "anger",
        "language": "id",
        "needs": [],
        "busy": [],
        "avoid_slots": [],
        "primary_counselor": None,
    }
    weights = (
        "group_change counselor_change primary_mismatch language size_short open_group load avoid_slot "
        "counselor_slot slot_change room_change"
    ).split()
    return {
        "format": "tcsched-instance/1",
        "name": "two groups",
        "seed": 1,
        "kind": "weekly",
        "params": {
            "max_size": 3,
            "min_size": 2,
            "comfort_min": 2,
            "same_sex": False,
            "weights": dict.fromkeys(weights, 1),
            "homogeneity": {"problem": 6},
        },
        "slots": slots,
        "rooms": [{"id": "M", "capacity": 3, "slots": ids}],
        "counselors": [{"id": f"C{i}", **counselor} for i in range(2)],
        "residents": [{"id": f"r{i}", **resident} for i in range(6)],
        "keep_apart": [],
        "not_with": [],
        "previous": {"groups": []},
        "locks": {"groups": [], "members": []},
    }


@pytest.fixture
def write(tmp_path, monkeypatch):
    """`write(name, document)` puts a JSON file into a folder of the test and gives its path; words are English."""
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")

    def put(name: str, content: object) -> str:
        path = tmp_path / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    return put


def test_a_week_is_solved_and_judged_good(write, tmp_path, capsys) -> None:
    problem, plan = write("week.json", document()), str(tmp_path / "plan.json")
    assert run(["plan", problem, "-o", plan]) == 0
    assert "proven best" in capsys.readouterr().out
    assert run(["judge", problem, plan]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["feasible"]
    assert report["violations"] == []
    assert report["score"] == sum(report["terms"].values()) == json.loads((tmp_path / "plan.json").read_text())["score"]


def test_a_week_too_full_is_written_in_part_and_refused_in_words(write, tmp_path, capsys) -> None:
    full = document()
    full["counselors"] = full["counselors"][:1]
    assert run(["plan", write("week.json", full), "-o", str(tmp_path / "plan.json")]) == 1
    told = capsys.readouterr()
    assert "3 residents could not be seated" in told.err
    written = json.loads((tmp_path / "plan.json").read_text())
    assert len(written["unassigned"]) == 3
    assert all(id_ in told.err for id_ in written["unassigned"])
    (reason,) = written["reasons"]
    assert (reason["code"], reason["count"], reason["rules"]) == ("counselors", 3, ["H1", "H2", "H3"])
    assert written["conflict"] == reason["rules"]
    assert reason["text"] in told.err
    assert 1 <= len(reason["fixes"]) <= 3
    for fix in reason["fixes"]:
        assert f"{fix['text']}: {fix['cost']}" in told.err
        assert fix["patch"]
        assert fix["seated"] + fix["left"] == 3
    assert (reason["fixes"][0]["left"], reason["fixes"][0]["moved"]) == (0, 0)


def test_who_it_concerns_stands_in_the_file_and_a_whole_week_has_no_reasons(write, tmp_path) -> None:
    ill = document()
    ill["counselors"][1] |= {"slots": [], "on_leave": "ill"}
    plan = tmp_path / "plan.json"
    assert run(["plan", write("week.json", ill), "-o", str(plan)]) == 1
    (reason,) = json.loads(plan.read_text())["reasons"]
    assert reason["who"] == ["C1"]
    assert "C1 (ill, 1 group)" in reason["text"]
    assert run(["plan", write("week.json", document()), "-o", str(plan)]) == 0
    assert "reasons" not in json.loads(plan.read_text())


def test_a_broken_plan_is_judged_and_refused(write, tmp_path, capsys) -> None:
    problem, plan = write("week.json", document()), tmp_path / "plan.json"
    run(["plan", problem, "-o", str(plan)])
    damaged = json.loads(plan.read_text())
    damaged["groups"][0]["slot"] = "t9"
    capsys.readouterr()
    assert run(["judge", problem, write("bad.json", damaged)]) == 1
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert not report["feasible"]
    assert {"H0"} <= {violation["rule"] for violation in report["violations"]}
    assert "broken" in told.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["plan"], 2),
        (["plan", "{good}"], 2),
        (["plan", "{good}", "-o", "{out}", "--seconds", "soon"], 2),
        (["plan", "{good}", "-o", "{out}", "--seconds", "nan"], 2),
        (["plan", "{good}", "-o", "{out}", "--seed", "-1"], 2),
        (["plan", "{none}", "-o", "{out}"], 1),
        (["plan", "{bad}", "-o", "{out}"], 1),
        (["plan", "{good}", "-o", "{none}/deep/out.json"], 1),
        (["judge", "{good}", "{bad}"], 1),
        (["judge", "{good}"], 2),
    ],
)
def test_wrong_use_and_wrong_files_end_in_a_sentence(
    write, tmp_path, capsys, arguments: list[str], status: int
) -> None:
    names = {
        "good": write("good.json", document()),
        "bad": write("bad.json", {"format": "?"}),
        "none": str(tmp_path / "none"),
        "out": str(tmp_path / "out.json"),
    }
    assert run([argument.format(**names) for argument in arguments]) == status
    told = capsys.readouterr().err
    assert told.strip()
    assert "Traceback" not in told
