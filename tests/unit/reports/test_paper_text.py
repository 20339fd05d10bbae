"""Text on its way to paper: harmless, measured, fitted, broken into lines."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.reports.paper import fonts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.scripts import glyphs, setter
from tcdesk.reports.paper.shaping import JOINERS, MARKS, line_width, shaped
from tcdesk.reports.paper.text import LONGEST, Style, broken, cut, fit, plain, safe, unprintable, width

FACES = (styles.REGULAR, styles.SEMIBOLD, fonts.SERIF)
WRITING = "aé Z9()[,/-\n\u0301\u0304\u200d\u200c\u202e\ufe0f\u00a0محمدَّلا٣ꦱꦶꦠꦏꦿꦺ꧀😀👨👧❤李ל"
ANY_TEXT = st.text(st.characters(), max_size=80) | st.text(st.sampled_from(WRITING), max_size=40)


@pytest.fixture(autouse=True)
def _registered():
    fonts.register()


@given(ANY_TEXT, st.sampled_from(FACES))
def test_safe_text_has_only_letters_of_some_face(text, font):
    fonts.register()
    found = safe(text, font)
    letters = [char for char in found if char not in f"\n{JOINERS}" and unicodedata.category(char) not in MARKS]
    assert all(setter(ord(char), font) for char in letters)
    for stretch in (one for line in found.split("\n") for one in shaped(line, font).stretches):
        assert all(ord(char) in glyphs(piece.font) for piece in stretch.pieces for char in piece.text), "never a box"
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
        ("e\u0301\u0301 x\u0304", "é\u0301 x\u0304"),
        ("e" + "\u0301" * 50, "é\u0301\u0301\u0301"),
        ("\u0301sendiri \u0301", "sendiri "),
        ("satu\r\ndua\u2028tiga\x0bempat", "satu\ndua\ntiga\nempat"),
        ("tab\tdan\x00nul", "tab dannul"),
        ("№ 5", "№ 5"),
        ("①②", "12"),
        ("Ａ１", "A1"),
        ("x\ud800y", "x[U+D800]y"),
        ("senyum 😀!", "senyum 😀!"),
        ("keluarga 👨\u200d👩\u200d👧\u200d", "keluarga 👨\u200d👩\u200d👧"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("wanita ꦱꦶ", "wanita ꦱꦶ"),
        ("李小龍先生 Wang", "[U+674E U+5C0F U+9F8D …] Wang"),
    ],
)
def test_what_happens_to_hostile_text(given_text, expected):
    assert safe(given_text, styles.REGULAR) == expected


def test_signs_that_no_face_has_are_named():
    assert unprintable("Nama: 李 שלום 李\x00\u202e", styles.REGULAR) == ("李", "ש", "ל", "ו", "ם")
    assert unprintable("\u0301 ꦺ\n", styles.REGULAR) == ("\u0301", "\ua9ba")
    assert unprintable("Nama biasa – é ⅔ ≥ 😀 محمد ꦱꦶꦠꦶ x\u0304", styles.REGULAR) == ()


@given(ANY_TEXT, st.sampled_from(FACES))
def test_what_is_lost_is_named_and_not_on_paper(text, font):
    fonts.register()
    lost, found = unprintable(text, font), safe(text, font)
    assert not set(lost) & {char for char in found if unicodedata.category(char) not in MARKS}
    if "[U+" in found and "[U+" not in text:
        assert lost


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
        assert sum(line_width(text, font) for text, font in line) * size <= room + 1e-6
        assert all(one[1] != two[1] for one, two in pairwise(line)), "neighbours of one font are one run"


@given(ANY_TEXT, st.sampled_from(FACES), st.floats(30, 200))
def test_text_in_one_style_is_broken_as_runs_are(text, font, room):
    fonts.register()
    assert list(plain(text, Style(font, 9), room)) == broken(((text, font),), 9, room)


def test_a_word_of_20000_letters_is_broken():
    lines = plain("m" * 20_000, Style(styles.REGULAR, 9), 200)
    assert sum(len(line[0][0]) for line in lines) == 20_000
    assert len(lines) > 100


def test_lines_are_filled_and_breaks_are_kept():
    style = Style(styles.REGULAR, 10)
    lines = ["".join(text for text, _ in line) for line in plain("satu dua tiga\n\nempat", style, 60)]
    assert lines == ["satu dua tiga", "", "empat"]
    assert plain("   ", style, 60) == ()
    joined = plain("Blok\u00a0C Rumah\u00a05", style, 60)
    assert [line[0][0] for line in joined] == ["Blok\u00a0C", "Rumah\u00a05"]


def test_a_bold_word_keeps_the_comma_after_it():
    lines = broken(
        (("Perkembangan ", styles.REGULAR), ("membaik", styles.SEMIBOLD), (", naik", styles.REGULAR)), 10, 500
    )
    assert lines == [(("Perkembangan", styles.REGULAR), (" membaik", styles.SEMIBOLD), (", naik", styles.REGULAR))]
