"""Writing small files so that a cut of the power leaves the old or the new one, never half of one."""

from __future__ import annotations

import os
from pathlib import Path

from tcdesk.store.disk import from_os

_PRIVATE = 0o600


def save(path: Path, data: bytes, keep: Path | None = None) -> None:
    """Put `data` in place of the file at `path`; the former file stays as `keep`, when that is given.

    The bytes are on the disk when this returns. Raises Trouble; the old file is then untouched.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if keep is not None and path.exists():
            save(keep, path.read_bytes())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise from_os(error) from None


def sync_folder(folder: Path) -> None:
    """Bring a folder's own entries to the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Bring the content of a file to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unlink_quietly(path: Path) -> None:
    """Remove a file that may be gone already; what cannot be removed stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
