"""Finding by parts of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.search import EXACT, SLIP, fold, one_slip, prepared, ranked, score

EKO = ("Eko Simanjuntak", "BI.N 105/2024", "TC-2026-014", "Blok C")
NAMES = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=9), min_size=1, max_size=4)


@pytest.mark.parametrize(
    "query",
    [
        "eko", "EKO", "siman", "juntak eko", "eko siman", "simanjuntk", "smanjuntak", "simnajuntak", "ékò",
        "bin1052024", "bi.n 105/2024", "105/2024", "105 2024", "bin 105", "b i n 1 0 5", "c blok",
        "tc2026", "eko 105", "  ",
    ],
)  # fmt: skip
def test_parts_in_any_order_and_one_slip_find(query):
    assert score(query, EKO) is not None


@pytest.mark.parametrize("query", ["eka", "simaxjuxtak", "bin1062024", "115/2024", "eko fajar", "-", "okesim"])
def test_what_is_not_there_is_not_found(query):
    assert score(query, EKO) is None


def test_the_better_fit_scores_higher():
    names = ["Simon Eko", "Eko Simanjuntak", "Ekosistem", "Bekoto", "Siti"]
    entries = [(name, prepared((name, "BI 1"))) for name in names]
    assert ranked("eko", entries) == ["Simon Eko", "Eko Simanjuntak", "Ekosistem", "Bekoto"]
    assert ranked("eko", entries, limit=1) == ["Simon Eko"]
    assert ranked("siti", [*entries, ("note", prepared(("x", "siti")))]) == ["Siti", "note"]
    assert score("eko", ("eko",)) == EXACT
    assert score("simanjumtak", EKO) == SLIP


def test_apostrophes_and_accents_do_not_hinder():
    assert score("jumat", ("Jum'at",)) == EXACT
    assert score("rene", ("René",)) == EXACT


@pytest.mark.parametrize(
    ("typed", "meant", "close"),
    [
        ("mei", "mei", True), ("mai", "mei", True), ("me", "mei", True), ("meii", "mei", True), ("mie", "mei", True),
        ("miee", "mei", False), ("", "a", True), ("", "ab", False), ("ab", "ba", True), ("abc", "cba", False),
        ("abcd", "badc", False),
    ],
)  # fmt: skip
def test_one_slip(typed, meant, close):
    assert one_slip(typed, meant) is close
    assert one_slip(meant, typed) is close


@given(NAMES, st.randoms(use_true_random=False))
def test_the_words_of_a_name_find_it_in_any_order(words, random):
    query = [*words]
    random.shuffle(query)
    assert score(" ".join(query), (" ".join(words),)) is not None


@given(NAMES, st.data())
def test_a_part_of_a_name_finds_it(words, data):
    word = fold(data.draw(st.sampled_from(words)))
    start = data.draw(st.integers(0, max(len(word) - 1, 0)))
    assert score(word[start:], (" ".join(words),)) is not None


@given(st.text(), st.lists(st.text(), max_size=4))
def test_no_text_does_more_than_score_or_not(query, fields):
    found = score(query, fields)
    assert found is None or 0 < found <= 1
    assert found == score(query, prepared(fields))
