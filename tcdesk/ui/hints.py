"""What the hint bar and the sheet of keys say: caps and words."""

from __future__ import annotations

import attrs


@attrs.frozen
class Hint:
    """Keys as they stand on the caps, left to right (`("Ctrl", "K")`), and what they do, in words of the screen."""

    keys: tuple[str, ...]
    words: str


def caps(keys: str) -> tuple[str, ...]:
    """The caps of a shortcut in Qt's portable notation: `Ctrl+Shift+Return` gives `("Ctrl", "Shift", "Enter")`."""
    if keys in ("", "+"):
        return (keys,) if keys else ()
    parts = keys.split("+") if not keys.endswith("++") else [*keys[:-2].split("+"), "+"]
    return tuple(_CAPS.get(part, part) for part in parts if part)


_CAPS = {
    "Return": "Enter",
    "-": "−",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Backspace": "⌫",
    "PgDown": "PgDn",
}
