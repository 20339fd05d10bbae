"""The door: how long somebody has to wait after wrong passwords, and who came in last.

Kept in a small file of its own, `door.json`, so that a wrong password never rewrites the keyring. Losing it loses only
the waiting times; what makes guessing hopeless is the cost of each try (`kdf.STRONG`).
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import attrs

from tcdesk.domain.refusals import Trouble
from tcdesk.store import files

NAME = "door.json"
UNKNOWN = ""
"""All names that are no account share one count."""

_FREE = 4
_FIRST, _LONGEST = 5, 300
_AFTER_CLOCK_BACK = timedelta(seconds=5)


@attrs.frozen(kw_only=True)
class Visits:
    """One account's tries: failures since the last success, when the last one was, and the last success."""

    failures: int = 0
    failed_at: datetime | None = None
    came_at: datetime | None = None


def pause(failures: int) -> timedelta:
    """How long to wait after so many failures: nothing four times, then 5 s, doubling up to 300 s, never for good."""
    if failures <= _FREE:
        return timedelta()
    return timedelta(seconds=min(_FIRST * 2 ** min(failures - _FREE - 1, 10), _LONGEST))


def tries_left(visits: Visits) -> int:
    """How many wrong passwords there may still be before one has to wait; the last of them already counts."""
    return max(_FREE + 1 - visits.failures, 0)


def remaining(visits: Visits, now: datetime) -> timedelta:
    """How long this account still has to wait at `now` (aware).

    When the clock was set back since the last failure, that moment tells nothing; then it is at most 5 s.
    """
    if visits.failed_at is None:
        return timedelta()
    wait = pause(visits.failures)
    if now < visits.failed_at:
        return min(wait, _AFTER_CLOCK_BACK)
    return max(visits.failed_at + wait - now, timedelta())


def anchored(visits: Visits, now: datetime) -> Visits:
    """The same tries, on a clock that may have been set back: the rest of the wait runs from `now` on."""
    if visits.failed_at is None or now >= visits.failed_at:
        return visits
    return attrs.evolve(visits, failed_at=now - pause(visits.failures) + remaining(visits, now))


def load(folder: Path) -> dict[str, Visits]:
    """Tries by account id; nothing where there is no file or it cannot be read."""
    try:
        raw: dict[str, dict[str, object]] = json.loads((folder / NAME).read_bytes())
        return {name: _visits(entry) for name, entry in raw.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _visits(entry: dict[str, object]) -> Visits:
    failures = int(str(entry["failures"]))
    return Visits(failures=max(failures, 0), failed_at=_moment(entry["failed_at"]), came_at=_moment(entry["came_at"]))


def _moment(text: object) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError
    return moment


def save(folder: Path, visits: dict[str, Visits]) -> None:
    """Write them; a folder that cannot be written is somebody else's trouble, not the door's."""
    content = {name: attrs.asdict(one, value_serializer=_text) for name, one in visits.items()}
    try:
        files.save(folder / NAME, json.dumps(content, sort_keys=True).encode())
    except Trouble:
        return


def _text(_owner: object, _field: object, value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def failed(folder: Path, name: str, now: datetime) -> None:
    """Count a wrong password for account `name`, or for `UNKNOWN`."""
    visits = load(folder)
    old = visits.get(name, Visits())
    visits[name] = attrs.evolve(old, failures=old.failures + 1, failed_at=now)
    save(folder, visits)


def came_in(folder: Path, name: str, now: datetime) -> int:
    """Note a sign-in; gives how often it had failed before."""
    visits = load(folder)
    before = visits.get(name, Visits()).failures
    visits[name] = Visits(came_at=now)
    save(folder, visits)
    return before


def wait(folder: Path, name: str, now: datetime) -> timedelta:
    """How long `name` still has to wait; a clock that was set back is taken as it is from here on."""
    visits = load(folder)
    old = visits.get(name, Visits())
    new = anchored(old, now)
    if new != old:
        visits[name] = new
        save(folder, visits)
    return remaining(new, now)
