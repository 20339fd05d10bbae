"""New keys: an old copy of the keyring opens nothing, nobody else notices, and a cut anywhere is mended."""

import shutil

import attrs
import pytest

from tcdesk.domain.refusals import Conflict, Denied, Trouble
from tcdesk.domain.roles import Role
from tcdesk.store import audit, cipher, keyring, rotation, verify
from tcdesk.store.errors import NOT_THE_FILE

BUDI = "nasi goreng malam"


@pytest.fixture
def two(house, cheap):
    """A facility with a second account."""
    keyring.add_account(
        house.folder, house.keys, user_id="budi", name="Budi", password=BUDI, roles=(Role.COUNSELOR,), profile=cheap
    )
    return house


def opens(house, keys, now):
    with attrs.evolve(house, keys=keys).open() as store:
        assert store.value("SELECT name FROM user") == "Sari Wulandari"
        return store.keys


def test_everybody_keeps_password_and_recovery_code(two, password, now):
    with two.open() as store:
        store.rotate()
        keys = store.keys
        assert store.value("SELECT name FROM user") == "Sari Wulandari"
    assert keys.epoch == 2
    assert keyring.unlock(two.folder, "sari", password, now).keys == keys
    assert keyring.unlock(two.folder, "budi", BUDI, now).keys == keys
    assert keyring.unlock_by_code(two.folder, two.code).keys == keys
    assert opens(two, keys, now) == keys


def test_who_left_does_not_come_in_with_an_old_copy_of_the_keyring(two, now, tmp_path):
    shutil.copy(two.folder / "keyring.json", tmp_path / "kept.json")
    with two.open() as store:
        keyring.remove(two.folder, store.keys, "budi")
        store.rotate()
    with pytest.raises(Denied):
        keyring.unlock(two.folder, "budi", BUDI, now)
    thief = tmp_path / "thief"
    shutil.copytree(two.folder, thief)
    shutil.copy(tmp_path / "kept.json", thief / "keyring.json")
    old = keyring.unlock(thief, "budi", BUDI, now).keys
    with pytest.raises(Trouble) as refused:
        cipher.connect(thief / "facility.db", old.database)
    assert refused.value.text == NOT_THE_FILE


def test_the_record_of_who_did_what_holds_over_several_keys(house, now):
    with house.open() as store:
        for _ in range(3):
            with store.write():
                audit.append(store, at=now, actor="sari", verb="keys.rotate")
            store.rotate()
        keys = store.keys
    assert [old.epoch for old in keys.past] == [3, 2, 1]
    assert keys.past[2].master == house.keys.master
    assert verify.verify(house.folder, keys, now) == ()


def test_a_cut_before_the_database_was_changed_is_finished_at_the_next_sign_in(two, password, now):
    keyring.begin_rotation(two.folder, two.keys)
    keys = keyring.unlock(two.folder, "sari", password, now).keys
    assert keys.coming is not None
    with pytest.raises(Conflict):
        keyring.set_label(two.folder, keys, "x")
    assert opens(two, keys, now).epoch == 2
    assert keyring.unlock(two.folder, "budi", BUDI, now).keys.coming is None


def test_a_cut_after_the_database_was_changed_is_finished_at_the_next_sign_in(two, now):
    new = keyring.begin_rotation(two.folder, two.keys)
    rotation._rekey(two.path, two.keys, new)
    keys = keyring.unlock(two.folder, "budi", BUDI, now).keys
    assert opens(two, keys, now) == new
    assert keyring.unlock_by_code(two.folder, two.code).keys == new


def test_verification_asks_to_finish_first(two, password, now):
    keyring.begin_rotation(two.folder, two.keys)
    keys = keyring.unlock(two.folder, "sari", password, now).keys
    assert [finding.text for finding in verify.verify(two.folder, keys, now)] == [verify.HALF_MOVED]


def test_a_rotation_that_was_not_begun_is_not_finished(two):
    with pytest.raises(Conflict):
        keyring.finish_rotation(two.folder, attrs.evolve(two.keys, epoch=2, past=(two.keys,)))
