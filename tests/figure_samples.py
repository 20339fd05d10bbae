"""Data for the figures: one resident as on the drawn pages, and the awkward cases."""

from datetime import date, timedelta

from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import Reading, UrineReason
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
from tcdesk.figures.legal_ahead import LEGAL_AHEAD, AheadData, AheadMark
from tcdesk.figures.mini_timeline import MINI_TIMELINE
from tcdesk.figures.phase_bar import PHASE_BAR, PhaseBarData
from tcdesk.figures.seats import SEATS, SeatsData
from tcdesk.figures.sparkline import SPARKLINE, SparklineData
from tcdesk.figures.timeline import TIMELINE, TimelineData
from tcdesk.figures.urine import URINE, URINE_DOTS, UrineData

TODAY = date(2026, 3, 9)


def marks(**days):
    return tuple(
        LegalMark(kind=LegalDateKind(name), on_date=day, source=DateSource.SDP, data_date=date(2026, 3, 2))
        for name, day in days.items()
    )


def sentence(**changes):
    values = {
        "detained_on": date(2024, 6, 15),
        "years": 3,
        "months": 6,
        "days": 0,
        "marks": marks(
            third=date(2025, 8, 15), half=date(2026, 3, 16), two_thirds=date(2026, 10, 15), expiry=date(2027, 12, 15)
        ),
    }
    return Sentence(**(values | changes))


PHASES = (
    ("Induksi", date(2025, 11, 3), date(2025, 12, 15), SpanState.DONE),
    ("Primary Younger", date(2025, 12, 15), date(2026, 2, 15), SpanState.DONE),
    ("Primary Middle", date(2026, 2, 15), date(2026, 4, 18), SpanState.CURRENT),
    ("Primary Older", date(2026, 4, 18), date(2026, 6, 15), SpanState.PLANNED),
    ("Re-entry", date(2026, 6, 15), date(2026, 9, 13), SpanState.PLANNED),
)


def programme(**changes):
    spans = tuple(PhaseSpan(name=name, starts_on=a, ends_on=b, state=state) for name, a, b, state in PHASES)
    return Programme(**({"starts_on": date(2025, 11, 3), "ends_on": date(2026, 9, 13), "phases": spans} | changes))


def timeline(**changes):
    values = {"sentence": sentence(), "programme": programme(), "today": TODAY}
    return TimelineData(**(values | changes))


TIMELINES = {
    "usual": timeline(),
    "cut": timeline(
        sentence=sentence(
            detained_on=date(2024, 5, 28),
            marks=marks(
                third=date(2025, 5, 28), half=date(2025, 11, 28), two_thirds=date(2026, 5, 28), expiry=date(2027, 5, 28)
            ),
        )
    ),
    "beyond": timeline(
        sentence=sentence(
            marks=marks(
                third=date(2025, 3, 1), half=date(2025, 7, 1), two_thirds=date(2025, 11, 15), expiry=date(2026, 7, 1)
            )
        )
    ),
    "remand": timeline(sentence=sentence(status=CustodyStatus.REMAND, marks=())),
    "life": timeline(sentence=sentence(status=CustodyStatus.LIFE, marks=())),
    "short": timeline(
        sentence=sentence(
            marks=marks(
                third=date(2024, 7, 1), half=date(2024, 8, 1), two_thirds=date(2024, 10, 1), expiry=date(2027, 12, 15)
            )
        )
    ),
    "no_programme": timeline(programme=Programme()),
    "before": timeline(today=date(2025, 10, 1)),
    "after": timeline(today=date(2027, 1, 20)),
    "last_day": timeline(today=date(2026, 9, 13)),
    "many_phases": timeline(
        programme=programme(
            phases=tuple(
                PhaseSpan(
                    name=f"Fase dengan nama panjang {n}",
                    starts_on=date(2025, 11, 3) + timedelta(days=24 * n),
                    ends_on=date(2025, 11, 3) + timedelta(days=24 * n + 24),
                    state=SpanState.DONE if n < 5 else SpanState.CURRENT if n == 5 else SpanState.PLANNED,
                )
                for n in range(13)
            )
        )
    ),
}


