"""Verification says in words what is wrong, and nothing when all is well."""

import pytest

from tcdesk.i18n import texts
from tcdesk.store import cipher, ring, verify
from tcdesk.store.lock import AlreadyOpen, FolderLock


def checks(house, now, **options):
    return [finding.check for finding in verify.verify(house.folder, house.keys, now, **options)]


def by_hand(house, *statements):
    connection = cipher.connect(house.path, house.keys.database)
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def noted(house, now):
    """A facility with a resident and notes, so that there is something to search."""
    with house.open() as store, store.write():
        store.execute(
            "INSERT INTO resident (id, name, register_no, register_key, tc_no, birth_date, admitted_on, programme_end, "
            "created_at, created_by) VALUES (1, 'Contoh', '1', '1', '1', '1990-01-01', '2026-01-01', '2026-07-01', "
            "'2026-01-01T00:00:00Z', 'sari')"
        )
        store.execute_many(
            "INSERT INTO note (resident_id, kind, body, at, written_by) "
            "VALUES (1, 'counselling', ?, '2026-03-09T00:00:00Z', 'sari')",
            [(f"pertemuan nomor {number} " * 20,) for number in range(200)],
        )
    return house


def test_all_is_well(noted, now):
    assert checks(noted, now) == []
    assert checks(noted, now, deep=False) == []


def test_an_open_facility_is_verified_beside_the_open_store(noted, now):
    with noted.open() as store:
        with store.write():
            store.execute("INSERT INTO staff (name) VALUES ('Ratna')")
        assert checks(noted, now, is_held=True) == []
        with pytest.raises(AlreadyOpen):
            verify.verify(noted.folder, noted.keys, now)


def test_verifying_lets_go_of_the_folder(noted, now):
    verify.verify(noted.folder, noted.keys, now)
    FolderLock.take(noted.folder, "Sari", now).release()


@pytest.mark.parametrize("place", [0.3, 0.6, 0.95])
def test_one_flipped_bit_is_found(noted, now, place):
    data = bytearray(noted.path.read_bytes())
    data[int(len(data) * place)] ^= 4
    noted.path.write_bytes(data)
    found = checks(noted, now)
    assert "cipher" in found or found == ["open"]  # in the list of tables it already stops the opening


def test_a_file_cut_short_is_found(noted, now):
    data = noted.path.read_bytes()
    noted.path.write_bytes(data[: len(data) // 2])
    found = verify.verify(noted.folder, noted.keys, now)
    assert found
    assert all(finding.sentence(texts("id")) for finding in found)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"x" * 5000, b"x" * 5000])
def test_another_file_in_its_place_is_found(noted, now, content):
    noted.path.write_bytes(content)
    assert checks(noted, now)[-1] == "open"


def test_a_missing_database_and_a_missing_folder_are_found(noted, now, tmp_path):
    noted.path.unlink()
    assert "open" in checks(noted, now)
    (finding,) = verify.verify(tmp_path / "nowhere", noted.keys, now)
    assert finding.text == ring.MISSING


def test_a_record_that_refers_to_nothing_is_found(noted, now):
    by_hand(noted, "UPDATE note SET resident_id = 77 WHERE id = 5")
    (finding,) = verify.verify(noted.folder, noted.keys, now)
    assert (finding.check, finding.values) == ("references", {"n": 1, "table": "note"})


def test_a_search_index_that_lags_is_found(noted, now):
    sql = "SELECT sql FROM sqlite_schema WHERE name = 'note_search_update'"
    connection = cipher.connect(noted.path, noted.keys.database)
    ((trigger,),) = connection.execute(sql).fetchall()
    connection.close()
    by_hand(noted, "DROP TRIGGER note_search_update", "UPDATE note SET body = 'lain' WHERE id = 5", trigger)
    assert "search" in checks(noted, now)


def test_an_edited_keyring_is_found(noted, now):
    path = noted.folder / ring.NAME
    path.write_text(path.read_text().replace("Sari Wulandari", "Sari Wulandara"))
    (finding,) = verify.verify(noted.folder, noted.keys, now)
    assert finding.text == ring.TAMPERED


def test_a_keyring_that_only_the_copy_saved_is_a_note(noted, now):
    path = noted.folder / ring.NAME
    ring.backup_of(path).write_bytes(path.read_bytes())
    path.write_bytes(b"")
    (finding,) = verify.verify(noted.folder, noted.keys, now)
    assert finding.is_note
