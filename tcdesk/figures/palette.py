"""Colours of the inks: black and colour on paper, and any theme of the screen.

Paper in black keeps all text and rules pure black, because a laser printer breaks anything else into dots; grey is only
used to fill areas.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from tcdesk.figures.pen import Ink

_SCREEN_TOKENS = MappingProxyType(
    {
        Ink.INK: "ink", Ink.INK2: "ink2", Ink.INK3: "ink3", Ink.RULE: "line", Ink.EDGE: "line2",
        Ink.SURFACE: "surface", Ink.LABEL: "ink", Ink.ON_LABEL: "surface", Ink.TRACK: "line", Ink.DONE: "ink3",
        Ink.MID: "ink3", Ink.GREY: "accent_l", Ink.ACCENT: "accent", Ink.ACCENT_MID: "accent_m",
        Ink.ACCENT_LIGHT: "accent_l", Ink.SERIES: "accent", Ink.TINT: "accent_s", Ink.DANGER: "danger",
        Ink.DANGER_LIGHT: "danger_l", Ink.WARN: "warn", Ink.WARN_MARK: "warn_m", Ink.OK: "ok", Ink.OK_MARK: "ok_m",
        Ink.ON_TAG: "surface", Ink.TAG_STIMULANT: "tag_sti", Ink.TAG_OPIOID: "tag_opi", Ink.TAG_CANNABIS: "tag_kan",
        Ink.TAG_FAMILY: "tag_kel", Ink.TAG_EMOTION: "tag_emo", Ink.TAG_RELAPSE: "tag_rel", Ink.TAG_CRIME: "tag_kri",
        Ink.PHASE_INTAKE: "ph0", Ink.PHASE_DETOX: "ph1", Ink.PHASE_ENTRY: "ph2", Ink.PHASE_PRIMARY: "ph3",
        Ink.PHASE_REENTRY: "ph4",
    }
)  # fmt: skip

_BLACK = "#000000"

_MONO = dict.fromkeys(Ink, _BLACK) | {
    Ink.SURFACE: "#FFFFFF", Ink.ON_LABEL: "#FFFFFF", Ink.TRACK: "#FFFFFF",
    Ink.DONE: "#666666", Ink.MID: "#7A7A7A", Ink.GREY: "#A8A8A8", Ink.ACCENT_MID: "#666666",
    Ink.ACCENT_LIGHT: "#CCCCCC", Ink.TINT: "#E8E8E8", Ink.DANGER_LIGHT: "#CCCCCC",
    Ink.TAG_STIMULANT: "#CCCCCC", Ink.TAG_OPIOID: "#E8E8E8", Ink.TAG_CANNABIS: "#CCCCCC", Ink.TAG_FAMILY: "#E8E8E8",
    Ink.TAG_EMOTION: "#CCCCCC", Ink.TAG_RELAPSE: "#E8E8E8", Ink.TAG_CRIME: "#CCCCCC",
    Ink.PHASE_INTAKE: "#E8E8E8", Ink.PHASE_DETOX: "#CCCCCC", Ink.PHASE_ENTRY: "#A8A8A8", Ink.PHASE_PRIMARY: _BLACK,
    Ink.PHASE_REENTRY: "#666666",
}  # fmt: skip

_COLOUR = _MONO | {
    Ink.ON_TAG: "#FFFFFF",
    Ink.INK2: "#3F474E", Ink.INK3: "#3F474E", Ink.RULE: "#9AA3AA", Ink.TRACK: "#FFFFFF",
    Ink.DONE: "#4A525A", Ink.MID: "#7C858D", Ink.GREY: "#A4ABB2", Ink.ACCENT: "#0F4C5C", Ink.ACCENT_MID: "#2A7486",
    Ink.ACCENT_LIGHT: "#BFD3D9", Ink.TINT: "#E7ECEE", Ink.DANGER: "#A3271F", Ink.DANGER_LIGHT: "#E7B7B0",
    Ink.TAG_STIMULANT: "#1F6F82", Ink.TAG_OPIOID: "#7A4B86", Ink.TAG_CANNABIS: "#5B7A2E", Ink.TAG_FAMILY: "#B7791F",
    Ink.TAG_EMOTION: "#B4532F", Ink.TAG_RELAPSE: "#3A5BA0", Ink.TAG_CRIME: "#66747A",
    Ink.PHASE_INTAKE: "#E6ECED", Ink.PHASE_DETOX: "#C9D9DC", Ink.PHASE_ENTRY: "#9DBFC7", Ink.PHASE_PRIMARY: "#134B5A",
    Ink.PHASE_REENTRY: "#2A7486",
}  # fmt: skip


@attrs.frozen
class Palette:
    """The colour of every ink as `#RRGGBB`, and the width of a hairline."""

    colours: Mapping[Ink, str]
    hairline: float

    def __getitem__(self, ink: Ink) -> str:
        """The colour of `ink`."""
        return self.colours[ink]


MONO = Palette(MappingProxyType(_MONO), 0.22)
"""Paper, black ink only."""
COLOUR = Palette(MappingProxyType(_COLOUR), 0.35)
"""Paper in colour and the archive."""


def screen_palette(tokens: Mapping[str, str]) -> Palette:
    """The palette of a screen theme, given its colours by token name; raises KeyError when one is missing."""
    return Palette(MappingProxyType({ink: tokens[name] for ink, name in _SCREEN_TOKENS.items()}), 1.0)
