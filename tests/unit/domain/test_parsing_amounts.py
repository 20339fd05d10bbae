"""Lengths of time, times of day, numbers and money as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.parsing import Duration, parse_duration, parse_number, parse_rupiah, parse_time, parse_whole
from tcdesk.domain.problem import Problem
from tcdesk.i18n import texts

LANGUAGES = st.sampled_from(("id", "en"))
AMOUNTS = st.text(st.sampled_from("0123456789., -+rpjutamilabkhn()"), max_size=24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 th 6 bln 10 hr", Duration(3, 6, 10)),
        ("3th 6bln", Duration(3, 6, 0)),
        ("4 (empat) tahun dan 6 (enam) bulan", Duration(4, 6, 0)),
        ("6 bulan", Duration(0, 6, 0)),
        ("18 bln", Duration(0, 18, 0)),
        ("10 hari, 2 tahun", Duration(2, 0, 10)),
        ("3,5 th", Duration(3, 6, 0)),
        ("3-6-0", Duration(3, 6, 0)),
        ("3;6", Duration(3, 6, 0)),
        ("3", Duration(3, 0, 0)),
        ("3 yr 2 mo 1 d", Duration(3, 2, 1)),
    ],
)
def test_lengths_are_read(typed, meant):
    assert parse_duration(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "lama", "3 th 4 th", "3 apel", "3,5 bln", "3,5 th 2 bln", "100 th", "-3 th", "()"]
)
def test_what_is_no_length_is_refused(typed):
    found = parse_duration(typed, "sentence")
    assert isinstance(found, Problem)
    assert found.field == "sentence"


@given(st.builds(Duration, st.integers(0, 99), st.integers(0, 99), st.integers(0, 999)), LANGUAGES)
def test_a_written_length_is_read_back(duration, language):
    assert parse_duration(duration.words(texts(language))) == duration


def test_a_length_in_words():
    assert Duration(3, 0, 10).words(texts("id")) == "3 th 10 hr"
    assert Duration().words(texts("id")) == "0 hr"
    assert not Duration()
    assert Duration(2, 6) < Duration(3)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("0930", 570), ("930", 570), ("9.30", 570), ("09:30 WIB", 570), ("pukul 9", 540), ("0", 0), ("23.59", 1439)],
)
def test_times_are_read(typed, minutes):
    assert parse_time(typed) == minutes


@pytest.mark.parametrize("typed", ["", "24.00", "9.60", "9.5", "pagi", "12345", "-1"])
def test_what_is_no_time_is_refused(typed):
    assert isinstance(parse_time(typed), Problem)


@given(st.integers(0, 1439), LANGUAGES)
def test_a_written_time_is_read_back(minutes, language):
    assert parse_time(texts(language).minutes(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "decimals", "meant"),
    [
        ("1.234,5", 1, "1234.5"),
        ("1,234.5", 1, "1234.5"),
        ("1.234", 0, "1234"),
        ("1,234", 0, "1234"),
        ("1.234", 3, "1.234"),
        ("36,5", 1, "36.5"),
        ("36.5", 1, "36.5"),
        ("1.234.567", 0, "1234567"),
        ("-3", 0, "-3"),
        ("0.125", 3, "0.125"),
        ("−0", 0, "0"),
    ],
)
def test_numbers_are_read(typed, decimals, meant):
    assert parse_number(typed, decimals=decimals) == Decimal(meant)


@pytest.mark.parametrize("typed", ["", "x", "1.23.4", "12.34,5", "1,", ".5", "1e5", "1 2", "9" * 30, "½"])
def test_what_is_no_number_is_refused(typed):
    assert isinstance(parse_number(typed, decimals=2), Problem)


def test_bounds_and_decimals_are_told():
    english = texts("en")
    assert parse_number("36,55", decimals=1).sentence(english) == "At most 1 digits after the comma, as in 0,0."
    assert parse_number("1,5").sentence(english) == "Write a whole number."
    assert parse_whole("11", most=10, field="n") == Problem(field="n", text="At most {most}.", values={"most": "10"})
    assert parse_number("29", least=Decimal("30.5")).sentence(english) == "At least 30,5."
    assert parse_whole("10", least=0, most=10) == 10


@given(st.decimals(-(10**9), 10**9, places=2), st.integers(0, 2), LANGUAGES)
def test_a_written_number_is_read_back(value, decimals, language):
    rounded = round(value, decimals)
    assert parse_number(texts(language).number(rounded, decimals), decimals=decimals) == rounded


@pytest.mark.parametrize(
    ("typed", "rupiah"),
    [
        ("Rp800.000.000", 800_000_000),
        ("rp 800000", 800_000),
        ("800 juta", 800_000_000),
        ("800jt", 800_000_000),
        ("1,5 miliar", 1_500_000_000),
        ("1 M", 1_000_000_000),
        ("500.000,-", 500_000),
        ("Rp500.000,00", 500_000),
        ("800,000", 800_000),
        ("IDR 5 rb", 5_000),
        ("0", 0),
    ],
)
def test_money_is_read(typed, rupiah):
    assert parse_rupiah(typed) == rupiah


@pytest.mark.parametrize("typed", ["", "Rp", "800 apel", "-5", "1,55", "9999999 t", "1.00.000"])
def test_what_is_no_money_is_refused(typed):
    assert isinstance(parse_rupiah(typed, "fine"), Problem)


@given(st.integers(0, 10**15), LANGUAGES)
def test_written_money_is_read_back(amount, language):
    assert parse_rupiah(texts(language).rupiah(amount)) == amount


@given(text=st.one_of(st.text(), AMOUNTS), decimals=st.integers(0, 4), language=LANGUAGES)
def test_no_text_does_more_than_give_a_value_or_a_problem(text, decimals, language):
    found = [parse_duration(text), parse_time(text), parse_rupiah(text), parse_number(text, decimals=decimals)]
    found.append(parse_whole(text, least=0, most=5))
    for value, kind in zip(found, (Duration, int, int, Decimal, int), strict=True):
        assert isinstance(value, kind | Problem)
        if isinstance(value, Problem):
            assert value.sentence(texts(language))
