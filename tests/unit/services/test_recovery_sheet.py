"""The recovery sheet of a facility that is being set up."""

import pypdfium2
import pytest
from factories import FACILITY, TODAY, first_run

from tcdesk.domain.views.people import RecoveryCode
from tcdesk.services import recovery

CODE = RecoveryCode("7K2M-XQ4D-9TRA-0B6W-HN3E-5VZC-8GJP-YF1S")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_is_one_page_with_every_group_of_the_code(language):
    pdf = pypdfium2.PdfDocument(recovery.sheet(CODE, first_run(), TODAY, language))
    assert len(pdf) == 1
    text = pdf[0].get_textpage().get_text_range()
    assert [group for group in CODE.groups if group not in text] == []
    assert FACILITY in text
    assert "Sari Pertama" in text


@pytest.mark.parametrize("typed", ["8GJP-YF1S", "8gjpyf1s", " 8GJP  YFIS ", "8gjp–yfls"])
def test_the_end_of_the_sheet_is_taken_however_it_is_typed(typed):
    assert recovery.confirms(CODE, typed)


@pytest.mark.parametrize("typed", ["", "8GJP", "YF1S", "8GJP-YF1T", "5VZC-8GJP", CODE.text])
def test_anything_else_is_not(typed):
    assert not recovery.confirms(CODE, typed)
