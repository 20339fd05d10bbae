"""Opening fails closed: nothing that is in doubt is opened, and nothing is made where something was expected."""

import ctypes.util
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tcdesk.domain.refusals import Conflict, Trouble
from tcdesk.i18n import texts
from tcdesk.store import cipher, driver
from tcdesk.store.cipher import Mode
from tcdesk.store.db import Store
from tcdesk.store.disk import NO_ACCESS, READ_ONLY
from tcdesk.store.errors import NOT_THE_FILE

KEY = bytes(range(32))
MARK = "Catatan-tentang-seorang-residen"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "facility.db"
    connection = cipher.create(made, KEY)
    connection.execute("CREATE TABLE t (x TEXT)")
    connection.execute("INSERT INTO t VALUES (?)", (MARK,))
    connection.close()
    return made


def refusal(action):
    with pytest.raises(Trouble) as found:
        action()
    for language in ("id", "en"):
        assert MARK not in found.value.sentence(texts(language))
    return found.value.text


def test_what_was_written_is_read_again_and_stands_nowhere_in_plain(path):
    connection = cipher.connect(path, KEY)
    assert connection.execute("SELECT x FROM t").fetchall() == [(MARK,)]
    connection.execute("INSERT INTO t VALUES (?)", (MARK,))
    beside = [file.read_bytes() for file in path.parent.iterdir()]
    connection.close()
    assert len(beside) > 1  # the write-ahead log is there, too
    assert not any(MARK.encode() in data or data.startswith(b"SQLite format 3") for data in beside)


def test_every_safety_setting_stands(path):
    connection = cipher.connect(path, KEY)
    assert cipher.settings(connection) == {
        "busy_timeout": "5000", "temp_store": "2", "secure_delete": "1", "trusted_schema": "0", "cell_size_check": "1",
        "foreign_keys": "1", "recursive_triggers": "1", "fullfsync": "1", "mmap_size": "0", "journal_mode": "wal",
        "synchronous": "2", "wal_autocheckpoint": "1000",
    }  # fmt: skip
    connection.close()


def test_another_key_is_not_a_wrong_password(path):
    assert refusal(lambda: cipher.connect(path, bytes(32))) == NOT_THE_FILE


def test_a_damaged_first_page_is_found(path):
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    assert refusal(lambda: cipher.connect(path, KEY)) == NOT_THE_FILE


@pytest.mark.parametrize("content", [b"\x00" * 100, b"not a database at all" * 500])
def test_any_other_file_is_refused(tmp_path, content):
    path = tmp_path / "facility.db"
    path.write_bytes(content)
    assert refusal(lambda: cipher.connect(path, KEY)) == NOT_THE_FILE
    assert path.read_bytes() == content


def test_an_empty_file_is_refused_and_stays_empty(tmp_path):
    path = tmp_path / "facility.db"
    path.touch()
    assert refusal(lambda: cipher.connect(path, KEY)) == cipher.EMPTY
    assert path.stat().st_size == 0


def test_a_missing_file_is_not_made(tmp_path):
    assert refusal(lambda: cipher.connect(tmp_path / "facility.db", KEY)) == cipher.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_its_place_is_refused(tmp_path):
    (tmp_path / "facility.db").mkdir()
    assert refusal(lambda: cipher.connect(tmp_path / "facility.db", KEY)) == cipher.MISSING


def test_a_plain_database_is_refused(tmp_path):
    path = tmp_path / "facility.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    assert refusal(lambda: cipher.connect(path, KEY)) == cipher.PLAIN


def test_an_encrypted_file_of_another_program_is_refused(tmp_path):
    path = tmp_path / "facility.db"
    other = driver.open_raw(f"file:{path}?mode=rwc")
    other.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
    other.execute("CREATE TABLE t (x)")
    other.close()
    assert refusal(lambda: cipher.connect(path, KEY)) == cipher.FOREIGN


def test_a_file_is_never_made_over_another(path):
    before = path.read_bytes()
    with pytest.raises(Conflict):
        cipher.create(path, KEY)
    assert path.read_bytes() == before


