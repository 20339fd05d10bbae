"""Any data a facility may hold: wrong order, nothing at all, not a number, centuries."""

import math
from datetime import date

from figure_pens import RecordingPen, assert_inside, assert_readable
from hypothesis import given, settings
from hypothesis import strategies as st

from tcdesk.domain.custody import CustodyStatus, LegalDateKind
from tcdesk.domain.health import PANELS, Reading, UrineReason
from tcdesk.domain.phase import Stage
from tcdesk.domain.progress_parts import (
    ActivityRow,
    DomainGroup,
    DomainRow,
    LegalMark,
    PhaseSpan,
    Programme,
    Sentence,
    SpanState,
    Urine,
    UrineRow,
)
from tcdesk.domain.resident import MainProblem
from tcdesk.figures.attendance import ATTENDANCE, AttendanceData
from tcdesk.figures.bars import LOAD, PROGRESS, WEEKLY, LoadData, LoadRow, ProgressData, Tone, WeeklyData
from tcdesk.figures.dumbbell import DUMBBELL, DumbbellData
from tcdesk.figures.mini_timeline import MINI_TIMELINE
from tcdesk.figures.pen import Box
from tcdesk.figures.phase_bar import PHASE_BAR, PhaseBarData
from tcdesk.figures.seats import SEATS, SeatsData
from tcdesk.figures.sparkline import SPARKLINE, SparklineData
from tcdesk.figures.style import PAPER, SCREEN
from tcdesk.figures.timeline import TIMELINE, TimelineData
from tcdesk.figures.urine import URINE, URINE_DOTS, UrineData
from tcdesk.i18n import texts

days = st.one_of(st.dates(date(2020, 1, 1), date(2032, 1, 1)), st.dates())
names = st.text(max_size=50)
numbers = st.one_of(st.none(), st.sampled_from((math.nan, math.inf, -math.inf, 1e9, -1e9)), st.floats(-10, 10))
styles = st.sampled_from((PAPER, SCREEN, SCREEN.scaled(1.25)))
languages = st.sampled_from((texts("id"), texts("en")))


def check(figure, data, style, words, width, *, overlaps=True):
    """Draw into a box of the usual height, and hold what holds for every figure."""
    box = Box(3, 5, width * style.scale, figure.height(data, style))
    pen = RecordingPen()
    figure.draw(pen, box, data, style, words)
    assert_inside(pen, box, slack=1.2 * style.scale)
    if overlaps:
        assert_readable(pen)
    assert figure.alt_text(data, words)
    return pen, box


@st.composite
def timelines(draw):
    marks = draw(st.lists(st.builds(LegalMark, kind=st.sampled_from(LegalDateKind), on_date=days), max_size=7))
    sentence = Sentence(
        status=draw(st.sampled_from(CustodyStatus)), detained_on=draw(st.none() | days), marks=tuple(marks)
    )
    spans = draw(
        st.lists(
            st.builds(PhaseSpan, name=names, starts_on=days, ends_on=days, state=st.sampled_from(SpanState)),
            max_size=9,
        )
    )
    programme = Programme(starts_on=draw(st.none() | days), ends_on=draw(st.none() | days), phases=tuple(spans))
    return TimelineData(sentence=sentence, programme=programme, today=draw(days))


@given(timelines(), styles, languages, st.floats(300, 1600))
@settings(deadline=None, max_examples=100)
def test_timeline(data, style, words, width):
    check(TIMELINE, data, style, words, width)


@given(timelines(), styles, languages, st.floats(180, 400))
@settings(deadline=None, max_examples=100)
def test_mini_timeline(data, style, words, width):
    check(MINI_TIMELINE, data, style, words, width)


rows = st.builds(DomainRow, label=names, baseline=numbers, now=numbers)
groups = st.builds(DomainGroup, label=names, rows=st.lists(rows, max_size=6).map(tuple))


