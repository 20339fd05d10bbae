"""What single figures say: places in order, the current phase, danger, decline, gaps."""

from datetime import date, timedelta
from itertools import pairwise

import attrs
import pytest
from figure_pens import RecordingPen
from figure_samples import ATTENDANCES, DUMBBELLS, LOADS, SEATINGS, SPARKLINES, TIMELINES, TODAY, URINES, programme
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.progress_parts import DomainGroup, DomainRow, SpanState
from tcdesk.domain.resident import MainProblem
from tcdesk.figures.attendance import ATTENDANCE
from tcdesk.figures.bars import LOAD, PROGRESS, ProgressData, Tone
from tcdesk.figures.dumbbell import DUMBBELL, DumbbellData
from tcdesk.figures.mini_timeline import MINI_TIMELINE
from tcdesk.figures.pen import Box, Face, Ink, elided
from tcdesk.figures.phase_bar import widths
from tcdesk.figures.scale import Scale, Taken, share_of
from tcdesk.figures.seats import SEATS
from tcdesk.figures.sparkline import SPARKLINE
from tcdesk.figures.style import PAPER, SCREEN
from tcdesk.figures.timeline import TIMELINE, cuts
from tcdesk.figures.urine import URINE, URINE_DOTS
from tcdesk.i18n import texts

ID = texts("id")


def drawn(figure, data, style=PAPER, width=493.0):
    pen = RecordingPen()
    box = Box(0, 0, width, figure.height(data, style))
    figure.draw(pen, box, data, style, ID)
    return pen


def words(pen):
    return [mark.text for mark in pen.texts]


# Scales


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_scale_keeps_order_and_its_ends(low, high, one, other):
    scale = Scale(low, high, 10, 20)
    assert 10 <= scale(one) <= 20
    if one <= other:
        assert scale(one) <= scale(other)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 3.0])
def test_a_scale_without_extent_answers_its_start(value):
    assert Scale(3, 3, 10, 20)(value) == 10


@pytest.mark.parametrize(("part", "whole", "share"), [(1, 0, 0), (1, 4, 0.25), (9, 4, 1), (-1, 4, 0)])
def test_a_share_lies_between_nothing_and_all(part, whole, share):
    assert share_of(part, whole) == share


def test_a_stretch_is_taken_once():
    taken = Taken(2)
    assert taken.try_take(0, 10)
    assert not taken.try_take(11, 20)
    assert taken.try_take(12, 20)


@given(st.lists(st.integers(0, 1000), max_size=6), st.floats(40, 500))
def test_the_widths_of_a_stack_fill_its_room_and_nobody_is_lost(counts, room):
    found = widths(tuple(counts), room, 2, 4)
    shown = [width for width in found if width]
    assert len(shown) == sum(1 for count in counts if count)
    if shown:
        assert sum(shown) + 2 * (len(shown) - 1) == pytest.approx(room)


def test_a_text_is_cut_only_where_it_must_be():
    pen = RecordingPen()
    assert elided(pen, "Konseling", 8, 400) == "Konseling"
    cut = elided(pen, "Konseling kelompok", 8, 40)
    assert cut.endswith("…")
    assert pen.text_width(cut, 8) <= 40
    assert elided(pen, "Konseling", 8, 1) == ""


# Timeline


def test_the_parts_of_the_sentence_stand_in_the_order_of_their_days():
    pen = drawn(TIMELINE, TIMELINES["usual"])
    top = [mark for mark in pen.texts if mark.baseline < 12]
    assert [mark.text for mark in sorted(top, key=lambda mark: mark.left)] == [
        "Ditahan",
        "15 Jun 2024",
        "⅓ 15 Agu 2025",
        "½ 16 Mar 2026",
        "⅔ 15 Okt 2026",
        "Ekspirasi",
        "15 Des 2027",
    ]


