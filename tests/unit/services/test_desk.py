"""The door: first run, sign-in, lock, recovery, and what of it is written down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import attrs
import pytest
from factories import ACCOUNTS, FACILITY, NAMES, NOW, PASSWORD, desk_in, first_run, records_of

from tcdesk.domain import defaults
from tcdesk.domain.refusals import Conflict, Denied, Invalid, Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import texts
from tcdesk.services.clock import SetClock
from tcdesk.store import backup, shelf
from tcdesk.store.keyring import Waiting


def verbs(services) -> list[str]:
    return [line.verb for line in services.audit.newest()]


def test_a_new_facility_has_its_first_account_and_the_defaults(tmp_path):
    desk = desk_in(tmp_path / "new")
    assert not desk.exists()
    code = desk.create(first_run())
    assert desk.exists()
    assert len(code.groups) >= 5
    assert desk.facility_name() == FACILITY
    assert [person.name for person in desk.people()] == ["Sari Pertama"]
    services = desk.sign_in("first", PASSWORD)
    assert services.who.roles == {Role.ADMIN, Role.MANAGER}
    assert services.facility.phases.all() == defaults.PHASES
    assert len(services.facility.slots.all()) == 13
    assert {kind.name for kind in services.facility.activities.all()} >= {"Morning meeting", "Terapi kelompok"}
    assert {day.name for day in services.facility.holidays.all()} >= {"Hari Suci Nyepi", "Hari Raya Idul Fitri"}
    assert {row.on_date.year for row in services.facility.holidays.all()} == {2026, 2027}
    assert verbs(services) == ["sign_in", "facility.create"]
    desk.sign_out()


def test_a_second_facility_is_not_made_over_the_first(folder):
    with pytest.raises(Conflict):
        desk_in(folder).create(first_run())
    assert desk_in(folder).facility_name() == FACILITY


def test_a_first_run_that_is_refused_leaves_nothing_behind(tmp_path):
    desk = desk_in(tmp_path / "new")
    for wrong in ({"password": "kurang"}, {"facility": "  "}, {"name": ""}, {"uid": "dua kata"}):
        with pytest.raises(Invalid):
            desk.create(first_run(**wrong))
        assert not desk.exists()
        assert not list((tmp_path / "new").iterdir() if (tmp_path / "new").exists() else [])
    desk.create(first_run())
    assert desk.exists()


def test_a_first_run_cut_off_before_its_end_can_be_done_again(tmp_path):
    folder = tmp_path / "new"
    (folder / ".new").mkdir(parents=True)
    (folder / ".new" / "keyring.json").write_text("half")
    desk = desk_in(folder)
    assert not desk.exists()
    desk.create(first_run())
    assert desk.facility_name() == FACILITY


def test_wrong_passwords_open_nothing_are_counted_and_written_down_at_the_next_sign_in(folder):
    desk = desk_in(folder)
    for _ in range(2):
        with pytest.raises(Denied):
            desk.sign_in("ratna", "salah sekali")
    with pytest.raises(Denied):
        desk.sign_in("tidak ada", PASSWORD)
    assert desk.who is None
    desk.sign_in("ratna", PASSWORD)
    desk.sign_out()
    services = desk.sign_in(ACCOUNTS[Role.MANAGER], PASSWORD)
    newest = services.audit.newest()
    desk.sign_out()
    entered = next(line for line in newest if line.actor == NAMES[Role.COUNSELOR] and line.verb == "sign_in")
    assert entered.detail == {"failures": 2}


def test_too_many_wrong_passwords_have_to_wait_and_the_door_says_how_long(folder):
    clock = SetClock(NOW)
    desk = desk_in(folder)
    desk._clock = clock
    for _ in range(5):
        with pytest.raises(Denied):
            desk.sign_in("ratna", "salah sekali")
    with pytest.raises(Waiting) as refused:
        desk.sign_in("ratna", PASSWORD)
    assert refused.value.seconds == 5
    assert {person.uid: person.locked_for for person in desk.people()}["ratna"] == 5
    clock.at = NOW + timedelta(seconds=6)
    desk.sign_in("ratna", PASSWORD)
    desk.sign_out()


def test_locking_closes_the_file_and_kills_the_services_but_keeps_who_sat_there(folder):
    desk = desk_in(folder)
    old = desk.sign_in("ratna", PASSWORD)
    store = records_of(old).store
    old.drafts.keep("intake", "1", {"name": "Agung"})
    desk.lock()
    assert store.is_closed
    assert desk.is_locked
    assert desk.who is not None
    assert desk.who.uid == "ratna"
    with pytest.raises(Denied):
        old.residents.rows()
    with pytest.raises(Denied):
        desk.unlock("bukan itu sandinya")
    services = desk.unlock(PASSWORD)
    assert [draft.raw for draft in services.drafts.find("intake")] == [{"name": "Agung"}]
    desk.sign_out()
    assert desk.who is None
    manager = desk.sign_in("fauzan", PASSWORD)
    assert verbs(manager)[:5] == ["sign_in", "sign_out", "unlock", "lock", "sign_in"]
    desk.sign_out()


def test_only_one_person_sits_at_the_desk(folder):
    desk = desk_in(folder)
    desk.sign_in("ratna", PASSWORD)
    with pytest.raises(Conflict):
        desk.sign_in("fauzan", PASSWORD)
    with pytest.raises(Conflict) as refused:
        desk_in(folder).sign_in("fauzan", PASSWORD)
    assert NAMES[Role.COUNSELOR] in refused.value.sentence(texts("id"))
    desk.sign_out()
    with pytest.raises(Denied):
        desk.unlock(PASSWORD)


def test_the_recovery_code_gives_a_new_password(tmp_path):
    desk = desk_in(tmp_path / "new")
    code = desk.create(first_run())
    with pytest.raises((Invalid, Denied)):
        desk.recover("AAAA-AAAA", "first", "sandi yang baru")
    with pytest.raises(Invalid):
        desk.recover(code.text, "first", "pendek")
    desk.recover(code.text.lower(), "first", "sandi yang baru")
    with pytest.raises(Denied):
        desk.sign_in("first", PASSWORD)
    services = desk.sign_in("first", "sandi yang baru")
    assert "user.recover" in verbs(services)
    desk.sign_out()


def test_a_missing_or_empty_file_is_refused_in_words(folder, tmp_path):
    with pytest.raises(Trouble):
        desk_in(tmp_path / "nowhere").sign_in("ratna", PASSWORD)
    (folder / "facility.db").write_bytes(b"")
    with pytest.raises(Trouble):
        desk_in(folder).sign_in("ratna", PASSWORD)


def test_accounts_are_made_changed_and_switched_off(folder):
    desk = desk_in(folder)
    services = desk.sign_in("admin", PASSWORD)
    services.accounts.add("baru", "Petugas Baru", PASSWORD, (Role.REGISTRAR,))
    with pytest.raises(Conflict):
        services.accounts.add("baru", "Petugas Lain", PASSWORD, (Role.REGISTRAR,))
    with pytest.raises(Invalid):
        services.accounts.add("lain", "Petugas Lain", "pendek", (Role.REGISTRAR,))
    services.accounts.set_roles("baru", (Role.REGISTRAR, Role.COUNSELOR))
    services.accounts.rename("baru", "Petugas Lama")
    with pytest.raises(Conflict):
        services.accounts.set_active("admin", active=False)
    found = {one.uid: one for one in services.accounts.all()}
    assert "lain" not in found
    assert found["baru"].name == "Petugas Lama"
    assert set(found["baru"].roles) == {Role.REGISTRAR, Role.COUNSELOR}
    assert found["ratna"].staff_name == NAMES[Role.COUNSELOR]
    services.accounts.change_own_password(PASSWORD, "sandi yang baru")
    services.accounts.remove("baru")
    desk.sign_out()
    assert "baru" not in {person.uid for person in desk.people()}
    for password, works in ((PASSWORD, False), ("sandi yang baru", True)):
        if works:
            desk.sign_in("admin", password)
        else:
            with pytest.raises(Denied):
                desk.sign_in("admin", password)
    desk.sign_out()


def test_first_run_values_reach_the_letterhead(tmp_path):
    desk = desk_in(tmp_path / "new")
    desk.create(attrs.evolve(first_run(), address="Jalan Contoh 1", letterhead=("BARIS SATU",), capacity=40))
    services = desk.sign_in("first", PASSWORD)
    found = services.facility.settings().values
    assert found["letterhead.address"] == "Jalan Contoh 1"
    assert found["letterhead.lines"] == ("BARIS SATU",)
    assert found["programme.capacity"] == 40
    assert found["letterhead.institution"] == FACILITY.upper()
    desk.sign_out()


def test_what_is_prepared_is_no_facility_before_it_is_established(tmp_path):
    desk = desk_in(tmp_path / "new")
    first = desk.prepare(first_run())
    second = desk.prepare(first_run(facility="Lapas Lain"))
    assert not desk.exists()
    desk.establish()
    assert desk.facility_name() == "Lapas Lain"
    assert [path.name for path in (tmp_path / "new").iterdir() if path.name.startswith(".")] == []
    with pytest.raises(Denied):
        desk.recover(first.text, "first", "sandi yang baru")
    desk.recover(second.text, "first", "sandi yang baru")


def test_what_is_discarded_cannot_be_established(tmp_path):
    desk = desk_in(tmp_path / "new")
    desk.prepare(first_run())
    desk.discard()
    with pytest.raises(Conflict):
        desk.establish()
    assert not desk.exists()


def test_a_password_is_proven_in_one_thread_and_the_facility_opened_in_another(folder):
    desk = desk_in(folder)
    with ThreadPoolExecutor(1) as worker:
        proof = worker.submit(desk.prove, "ratna", PASSWORD).result()
    assert desk.who is None
    assert "master" not in repr(proof)
    assert desk.enter(proof).who.uid == "ratna"
    with pytest.raises(Conflict):
        desk.enter(proof)
    desk.lock()
    assert desk.enter(desk.prove_again(PASSWORD)).who.uid == "ratna"
    desk.sign_out()


def test_the_door_says_how_many_tries_are_left(folder):
    desk = desk_in(folder)
    assert {person.tries_left for person in desk.people()} == {5}
    with pytest.raises(Denied):
        desk.sign_in("ratna", "salah sekali")
    assert {person.uid: person.tries_left for person in desk.people()}["ratna"] == 4


def test_the_door_knows_the_newest_backup_without_a_password(folder):
    desk = desk_in(folder)
    assert desk.backup_at() is None
    store = records_of(desk.sign_in("ratna", PASSWORD)).store
    backup.make(folder, store.keys, folder / shelf.FOLDER, NOW)
    desk.sign_out()
    assert desk.backup_at() == NOW


def test_another_program_is_noticed_before_a_password_is_looked_at(folder):
    first, second = desk_in(folder), desk_in(folder)
    assert second.elsewhere() is None
    first.sign_in("ratna", PASSWORD)
    assert first.elsewhere() is None
    held = second.elsewhere()
    assert NAMES[Role.COUNSELOR] in held.sentence(texts("id"))
    assert NAMES[Role.COUNSELOR] not in second.elsewhere(named=False).sentence(texts("id"))
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    for deed in (
        lambda: second.prove("fauzan", "bukan itu sandinya"),
        lambda: second.sign_in("fauzan", PASSWORD),
        lambda: second.recover("AAAA-AAAA-AAAA", "fauzan", PASSWORD),
    ):
        with pytest.raises(Conflict) as refused:
            deed()
        assert refused.value.sentence(texts("id")) == held.sentence(texts("id"))
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert {person.tries_left for person in second.people()} == {5}
    first.lock()
    second.sign_in("fauzan", PASSWORD)
    with pytest.raises(Conflict) as refused:
        first.unlock(PASSWORD)
    assert NAMES[Role.MANAGER] in refused.value.sentence(texts("id"))
    second.sign_out()
    first.unlock(PASSWORD)
    first.sign_out()


@pytest.mark.parametrize("sheet", [b"", b"{", b"[]", b'{"manifest": 1}', b'{"manifest": {"made_at": "kemarin"}}'])
def test_a_backup_whose_sheet_cannot_be_read_has_no_age(folder, sheet):
    desk = desk_in(folder)
    place = folder / shelf.FOLDER / "000001-2026-03-08-1200"
    place.mkdir(parents=True)
    (place / "manifest.json").write_bytes(sheet)
    assert desk.backup_at() is None
