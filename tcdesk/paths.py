"""Where files lie: what is shipped with the program and what belongs to this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs


def resource(*parts: str) -> Path:
    """The path of a shipped file below `resources/`, in the source tree, a wheel or the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen, "resources", *parts)
    tree = Path(__file__).resolve().parent.parent / "resources"
    root = tree if tree.is_dir() else Path(__file__).resolve().parent / "resources"
    return root.joinpath(*parts)


def data_dir() -> Path:
    """The folder of this machine's facility; `TCDESK_HOME` overrides it (tests, several accounts on one PC)."""
    home = os.environ.get("TCDESK_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("tcdesk", appauthor=False))


def facility_dir() -> Path:
    """The default folder of this machine's one facility."""
    return data_dir() / "facility"


def log_dir() -> Path:
    """The folder of the technical log; it never holds a resident's data."""
    return data_dir() / "log"
