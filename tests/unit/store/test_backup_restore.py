"""Backups: whole and checked, or not there."""

import shutil
from datetime import timedelta

import attrs
import pytest

from tcdesk.domain.refusals import Conflict, Denied, Trouble
from tcdesk.i18n import texts
from tcdesk.store import audit, backup, keyring, manifest, verify


@pytest.fixture
def copy(house, now, tmp_path):
    """A facility with one audit row and a backup of it, made while it was open."""
    with house.open() as store:
        with store.write():
            store.execute("INSERT INTO staff (name) VALUES ('Ratna')")
            audit.append(store, at=now, actor="sari", verb="staff.add")
        return backup.make(house.folder, store.keys, tmp_path / "usb", now)


def restored(copy, house, now, folder):
    backup.restore(copy, folder, house.keys, now)
    with attrs.evolve(house, folder=folder).open() as store:
        return store.rows("SELECT name FROM staff"), store.head().seq


def test_a_backup_is_encrypted_and_passes_every_check(copy, house, now):
    assert sorted(path.name for path in copy.iterdir()) == ["facility.db", "keyring.json", "manifest.json"]
    assert verify.verify(copy, house.keys, now) == ()
    assert not any(b"Ratna" in path.read_bytes() for path in copy.iterdir())
    sheet = manifest.load(copy, house.keys)
    assert (sheet.head.seq, sheet.counts["staff"], sheet.made_at, sheet.reason) == (1, 1, now, "manual")


def test_it_is_restored_into_a_new_folder_and_opens_with_the_old_password(copy, house, now, tmp_path, password):
    folder = tmp_path / "new" / "house"
    assert restored(copy, house, now, folder) == ([("Ratna",)], 1)
    assert keyring.unlock(folder, "sari", password, now).keys == house.keys
    assert verify.verify(folder, house.keys, now) == ()


def test_backups_are_counted_not_dated(house, now, tmp_path):
    """A clock that jumps does not change their order."""
    with house.open() as store:
        for days in (0, 5000, -300):
            backup.make(house.folder, store.keys, tmp_path / "usb", now + timedelta(days=days))
    (tmp_path / "usb" / "000009-2026-01-01-0000").mkdir()
    (tmp_path / "usb" / "holiday pictures").mkdir()
    assert [one.number for one in backup.found(tmp_path / "usb")] == [3, 2, 1]
    assert backup.found(tmp_path / "nowhere") == ()


def test_a_facility_is_never_overwritten(copy, house, now, tmp_path):
    before = house.path.read_bytes()
    with pytest.raises(Conflict) as refused:
        backup.restore(copy, house.folder, house.keys, now)
    assert refused.value.text == backup.OCCUPIED
    assert house.path.read_bytes() == before
    half = tmp_path / "half"
    half.mkdir()
    shutil.copy(house.folder / "keyring.json", half)
    with pytest.raises(Conflict):
        backup.restore(copy, half, house.keys, now)
    with pytest.raises(Conflict):
        backup.restore(copy, copy, house.keys, now)


def test_a_folder_without_a_backup_is_refused(house, now, tmp_path):
    with pytest.raises(Trouble) as refused:
        backup.restore(house.folder, tmp_path / "new", house.keys, now)
    assert refused.value.text == backup.NO_BACKUP


@pytest.mark.parametrize("name", ["facility.db", "manifest.json", "keyring.json"])
@pytest.mark.parametrize("harm", ["flip", "cut", "gone"])
def test_a_harmed_backup_is_not_restored(copy, house, now, tmp_path, name, harm):
    path = copy / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(data if harm == "flip" else data[: len(data) // 2])
    with pytest.raises(Trouble) as refused:
        backup.restore(copy, tmp_path / "new", house.keys, now)
    assert refused.value.sentence(texts("id"))
    assert not (tmp_path / "new" / "facility.db").exists()


def test_the_database_of_another_backup_is_found(copy, house, now, tmp_path):
    with house.open() as store:
        with store.write():
            store.execute("INSERT INTO staff (name) VALUES ('Budi')")
        other = backup.make(house.folder, store.keys, tmp_path / "usb", now)
    shutil.copy(other / "facility.db", copy / "facility.db")
    assert {finding.check for finding in verify.verify(copy, house.keys, now)} == {"manifest"}


def test_a_backup_opens_with_the_keys_of_its_day(copy, house, now, tmp_path, password):
    with house.open() as store:
        store.rotate()
        keys = store.keys
    old = keyring.unlock(copy, "sari", password, now).keys
    assert old == house.keys
    assert old.master == keys.past[0].master
    assert restored(copy, house, now, tmp_path / "new")[1] == 1
    with pytest.raises(Denied):
        keyring.unlock(copy, "sari", "another password", now)


def test_a_target_that_cannot_hold_it_says_so_and_leaves_nothing(house, now, tmp_path):
    target = tmp_path / "file"
    target.write_text("not a folder")
    with house.open() as store, pytest.raises(Trouble):
        backup.make(house.folder, store.keys, target, now)
    assert target.read_text() == "not a folder"


def test_a_crashed_attempt_is_no_backup_and_its_number_is_not_used_again(house, now, tmp_path):
    (tmp_path / "usb" / "000004-2026-03-09-0900.part").mkdir(parents=True)
    with house.open() as store:
        made = backup.make(house.folder, store.keys, tmp_path / "usb", now)
    assert made.name.startswith("000005-")
    assert [one.number for one in backup.found(tmp_path / "usb")] == [5]