def domains():
    groups = (
        (
            "Development",
            (("Maturity", 2.8, 2.8), ("Responsibility", 2.1, 2.9), ("Values", 2.0, 2.9)),
        ),
        (
            "Socialization",
            (
                ("Drug and criminal lifestyle", 1.7, 2.7),
                ("Keeping up images", 2.5, 3.9),
                ("Work attitude", 3.0, 4.7),
                ("Social skills", 2.4, 3.0),
            ),
        ),
        (
            "Psychology",
            (("Cognitive skills", 1.9, 3.2), ("Emotional skills", 2.9, 1.8), ("Self-esteem and efficacy", None, 2.6)),
        ),
        (
            "Community membership",
            (
                ("Understanding of rules and philosophy", 2.0, 3.0),
                ("Engagement", 1.4, 2.2),
                ("Sense of belonging", 2.4, 3.9),
                ("Role model", 1.8, None),
            ),
        ),
    )
    return tuple(
        DomainGroup(label=label, rows=tuple(DomainRow(label=name, baseline=a, now=b) for name, a, b in rows))
        for label, rows in groups
    )


def activities():
    def row(name, *weeks):
        return ActivityRow(name=name, weeks=weeks)

    return (
        row("Morning meeting", (4, 7), *((6, 7),) * 3, (4, 7), *((7, 7),) * 4, (5, 7), (4, 7), (6, 7)),
        row("Encounter group", *((2, 2),) * 12),
        row("Seminar & edukasi", (2, 3), (1, 3), *((3, 3),) * 7, (2, 3), (2, 3), (3, 3)),
        row("Konseling individu", *((1, 1),) * 12),
        row("Konseling kelompok", *((2, 2),) * 2, (1, 2), *((2, 2),) * 3, (0, 0), (2, 2), (1, 2), *((2, 2),) * 3),
        row("Fungsi kerja", (5, 6), (6, 6), (5, 6), *((6, 6),) * 4, (0, 6), *((6, 6),) * 4),
        row("Ibadah & rohani", *((5, 5),) * 11, (4, 5)),
    )


def urine_rows():
    clean = (Reading.NEGATIVE,) * 6
    return (
        UrineRow(taken_on=date(2026, 3, 2), reason=UrineReason.RANDOM, readings=clean),
        UrineRow(taken_on=date(2026, 2, 11), reason=UrineReason.RANDOM, readings=(*clean[:5], None)),
        UrineRow(
            taken_on=date(2026, 1, 19), reason=UrineReason.ADVANCE, readings=(*clean[:3], Reading.INVALID, *clean[:2])
        ),
        UrineRow(taken_on=date(2025, 12, 22), reason=UrineReason.RANDOM, readings=clean),
        UrineRow(
            taken_on=date(2025, 11, 3),
            reason=UrineReason.INTAKE,
            readings=(Reading.POSITIVE, Reading.POSITIVE, *clean[:4]),
        ),
        UrineRow(taken_on=date(2025, 10, 3), reason=UrineReason.INTAKE, readings=clean),
    )


DUMBBELLS = {"usual": DumbbellData(groups=domains()), "empty": DumbbellData(groups=())}
ATTENDANCES = {
    "usual": AttendanceData(rows=activities(), starts_on=date(2025, 12, 15), ends_on=date(2026, 3, 8)),
    "empty": AttendanceData(rows=()),
}
SPARKLINES = {
    "share": SparklineData(
        values=(0.86, 0.88, 0.89, 0.93, 0.87, 0.9, 0.91, 0.9, 0.94, 0.86, 0.88, 0.92), band=(0.85, 1.0), is_share=True
    ),
    "rating": SparklineData(values=(2.6, 2.6, 2.5, 2.4, 2.6, 2.7, 2.6, 2.7, 2.6, 2.4, 2.5, 2.5), band=(3.5, 5.0)),
    "balance": SparklineData(values=(0, -3, -5, 3, 6, 13, 12, 12, 16, 8, 9, 11)),
    "list": SparklineData(values=(0.96, 0.97, 0.9, 0.94, 0.98, 0.97, 0.96, 0.95), low=0.5, high=1.1, threshold=0.8),
    "low": SparklineData(values=(0.75, 0.8, None, 0.7, 0.72, 0.69, 0.7, 0.71), low=0.5, high=1.1, threshold=0.8),
    "flat": SparklineData(values=(3.0, 3.0, 3.0)),
    "one": SparklineData(values=(None, 3.0, None)),
    "empty": SparklineData(values=()),
}
URINES = {
    "usual": UrineData(urine=Urine(rows=urine_rows())),
    "empty": UrineData(urine=Urine()),
    "withheld": UrineData(urine=Urine(rows=urine_rows(), is_withheld=True)),
}
P = MainProblem
SEATINGS = {
    "full": SeatsData(members=(P.STIMULANT,) * 7 + (P.RELAPSE,) * 3),
    "free": SeatsData(members=(P.OPIOID,) * 6 + (P.CANNABIS, P.EMOTION, P.CRIME)),
    "waiting": SeatsData(members=(P.STIMULANT,) * 5 + (P.FAMILY,) * 3, is_waiting=True),
    "over": SeatsData(members=(P.FAMILY,) * 11),
    "empty": SeatsData(members=()),
}
PHASE_BARS = {
    "usual": PhaseBarData(
        counts=((Stage.INTAKE, 6), (Stage.DETOX, 4), (Stage.ENTRY, 22), (Stage.PRIMARY, 112), (Stage.REENTRY, 24)),
        capacity=170,
    ),
    "empty": PhaseBarData(counts=tuple((stage, 0) for stage in Stage)),
}


