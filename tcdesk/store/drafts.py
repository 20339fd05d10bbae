"""Half-filled forms, kept until they are saved or thrown away: nothing typed is lost to a lock or a crash."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import attrs

from tcdesk.store import rows
from tcdesk.store.db import Store


@attrs.frozen(kw_only=True)
class Draft:
    """What stood in a form: `key` tells two of one form apart (a resident's id); `body` is plain JSON by field."""

    form: str
    user_id: str
    key: str
    body: dict[str, object]
    saved_at: datetime


def keep(store: Store, *, form: str, user_id: str, body: Mapping[str, object], now: datetime, key: str = "") -> None:
    """Keep what stands in a form, in place of the draft before."""
    with store.write():
        store.execute(
            "INSERT INTO draft (form, user_id, key, body, saved_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (form, user_id, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            (form, user_id, key, rows.to_json(dict(body)), rows.moment(now)),
        )


def find(store: Store, *, form: str, user_id: str, key: str = "") -> Draft | None:
    """The draft of a form, or None."""
    sql = "SELECT * FROM draft WHERE form = ? AND user_id = ? AND key = ?"
    return store.first(Draft, sql, (form, user_id, key))


def of_user(store: Store, user_id: str) -> list[Draft]:
    """All drafts of a user, newest first."""
    return store.fetch(Draft, "SELECT * FROM draft WHERE user_id = ? ORDER BY saved_at DESC, form, key", (user_id,))


def drop(store: Store, *, form: str, user_id: str, key: str = "") -> None:
    """Throw a draft away, also when there is none; part of the transaction that saves the form."""
    with store.write():
        store.execute("DELETE FROM draft WHERE form = ? AND user_id = ? AND key = ?", (form, user_id, key))
