"""Invented months of one resident: nothing recorded, a usual one, and one with far too much."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.care import Tool
from tcdesk.domain.progress_parts import Identity, Ledger, LedgerRow, Signatory
from tcdesk.domain.resident_month import MonthActivity, ResidentMonth
from tcdesk.domain.session import Mark
from tcdesk.reports.samples import progress
from tcdesk.reports.samples.letterhead import letterhead

_MONTH = date(2026, 3, 1)
# name, weekdays, and which of its meetings were marked otherwise than present
_ACTIVITIES: tuple[tuple[str, range | tuple[int, ...], dict[int, Mark]], ...] = (
    ("Morning meeting", range(7), {8: Mark.ABSENT, 17: Mark.LATE, 24: Mark.SICK}),
    ("Encounter group", (1, 3), {10: Mark.EXCUSED}),
    ("Seminar & edukasi", (0, 2, 4), {}),
    ("Konseling individu", (2,), {}),
    ("Terapi kelompok", (3,), {26: Mark.ABSENT}),
    ("Fungsi kerja", range(6), {8: Mark.ABSENT, 24: Mark.SICK, 25: Mark.SICK}),
    ("Ibadah & rohani", range(5), {24: Mark.SICK}),
)

_LEDGER = (
    LedgerRow(on_date=date(2026, 3, 27), tool=Tool.PRIVILEGE, event="Akses perpustakaan hari Sabtu",
              staff="R. Wulandari", points=3),
    LedgerRow(on_date=date(2026, 3, 18), tool=Tool.HAIRCUT, event="Menyimpan dua batang rokok di area terlarang",
              staff="R. Wulandari", points=-8),
    LedgerRow(on_date=date(2026, 3, 8), tool=Tool.PULL_UP, event="Tidak hadir di Morning meeting tanpa izin",
              staff="A. Fauzan", points=-1),
)  # fmt: skip


def _days(weekdays: range | tuple[int, ...], others: dict[int, Mark], times: int = 1) -> tuple[tuple[Mark, ...], ...]:
    found: list[tuple[Mark, ...]] = []
    for number in range(1, 32):
        meets = _MONTH.replace(day=number).weekday() in weekdays
        found.append((others.get(number, Mark.PRESENT),) * times if meets else ())
    return tuple(found)


@cache
def typical() -> ResidentMonth:
    """A month with a few absences and the ledger of the usual report."""
    base = progress.typical()
    return ResidentMonth(
        letterhead=letterhead(),
        identity=base.identity,
        month=_MONTH,
        ends_on=date(2026, 3, 31),
        made_on=date(2026, 4, 1),
        case_officer="Slamet Riyadi",
        activities=tuple(MonthActivity(name=name, days=_days(days, others)) for name, days, others in _ACTIVITIES),
        ledger=Ledger(opening=11, rows=_LEDGER),
        signatories=(
            Signatory(heading="Prepared by", position="Konselor adiksi", name="Ratna Wulandari, S.Psi."),
            Signatory(position="Wali pemasyarakatan", name="Slamet Riyadi"),
        ),
    )


@cache
def empty() -> ResidentMonth:
    """A name and a month."""
    return ResidentMonth(
        identity=Identity(name="Ujang"), month=_MONTH, ends_on=date(2026, 3, 8), made_on=date(2026, 3, 9)
    )


@cache
def overfull() -> ResidentMonth:
    """Sixty activities three times a day, a ledger of two hundred entries."""
    base, many = typical(), progress.overfull()
    row = MonthActivity(
        name="Kegiatan dengan nama yang panjang sekali", days=_days(range(7), dict.fromkeys(range(9), Mark.ABSENT), 9)
    )
    return attrs.evolve(
        base,
        identity=many.identity,
        activities=(row,) * 60,
        ledger=Ledger(opening=-3000, rows=many.ledger.rows),
        case_officer="Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak",
    )
