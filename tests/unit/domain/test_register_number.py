"""Register numbers in the many ways they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.problem import Problem
from tcdesk.domain.register_number import LONGEST, normalised, parse_register_number, register_key


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (" bi.n  105 / 2024 ", "BI.N 105/2024"),
        ("B.I. 1234/N/2023", "B.I. 1234/N/2023"),
        ("b.iia 12/2025", "B.IIa 12/2025"),
        ("a.iii 7/2026", "A.III 7/2026"),
        ("ＢＩ.Ｎ　105/2024", "BI.N 105/2024"),
    ],
)
def test_a_number_is_written_like_in_the_book(typed, written):
    assert normalised(typed) == written


@pytest.mark.parametrize(
    "other", ["BI.N 105/2024", "B.I.N. 105/2024", "bi n 0105 / 2024", "BIN-105-2024", "BIN105/2024"]
)
def test_punctuation_and_leading_zeros_do_not_make_another_number(other):
    assert register_key(other) == register_key("BI.N 105/2024")


def test_other_numbers_have_other_keys():
    keys = {
        register_key(text) for text in ("BI 105/2024", "BI 1052/024", "BI 10/52024", "BII 105/2024", "B.I 105/N/2024")
    }
    assert len(keys) == 5
    assert register_key("-/-") != register_key("...")


@given(st.text())
def test_the_key_stays_when_the_number_is_tidied(text):
    assert register_key(normalised(text)) == register_key(text)
    assert normalised(normalised(text)) == normalised(text)


@given(st.text())
def test_no_text_does_more_than_give_a_number_or_a_problem(text):
    found = parse_register_number(text, "no")
    if isinstance(found, Problem):
        assert found.field == "no"
    else:
        assert 0 < len(found) <= LONGEST
        assert parse_register_number(found) == found


@pytest.mark.parametrize("text", ["", "  ", "BI.N", "1" * 61])
def test_what_cannot_be_a_number_is_refused(text):
    assert isinstance(parse_register_number(text), Problem)