def test_the_current_phase_is_filled_up_to_today():
    pen = drawn(TIMELINE, TIMELINES["usual"])
    (rest,) = pen.filled(Ink.ACCENT_LIGHT)
    (elapsed,) = pen.filled(Ink.ACCENT)
    assert elapsed.left == rest.left
    # 22 of 62 days, less half a gap at the end
    assert (elapsed.right - elapsed.left) / (rest.right - rest.left) == pytest.approx(22 / 62, abs=0.005)
    name = next(mark for mark in pen.texts if mark.text == "Primary Middle")
    assert name.face is Face.SEMIBOLD
    assert name.left == rest.left


@given(st.integers(-400, 900))
def test_the_label_of_today_stays_between_the_margins(days):
    data = attrs.evolve(TIMELINES["usual"], today=TODAY + timedelta(days=days))
    pen = drawn(TIMELINE, data)
    (label,) = pen.filled(Ink.LABEL)
    assert label.left >= -0.001
    assert label.right <= 493.001
    assert f"Hari ini {ID.date(data.today)}" in words(pen)


def test_phases_keep_their_order_whatever_the_day():
    pen = drawn(TIMELINE, TIMELINES["many_phases"])
    done = pen.filled(Ink.DONE)
    assert [mark.left for mark in done] == sorted(mark.left for mark in done)
    assert all(one.right <= other.left + 0.01 for one, other in pairwise(done))


def test_a_legal_date_before_the_end_is_in_danger_on_both_lanes():
    data = TIMELINES["cut"]
    assert cuts(data) == ((LegalDateKind.TWO_THIRDS, date(2026, 5, 28)),)
    pen = drawn(TIMELINE, data)
    assert [mark.text for mark in pen.texts if mark.fill is Ink.DANGER] == ["⅔ 28 Mei 2026"]
    assert len(pen.filled(Ink.DANGER_LIGHT)) == 2
    assert not drawn(TIMELINE, TIMELINES["usual"]).filled(Ink.DANGER_LIGHT)


def test_only_dates_that_end_a_stay_cut_the_programme():
    assert cuts(TIMELINES["usual"]) == ()  # one half lies inside the programme, two thirds after it
    assert [kind for kind, _ in cuts(TIMELINES["beyond"])] == [LegalDateKind.TWO_THIRDS, LegalDateKind.EXPIRY]
    assert cuts(TIMELINES["no_programme"]) == ()


def test_without_a_verdict_there_are_no_fractions_and_no_expiry():
    pen = drawn(TIMELINE, TIMELINES["remand"])
    assert "Belum inkracht" in words(pen)
    assert not any("⅓" in text or "Ekspirasi" in text for text in words(pen))


def test_a_sentence_for_life_is_open_and_ends_in_an_arrow():
    pen = drawn(TIMELINE, TIMELINES["life"])
    assert "Seumur hidup" in words(pen)
    arrows = [mark for mark in pen.marks if mark.kind == "polygon" and mark.right == 493]
    assert arrows


def test_fractions_that_would_touch_lose_their_dates_first():
    pen = drawn(TIMELINE, TIMELINES["short"])
    assert "½" in words(pen)
    assert "⅔ 1 Okt 2024" in words(pen)
    ticks = [mark for mark in pen.marks if mark.kind == "line" and mark.top < 2]
    assert len(ticks) == 3


def test_a_programme_longer_than_the_sentence_is_cut_with_a_pointer():
    pen = drawn(TIMELINE, TIMELINES["beyond"])
    assert pen.filled(Ink.DANGER)
    frame = next(mark for mark in pen.marks if mark.stroke is Ink.ACCENT)
    assert frame.right <= 493


def test_without_a_programme_the_sentence_stands_alone():
    pen = drawn(TIMELINE, TIMELINES["no_programme"])
    assert "Tanggal program belum ditetapkan" in words(pen)
    assert not pen.filled(Ink.TINT)


def test_the_timeline_in_words_has_its_dates_and_its_warning():
    said = TIMELINE.alt_text(TIMELINES["cut"], ID)
    for part in ("28 Mei 2024", "⅔ 28 Mei 2026", "⅔ jatuh sebelum program selesai", "Primary Middle sejak 15 Februari"):
        assert part in said