@given(st.lists(groups, max_size=5).map(tuple), styles, languages, st.floats(200, 600))
@settings(deadline=None, max_examples=60)
def test_dumbbell(found, style, words, width):
    pen, box = check(DUMBBELL, DumbbellData(groups=found), style, words, width)
    assert all(mark.right <= box.right for mark in pen.marks if mark.kind == "circle")


counts = st.integers(0, 30)
activities = st.builds(ActivityRow, name=names, weeks=st.lists(st.tuples(counts, counts), max_size=30).map(tuple))


@given(st.lists(activities, max_size=9).map(tuple), days, days, styles, languages, st.floats(220, 600))
@settings(deadline=None, max_examples=60)
def test_attendance(found, first, last, style, words, width):
    check(ATTENDANCE, AttendanceData(rows=found, starts_on=first, ends_on=last), style, words, width)


@given(
    st.lists(numbers, max_size=40).map(tuple),
    st.none() | st.tuples(st.floats(0, 3), st.floats(3, 6)),
    st.none() | st.floats(-5, 5),
    styles,
    languages,
)
@settings(deadline=None, max_examples=60)
def test_sparkline(values, band, threshold, style, words):
    data = SparklineData(values=values, band=band, threshold=threshold)
    pen, _ = check(SPARKLINE, data, style, words, 62)
    known = [value for value in values if value is not None and math.isfinite(value)]
    assert bool(known) is any(mark.kind == "circle" for mark in pen.marks)


readings = st.lists(st.none() | st.sampled_from(Reading), max_size=7).map(tuple)
tests = st.builds(UrineRow, taken_on=days, reason=st.sampled_from(UrineReason), readings=readings)
urines = st.builds(
    UrineData,
    urine=st.builds(
        Urine,
        panels=st.sampled_from((PANELS, (), PANELS[:1], PANELS * 2)),
        rows=st.lists(tests, max_size=9).map(tuple),
        is_withheld=st.booleans(),
    ),
    most=st.integers(0, 8),
)


@given(urines, styles, languages, st.floats(230, 600))
@settings(deadline=None, max_examples=60)
def test_urine(data, style, words, width):
    check(URINE, data, style, words, width)
    pen, _ = check(URINE_DOTS, data, style, words, 90)
    assert not (data.urine.is_withheld and pen.marks)


@given(st.lists(st.sampled_from(MainProblem), max_size=14).map(tuple), st.integers(0, 12), st.booleans(), styles)
@settings(deadline=None, max_examples=60)
def test_seats(members, capacity, is_waiting, style):
    data = SeatsData(members=members, capacity=capacity, is_waiting=is_waiting)
    pen, _ = check(SEATS, data, style, texts("id"), 130)
    assert len([mark for mark in pen.marks if mark.kind == "rect"]) >= max(capacity, len(members))


@given(st.lists(st.tuples(st.sampled_from(Stage), st.integers(0, 5000)), max_size=7).map(tuple), styles, languages)
@settings(deadline=None, max_examples=60)
def test_phase_bar(found, style, words):
    check(PHASE_BAR, PhaseBarData(counts=found, capacity=170), style, words, 400)


loads = st.builds(LoadRow, name=names, residents=st.integers(0, 400), groups=counts, is_me=st.booleans())


@given(st.lists(loads, max_size=12).map(tuple), st.integers(0, 60), styles, languages, st.floats(280, 600))
@settings(deadline=None, max_examples=60)
def test_load(found, limit, style, words, width):
    check(LOAD, LoadData(rows=found, limit=limit), style, words, width)


@given(st.lists(st.tuples(st.integers(1, 53), numbers), max_size=14).map(tuple), styles, languages)
@settings(deadline=None, max_examples=60)
def test_weekly(weeks, style, words):
    check(WEEKLY, WeeklyData(weeks=weeks), style, words, 300)


@given(st.floats(allow_nan=True), st.floats(allow_nan=True), st.sampled_from(Tone), styles)
@settings(deadline=None, max_examples=60)
def test_progress(part, whole, tone, style):
    data = ProgressData(part=part, whole=whole, tone=tone)
    assert 0 <= data.share <= 1
    check(PROGRESS, data, style, texts("id"), 74)
