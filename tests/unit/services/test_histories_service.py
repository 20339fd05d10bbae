"""What the tabs of a file read."""

import shutil
from itertools import pairwise

import attrs
import pytest
from demo_house import COUNSELOR, MANAGER, MEDICAL, MORNING, REGISTRAR, door_of, enter, make_house

from tcdesk.domain.care import Note, NoteKind
from tcdesk.domain.refusals import Denied


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The small invented facility."""
    return make_house(tmp_path_factory.mktemp("histories") / "facility")


@pytest.fixture
def door(made, tmp_path):
    """Its door, over a copy of one's own."""
    desk = door_of(shutil.copytree(made, tmp_path / "facility"))
    yield desk
    desk.sign_out()


def a_note(resident_id, **given):
    """A note as a screen makes one."""
    made_of = {"body": "Tenang.", "at": MORNING, "written_by": "", "resident_id": resident_id}
    return Note(**(made_of | given))


def test_the_ledger_runs_from_the_first_entry_to_the_balance_of_the_file(door):
    services = enter(door, MANAGER)
    seen = 0
    for row in services.residents.rows():
        entries = services.histories.behaviour(row.id)
        assert all(newer.on_date >= older.on_date for newer, older in pairwise(entries))
        assert all(newer.balance == older.balance + newer.points for newer, older in pairwise(entries))
        if entries:
            assert entries[0].balance == services.residents.file(row.id).points
            assert entries[-1].balance == entries[-1].points
        seen += len(entries)
    assert seen > 20


def test_groups_are_those_the_resident_sat_in_and_meetings_those_that_were_held(door):
    services = enter(door, MANAGER)
    for row in services.residents.rows():
        history = services.histories.groups(row.id)
        open_stays = [stay.code for stay in history.stays if stay.left_on is None]
        assert open_stays == ([row.group] if row.group else [])
        assert all(newer.on_date >= older.on_date for newer, older in pairwise(history.meetings))
        assert history.attended <= len(history.meetings)
        assert history.rating is None or 1 <= history.rating <= 5


def test_assessments_and_goals_are_those_of_the_first_page(door):
    services = enter(door, MANAGER)
    for row in services.residents.rows():
        file = services.residents.file(row.id)
        staff = [one for one in services.histories.assessments(row.id) if one.rater == "staff"]
        if file.assessed is not None:
            assert (staff[-1].on_date, staff[0].on_date) == file.assessed
            assert len(staff[0].scores) == 18
        goals = services.histories.goals(row.id)
        assert [goal.objective for goal in goals][: len(file.goals.rows)] == [one.objective for one in file.goals.rows]


def test_a_counselor_reads_no_words_about_another_counselors_resident(door):
    services = enter(door, COUNSELOR)
    other = next(row.id for row in services.residents.rows() if not row.is_own and services.histories.behaviour(row.id))
    assert {entry.event for entry in services.histories.behaviour(other)} == {""}
    line = next(line for line in services.notes.of(other) if not line.is_locked)
    with pytest.raises(Denied):
        services.histories.note(line.id)


def test_a_note_opens_with_its_earlier_wordings_for_its_writer(door):
    services = enter(door, COUNSELOR)
    own = next(row.id for row in services.residents.rows() if row.is_own)
    number, _ = services.notes.add(a_note(own))
    first = services.histories.note(number)
    assert first.may_correct
    assert first.wordings == ()
    services.notes.correct(attrs.evolve(first.note, body="Gelisah."))
    opened = services.histories.note(number)
    assert opened.note.body == "Gelisah."
    assert [(one.version, one.body) for one in opened.wordings] == [(1, "Tenang.")]
    assert opened.wordings[0].replaced_by == services.who.name


def test_a_medical_note_opens_for_medical_staff_only(door):
    services = enter(door, MEDICAL)
    resident = services.residents.rows()[0].id
    number, _ = services.notes.add_medical(a_note(resident, kind=NoteKind.MEDICAL))
    assert services.histories.note(number).may_correct
    with pytest.raises(Denied):
        enter(door, MANAGER).histories.note(number)


def test_prints_are_listed_with_who_made_them_newest_first(door):
    services = enter(door, MANAGER)
    resident = services.residents.rows()[0].id
    assert services.histories.prints(resident) == ()
    for copies in (1, 3):
        services.reporting.log_print("progress", b"%PDF", pages=2, target="file", copies=copies, resident_id=resident)
    lines = services.histories.prints(resident)
    assert [(line.copies, line.pages, line.target) for line in lines] == [(3, 2, "file"), (1, 2, "file")]
    assert {line.by for line in lines} == {services.who.name}
    assert services.histories.reports(resident) == ()


def test_a_registrar_reads_none_of_it(door):
    histories = enter(door, REGISTRAR).histories
    for read in (histories.groups, histories.behaviour, histories.assessments, histories.goals, histories.prints):
        with pytest.raises(Denied):
            read(1)
