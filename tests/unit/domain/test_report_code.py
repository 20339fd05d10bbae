"""A code as somebody types or scans it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.report_code import NO_CODE, ODD_SIGNS, read_code
from tcdesk.reports.paper.seal import payload

CODE = "44DT-CJPA-E452-5VFM"


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), "44dtcjpae4525vfm", " 44DT CJPA  E452 5VFM\n", "44DT–CJPA—E452.5VFM", "44DT_CJPA_E452_5VFM"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    found = read_code(typed)
    assert (found.code, found.scanned) == (CODE, "")


def test_letters_that_no_code_has_are_the_digits_they_look_like():
    assert read_code("o0iI-lL11-0000-0000").code == "0011-1111-0000-0000"


def test_a_scan_gives_the_code_and_all_that_was_scanned():
    text = payload("LP/TC/III/2026/0005", 1, CODE)
    found = read_code(text.lower() + "\n")
    assert (found.code, found.scanned) == (CODE, text)


@pytest.mark.parametrize(("typed", "n"), [("", 0), ("44DT-CJPA", 8), (CODE + "7", 17)])
def test_too_few_and_too_many_signs_are_counted(typed, n):
    with pytest.raises(Invalid) as refused:
        read_code(typed)
    assert refused.value.text == NO_CODE
    assert refused.value.values["n"] == n


@pytest.mark.parametrize("typed", ["UUUU-UUUU-UUUU-UUUU", "Ä" * 16, "٣" * 16])
def test_signs_of_no_code_are_refused(typed):
    with pytest.raises(Invalid) as refused:
        read_code(typed)
    assert refused.value.text == ODD_SIGNS


@given(st.text(max_size=80))
def test_anything_typed_is_a_code_or_a_refusal(text):
    try:
        found = read_code(text)
    except Invalid:
        return
    assert read_code(found.code).code == found.code
    assert len(found.code) == 19
