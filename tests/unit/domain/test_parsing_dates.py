"""Dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.parsing import Near, parse_date
from tcdesk.domain.problem import Problem
from tcdesk.i18n import texts

TODAY = date(2026, 3, 9)  # a Monday
DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ALPHABET = st.text(st.sampled_from("0123456789-+/., meiokthbsnr'"), max_size=14)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("280526", date(2026, 5, 28)),
        ("28052026", date(2026, 5, 28)),
        ("20260528", date(2026, 5, 28)),
        ("28-5-26", date(2026, 5, 28)),
        ("28/05/2026", date(2026, 5, 28)),
        ("28.5.2026", date(2026, 5, 28)),
        ("28 5 26", date(2026, 5, 28)),
        ("2026-05-28", date(2026, 5, 28)),
        ("28 mei 2026", date(2026, 5, 28)),
        ("28 MEI 26", date(2026, 5, 28)),
        ("28mei2026", date(2026, 5, 28)),
        ("28 May 2026", date(2026, 5, 28)),
        ("May 28, 2026", date(2026, 5, 28)),
        ("Kamis, 28 Mei 2026", date(2026, 5, 28)),
        ("5 Agt 2026", date(2026, 8, 5)),
        ("5 nopember 2025", date(2025, 11, 5)),
        ("5 sept 25", date(2025, 9, 5)),
        ("+14", date(2026, 3, 23)),
        ("+ 2 minggu", date(2026, 3, 23)),
        ("+1 bln", date(2026, 4, 9)),
        ("-1 th", date(2025, 3, 9)),
        ("-3", date(2026, 3, 6)),
        ("hari ini", TODAY),
        ("Hari  Ini", TODAY),
        ("today", TODAY),
        ("besok", date(2026, 3, 10)),
        ("lusa", date(2026, 3, 11)),
        ("kemarin", date(2026, 3, 8)),
        ("senin", TODAY),
        ("senin depan", date(2026, 3, 16)),
        ("senin lalu", date(2026, 3, 2)),
        ("jumat", date(2026, 3, 13)),
        ("jum'at", date(2026, 3, 13)),
        ("minggu", date(2026, 3, 15)),
        ("minggu depan", date(2026, 3, 16)),
        ("friday", date(2026, 3, 13)),
        ("2805", date(2026, 5, 28)),
        ("28-5", date(2026, 5, 28)),
        ("28 des", date(2025, 12, 28)),
        ("29-2", date(2028, 2, 29)),
        ("２８−５−２０２６", date(2026, 5, 28)),
        ("٢٨-٥-٢٠٢٦", date(2026, 5, 28)),
    ],
)
def test_what_people_type_is_read(typed, meant):
    assert parse_date(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "near", "meant"),
    [
        ("210582", Near.BIRTH, date(1982, 5, 21)),
        ("210582", Near.ANY, date(1982, 5, 21)),
        ("010126", Near.BIRTH, date(2026, 1, 1)),
        ("010127", Near.BIRTH, date(1927, 1, 1)),
        ("010127", Near.FUTURE, date(2027, 1, 1)),
        ("010166", Near.FUTURE, date(2066, 1, 1)),
        ("010167", Near.FUTURE, date(1967, 1, 1)),
        ("28-12", Near.PAST, date(2025, 12, 28)),
        ("28-12", Near.FUTURE, date(2026, 12, 28)),
        ("8-3", Near.FUTURE, date(2027, 3, 8)),
        ("9-3", Near.FUTURE, TODAY),
        ("9-3", Near.PAST, TODAY),
        ("jumat", Near.PAST, date(2026, 3, 6)),
        ("senin", Near.PAST, TODAY),
        ("senin lalu", Near.PAST, date(2026, 3, 2)),
    ],
)
def test_the_side_of_today_decides_short_years_and_weekdays(typed, near, meant):
    assert parse_date(typed, today=TODAY, near=near) == meant


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("28-13-2028", "There is no month 13. Did you mean 28-12-2028?", "28-12-2028"),
        ("281328", "There is no month 13. Did you mean 28-12-2028?", "28-12-2028"),
        ("05-28-2026", "There is no month 28. Did you mean 28-05-2026?", "28-05-2026"),
        ("28-50-2026", "There is no month 50. Did you mean 28-05-2026?", "28-05-2026"),
        ("31-30-2026", "There is no month 30. Did you mean 31-03-2026?", "31-03-2026"),
        ("28-00-2026", "There is no month 0.", None),
        ("31-02-1990", "February 1990 has only 28 days.", "28-02-1990"),
        ("29-02-2024x", "This is not a date. Write it like 28-05-2026.", None),
        ("30022024", "February 2024 has only 29 days.", "29-02-2024"),
        ("31-4", "April 2026 has only 30 days.", "30-04-2026"),
        ("32-01-2026", "There is no day 32.", None),
        ("28 desmber 2026", "desmber is not a month. Did you mean 28-12-2026?", "28-12-2026"),
        ("28 mai 2026", "mai is not a month.", None),
        ("28 foo 2026", "foo is not a month.", None),
        ("28-05-926", "Write the year with two or four digits.", None),
        ("28-05-1026", "The year 1026 is outside 1900 to 2199.", None),
        ("+99999 th", "This is not a date. Write it like 28-05-2026.", None),
        ("12345", "Write day, month and year as 6 or 8 digits, for example 280526.", None),
        ("", "This is not a date. Write it like 28-05-2026.", None),
    ],
)
def test_what_is_wrong_is_said_with_what_may_be_meant(typed, sentence, suggestion):
    found = parse_date(typed, today=TODAY, field="expiry")
    assert isinstance(found, Problem)
    assert (found.field, found.sentence(texts("en")), found.suggestion) == ("expiry", sentence, suggestion)


def test_the_sentence_of_the_picture():
    found = parse_date("28-13-2028", today=TODAY)
    assert found.sentence(texts("id")) == "Bulan 13 tidak ada. Maksud Anda 28-12-2028?"
    assert parse_date("31-02-1990", today=TODAY).sentence(texts("id")) == "Februari 1990 hanya sampai tanggal 28."


def test_a_birth_date_needs_its_year():
    found = parse_date("21-5", today=TODAY, near=Near.BIRTH)
    assert found.sentence(texts("en")) == "The year is missing."


@given(day=DATES, today=st.dates(), near=st.sampled_from(Near), language=st.sampled_from(("id", "en")))
def test_every_way_the_house_writes_a_date_is_read_back(day, today, near, language):
    words = texts(language)
    for written in (words.date_field(day), words.date(day), words.date_long(day), words.date_full(day)):
        assert parse_date(written, today=today, near=near) == day
    assert parse_date(f"{day:%d%m}{day.year:04d}", today=today, near=near) == day
    assert parse_date(day.isoformat(), today=today, near=near) == day


@given(day=st.integers(-9999, 9999))
def test_a_distance_in_days(day):
    assert parse_date(f"{day:+d}", today=TODAY) == TODAY + timedelta(days=day)


@given(text=st.one_of(st.text(), ALPHABET), today=st.dates(), near=st.sampled_from(Near))
def test_no_text_does_more_than_give_a_date_or_a_problem(text, today, near):
    found = parse_date(text, today=today, near=near, field="x")
    if isinstance(found, Problem):
        assert found.field == "x"
        for language in ("id", "en"):
            assert "{" not in found.sentence(texts(language)) or "{" in text
        if found.suggestion is not None:
            assert isinstance(parse_date(found.suggestion, today=today, near=near), date)
    else:
        assert 1900 <= found.year <= 2199


@given(typed=st.from_regex(r"\A[0-9]{6}\Z"), today=st.dates(date(1999, 1, 1), date(2150, 1, 1)))
def test_a_short_birth_year_is_never_ahead(typed, today):
    found = parse_date(typed, today=today, near=Near.BIRTH)
    assert isinstance(found, Problem) or today.year - 100 < found.year <= today.year
