"""Invented recovery sheets; the codes open nothing."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.recovery_sheet import RecoverySheet


def typical() -> RecoverySheet:
    """The sheet of a new facility."""
    return RecoverySheet(
        facility="Lembaga Pemasyarakatan Narkotika Kelas IIA Contoh",
        user="Ahmad Fauzan",
        code="7K2M-XQ4D-9TRA-0B6W-HN3E-5VZC-8GJP-YF1S",
        made_on=date(2026, 3, 9),
    )


def empty() -> RecoverySheet:
    """A sheet of which only the day is known."""
    return RecoverySheet(facility="", user="", code="", made_on=date(2026, 3, 9))


def overfull() -> RecoverySheet:
    """Long names and more groups than any code has."""
    return RecoverySheet(
        facility="Lembaga Pemasyarakatan Narkotika Kelas IIA Kabupaten Kepulauan Siau Tagulandang Biaro di Contoh",
        user="Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak, S.Psi., M.Si., Psikolog",
        code="-".join(["WWWW"] * 15 + ["WWWWWWWWWWWWWWWWWWWW"]),
        made_on=date(2026, 12, 28),
        demo=True,
    )
