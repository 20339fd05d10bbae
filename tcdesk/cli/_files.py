"""Writing what a command makes: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_

NOT_WRITTEN = N_("{file} could not be written. Nothing else was changed. Check the folder and the room on the disk.")


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a neighbour that takes its place. Raises Trouble."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise Trouble(NOT_WRITTEN, file=path) from None
