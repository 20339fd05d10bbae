"""Invented packets: a conference without an agenda, a usual one, and one with a long agenda and much to say."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.conference import Decision
from tcdesk.domain.packet import AgreedAction, Packet, PacketItem
from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.progress_parts import Signatory
from tcdesk.reports.samples import progress
from tcdesk.reports.samples.letterhead import letterhead

_NAMES = (
    "Budi Siregar", "Chandra Halim", "Dedi Wibowo", "Fajar Lubis", "Gilang Hidayat", "Hendra Maulana",
)  # fmt: skip
_PHASES = ("Primer · Younger", "Primer · Middle", "Primer · Older", "Re-entry")
_LONG = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak bin Haji Sulaiman"


def _report(number: int, base: ProgressReport, name: str) -> ProgressReport:
    identity = attrs.evolve(
        base.identity, name=name, tc_no=f"TC-2025-{number:03d}", phase=_PHASES[number % len(_PHASES)]
    )
    return attrs.evolve(base, identity=identity)


@cache
def typical() -> Packet:
    """A conference on Thursday with six residents, nothing decided yet."""
    return Packet(
        letterhead=letterhead(),
        on_date=date(2026, 3, 12),
        starts_at=9 * 60,
        place="Ruang rapat rehabilitasi",
        chair="Drs. Bambang Sutrisno, M.Si.",
        secretary="Ratna Wulandari, S.Psi.",
        people=(
            Signatory(position="Kepala Lembaga Pemasyarakatan", name="Drs. Bambang Sutrisno, M.Si."),
            Signatory(position="Konselor adiksi", name="Ratna Wulandari, S.Psi."),
        ),
        items=tuple(
            PacketItem(report=_report(number, progress.typical(), name), proposal="stay" if number % 3 else "advance")
            for number, name in enumerate(_NAMES, start=1)
        ),
    )


@cache
def empty() -> Packet:
    """A date and nothing else."""
    return Packet(on_date=date(2026, 3, 12))


@cache
def overfull() -> Packet:
    """Thirty residents with long names, everything decided and written down, padded for both sides."""
    base = progress.empty()
    items = tuple(
        PacketItem(
            report=_report(number, base, f"{_LONG} {number}"),
            proposal="integration",
            decision=tuple(Decision)[number % len(Decision)],
            discussion="Dibahas panjang lebar dengan semua peserta. " * (number % 5),
            reason="Sesuai usul konselor dan hasil asesmen terakhir.",
            review_on=date(2026, 4, 9),
            actions=(AgreedAction(what="Konseling keluarga " * 8, who=_LONG, due_on=date(2026, 3, 30)),),
        )
        for number in range(1, 31)
    )
    return attrs.evolve(
        typical(),
        title="Berkas Sidang Tim Pengamat Pemasyarakatan dan Tim Rehabilitasi Terpadu",
        place=_LONG * 3,
        chair=_LONG,
        people=tuple(Signatory(position="Kepala Seksi Bimbingan Narapidana", name=_LONG) for _ in range(15)),
        items=(PacketItem(report=progress.overfull()), *items),
        minutes_text="Sidang dibuka oleh pimpinan dan dilanjutkan dengan pembacaan berkas. " * 120,
        is_padded=True,
    )
