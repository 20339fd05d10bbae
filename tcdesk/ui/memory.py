"""Small habits of this computer: the look of the screen, by person where somebody is known. Nothing about a resident.

They lie beside the facility in one file in plain words. Losing it costs nothing but habits.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, MutableMapping
from pathlib import Path

NAME = "habits.json"
SCREEN = "screen"
"""The scope of the door: how the screen looks while nobody is signed in."""
LANGUAGE, LOOK, SIZE, HIDDEN = "language", "theme", "text_size", "hide_people"
"""Names of habits; `HIDDEN` is "1" where a facility lists no names at its door."""

_log = logging.getLogger(__name__)


class Memory:
    """Texts by scope and name, written at each change to `path`; kept for this run only where `path` is None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._scopes: dict[str, dict[str, str]] = _read(path) if path is not None else {}

    def scope(self, name: str) -> MutableMapping[str, str]:
        """The habits of one scope, to read and to change."""
        return _Scope(self, self._scopes.setdefault(name, {}))

    def save(self) -> None:
        """Write them down; a folder that cannot be written costs only habits."""
        if self._path is None:
            return
        kept = {name: habits for name, habits in self._scopes.items() if habits}
        beside = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(kept, indent=1, sort_keys=True), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            _log.info("habits were not kept: %s", type(error).__name__)


class _Scope(MutableMapping[str, str]):
    def __init__(self, memory: Memory, habits: dict[str, str]) -> None:
        self._memory, self._habits = memory, habits

    def __getitem__(self, name: str) -> str:
        return self._habits[name]

    def __setitem__(self, name: str, value: str) -> None:
        if self._habits.get(name) != value:
            self._habits[name] = value
            self._memory.save()

    def __delitem__(self, name: str) -> None:
        del self._habits[name]
        self._memory.save()

    def __iter__(self) -> Iterator[str]:
        return iter(self._habits)

    def __len__(self) -> int:
        return len(self._habits)


def _read(path: Path) -> dict[str, dict[str, str]]:
    """What stands in the file, or nothing where it cannot be read; what is no text is passed over."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(scope): {str(name): value for name, value in habits.items() if isinstance(value, str)}
            for scope, habits in found.items()
        }
    except (OSError, ValueError, AttributeError):
        return {}
