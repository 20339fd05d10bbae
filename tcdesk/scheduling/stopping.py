"""What every step of a search raises when somebody asked it to stop."""

from __future__ import annotations


class Stopped(Exception):
    """Somebody asked to stop; the best plan so far is kept by whoever searches."""