def test_the_preview_marks_what_is_cut_off():
    pen = drawn(MINI_TIMELINE, TIMELINES["cut"], SCREEN, 271)
    assert pen.filled(Ink.DANGER_LIGHT)
    assert "s.d. 13 Sep" in words(pen)
    assert not drawn(MINI_TIMELINE, TIMELINES["usual"], SCREEN, 271).filled(Ink.DANGER_LIGHT)


def test_days_of_the_current_phase_are_counted_on_screen():
    assert "9 Mar · hr 23" in words(drawn(TIMELINE, TIMELINES["usual"], SCREEN, 1100))


def test_a_phase_overdue_is_filled_to_its_end():
    spans = programme().phases
    data = attrs.evolve(TIMELINES["usual"], today=date(2026, 5, 1))
    assert spans[2].state is SpanState.CURRENT
    pen = drawn(TIMELINE, data)
    assert pen.filled(Ink.ACCENT)[0].right == pytest.approx(pen.filled(Ink.ACCENT_LIGHT)[0].right)


# Domains


def one_domain(first, now):
    return DumbbellData(groups=(DomainGroup(label="", rows=(DomainRow(label="Maturity", baseline=first, now=now),)),))


@pytest.mark.parametrize(
    ("first", "now", "change", "face"),
    [
        (2.0, 3.0, "+1,0", Face.SEMIBOLD),
        (2.0, 2.6, "+0,6", Face.REGULAR),
        (3.0, 2.9, "−0,1", Face.SEMIBOLD),
        (2.8, 2.8, "0", Face.REGULAR),
        (None, 2.6, "–", Face.REGULAR),
        (1.8, None, "–", Face.REGULAR),
        (None, None, "–", Face.REGULAR),
    ],
)
def test_the_change_of_a_domain(first, now, change, face):
    found = drawn(DUMBBELL, one_domain(first, now), PAPER, 234).texts[-1]
    assert (found.text, found.face) == (change, face)


def test_a_decline_is_a_triangle_and_not_a_dot():
    up, down = (drawn(DUMBBELL, one_domain(*pair), PAPER, 234) for pair in ((2.0, 3.0), (3.0, 2.0)))
    assert not [mark for mark in up.marks if mark.kind == "polygon"]
    (triangle,) = [mark for mark in down.marks if mark.kind == "polygon"]
    ring = next(mark for mark in down.marks if mark.kind == "circle" and mark.stroke is Ink.INK and mark.top > 20)
    assert triangle.right < ring.left


def test_values_stand_on_their_scale():
    pen = drawn(DUMBBELL, one_domain(1.0, 5.0), PAPER, 234)
    axis = {mark.text: (mark.left + mark.right) / 2 for mark in pen.texts if mark.text in ("1", "5")}
    ring, dot = [mark for mark in pen.marks if mark.kind == "circle"][-2:]
    assert (ring.left + ring.right) / 2 == pytest.approx(axis["1"])
    assert (dot.left + dot.right) / 2 == pytest.approx(axis["5"])


def test_the_domains_in_words():
    said = DUMBBELL.alt_text(DUMBBELLS["usual"], ID)
    assert "Sikap kerja dari 3,0 ke 4,7 (+1,7)" in said
    assert "Panutan (role model) awal 1,8" in said


# Attendance


def test_weeks_are_grey_black_empty_or_left_out():
    pen = drawn(ATTENDANCE, ATTENDANCES["usual"], PAPER, 234)
    body = [mark for mark in pen.marks if mark.kind == "rect" and mark.bottom < 105]
    planned = [week for row in ATTENDANCES["usual"].rows for week in row.weeks if week[1]]
    assert len(body) == len(planned)
    assert sum(1 for mark in body if mark.fill is Ink.INK) == sum(1 for a, n in planned if 0 < a / n < 0.85)
    assert sum(1 for mark in body if mark.fill is None) == sum(1 for a, _ in planned if not a)


def test_a_share_below_the_limit_is_bold():
    pen = drawn(ATTENDANCE, ATTENDANCES["usual"], PAPER, 234)
    faces = {mark.text: mark.face for mark in pen.texts if mark.text.endswith("%")}
    assert faces["82%"] is Face.BOLD
    assert faces["100%"] is Face.MEDIUM


# Small series


