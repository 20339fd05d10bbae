"""A full disk: said in words, nothing that was acknowledged is lost, and work goes on when there is room again.

The size a file may have is limited for this process; the system answers as a full disk does, with an error on write.
"""

import contextlib
import shutil
import signal
import subprocess

import attrs
import pytest

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import texts
from tcdesk.store import backup, disk, drafts, keyring, verify
from tcdesk.store.disk import from_os

resource = pytest.importorskip("resource", reason="file sizes are limited as Unix does")


@contextlib.contextmanager
def room(size):
    """No file may grow beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def save(store, number):
    with store.write():
        store.execute("INSERT INTO staff (name, position) VALUES (?, ?)", (f"S{number}", "x" * 3000))


def fill(store):
    """Save until it fails; gives how many were acknowledged and the refusal."""
    for number in range(10_000):
        try:
            save(store, number)
        except Trouble as trouble:
            return number, trouble
    pytest.fail("the disk never filled")


def test_a_save_on_a_full_disk_is_said_and_nothing_acknowledged_is_lost(house, now):
    with house.open() as store:
        with room(400_000):
            acknowledged, trouble = fill(store)
            assert acknowledged > 5
            assert store.value("SELECT count(*) FROM staff") == acknowledged
        assert trouble.text in {disk.DISK_FULL, disk.DEVICE}
        assert "Tidak tersimpan" in trouble.sentence(texts("id"))
        save(store, acknowledged)
    with house.open() as store:
        assert store.value("SELECT count(*) FROM staff") == acknowledged + 1
    assert verify.verify(house.folder, house.keys, now) == ()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MB, where this account may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if mount is None or subprocess.run([mount, *options], check=False, capture_output=True).returncode:
        pytest.skip("this account may not make a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full(house, small_disk, now, tmp_path):
    shutil.copytree(house.folder, small_disk / "house")
    there = attrs.evolve(house, folder=small_disk / "house")
    with there.open() as store:
        acknowledged, trouble = fill(store)
        assert trouble.text == disk.DISK_FULL
        assert store.value("SELECT count(*) FROM staff") == acknowledged
        with pytest.raises(Trouble) as refused:
            backup.make(there.folder, store.keys, small_disk / "usb", now)
        assert refused.value.text == backup.NO_ROOM
        assert backup.make(there.folder, store.keys, tmp_path / "usb", now).exists()
    with there.open() as store:
        assert store.value("SELECT count(*) FROM staff") == acknowledged
    assert [finding.text for finding in verify.verify(there.folder, there.keys, now)] == [verify.NO_ROOM]
    room_again = tmp_path / "room again"
    shutil.copytree(there.folder, room_again)
    assert verify.verify(room_again, there.keys, now) == ()


def test_after_the_disk_filled_within_a_transaction_nothing_slips_in_alone(house):
    """The database may undo all of it at once; what still comes then must not be saved on its own."""

    def stubborn(store):
        with store.write():
            store.execute("INSERT INTO staff (name) VALUES ('first')")
            with contextlib.suppress(Trouble), store.write():
                store.execute_many(
                    "INSERT INTO staff (name, position) VALUES (?, ?)", [("x", "x" * 3000) for _ in range(3000)]
                )
            store.execute("INSERT INTO staff (name) VALUES ('last')")

    with house.open() as store, room(400_000):
        with contextlib.suppress(Trouble):
            stubborn(store)
        kept = {row[0] for row in store.rows("SELECT name FROM staff")}
        assert kept in ({"first", "last"}, set())
        assert not store._live().in_transaction


def test_a_draft_a_keyring_and_a_door_survive_a_full_disk(house, now, password):
    before = (house.folder / "keyring.json").read_bytes()
    with house.open() as store:
        drafts.keep(store, form="intake", user_id="sari", body={"name": "Contoh"}, now=now)
        with room(100):
            with pytest.raises(Trouble) as refused:
                keyring.set_label(house.folder, store.keys, "Another name")
            assert refused.value.text == disk.DISK_FULL
            assert keyring.unlock(house.folder, "sari", password, now).keys == house.keys
    assert (house.folder / "keyring.json").read_bytes() == before
    assert not list(house.folder.glob("*.part"))


def test_a_backup_on_a_full_disk_leaves_nothing_behind(house, now, tmp_path):
    with house.open() as store:
        with room(200_000), pytest.raises(Trouble) as refused:
            backup.make(house.folder, store.keys, tmp_path / "usb", now)
        assert refused.value.text in {backup.NO_ROOM, disk.DEVICE}
        assert list((tmp_path / "usb").iterdir()) == []
        assert backup.make(house.folder, store.keys, tmp_path / "usb", now).exists()


@pytest.mark.parametrize(
    ("number", "text"),
    [(28, disk.DISK_FULL), (30, disk.READ_ONLY), (13, disk.NO_ACCESS), (5, disk.DEVICE)],
)
def test_what_the_system_says_becomes_a_sentence(number, text):
    refusal = from_os(OSError(number, "x", "/home/sari/records"))
    assert refusal.text == text
    assert "records" not in repr(refusal)


def test_little_room_is_told_in_time(store, house):
    free = shutil.disk_usage(house.folder).free
    assert store.is_space_short() == (free < max(500_000_000, 3 * house.path.stat().st_size))
