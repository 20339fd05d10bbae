"""Invented sign-in sheets: a session for nobody, a therapy group, and the whole house with long names."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.sign_in_sheet import Expected, SignInSheet
from tcdesk.reports.samples import week_board
from tcdesk.reports.samples.letterhead import letterhead


@cache
def typical() -> SignInSheet:
    """A therapy group of ten."""
    group = week_board.typical().groups[0]
    return SignInSheet(
        letterhead=letterhead(),
        activity="Terapi kelompok",
        group=f"{group.code} · {group.theme}",
        topic="Mengenali pemicu",
        on_date=date(2026, 3, 9),
        starts_at=group.starts_at,
        minutes=group.minutes,
        room=group.room,
        counselor="Ratna Wulandari, S.Psi.",
        meeting_no=12,
        expected=tuple(Expected(name=one.name, tc_no=one.tc_no, place="Blok C") for one in group.members),
    )


@cache
def empty() -> SignInSheet:
    """A session nobody is expected at."""
    return SignInSheet(activity="Seminar", on_date=date(2026, 3, 9), starts_at=480, minutes=60, spare=0)


@cache
def overfull() -> SignInSheet:
    """The whole house with long names."""
    long_name = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak bin Haji Sulaiman"
    return attrs.evolve(
        typical(),
        activity="Kegiatan dengan nama yang sangat panjang sekali untuk seluruh penghuni",
        group="",
        topic="Topik yang panjang " * 10,
        counselor=long_name,
        room="Ruang serbaguna lantai dua gedung rehabilitasi sosial dan medis",
        expected=tuple(Expected(name=f"{long_name} {number}", place="Blok C") for number in range(170)),
    )
