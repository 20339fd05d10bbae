"""One program at a time holds a facility, and a crash lets go."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tcdesk.i18n import texts
from tcdesk.store import lock
from tcdesk.store.lock import AlreadyOpen, FolderLock, holder

HOLD = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from tcdesk.store.lock import FolderLock
lock = FolderLock.take(Path(sys.argv[1]), "Ratna", datetime(2026, 3, 9, 1, 5, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_hold_in_the_same_program_is_refused_and_says_by_whom(tmp_path, now, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    time.tzset()
    with FolderLock.take(tmp_path, "Sari", now):
        with pytest.raises(AlreadyOpen) as refused:
            FolderLock.take(tmp_path, "Budi", now)
        assert (refused.value.by, refused.value.since) == ("Sari", now)
        assert "Sari bekerja di sana sejak pukul 09.42, 9 Maret 2026" in refused.value.sentence(texts("id"))
    FolderLock.take(tmp_path, "Budi", now).release()


def test_release_twice_lets_go_once(tmp_path, now):
    lock = FolderLock.take(tmp_path, "Sari", now)
    lock.release()
    with FolderLock.take(tmp_path, "Budi", now):
        lock.release()
        with pytest.raises(AlreadyOpen):
            FolderLock.take(tmp_path, "Dewi", now)


@pytest.mark.parametrize("text", [b"", b"{", b'{"by": "x"}', b'{"by": "x", "since": "yesterday"}', b"\xff\xfe"])
def test_what_the_holder_wrote_may_be_unreadable(tmp_path, now, text):
    with FolderLock.take(tmp_path, "Sari", now):
        (tmp_path / "facility.lock").write_bytes(text)
        with pytest.raises(AlreadyOpen) as refused:
            FolderLock.take(tmp_path, "Budi", now)
    assert refused.value.since is None
    assert "program lain" in refused.value.sentence(texts("id"))


@pytest.mark.skipif(os.name != "posix", reason="kills as Unix does")
def test_a_killed_program_lets_go(tmp_path, now):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyOpen) as refused:
            FolderLock.take(tmp_path, "Sari", now)
        assert refused.value.by == "Ratna"
        other.send_signal(signal.SIGKILL)
        other.wait()
    FolderLock.take(tmp_path, "Sari", now).release()


def test_a_look_tells_who_holds_the_folder_and_leaves_it_as_it_was(tmp_path, now):
    assert holder(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    with FolderLock.take(tmp_path, "Sari", now):
        before = (tmp_path / "facility.lock").read_bytes()
        seen = holder(tmp_path)
        assert (seen.by, seen.since) == ("Sari", now)
        assert (tmp_path / "facility.lock").read_bytes() == before
        with pytest.raises(AlreadyOpen):
            FolderLock.take(tmp_path, "Budi", now)
    assert holder(tmp_path) is None


def test_a_look_in_a_folder_that_is_not_there_finds_nobody(tmp_path):
    assert holder(tmp_path / "nowhere") is None


def test_two_that_only_look_do_not_see_each_other(tmp_path, now):
    FolderLock.take(tmp_path, "Sari", now).release()
    handle = os.open(tmp_path / "facility.lock", os.O_RDONLY)
    assert lock._share(handle)
    if os.name == "posix":
        assert holder(tmp_path) is None
    os.close(handle)


@pytest.mark.skipif(os.name != "posix", reason="looks as Unix does")
def test_a_look_at_the_wrong_moment_turns_nobody_away(tmp_path, now, monkeypatch):
    FolderLock.take(tmp_path, "Sari", now).release()
    handle = os.open(tmp_path / "facility.lock", os.O_RDONLY)
    assert lock._share(handle)
    waited = []

    def look_ends(seconds):
        waited.append(seconds)
        lock._unlock(handle)

    monkeypatch.setattr(time, "sleep", look_ends)
    FolderLock.take(tmp_path, "Budi", now).release()
    os.close(handle)
    assert len(waited) == 1
