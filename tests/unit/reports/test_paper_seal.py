"""Verification code, QR and employee numbers."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from paper_reader import picture

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.paper.frame import QR_SIDE
from tcdesk.reports.paper.seal import ALPHABET, code_read, code_text, employee_no, payload
from tcdesk.reports.paper.tokens import MM, page


@given(st.binary(min_size=10, max_size=64))
def test_a_code_has_four_groups_and_is_read_back(digest):
    code = code_text(digest)
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]{{4}}", code)
    assert code_read(code) == code
    assert code_read(f" {code.lower().replace('-', ' ')} ") == code
    assert code_text(digest[:10]) == code


def test_known_codes():
    assert code_text(bytes(10)) == "0000-0000-0000-0000"
    assert code_text(b"\xff" * 10) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert code_text(b"\x00\x44\x32\x14\xc7\x42\x54\xb6\x35\xcf") == "0123-4567-89AB-CDEF"
    with pytest.raises(ValueError, match="80 bits"):
        code_text(b"short")


def test_look_alikes_are_read_and_anything_else_is_no_code():
    assert code_read("oil0-0000-0000-0000") == "0110-0000-0000-0000"
    for wrong in ("", "44DT-CJPA-E452", "44DT-CJPA-E452-5VFU", "44DT-CJPA-E452-5VFM-1", "é" * 16):
        assert code_read(wrong) is None


@given(st.text(max_size=60), st.integers(1, 99))
def test_the_payload_stays_in_the_compact_mode(number, version):
    text = payload(number, version, "44DT-CJPA-E452-5VFM")
    assert text.startswith("TCR1*")
    assert text.endswith(f"*V{version}*44DT-CJPA-E452-5VFM")
    assert segno.make_qr(text, error="m", boost_error=False).mode == "alphanumeric"


def test_an_ordinary_payload_gives_the_version_that_was_measured():
    text = payload("LP/TC/III/2026/0005", 1, "44DT-CJPA-E452-5VFM")
    assert text == "TCR1*LP/TC/III/2026/0005*V1*44DT-CJPA-E452-5VFM"
    assert segno.make_qr(text, error="m", boost_error=False).designator == "3-M"


def test_the_printed_qr_is_the_qr():
    """Every module of the printed code, looked at in a picture at 300 dpi, has the colour it must have."""
    document, options = DOCUMENTS["progress"], PageOptions()
    image = picture(document.render(document.samples()["typical"], options), 0, 300).convert("1")
    sheet = page(options.paper, options.profile)
    expected = segno.make_qr(payload("LP/TC/III/2026/0005", 1, "44DT-CJPA-E452-5VFM"), error="m", boost_error=False)
    rows = [list(row) for row in expected.matrix]
    side, left, top = QR_SIDE / len(rows), sheet.right - QR_SIDE, sheet.height - 19 * MM - 0.25
    dots = 300 / 72
    seen = [
        [
            int(image.getpixel(((left + (column + 0.5) * side) * dots, (top + (row + 0.5) * side) * dots)) == 0)
            for column in range(len(rows))
        ]
        for row in range(len(rows))
    ]
    assert seen == rows


def test_employee_numbers_are_grouped():
    assert employee_no("198804122012122003") == "19880412 201212 2 003"
    assert employee_no(" 19880412 201212 2003") == "19880412 201212 2 003"
    assert employee_no("IKAI 0042") == "IKAI 0042"
    assert employee_no("") == ""
