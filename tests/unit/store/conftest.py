"""A small facility for each test. The cheap profile exists only here: a derivation takes a millisecond."""

import contextlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest

from tcdesk.store import keyring
from tcdesk.store.db import Store
from tcdesk.store.kdf import Profile

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 3, 9, 2, 42, 17, tzinfo=UTC)
PASSWORD = "kopi susu pagi"


@attrs.frozen
class House:
    """A facility of one administrator, closed unless `open` is called."""

    folder: Path
    keys: object
    code: str

    def open(self, now=NOW):
        return Store.open(self.folder, self.keys, by="Sari", now=now)

    @property
    def path(self):
        return self.folder / "facility.db"


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def cheap():
    return CHEAP


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture(scope="session")
def _pattern(tmp_path_factory):
    """One facility, made once; every test works on a copy."""
    folder = tmp_path_factory.mktemp("pattern")
    unlocked, code = keyring.create(
        folder, label="Lapas Contoh", user_id="sari", name="Sari Wulandari", password=PASSWORD, profile=CHEAP
    )
    with Store.create(folder, unlocked.keys, by="Sari", now=NOW) as store, store.write():
        store.execute("INSERT INTO user (id, name) VALUES ('sari', 'Sari Wulandari')")
    return House(folder, unlocked.keys, code)


@pytest.fixture
def house(_pattern, tmp_path):
    folder = tmp_path / "house"
    shutil.copytree(_pattern.folder, folder)
    return House(folder, _pattern.keys, _pattern.code)


@pytest.fixture
def store(house):
    with house.open() as opened:
        yield opened


@attrs.frozen
class Account:
    """An ordinary account of the computer: root may write everywhere, so a test has to step down to see a refusal."""

    folder: Path

    @contextlib.contextmanager
    def acting(self):
        """Work as that account."""
        is_root = os.getuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield
        finally:
            if is_root:
                os.seteuid(0)


@pytest.fixture
def nobody():
    """An ordinary account and a folder of its own."""
    if os.name != "posix":
        pytest.skip("accounts as Unix has them")
    folder = Path(tempfile.mkdtemp())
    if os.getuid() == 0:
        os.chown(folder, 65534, 65534)
    yield Account(folder)
    folder.chmod(0o700)
    shutil.rmtree(folder)
