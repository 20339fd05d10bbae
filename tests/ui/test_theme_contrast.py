"""Every pair of colours in use can be read, in both themes (WCAG 2 contrast)."""

import pytest

from tcdesk.ui.theme import NAMES, read_tokens

TEXT, MARK = 4.5, 3.0
PAIRS = [
    *[("ink", on, TEXT) for on in ("surface", "canvas", "sel", "sidebar", "hover", "sunken")],
    *[("ink2", on, TEXT) for on in ("surface", "canvas", "sel", "sidebar", "sunken")],
    *[("ink3", on, TEXT) for on in ("surface", "canvas", "sunken", "sel", "sidebar")],
    *[("accent", on, TEXT) for on in ("surface", "sel", "canvas")],
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_h", TEXT),
    ("accent_si", "accent_s", TEXT),
    ("accent_m", "surface", MARK),
    ("field", "surface", MARK),
    ("field", "sunken", MARK),
    *[("focus", on, MARK) for on in ("surface", "canvas", "sel", "sunken", "sidebar")],
    *[("danger", on, TEXT) for on in ("surface", "danger_s", "sel")],
    ("on_danger", "danger", TEXT),
    *[("warn", on, TEXT) for on in ("surface", "warn_s", "sel")],
    ("warn_m", "surface", MARK),
    *[("ok", on, TEXT) for on in ("surface", "ok_s")],
    ("ok_m", "surface", MARK),
    ("surface", "ok", TEXT),
    ("surface", "accent_m", TEXT),
    *[(f"tag_{tag}", "surface", MARK) for tag in ("sti", "opi", "kan", "kel", "emo", "rel", "kri")],
]


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("front", "back", "need"), PAIRS)
def test_pair_can_be_read(name, front, back, need):
    tokens = read_tokens(name)
    assert contrast(tokens[front], tokens[back]) >= need


def test_both_themes_name_the_same_colours():
    light, dark = (read_tokens(name) for name in NAMES)
    assert list(light) == list(dark)
    assert all(len(color) in (7, 9) and color.startswith("#") for tokens in (light, dark) for color in tokens.values())


def test_the_formula_agrees_with_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
