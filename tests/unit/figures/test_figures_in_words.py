"""Who cannot see a figure is told its numbers: each one in the data stands in the words, in both languages."""

import pytest
from figure_samples import AHEADS, ATTENDANCES, DUMBBELLS, PHASE_BARS, SPARKLINES, TIMELINES, URINES

from tcdesk.domain.health import PANELS, Reading
from tcdesk.figures.attendance import ATTENDANCE
from tcdesk.figures.dumbbell import DUMBBELL
from tcdesk.figures.legal_ahead import LEGAL_AHEAD
from tcdesk.figures.phase_bar import PHASE_BAR
from tcdesk.figures.sparkline import SPARKLINE
from tcdesk.figures.timeline import TIMELINE
from tcdesk.figures.urine import URINE, URINE_DOTS
from tcdesk.i18n import texts

POINT = {"id": ",", "en": "."}


@pytest.fixture(params=["id", "en"])
def words(request):
    return texts(request.param)


def decimal(value, words):
    """A score as that language writes it, made without the program's own formats."""
    return f"{abs(value):.1f}".replace(".", POINT[words.language])


def test_every_domain_with_both_scores_and_the_change(words):
    said = DUMBBELL.alt_text(DUMBBELLS["usual"], words)
    for row in (row for group in DUMBBELLS["usual"].groups for row in group.rows):
        (part,) = (part for part in said.replace(": ", "; ").replace(". ", "; ").split("; ")
                   if part.startswith(words.t(row.label) + " "))  # fmt: skip
        for value in (row.baseline, row.now):
            assert value is None or decimal(value, words) in part
        if row.baseline is not None and row.now is not None and row.baseline != row.now:
            sign = "+" if row.now > row.baseline else "−"
            assert f"({sign}{decimal(round(row.now - row.baseline, 1), words)})" in part


def test_every_activity_with_how_often_and_of_how_many(words):
    data = ATTENDANCES["usual"]
    said = ATTENDANCE.alt_text(data, words)
    for row in data.rows:
        came, planned = (sum(week[place] for week in row.weeks) for place in (0, 1))
        low = sum(1 for attended, scheduled in row.weeks if scheduled and attended / scheduled < data.limit)
        part = said[said.index(row.name) :].split(". ")[0]
        of = {"id": "dari", "en": "of"}[words.language]
        assert f"{round(100 * came / planned)}%, {came} {of} {planned}" in part
        assert (f"{low} " in part) if low else part.rstrip(".").endswith(str(planned))


@pytest.mark.parametrize("figure", [URINE, URINE_DOTS], ids=lambda figure: figure.name)
def test_every_test_with_its_day_and_what_was_found(words, figure):
    data = URINES["usual"]
    said = figure.alt_text(data, words).split(". ")
    for row, part in zip(data.shown, said, strict=False):
        assert part.startswith(words.date_long(row.taken_on))
        for reading, sentence in (
            (Reading.POSITIVE, {"id": "positif ", "en": "positive "}),
            (Reading.INVALID, {"id": "tidak valid ", "en": "invalid "}),
            (None, {"id": "tidak diuji ", "en": "not tested "}),
        ):
            panels = [panel for panel, one in zip(PANELS, row.readings, strict=True) if one is reading]
            assert (
                (sentence[words.language] + ", ".join(panels) in part)
                if panels
                else (sentence[words.language] not in part)
            )
    assert f"+ {len(data.urine.rows) - len(data.shown)} " in said[-1]


@pytest.mark.parametrize("sample", ["rating", "balance", "share"])
def test_a_series_with_its_ends_and_its_extremes(words, sample):
    data = SPARKLINES[sample]
    said = SPARKLINE.alt_text(data, words)
    values = [value for value in data.values if value is not None]
    assert said.startswith(f"{len(values)} ")
    for value in (values[0], values[-1], min(values), max(values)):
        shown = f"{round(value * 100)}%" if data.is_share else (
            str(abs(value)) if isinstance(value, int) else decimal(value, words)
        )  # fmt: skip
        assert shown in said


@pytest.mark.parametrize("sample", sorted(TIMELINES))
def test_every_day_of_sentence_and_programme(words, sample):
    data = TIMELINES[sample]
    said = TIMELINE.alt_text(data, words)
    days = [mark.on_date for mark in data.sentence.marks]
    days += [span.starts_on for span in data.programme.phases]
    days += [day for day in (data.sentence.detained_on, data.programme.starts_on, data.programme.ends_on) if day]
    assert days
    assert [day for day in days if words.date_long(day) not in said] == []


def test_every_count_of_a_phase_and_the_whole(words):
    data = PHASE_BARS["usual"]
    said = PHASE_BAR.alt_text(data, words)
    counts = [count for _, count in data.counts]
    assert said.startswith(f"{sum(counts)} ")
    assert all(f" {count}," in said or f" {count}." in said for count in counts)


def test_every_legal_date_with_its_name(words):
    said = LEGAL_AHEAD.alt_text(AHEADS["usual"], words).split(". ")
    for mark, part in zip(AHEADS["usual"].marks, said, strict=True):
        assert part.startswith(mark.name + ": ")
        assert words.day(mark.on_date) in part
