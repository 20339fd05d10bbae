"""The record of a report: what it counts, and its canonical form."""

from datetime import date, datetime
from enum import StrEnum

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.canonical import canonical, restored
from tcdesk.domain.custody import DateSource, LegalDateKind
from tcdesk.domain.progress import ReportStatus
from tcdesk.domain.progress import canonical as canonical_report
from tcdesk.domain.progress import restored as restored_report
from tcdesk.domain.progress_parts import ActivityRow, DomainRow, Identity, Ledger, Programme, Sentence
from tcdesk.reports.samples.progress import empty, overfull, typical


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@attrs.frozen(kw_only=True)
class Inner:
    day: date
    share: float | None = None


@attrs.frozen(kw_only=True)
class Outer:
    name: str = ""
    at: datetime | None = None
    colour: Colour = Colour.RED
    picture: bytes = b""
    rows: tuple[Inner, ...] = ()
    pair: tuple[int, str] = (0, "")
    by_name: dict[str, int] = attrs.field(factory=dict)
    is_open: bool = False


OUTER = st.builds(
    Outer,
    name=st.text(st.characters(exclude_categories=["Cs"])),
    at=st.none() | st.datetimes(),
    colour=st.sampled_from(Colour),
    picture=st.binary(max_size=30),
    rows=st.lists(
        st.builds(Inner, day=st.dates(), share=st.none() | st.floats(allow_nan=False, allow_infinity=False)), max_size=3
    ).map(tuple),
    pair=st.tuples(st.integers(), st.text(st.characters(exclude_categories=["Cs"]), max_size=5)),
    by_name=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), st.integers(), max_size=3),
    is_open=st.booleans(),
)


@given(OUTER)
def test_a_record_comes_back_from_its_bytes(record):
    data = canonical(record)
    assert restored(Outer, data) == record
    assert canonical(restored(Outer, data)) == data


def test_the_form_is_sorted_and_tight():
    record = Outer(name="é", colour=Colour.BLUE, picture=b"\x00", rows=(Inner(day=date(2026, 3, 9)),))
    assert canonical(record).decode() == (
        '{"at":null,"by_name":{},"colour":"blue","is_open":false,"name":"é","pair":[0,""],"picture":"AA==",'
        '"rows":[{"day":"2026-03-09","share":null}]}'
    )
    assert b"name" not in canonical(record, without=("name", "by_name"))


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        canonical(Inner(day=date(2026, 3, 9), share=float("nan")))
    with pytest.raises(TypeError):
        canonical(Outer(name={1, 2}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"7",
        b"{",
        b"\xff",
        b'{"nobody":1}',
        b'{"name":7}',
        b'{"is_open":1}',
        b'{"colour":"green"}',
        b'{"rows":[{"day":"yesterday"}]}',
        b'{"rows":[{}]}',
        b'{"rows":{}}',
        b'{"pair":[1]}',
        b'{"picture":"?"}',
        b'{"at":5}',
    ],
)
def test_other_bytes_are_no_record(data):
    with pytest.raises(ValueError, match=r".+"):
        restored(Outer, data)


@pytest.mark.parametrize("report", [empty(), typical(), overfull()], ids=("empty", "typical", "overfull"))
def test_a_report_comes_back_without_its_code(report):
    data = canonical_report(report)
    again = restored_report(data)
    assert again == attrs.evolve(report, code="")
    assert canonical_report(attrs.evolve(report, code="0000-0000-0000-0000")) == data
    assert canonical_report(attrs.evolve(report, version=2)) != data


def test_a_field_a_later_version_added_takes_its_default():
    data = canonical_report(typical()).replace(b'"status":"final",', b"")
    assert restored_report(data).status is ReportStatus.DRAFT


def test_attendance_is_counted_by_week_and_by_half():
    report = attrs.evolve(
        typical(),
        activities=(
            ActivityRow(name="a", weeks=((1, 2), (2, 2), (0, 0), (2, 2))),
            ActivityRow(name="b", weeks=((0, 1), (1, 1))),
        ),
    )
    assert (report.attended, report.scheduled) == (6, 8)
    assert report.weekly_attendance == (1 / 3, 1.0, None, 1.0)
    assert report.attendance_change == pytest.approx(1.0 - 4 / 6)
    assert attrs.evolve(report, activities=()).attendance_change is None
    assert attrs.evolve(report, activities=()).weekly_attendance == ()


def test_the_ledger_runs_back_from_its_balance():
    ledger = typical().ledger
    assert ledger.balance == 11
    assert ledger.balances == (11, 8, 16, 12, 13, 3, -5, 0)
    assert ledger.balance_on(date(2025, 12, 15)) == 3
    assert typical().weekly_balance[-1] == 11
    assert len(typical().weekly_balance) == typical().weeks == 12
    assert Ledger(opening=4).balance == 4


def test_ages_days_and_changes():
    who = Identity(name="x", birth_date=date(1982, 5, 21))
    assert (who.age(date(2026, 5, 20)), who.age(date(2026, 5, 21)), who.age(date(1980, 1, 1))) == (43, 44, None)
    programme = Programme(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 10))
    assert (programme.days, programme.day_number(date(2026, 3, 1)), programme.day_number(date(2026, 2, 1))) == (
        10,
        1,
        None,
    )
    assert Programme(starts_on=date(2026, 3, 1), ends_on=date(2026, 2, 1)).days is None
    assert DomainRow(label="x", baseline=2.0).change is None
    assert DomainRow(label="x", baseline=2.0, now=3.5).change == 1.5


def test_only_recorded_dates_are_taken_for_records():
    sentence = typical().sentence
    assert (sentence.is_estimate, sentence.data_date) == (False, date(2026, 3, 2))
    first, *rest = sentence.marks
    guessed = attrs.evolve(sentence, marks=(attrs.evolve(first, source=DateSource.ESTIMATE, data_date=None), *rest))
    assert guessed.is_estimate
    assert sentence.on(LegalDateKind.TWO_THIRDS) == date(2026, 10, 15)
    assert Sentence().on(LegalDateKind.THIRD) is None
