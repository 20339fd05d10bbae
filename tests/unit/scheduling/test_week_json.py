"""Weeks and plans as JSON: what is written is read back, and whatever is wrong is refused in words."""

from __future__ import annotations

import copy
import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.week.problem import GroupLock, MemberLock
from tcdesk.i18n import texts
from tcdesk.scheduling.json_format import read_plan, read_problem, write_plan, write_problem
from tcdesk.scheduling.solve import solve

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.just(["x"]),
    st.just({"id": "x"}),
    st.just("\ud800"),
)


def test_a_week_comes_back_as_it_was(week) -> None:
    problem = evolve(
        week(3),
        group_locks=(GroupLock(group="G0", slot="d0-10", closed=True), GroupLock(group="N", counselor="C1", room="M1")),
        member_locks=(MemberLock(resident="R001", group="G1"),),
    )
    assert read_problem(write_problem(problem)) == problem


def test_a_file_that_does_not_know_of_covers_gives_them_no_weight(week) -> None:
    document = json.loads(write_problem(week(3)))
    del document["params"]["weights"]["named_cover"]
    assert read_problem(json.dumps(document)).weights.named_cover == 0


def test_a_proposal_is_read_back_as_its_plan(week) -> None:
    problem = week(4)
    proposal = solve(problem)
    written = write_plan(problem, proposal)
    assert read_plan(written) == proposal.plan
    assert json.loads(written)["unassigned"] == list(proposal.unassigned)


def _places(value: object, path: tuple = ()) -> list[tuple]:
    found = [path]
    if isinstance(value, dict):
        for key, part in value.items():
            found += _places(part, (*path, key))
    elif isinstance(value, list):
        for i, part in enumerate(value[:2]):
            found += _places(part, (*path, i))
    return found


@given(data=st.data())
def test_a_week_with_anything_anywhere_is_read_or_refused_in_words(week, data: st.DataObject) -> None:
    document = json.loads(write_problem(week(1, 10)))
    _damage(document, data)
    _read_or_refuse(read_problem, document)


@given(data=st.data())
def test_a_plan_with_anything_anywhere_is_read_or_refused_in_words(data: st.DataObject) -> None:
    group = {"id": "A", "counselor": "C", "slot": "t", "room": "M", "members": ["r1", "r2"]}
    document = {"format": "tcsched-solution/1", "instance": "x", "groups": [group]}
    _damage(document, data)
    _read_or_refuse(read_plan, document)


def _damage(document: dict, data: st.DataObject) -> None:
    *way, last = data.draw(st.sampled_from([path for path in _places(document) if path]))
    holder = document
    for step in way:
        holder = holder[step]
    if data.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = copy.deepcopy(data.draw(ODD))


def _read_or_refuse(read, document: dict) -> None:
    try:
        read(json.dumps(document))
    except Invalid as refusal:
        for language in ("en", "id"):
            sentence = refusal.sentence(texts(language))
            assert "{" not in sentence.replace("{'", "")


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"{", b"[]", b"null", b'"x"', b"[" * 100_000, b'{"format": 1}', b'{"format": "other"}']
)
def test_a_file_that_is_no_week_is_refused(text: bytes) -> None:
    with pytest.raises(Invalid):
        read_problem(text)
    with pytest.raises(Invalid):
        read_plan(text)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d["residents"][0].pop("traits", None) or d["residents"][0].pop("problem"), "residents[0]"),
        (lambda d: d["residents"].append(d["residents"][0]), "R000"),
        (lambda d: d["keep_apart"].append({"a": "R001", "b": "nobody", "why": "x"}), "nobody"),
        (lambda d: d["counselors"][0]["slots"].append("never"), "never"),
        (lambda d: d["params"].update(min_size=99), "min_size"),
        (lambda d: d["params"]["weights"].pop("load"), "load"),
        (lambda d: d["locks"]["groups"].append({"group": "new", "closed": True}), "new"),
        (lambda d: d["slots"][0].update(start="25:00"), "slots[0].start"),
        (lambda d: d["rooms"][0].update(capacity=True), "rooms[0].capacity"),
    ],
)
def test_the_refusal_names_the_place(week, change, told: str) -> None:
    document = json.loads(write_problem(week(1, 10)))
    change(document)
    with pytest.raises(Invalid) as refused:
        read_problem(json.dumps(document))
    assert told in refused.value.sentence(texts("en"))
