"""Page numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.parsing.pages import NO_SUCH_PAGE, NOT_PAGES, parse_pages
from tcdesk.domain.problem import Problem


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", ()),
        ("2", (2,)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("5;1–2", (1, 2, 5)),
        ("3 -", (3, 4, 5, 6)),
        ("-2", (1, 2)),
        ("2 2 2", (2,)),
        (" 1 , 6 ", (1, 6)),
    ],
)
def test_what_is_meant_is_understood(text, pages):
    assert parse_pages(text, 6) == pages


@pytest.mark.parametrize("text", ["a", "1-2-3", "-", "3-1", "1,,x", "1.5"])
def test_what_is_no_page_number_is_said(text):
    found = parse_pages(text, 6, field="pages")
    assert isinstance(found, Problem)
    assert (found.field, found.text) == ("pages", NOT_PAGES)


@pytest.mark.parametrize("text", ["7", "0", "1-9", "5-7"])
def test_a_page_the_document_does_not_have_is_named(text):
    found = parse_pages(text, 6)
    assert isinstance(found, Problem)
    assert found.text == NO_SUCH_PAGE
    assert found.values["count"] == 6


@given(st.text(), st.integers(1, 400))
def test_any_text_gives_pages_of_the_document_or_a_problem(text, count):
    found = parse_pages(text, count)
    if not isinstance(found, Problem):
        assert found == tuple(sorted(set(found)))
        assert all(1 <= page <= count for page in found)


@given(st.sets(st.integers(1, 60), min_size=1))
def test_a_list_of_pages_comes_back(pages):
    assert parse_pages(", ".join(map(str, sorted(pages))), 60) == tuple(sorted(pages)) or len(pages) > 20
