"""The squares of a code against those another library makes."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.reports.paper.qr import LONGEST, MASK, SIGNS, rows

LETTERS = SIGNS[10:]  # digits alone would be told in a shorter way
texts = st.builds(str.__add__, st.sampled_from(LETTERS), st.text(SIGNS, max_size=LONGEST - 1))


def of_the_other(text):
    code = segno.make_qr(text, error="m", boost_error=False, mask=MASK)
    return ["".join(map(str, row)) for row in code.matrix]


def is_even(text):
    """Whether the bits of a text and their end fill whole words: there the other library puts an empty word in."""
    return (17 + len(text) // 2 * 11 + len(text) % 2 * 6) % 8 == 0


@given(texts)
def test_a_code_is_the_one_another_library_makes(text):
    made, other = rows(text), of_the_other(text)
    assert len(made) == len(other) == len(made[0])
    if not is_even(text):
        assert made == other


@pytest.mark.parametrize("length", range(1, LONGEST + 1))
def test_every_length_has_its_size_and_its_squares(length):
    text = "A" + "7/Z-"[length % 4] * (length - 1)
    made, other = rows(text), of_the_other(text)
    assert [len(row) for row in made] == [len(other)] * len(other)
    if not is_even(text):
        assert made == other


def test_what_no_code_holds_is_refused():
    with pytest.raises(ValueError, match="too many"):
        rows("A" * (LONGEST + 1))
    with pytest.raises(ValueError, match="not found"):
        rows("a")
