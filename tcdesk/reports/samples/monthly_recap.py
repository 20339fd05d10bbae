"""Invented recaps: a month without anybody, a usual one, and one of a house far too full."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.health import UrineReason
from tcdesk.domain.monthly_recap import (
    ActivityMonth,
    Count,
    MonthlyRecap,
    Person,
    PhaseFlow,
    Presence,
    UrineMonth,
)
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.resident import SEVERITY_NAMES, ExitKind, MainProblem, Severity
from tcdesk.domain.session import Mark
from tcdesk.reports.samples import week_board
from tcdesk.reports.samples.letterhead import letterhead

_MONTH = date(2026, 3, 1)
_SUBSTANCES = ("Metamfetamin", "THC", "Ekstasi", "Heroin")
_MARKS = (Mark.PRESENT, Mark.PRESENT, Mark.LATE, Mark.PRESENT, Mark.EXCUSED, Mark.PRESENT, Mark.SICK, Mark.ABSENT)


def _person(number: int, name: str) -> Person:
    return Person(
        name=name,
        register_no=f"BI.N {100 + number}/2025",
        tc_no=f"TC-2025-{number:03d}",
        age=19 + number * 7 % 30,
        education=("SD", "SMP", "SMA", "D3")[number % 4],
        occupation=("Sopir", "Buruh", "")[number % 3],
        substances=_SUBSTANCES[: 1 + number % 2],
        years_of_use=number % 15 or None,
        route="Dihisap",
        severity=tuple(Severity)[number % 3],
        problem=tuple(MainProblem)[number % 7],
        phase="Primer · Middle",
        admitted_on=date(2025, 11, 3),
        left_on=date(2026, 3, 20) if number == 7 else None,
        exit_kind=ExitKind.COMPLETED if number == 7 else ExitKind.STAYS,
        was_here_before=number % 17 == 0,
    )


def _presence(number: int, name: str) -> Presence:
    days = tuple(_MARKS[(number + day * 3) % len(_MARKS)] if day % 7 != 6 else None for day in range(31))
    return Presence(
        name=name,
        tc_no=f"TC-2025-{number:03d}",
        phase="Primer · Middle",
        days=days,
        attended=90 - number % 20,
        expected=104,
    )


@cache
def typical() -> MonthlyRecap:
    """A house of 168 residents."""
    names = [member.name for group in week_board.typical().groups for member in group.members]
    return MonthlyRecap(
        letterhead=letterhead(),
        month=_MONTH,
        ends_on=date(2026, 3, 31),
        made_on=date(2026, 4, 1),
        capacity=170,
        at_start=163,
        admitted=9,
        exits=((ExitKind.COMPLETED, 3), (ExitKind.DROPPED, 1), (ExitKind.NEUTRAL, 2)),
        phases=(
            PhaseFlow(name="Intake", at_start=3, entered=9, left=8),
            PhaseFlow(name="Entry", at_start=20, entered=8, left=6),
            PhaseFlow(name="Primer · Younger", at_start=48, entered=12, left=9),
            PhaseFlow(name="Primer · Middle", at_start=52, entered=9, left=11),
            PhaseFlow(name="Primer · Older", at_start=24, entered=11, left=7),
            PhaseFlow(name="Re-entry", at_start=16, entered=7, left=5),
        ),
        ages=tuple(
            Count(label=label, n=n)
            for label, n in (("18–20", 12), ("21–25", 41), ("26–30", 52), ("31–40", 48), ("> 40", 19))
        ),
        educations=tuple(Count(label=label, n=n) for label, n in (("SMA", 81), ("SMP", 55), ("SD", 30), ("", 6))),
        substances=tuple(Count(label=label, n=n) for label, n in zip(_SUBSTANCES, (121, 33, 12, 6), strict=True)),
        severities=tuple(Count(label=SEVERITY_NAMES[one], n=40 + 20 * n) for n, one in enumerate(Severity)),
        activities=(
            ActivityMonth(name="Morning meeting", held=31, attended=4710, expected=5180),
            ActivityMonth(name="Encounter group", held=9, cancelled=1, attended=1100, expected=1210),
            ActivityMonth(name="Terapi kelompok", held=68, cancelled=2, attended=560, expected=680),
            ActivityMonth(name="Konseling individu", held=130, attended=126, expected=130),
            ActivityMonth(name="Ibadah & rohani", held=22),
        ),
        urine=UrineMonth(
            tests=84,
            positive=2,
            reasons=((UrineReason.PERIODIC, 60), (UrineReason.RANDOM, 15), (UrineReason.INTAKE, 9)),
            panels=(Count(label="MET", n=2), Count(label="AMP", n=1)),
        ),
        rewards=61,
        sanctions=88,
        instruments=(Count(label="TC progress rubric", n=42),),
        final_reports=24,
        presences=tuple(_presence(number, name) for number, name in enumerate(names, start=1)),
        people=tuple(_person(number, name) for number, name in enumerate(names[:60], start=1)),
        signatories=(
            Signatory(heading="Prepared by", position="Manajer program TC", name="Ahmad Fauzan, A.Md.P., S.H."),
            Signatory(position="Kepala Lembaga Pemasyarakatan", name="Drs. Bambang Sutrisno, M.Si."),
        ),
    )


@cache
def empty() -> MonthlyRecap:
    """A month in which nobody was here."""
    return MonthlyRecap(
        month=_MONTH, ends_on=date(2026, 3, 9), made_on=date(2026, 3, 9), urine=UrineMonth(is_withheld=True)
    )


@cache
def overfull() -> MonthlyRecap:
    """Long words everywhere, many kinds of everything."""
    base = typical()
    long_name = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak bin Haji Sulaiman"
    many = tuple(Count(label=f"{long_name} {number}", n=number * 37) for number in range(30))
    person = attrs.evolve(
        base.people[0],
        name=long_name,
        substances=_SUBSTANCES * 5,
        route="Disuntik dan dihisap " * 4,
        occupation=long_name,
    )
    return attrs.evolve(
        base,
        at_start=123_456,
        capacity=12,
        exits=tuple((kind, 1234) for kind in ExitKind if kind is not ExitKind.STAYS),
        phases=tuple(PhaseFlow(name=long_name, at_start=99_999) for _ in range(30)),
        educations=many,
        substances=many,
        activities=tuple(
            ActivityMonth(name=long_name, held=9_999, attended=99_000, expected=199_000) for _ in range(30)
        ),
        instruments=many,
        people=(person,) * 40,
    )
