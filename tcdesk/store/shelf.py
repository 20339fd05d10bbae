"""The folder of backups beside a facility, as far as it can be read without opening any of them."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

FOLDER = "backups"
SHEET = "manifest.json"
PART = ".part"
"""What the name of a backup ends with while it is being made; it loses it once it has passed its check."""

_NAMED = re.compile(r"^(\d{6})-\d{4}-\d{2}-\d{2}-\d{4}$")


def number_of(name: str) -> int:
    """The number that the folder of a finished backup begins with; 0 for any other name."""
    found = _NAMED.match(name)
    return int(found.group(1)) if found else 0


def newest_at(target: Path) -> datetime | None:
    """When the newest finished backup below `target` was made (aware), as its sheet says; None where none is readable.

    The sheet is believed here without its seal: this tells an age, it opens nothing.
    """
    try:
        names = [path.name for path in target.iterdir() if number_of(path.name)]
    except OSError:
        return None
    return max((at for name in names if (at := _made_at(target / name / SHEET)) is not None), default=None)


def _made_at(sheet: Path) -> datetime | None:
    try:
        made = datetime.fromisoformat(str(json.loads(sheet.read_bytes())["manifest"]["made_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made if made.tzinfo is not None else None
