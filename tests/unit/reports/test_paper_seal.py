"""Verification code, QR and employee numbers."""

import segno
from hypothesis import given
from hypothesis import strategies as st
from paper_reader import picture

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.paper.frame import QR_SIDE
from tcdesk.reports.paper.seal import MASK, employee_no, payload
from tcdesk.reports.paper.tokens import MM, page


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
    text = payload("LP/TC/III/2026/0005", 1, "44DT-CJPA-E452-5VFM")
    expected = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
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
