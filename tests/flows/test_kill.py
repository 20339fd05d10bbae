"""kill -9 while saving: what was acknowledged is there afterwards, and nothing is half there.

The writer works in processes of their own and says on a pipe what was saved; each is killed at a moment of its own, and
the next one opens the same facility. Keys are changed under the same treatment.
"""

import os
import random
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tcdesk.store import audit, keyring, verify
from tcdesk.store.db import Store
from tcdesk.store.kdf import Profile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as Unix does")

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 3, 9, tzinfo=UTC)
PASSWORD = "kopi susu pagi"
KILLS = 100
ROWS = 12

WRITERS = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from tcdesk.store import audit, keyring
from tcdesk.store.db import Store
folder, password, now = Path(sys.argv[1]), sys.argv[2], datetime(2026, 3, 9, tzinfo=UTC)

def say(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())

def save(store, start):
    for number in range(start, start + 100_000):
        with store.write():
            store.execute_many("INSERT INTO staff (name, position) VALUES (?, ?)", [(f"{number}", "x" * 300)] * 12)
            audit.append(store, at=now, actor="sari", verb="staff.add", kind="staff", subject=number)
        say(os.getpid(), number)
        if number % 7 == 0:
            store.checkpoint()

def rotate(store, start):
    while True:
        say(os.getpid(), store.keys.epoch)
        store.rotate()

for line in sys.stdin:
    work, start = line.split()
    child = os.fork()
    if child == 0:
        keys = keyring.unlock(folder, "sari", password, now).keys
        {"save": save, "rotate": rotate}[work](Store.open(folder, keys, by="writer", now=now), int(start))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    say("dead", os.waitstatus_to_exitcode(status))
"""


class Writers:
    """A process that starts one writer after another, each a process of its own that has loaded everything already."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITERS, str(folder), PASSWORD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def until_killed(self, work, start, lines):
        """Let one work, kill it after it said `lines` things; gives all that it said."""
        self.process.stdin.write(f"{work} {start}\n")
        self.process.stdin.flush()
        said = []
        for line in self.process.stdout:
            who, what = line.split()
            if who == "dead":
                assert int(what) == -signal.SIGKILL
                return said
            said.append(int(what))
            if len(said) == lines:
                os.kill(int(who), signal.SIGKILL)
        pytest.fail("the writers ended by themselves")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "house"
    made.mkdir()
    unlocked, _ = keyring.create(
        made, label="Lapas Contoh", user_id="sari", name="Sari", password=PASSWORD, profile=CHEAP
    )
    Store.create(made, unlocked.keys, by="Sari", now=NOW).close()
    return made


@pytest.fixture
def writers(folder):
    made = Writers(folder)
    yield made
    made.process.stdin.close()
    made.process.stdout.close()
    assert made.process.wait() == 0


def keys_of(folder):
    return keyring.unlock(folder, "sari", PASSWORD, NOW).keys


def test_a_hundred_kills_while_saving_lose_nothing_that_was_acknowledged(folder, writers):
    chance = random.Random(20260309)
    acknowledged: list[int] = []
    for kill in range(KILLS):
        start = kill * 100_000
        acknowledged += writers.until_killed("save", start, chance.randint(1, 12))
        if kill % 10 == 9:
            with Store.open(folder, keys_of(folder), by="Sari", now=NOW) as store:
                counts = dict(store.rows("SELECT name, count(*) FROM staff GROUP BY name"))
                entries = store.value("SELECT count(*) FROM audit")
            assert {str(number) for number in acknowledged} <= set(counts)
            assert set(counts.values()) == {ROWS}
            assert entries == len(counts)
    assert len(acknowledged) >= KILLS
    assert verify.verify(folder, keys_of(folder), NOW) == ()


def test_kills_while_the_keys_are_changed_leave_a_facility_that_opens(folder, writers):
    chance = random.Random(9)
    epochs = [1]
    for _ in range(12):
        epochs += writers.until_killed("rotate", 0, chance.randint(2, 3))
        with Store.open(folder, keys_of(folder), by="Sari", now=NOW) as store:
            assert store.keys.epoch >= max(epochs)
            epochs.append(store.keys.epoch)
            with store.write():
                audit.append(store, at=NOW, actor="sari", verb="facility.open")
    assert verify.verify(folder, keys_of(folder), NOW) == ()
    assert max(epochs) > 12