def test_a_library_that_does_not_encrypt_is_found():
    """A plain SQLite takes `PRAGMA key` without a word; this is what answers when it stands in for SQLCipher."""
    plain = sqlite3.connect(":memory:")
    assert refusal(lambda: cipher.prove(plain, KEY)) == cipher.NOT_ENCRYPTING
    plain.close()


def test_a_library_that_can_lose_commits_is_refused(monkeypatch):
    monkeypatch.setattr(cipher, "OLDEST_SQLITE", (99, 0, 0))
    connection = driver.open_raw("file::memory:")
    assert refusal(lambda: cipher.prove(connection, KEY)) == cipher.TOO_OLD
    connection.close()


def test_the_library_is_new_enough():
    assert driver.library_version() >= (3, 51, 3)


FOREIGN_FIRST = """
import ctypes, os, sys
from pathlib import Path
ctypes.CDLL(sys.argv[1], mode=ctypes.RTLD_GLOBAL)
{before}
from tcdesk.domain.refusals import Trouble
from tcdesk.store import cipher
path = Path(sys.argv[2])
try:
    connection = cipher.create(path, bytes(32))
except Trouble as trouble:
    sys.exit(3 if trouble.text in (cipher.NOT_ENCRYPTING, cipher.TOO_OLD) else 4)
connection.execute("CREATE TABLE t (x)")
connection.close()
sys.exit(5 if cipher.is_plain(path) else 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there can one library take another's place")
@pytest.mark.parametrize(("before", "status"), [("", 0), ("import sqlcipher3.dbapi2", 3)])
def test_another_sqlite_loaded_first_never_leads_to_a_plain_file(tmp_path, before, status):
    """With our way of loading SQLCipher keeps its own functions; loaded by somebody else before us, it is refused."""
    library = ctypes.util.find_library("sqlite3")
    if library is None:
        pytest.skip("this system has no SQLite of its own")
    path = tmp_path / "facility.db"
    code = FOREIGN_FIRST.format(before=before)
    done = subprocess.run([sys.executable, "-c", code, library, str(path)], check=False, capture_output=True)
    assert done.returncode == status, done.stderr.decode()
    assert not path.exists() or not cipher.is_plain(path)


def test_sqlite_utils_speaks_through_the_encrypting_library(store):
    assert driver.Database.__module__ == "sqlite_utils.db"
    assert sys.modules["pysqlite3"].sqlite_version == ".".join(map(str, driver.library_version()))
    assert {"resident", "audit", "draft"} <= set(store.database.table_names())


def test_a_frozen_copy_on_a_disk_nobody_can_write_is_read(path, nobody):
    copy = nobody.folder / "facility.db"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    nobody.folder.chmod(0o555)
    with nobody.acting():
        assert refusal(lambda: cipher.connect(copy, KEY)) in {READ_ONLY, NO_ACCESS}
        connection = cipher.connect(copy, KEY, Mode.FROZEN)
        assert connection.execute("SELECT x FROM t").fetchall() == [(MARK,)]
        connection.close()


def test_a_read_only_folder_is_said_in_words(nobody, house, now):
    folder = nobody.folder / "house"
    shutil.copytree(house.folder, folder)
    folder.chmod(0o555)
    (folder / "facility.lock").unlink()
    with nobody.acting():
        assert refusal(lambda: Store.open(folder, house.keys, by="Sari", now=now)) == READ_ONLY


def test_a_file_this_account_may_not_read_is_said_in_words(nobody):
    path = nobody.folder / "facility.db"
    path.write_bytes(b"x" * 5000)
    path.chmod(0)
    with nobody.acting():
        assert refusal(lambda: cipher.connect(path, KEY)) == NO_ACCESS


def test_a_folder_that_is_no_facility_is_refused(tmp_path, house, now):
    for folder in (tmp_path / "nowhere", tmp_path):
        assert refusal(lambda folder=folder: Store.open(folder, house.keys, by="Sari", now=now)) == cipher.MISSING
    assert not (tmp_path / "nowhere").exists()
