"""Invented boards of a week: an empty one, a usual one, and one that needs several pages."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.week_board import BoardGroup, BoardMember, DayNote, WeekBoard

_FIRST = (
    "Eko Bagus Hendra Joko Slamet Wawan Dedi Rizky Fajar Agus Yusuf Bayu Iwan Rudi Tono Sandi Galih Andi Surya Rama"
).split()
_LAST = (
    "Simanjuntak Wijaya Kusuma Saputra Hutagalung Nugroho Pratama Siregar Santoso Lubis Permana Setiawan Harahap"
).split()
_THEMES = (
    "Sabu/stimulan", "Putaw/opioid", "Ganja", "Keluarga", "Emosi", "Relapse", "Ekonomi/kriminal",
)  # fmt: skip
_ROOMS = ("Aula TC", "Ruang Konseling 1", "Ruang Konseling 2", "Kelas B", "Perpustakaan")
_COUNSELORS = (
    "Ratna W.", "Ahmad F.", "Siti H.", "Bambang S.", "Dewi L.", "Yohanes P.", "Maria T.", "Hasan B.", "Lina K.",
)  # fmt: skip
_HOURS = (8 * 60, 10 * 60, 13 * 60, 15 * 60)


def _members(number: int, count: int) -> tuple[BoardMember, ...]:
    people = range(number * 10, number * 10 + count)
    return tuple(
        BoardMember(
            name=f"{_FIRST[person % len(_FIRST)]} {_LAST[person * 7 % len(_LAST)]}",
            tc_no=f"TC-2025-{person + 1:03d}",
            block=f"Blok {'ABCD'[person % 4]}",
            is_new=person % 23 == 0,
        )
        for person in people
    )


def _group(number: int, count: int) -> BoardGroup:
    return BoardGroup(
        code=f"K{number + 1:02d}",
        theme=_THEMES[number % len(_THEMES)],
        weekday=number % 5,
        starts_at=_HOURS[number // 5 % len(_HOURS)],
        minutes=60,
        room=_ROOMS[number % len(_ROOMS)],
        counselor=_COUNSELORS[number % len(_COUNSELORS)],
        members=_members(number, count),
    )


@cache
def typical() -> WeekBoard:
    """Seventeen groups of a house of 168 residents."""
    return WeekBoard(
        institution="Lembaga Pemasyarakatan Narkotika Kelas IIA Contoh",
        week=Week(2026, 11),
        version=2,
        published_on=date(2026, 3, 6),
        published_by="Ahmad Fauzan",
        groups=tuple(_group(number, 10 if number < 16 else 8) for number in range(17)),
    )


@cache
def empty() -> WeekBoard:
    """A proposal without a single group, with a holiday."""
    return WeekBoard(
        institution="",
        week=Week(2026, 12),
        version=0,
        published_on=date(2026, 3, 13),
        notes=(DayNote(weekday=3, text="Hari Suci Nyepi (Tahun Baru Saka 1948)"),),
    )


@cache
def overfull() -> WeekBoard:
    """Forty groups, some far too large, with long names, on every day of the week."""
    long_name = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak"
    groups = tuple(
        attrs.evolve(
            _group(number, 9 + number % 4),
            weekday=number % 7,
            theme="Kelompok dengan tema yang sangat panjang sekali",
            room="Ruang serbaguna lantai dua gedung rehabilitasi",
            counselor=long_name,
        )
        for number in range(40)
    )
    crowd = attrs.evolve(groups[0], members=tuple(BoardMember(name=long_name, tc_no="TC-2025-100") for _ in range(90)))
    return attrs.evolve(
        typical(),
        groups=(crowd, *groups[1:]),
        without_group=_members(40, 40),
        scope=long_name,
        notes=(DayNote(weekday=0, text="Libur bersama"),),
        demo=True,
    )
