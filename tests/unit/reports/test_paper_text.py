"""Text on its way to paper: harmless, measured, fitted, broken into lines."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from tcdesk.reports.paper import fonts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.text import LONGEST, Style, broken, cut, fit, glyphs, plain, safe, unprintable, width

FACES = (styles.REGULAR, styles.SEMIBOLD, fonts.SERIF)
ANY_TEXT = st.text(st.characters(), max_size=80)


@pytest.fixture(autouse=True)
def _registered():
    fonts.register()


@given(ANY_TEXT, st.sampled_from(FACES))
def test_safe_text_has_only_letters_of_the_face(text, font):
    fonts.register()
    found = safe(text, font)
    known = glyphs(font)
    assert all(ord(char) in known for char in found if char != "\n")
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in found if char != "\n")


@given(ANY_TEXT, st.sampled_from(FACES))
def test_safe_twice_is_safe_once(text, font):
    fonts.register()
    assert safe(safe(text, font), font) == safe(text, font)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Siti <b>Nur</b> & <img src=/etc/passwd>", "Siti <b>Nur</b> & <img src=/etc/passwd>"),
        ("a\u202egnp.exe\u202c", "agnp.exe"),
        ("nol\u200bspasi\ufeff", "nolspasi"),
        ("e\u0301\u0301 x\u0304", "é x"),
        ("satu\r\ndua\u2028tiga\x0bempat", "satu\ndua\ntiga\nempat"),
        ("tab\tdan\x00nul", "tab dannul"),
        ("№ 5", "№ 5"),
        ("①②", "12"),
        ("Ａ１", "A1"),
        ("x\ud800y", "x□y"),
        ("senyum 😀!", "senyum □!"),
        ("keluarga 👨\u200d👩\u200d👧", "keluarga □□□"),
        ("wanita ꦱꦶ", "wanita □□"),
    ],
)
def test_what_happens_to_hostile_text(given_text, expected):
    assert safe(given_text, styles.REGULAR) == expected


def test_signs_that_would_be_boxes_are_named():
    assert unprintable("Nama: سلام 😀 biasa", styles.REGULAR) == ("س", "ل", "ا", "م", "😀")
    assert unprintable("x\u0304\n", styles.REGULAR) == ("\u0304",)
    assert unprintable("Nama biasa – é ⅔ ≥", styles.REGULAR) == ()


def test_text_without_end_is_cut():
    assert len(safe("x" * (LONGEST + 5), styles.REGULAR)) == LONGEST
    assert safe("é" * (LONGEST + 5), styles.REGULAR).endswith("…")


@given(ANY_TEXT, st.floats(0, 300))
def test_cut_fits_its_room(text, room):
    fonts.register()
    style = Style(styles.REGULAR, 8.6)
    found = cut(text, style, room)
    assert width(found, style) <= room + 1e-6 or (not found)
    assert "\n" not in found


@given(ANY_TEXT, st.floats(20, 300))
def test_fit_shrinks_before_it_cuts(text, room):
    fonts.register()
    style = Style(styles.MEDIUM, 9.2)
    found, smaller = fit(text, style, room, 7.4)
    assert width(found, smaller) <= room + 1e-6
    assert 7.4 <= smaller.size <= 9.2
    whole = safe(text, style.font).replace("\n", " ")
    if found != whole:
        assert smaller.size == 7.4


def _letters(lines):
    return "".join(text for line in lines for text, _font in line).replace(" ", "")


@given(st.lists(st.tuples(ANY_TEXT, st.sampled_from(FACES)), max_size=4), st.floats(30, 200), st.floats(7, 12))
def test_broken_lines_keep_every_letter_and_fit(runs, room, size):
    fonts.register()
    lines = broken(runs, size, room)
    expected = "".join(safe(text, font) for text, font in runs).replace(" ", "").replace("\n", "")
    assert _letters(lines) == expected
    for line in lines:
        assert sum(pdfmetrics.stringWidth(text, font, size) for text, font in line) <= room + 1e-6
        assert all(one[1] != two[1] for one, two in pairwise(line)), "neighbours of one font are one run"


def test_a_word_of_20000_letters_is_broken():
    lines = plain("m" * 20_000, Style(styles.REGULAR, 9), 200)
    assert sum(len(line[0][0]) for line in lines) == 20_000
    assert len(lines) > 100


def test_lines_are_filled_and_breaks_are_kept():
    style = Style(styles.REGULAR, 10)
    lines = ["".join(text for text, _ in line) for line in plain("satu dua tiga\n\nempat", style, 60)]
    assert lines == ["satu dua tiga", "", "empat"]
    assert plain("   ", style, 60) == []
    joined = plain("Blok\u00a0C Rumah\u00a05", style, 60)
    assert [line[0][0] for line in joined] == ["Blok\u00a0C", "Rumah\u00a05"]


def test_a_bold_word_keeps_the_comma_after_it():
    lines = broken(
        (("Perkembangan ", styles.REGULAR), ("membaik", styles.SEMIBOLD), (", naik", styles.REGULAR)), 10, 500
    )
    assert lines == [(("Perkembangan", styles.REGULAR), (" membaik", styles.SEMIBOLD), (", naik", styles.REGULAR))]