def ahead(*given, **changes):
    """Marks as (days from today, kind, whether before the end), with names of different lengths."""
    names = ("Andi Pratama", "Ponimin", "Christopher Immanuel Benediktus Hutagalung-Pardede", "Eko Simanjuntak")
    marks = tuple(
        AheadMark(
            name=names[place % len(names)],
            kind=LegalDateKind(kind),
            on_date=TODAY + timedelta(days=days),
            before_end=before_end,
        )
        for place, (days, kind, before_end) in enumerate(sorted(given))
    )
    return AheadData(**({"marks": marks, "today": TODAY} | changes))


AHEADS = {
    "usual": ahead(
        (7, "half", False), (26, "two_thirds", True), (41, "half", False), (58, "two_thirds", True),
        (80, "two_thirds", True), (90, "half", False),
    ),
    "none": ahead(),
    "crowded": ahead(*((day, "third", day % 9 == 0) for day in range(91))),
    "same_day": ahead(*((45, "expiry", True),) * 5),
    "ends": ahead((0, "parole", True), (90, "transfer", True)),
    "beyond": ahead((-5, "expiry", True), (200, "half", False)),
}  # fmt: skip
LOADS = {
    "usual": LoadData(
        rows=(
            LoadRow(name="Ratna W.", residents=28, groups=2, is_me=True),
            LoadRow(name="Yusuf M.", residents=30, groups=2),
            LoadRow(name="Siti A.", residents=24, groups=2),
            LoadRow(name="Hendra G.", residents=33, groups=2),
            LoadRow(name="Maria S.", residents=26, groups=2),
            LoadRow(name="Agus S.", residents=21, groups=2),
        ),
        limit=30,
    ),
    "empty": LoadData(rows=(), limit=30),
}
WEEKLIES = {
    "usual": WeeklyData(
        weeks=((4, 0.91), (5, 0.87), (6, 0.92), (7, 0.9), (8, 0.93), (9, None), (10, 0.95), (11, 0.92))
    ),
    "empty": WeeklyData(weeks=()),
}
PROGRESSES = {
    "plain": ProgressData(part=23, whole=62),
    "due": ProgressData(part=44, whole=40, tone=Tone.DUE),
    "done": ProgressData(part=100, tone=Tone.DONE),
    "late": ProgressData(part=20, tone=Tone.LATE),
    "empty": ProgressData(part=0, whole=0),
}
# Every figure with the width it usually has on paper (pt) and on screen (px), and its samples.
FIGURES = (
    (TIMELINE, 493, 1100, TIMELINES),
    (DUMBBELL, 234, 371, DUMBBELLS),
    (ATTENDANCE, 234, 335, ATTENDANCES),
    (SPARKLINE, 60, 62, SPARKLINES),
    (URINE, 234, 335, URINES),
    (URINE_DOTS, 60, 90, URINES),
    (SEATS, 120, 130, SEATINGS),
    (PHASE_BAR, 300, 428, PHASE_BARS),
    (LOAD, 300, 431, LOADS),
    (LEGAL_AHEAD, 520, 1100, AHEADS),
    (WEEKLY, 200, 303, WEEKLIES),
    (PROGRESS, 49, 74, PROGRESSES),
    (MINI_TIMELINE, 200, 271, TIMELINES),
)
