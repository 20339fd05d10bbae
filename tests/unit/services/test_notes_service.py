"""Notes: who writes them, what becomes of earlier wordings, and who finds what."""

from __future__ import annotations

import pytest
from factories import NOW, OTHERS, OWN, records_of

from tcdesk.domain.care import Note, NoteKind
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.roles import Role


def note(**changes) -> Note:
    given = {"resident_id": OWN, "body": "Mulai terbuka soal relasi dengan kakak.", "at": NOW, "written_by": "x"}
    return Note(**(given | changes))


def test_a_note_has_the_writer_and_the_moment_of_the_desk(sign_in):
    services = sign_in(Role.COUNSELOR)
    number, changes = services.notes.add(note(title="Relasi"))
    line = next(one for one in services.notes.of(OWN) if one.id == number)
    assert (line.title, line.writer, line.at) == ("Relasi", "Ratna Wulandari", NOW)
    assert changes.kinds == {"note"}


def test_a_correction_keeps_every_earlier_wording(sign_in):
    services = sign_in(Role.COUNSELOR)
    number, _ = services.notes.add(note(body="Satu."))
    services.notes.correct(note(id=number, body="Dua.", version=1))
    services.notes.correct(note(id=number, body="Tiga.", version=2))
    with pytest.raises(Conflict):
        services.notes.correct(note(id=number, body="Empat.", version=2))
    records = records_of(services)
    assert records.care.notes.get(number).body == "Tiga."
    assert [(version, body) for version, _, body, _, _ in records.care.wordings(number)] == [(2, "Dua."), (1, "Satu.")]


def test_only_the_writer_or_the_manager_corrects(sign_in):
    number, _ = sign_in(Role.COUNSELOR).notes.add(note())
    with pytest.raises(Denied):
        sign_in(Role.PSYCHOLOGIST).notes.correct(note(id=number, body="Lain."))
    sign_in(Role.MANAGER).notes.correct(note(id=number, body="Lain."))


def test_a_counselor_writes_about_his_own_residents_only(sign_in):
    with pytest.raises(Denied):
        sign_in(Role.COUNSELOR).notes.add(note(resident_id=OTHERS))
    assert sign_in(Role.PSYCHOLOGIST).notes.add(note(resident_id=OTHERS))[0]
    for role in (Role.REGISTRAR, Role.HEAD, Role.MEDICAL):
        with pytest.raises(Denied):
            sign_in(role).notes.add(note())


def test_medical_notes_are_written_by_medical_staff_and_hidden_from_the_rest(sign_in):
    services = sign_in(Role.COUNSELOR)
    for medical in (note(is_medical=True), note(kind=NoteKind.MEDICAL)):
        with pytest.raises(Denied):
            services.notes.add(medical)
    with pytest.raises(Denied):
        services.notes.add_medical(note())
    number, _ = sign_in(Role.MEDICAL).notes.add_medical(note(title="Rahasia", body="Hipertensi terkendali."))
    line = next(one for one in sign_in(Role.COUNSELOR).notes.of(OWN) if one.id == number)
    assert (line.is_locked, line.title, line.text) == (True, "", "")
    with pytest.raises(Denied):
        sign_in(Role.MANAGER).notes.correct(note(id=number, body="Dibuka."))
    sign_in(Role.MEDICAL).notes.correct_medical(note(id=number, body="Hipertensi terkendali dengan obat."))


def test_a_plain_note_is_not_corrected_as_a_medical_one(sign_in):
    number, _ = sign_in(Role.COUNSELOR).notes.add(note())
    with pytest.raises(Denied):
        sign_in(Role.MEDICAL).notes.correct_medical(note(id=number, body="Lain."))


def test_search_finds_beginnings_of_words_and_never_what_is_hidden(sign_in):
    sign_in(Role.MEDICAL).notes.add_medical(note(body="Hipertensi terkendali."))
    sign_in(Role.MANAGER).notes.add(note(resident_id=OTHERS, body="Hipertensi tidak dibahas."))
    assert len(sign_in(Role.MEDICAL).notes.find("hipert")) == 2
    assert len(sign_in(Role.MANAGER).notes.find("hipert")) == 1
    services = sign_in(Role.COUNSELOR)
    assert services.notes.find("hipert") == ()
    assert [one.text for one in services.notes.find("tiga PEMICU")] == ["Menamai tiga pemicu."]
    assert services.notes.find('" OR * -') == ()
    assert services.notes.find("") == ()


@pytest.mark.parametrize("body", ["", "  \n ", "a" * 20_001])
def test_a_note_has_words_but_not_a_book(sign_in, body):
    with pytest.raises(Invalid) as refused:
        sign_in(Role.COUNSELOR).notes.add(note(body=body))
    assert refused.value.problems[0].field == "body"


def test_another_counselors_notes_show_their_heads_only(sign_in):
    lines = sign_in(Role.COUNSELOR).notes.of(OTHERS)
    assert {line.text for line in lines} == {""}
    assert "Konseling" in {line.title for line in lines}
