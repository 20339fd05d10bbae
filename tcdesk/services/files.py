"""Writing a document where a person chose: whole or not at all, and behind a password where it is wanted."""

from __future__ import annotations

import os
from pathlib import Path

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_
from tcdesk.reports.paper.finish import encrypt

NOT_WRITTEN = N_(
    "{file} could not be written. Nothing else was changed. Choose another folder, or make room on the disk."
)


def locked_copy(pdf: bytes, password: str) -> bytes:
    """A copy of a PDF that opens only with `password` (AES-256), for a worker; nothing is kept here.

    Raises ValueError for an empty password.
    """
    return encrypt(pdf, password)


def write_file(path: Path, content: bytes, *, make_folder: bool = False) -> Path:
    """Write `content` to `path` through a neighbour that takes its place; gives where it lies.

    With `make_folder` its folder is made, too. Where the old file is held open by a viewer (Windows), a numbered name
    is taken. Raises Trouble.
    """
    part = path.with_name(path.name + ".part")
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return _put(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise Trouble(NOT_WRITTEN, file=path.name) from None


def _put(part: Path, path: Path) -> Path:
    for number in range(1, 10):
        target = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        try:
            return part.replace(target)
        except PermissionError:
            continue
    raise PermissionError
