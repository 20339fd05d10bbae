"""The facility's settings, each a row of JSON; what they are stands in `domain.settings`."""

from __future__ import annotations

import json
from typing import TypeVar

from tcdesk.domain.settings import SETTINGS, Setting, Settings
from tcdesk.store.db import Store

Value = TypeVar("Value")


def load(store: Store) -> Settings:
    """All settings; a row that is unknown or does not fit is left out, so its default holds."""
    found: dict[str, object] = {}
    for key, text in store.rows("SELECT key, value FROM setting"):
        setting = SETTINGS.get(str(key))
        if setting is not None:
            found[setting.key] = setting.typed(json.loads(str(text)))
    return Settings(found)


def save(store: Store, setting: Setting[Value], value: Value) -> None:
    """Keep one value; part of a `write()`. It was checked before (`Setting.problem`)."""
    text = json.dumps(setting.plain(value), ensure_ascii=False, sort_keys=True)
    store.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (setting.key, text),
    )
