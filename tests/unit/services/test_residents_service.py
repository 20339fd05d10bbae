"""The list, the preview and the file: what they count, and what each role sees of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import OTHERS, OWN, TODAY, a_draft, records_of

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.legal import NextDate
from tcdesk.domain.phase import Stage
from tcdesk.domain.refusals import Conflict, Denied
from tcdesk.domain.resident import Photo
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import ATTENDANCE_LIMIT
from tcdesk.domain.views.residents import WEEKS, Flag


def row_of(services, number):
    return next(row for row in services.residents.rows() if row.id == number)


def test_a_row_says_where_somebody_stands(sign_in):
    services = sign_in(Role.COUNSELOR)
    row = row_of(services, OWN)
    assert (row.phase, row.stage, row.day, row.target) == ("Primary Younger", Stage.PRIMARY, 78, 42)
    assert row.is_due
    assert (row.counselor, row.group, row.needs_group, row.is_own) == ("Ratna W.", "K-01", False, True)
    assert row.attendance == (None,) * (WEEKS - 4) + (1.0, 1.0, 0.0, 1.0)
    assert row.share == 0.75
    assert row.legal == NextDate(
        kind=LegalDateKind.THIRD, on_date=date(2026, 3, 9), days=0, is_estimate=True, before_programme_end=False
    )
    assert Flag.PHASE_DUE in row.flags
    assert Flag.ATTENDANCE in row.flags
    assert Flag.NO_GROUP not in row.flags
    assert Flag.URINE not in row.flags


def test_flags_come_heaviest_first_and_only_where_they_hold(sign_in):
    services = sign_in(Role.MANAGER)
    other = row_of(services, OTHERS)
    assert other.needs_group
    assert other.flags[:1] == (Flag.NO_GROUP,)
    assert {Flag.URINE, Flag.INTAKE} <= set(other.flags)
    assert Flag.MEDICAL in row_of(services, 2).flags
    assert not row_of(services, 6).needs_group
    order = list(Flag)
    assert all(list(row.flags) == sorted(row.flags, key=order.index) for row in services.residents.rows())
    services.facility.save_settings({ATTENDANCE_LIMIT.key: 70})
    assert Flag.ATTENDANCE not in row_of(services, OWN).flags


def test_a_sentence_that_ends_before_the_programme_is_flagged(sign_in):
    services = sign_in(Role.REGISTRAR)
    number, _ = services.intake.save(a_draft(20, detained_on=TODAY - timedelta(days=300), years=1, months=6))
    row = row_of(services, number)
    assert row.flags[0] is Flag.LEGAL
    assert row.legal is not None


def test_the_nearest_legal_date_comes_first_and_who_has_none_last(sign_in):
    rows = sign_in(Role.COUNSELOR).residents.rows()
    days = [row.legal.on_date for row in rows if row.legal is not None and row.legal.days >= 0]
    assert days == sorted(days)
    assert rows[-1].id == 2


def test_the_number_of_statements_does_not_grow_with_the_residents(sign_in):
    services = sign_in(Role.MANAGER)
    store = records_of(services).store

    connection = store._live()
    counted: list[str] = []
    connection.set_trace_callback(counted.append)
    services.residents.rows()
    few = len(counted)
    connection.set_trace_callback(None)
    for number in range(20, 26):
        services.intake.save(a_draft(number))
    counted.clear()
    connection.set_trace_callback(counted.append)
    services.residents.rows()
    connection.set_trace_callback(None)
    assert len(counted) == few
    assert few <= 20


def test_the_card_and_the_file_of_ones_own_resident_are_whole(sign_in):
    services = sign_in(Role.COUNSELOR)
    card = services.residents.card(OWN)
    assert card.row == row_of(services, OWN)
    assert card.group is not None
    assert (card.group.code, card.group.weekday, card.group.starts_at, card.group.room) == ("K-01", 0, 600, "Anggrek")
    assert card.absent == 0
    assert (card.urine_on, card.urine_negative, card.urine_panels) == (TODAY - timedelta(days=4), True, 2)
    assert card.note is not None
    assert card.note.text == "Menamai tiga pemicu."
    assert card.sentence is not None
    file = services.residents.file(OWN)
    assert not file.is_summary
    assert file.points == 3
    assert file.record.may_edit
    assert (file.day, file.days) == (81, 261)
    assert [line.is_locked for line in file.notes] == [False, True]
    assert file.notes[1].text == file.notes[1].title == ""
    assert sum(row.scheduled for row in file.activities) == 4
    names = [row.name for row in file.activities]
    assert "Terapi kelompok" in names
    assert "Konseling kelompok" not in names  # held on demand, and nobody called him
    assert file.goals.rows[0].progress == 40
    assert not file.urine.is_withheld


def test_another_counselors_resident_is_seen_in_short(sign_in):
    file = sign_in(Role.COUNSELOR).residents.file(OTHERS)
    assert file.is_summary
    assert not file.record.may_edit
    assert {line.text for line in file.notes} == {""}
    assert file.behaviour[0].event == ""
    assert file.sentence is not None


@pytest.mark.parametrize(
    ("role", "title", "text"),
    [
        (Role.MEDICAL, "Kontrol", "Tekanan darah turun."),
        (Role.MANAGER, "Kontrol", ""),
        (Role.PSYCHOLOGIST, "Kontrol", ""),
        (Role.COUNSELOR, "", ""),
        (Role.HEAD, "", ""),
    ],
)
def test_a_medical_note_is_a_locked_line_for_all_but_medical_staff(sign_in, role, title, text):
    note = sign_in(role).residents.file(OWN).notes[1]
    assert (note.title, note.text, note.is_locked) == (title, text, role is not Role.MEDICAL)


def test_the_registrar_sees_identity_and_law_but_no_care(sign_in):
    file = sign_in(Role.REGISTRAR).residents.file(OWN)
    assert file.sentence is not None
    assert file.notes == ()
    assert file.behaviour == ()
    assert file.goals.rows == ()
    assert file.urine.is_withheld
    assert all(row.now is None for group in file.domains for row in group.rows)
    assert Flag.URINE not in file.row.flags


def test_who_is_not_there_is_refused_in_words(sign_in):
    services = sign_in(Role.COUNSELOR)
    for ask in (services.residents.card, services.residents.file, services.residents.get):
        with pytest.raises(Conflict):
            ask(999)
    assert services.residents.thumbnail(999) is None


def test_neighbours_follow_the_order_of_the_list(sign_in):
    services = sign_in(Role.COUNSELOR)
    ids = tuple(row.id for row in services.residents.rows())
    first = services.residents.neighbours(ids[0])
    assert (first.place, first.count, first.previous, first.following) == (1, 6, None, ids[1])
    last = services.residents.neighbours(ids[-1])
    assert (last.previous, last.following) == (ids[-2], None)
    shown = services.residents.neighbours(5, (3, 5, 1))
    assert (shown.place, shown.previous, shown.following) == (2, 3, 1)
    assert services.residents.neighbours(999).place == 0


def test_the_palette_finds_by_name_and_numbers(sign_in):
    entry = next(one for one in sign_in(Role.COUNSELOR).residents.search_entries() if one.id == OWN)
    assert entry.fields[0] == entry.name
    assert "BI.N 104/2025" in entry.fields


def test_opening_a_file_is_written_down(sign_in):
    services = sign_in(Role.COUNSELOR)
    services.residents.record_view(OWN)
    line = sign_in(Role.HEAD).audit.about("resident", OWN)[0]
    assert (line.verb, line.actor) == ("resident.view", "Ratna Wulandari")


def test_a_photo_replaces_the_one_before(sign_in):
    services = sign_in(Role.COUNSELOR)
    assert not row_of(services, OWN).has_photo
    for picture in (b"first", b"second"):
        services.residents.set_photo(Photo(resident_id=OWN, thumbnail=picture, portrait=picture * 2))
    assert services.residents.thumbnail(OWN) == b"second"
    assert services.residents.portrait(OWN) == b"secondsecond"
    assert services.residents.thumbnails() == {OWN: b"second"}
    assert row_of(services, OWN).has_photo


def test_a_counselor_changes_only_his_own_residents(sign_in):
    services = sign_in(Role.COUNSELOR)
    with pytest.raises(Denied):
        services.residents.set_photo(Photo(resident_id=OTHERS, thumbnail=b"a", portrait=b"b"))
    with pytest.raises(Denied):
        services.residents.place(OTHERS, 1, block="A", house="", counselor_id=None)
    assert services.residents.thumbnail(OTHERS) is None
    manager = sign_in(Role.MANAGER)
    manager.residents.place(OTHERS, 1, block="Blok A", house="Rumah 1", counselor_id=None)
    assert row_of(manager, OTHERS).place == "Blok A · Rumah 1"
    with pytest.raises(Conflict):
        manager.residents.place(OTHERS, 1, block="Blok B", house="", counselor_id=None)


def test_who_sits_in_a_group_somebody_leads_is_his_own_too(sign_in):
    services = sign_in(Role.MANAGER)
    counselor = services.residents.get(OWN).resident.counselor_id
    yusuf = services.residents.get(OTHERS).resident.counselor_id
    services.residents.place(OWN, 1, block="", house="", counselor_id=yusuf)
    assert counselor != yusuf
    mine = sign_in(Role.COUNSELOR)
    assert row_of(mine, OWN).is_own
    mine.residents.set_photo(Photo(resident_id=OWN, thumbnail=b"a", portrait=b"b"))