def test_a_last_value_under_the_threshold_is_marked():
    assert SPARKLINES["low"].is_low
    assert drawn(SPARKLINE, SPARKLINES["low"], SCREEN, 62).filled(Ink.WARN_MARK)
    assert not drawn(SPARKLINE, SPARKLINES["list"], SCREEN, 62).filled(Ink.WARN_MARK)


def test_a_week_without_a_value_breaks_the_line():
    lines = [mark for mark in drawn(SPARKLINE, SPARKLINES["low"], SCREEN, 62).marks if mark.kind == "polyline"]
    assert len(lines) == 2


def test_a_flat_series_runs_through_the_middle():
    (line,) = [mark for mark in drawn(SPARKLINE, SPARKLINES["flat"], PAPER, 60).marks if mark.kind == "polyline"]
    assert (line.top + line.bottom) / 2 == pytest.approx(8.5)


# Urine


def test_the_newest_test_stands_first_and_older_ones_are_counted():
    pen = drawn(URINE, URINES["usual"], PAPER, 234)
    dates = [mark.text for mark in pen.texts if mark.left == 0 and mark.text[0].isdigit()]
    assert dates == ["2 Mar 2026", "11 Feb 2026", "19 Jan 2026", "22 Des 2025", "3 Nov 2025"]
    assert "+ 1 lama" in words(pen)
    assert "tv" in words(pen)


def test_the_dots_run_from_the_oldest_to_the_newest():
    discs = [mark for mark in drawn(URINE_DOTS, URINES["usual"], PAPER, 60).marks if mark.kind == "circle"]
    assert discs[0].fill is Ink.INK  # the positive test at admission
    assert discs[-1].fill is Ink.SURFACE


def test_results_withheld_are_neither_drawn_nor_said():
    pen = drawn(URINE, URINES["withheld"], PAPER, 234)
    assert words(pen) == ["Tidak ditampilkan: khusus petugas berwenang"]
    assert "positif" not in URINE.alt_text(URINES["withheld"], ID)


# Bars and seats


def test_a_counselor_over_the_limit_is_marked():
    pen = drawn(LOAD, LOADS["usual"], SCREEN, 431)
    assert [mark.text for mark in pen.texts if mark.fill is Ink.WARN] == ["33"]
    assert "Hendra G. 33 residen, 2 kelompok, melebihi batas" in LOAD.alt_text(LOADS["usual"], ID)


@pytest.mark.parametrize(
    ("tone", "ink"), [(Tone.PLAIN, Ink.ACCENT), (Tone.DUE, Ink.WARN_MARK), (Tone.LATE, Ink.DANGER)]
)
def test_progress_is_as_long_as_its_share(tone, ink):
    pen = drawn(PROGRESS, ProgressData(part=31, whole=62, tone=tone), SCREEN, 74)
    (bar,) = pen.filled(ink)
    assert bar.right == pytest.approx(37)
    assert PROGRESS.alt_text(ProgressData(part=31, whole=62), ID) == "50%"


def test_seats_are_sorted_into_blocks():
    data = attrs.evolve(SEATINGS["full"], members=(MainProblem.RELAPSE, *(MainProblem.STIMULANT,) * 3))
    inks = [mark.fill for mark in drawn(SEATS, data, SCREEN, 130).marks if mark.kind == "rect" and mark.fill]
    assert inks == [Ink.TAG_STIMULANT] * 3 + [Ink.TAG_RELAPSE]
    assert SEATS.alt_text(data, ID) == "4 dari 10 kursi: Sabu/stimulan 3, Relapse 1."


def test_seats_of_those_who_wait_are_hollow():
    pen = drawn(SEATS, SEATINGS["waiting"], SCREEN, 130)
    assert not [mark for mark in pen.marks if mark.kind == "rect" and mark.fill]


def test_a_group_too_large_shows_every_member():
    pen = drawn(SEATS, SEATINGS["over"], SCREEN, 130)
    assert len([mark for mark in pen.marks if mark.fill is Ink.TAG_FAMILY]) == 11
    assert [mark.text for mark in pen.texts if mark.fill is Ink.DANGER] == ["11/10"]
