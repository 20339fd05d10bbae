"""What the palette finds and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
from PySide6.QtGui import QPixmap


@attrs.frozen(kw_only=True)
class Alternative:
    """Something else to do with what was found, by another key (`Ctrl+Return`, portable notation)."""

    keys: str
    words: str
    run: Callable[[], object]


@attrs.frozen(kw_only=True)
class Found:
    """One line of the palette; all words are translated.

    `group` is the heading it stands under, `score` how well it fits (higher is better, see `domain.search`), `icon` a
    meaning, `picture` stands in its place (24 x 31), `keys` are caps shown at the right.
    """

    group: str
    title: str
    run: Callable[[], object]
    detail: str = ""
    icon: str = ""
    picture: QPixmap | None = None
    keys: tuple[str, ...] = ()
    score: float = 0.0
    alternatives: tuple[Alternative, ...] = ()


Find = Callable[[str], Sequence[Found]]
"""Gives what fits a query, best first, at most nine."""
