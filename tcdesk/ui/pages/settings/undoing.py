"""Taking back a change of a list: the row of before is saved again, or the new one removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tcdesk.domain.changes import Changes
from tcdesk.ui.pages.settings.list_spec import Key, ListSpec, Rows

Done = Callable[[Changes, object], object]
"""Takes what changed and the key of the row to show."""


def undo_of_save(
    rows: Rows[Any], spec: ListSpec[Any], old: object, key: Key, done: Done
) -> Callable[[], object] | None:
    """How to take back that a row was saved as it now stands under `key`; None where it cannot be."""
    if spec.again is None:
        return None

    def undo() -> None:
        if old is None:
            done(rows.remove(key), None)
            return
        now = next((row for row in rows.all() if spec.key(row) == spec.key(old)), None)
        values = dict(spec.load(old))
        _, changes = rows.save(spec.make(now, values))
        done(changes, spec.key(old))

    return undo


def undo_of_removal(rows: Rows[Any], spec: ListSpec[Any], record: object, done: Done) -> Callable[[], object] | None:
    """How to take back that a row was removed; None where it cannot be."""
    again = spec.again
    if again is None:
        return None

    def undo() -> None:
        key, changes = rows.save(again(record))
        done(changes, key)

    return undo
