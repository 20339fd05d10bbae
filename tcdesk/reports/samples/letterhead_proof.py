"""Invented letterheads with people who sign in their own right and for others."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.letterhead_proof import LetterheadProof
from tcdesk.domain.progress_parts import Acting, Letterhead, Signatory
from tcdesk.reports.samples.letterhead import letterhead

_DAY = date(2026, 3, 9)
_LONG = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak, S.Psi., M.Si., Psikolog"


def typical() -> LetterheadProof:
    """A counselor, a manager who acts for another, and a section head on behalf of the head of the prison."""
    return LetterheadProof(
        letterhead=letterhead(),
        signatories=(
            Signatory(position="Konselor adiksi", name="Ratna Wulandari, S.Psi.", employee_no="198704122010122002"),
            Signatory(
                heading="Mengetahui,",
                position="Manajer program TC",
                name="Ahmad Fauzan, A.Md.P., S.H.",
                employee_no="198105032006041001",
                acting=Acting.ACTING,
            ),
            Signatory(
                heading="Menyetujui,",
                position="Kepala Lembaga Pemasyarakatan",
                name="Dewi Anggraini, S.H.",
                employee_no="197908172003122001",
                acting=Acting.BEHALF,
                own_position="Kepala Seksi Bimbingan Narapidana",
            ),
        ),
        number="015/LP-TC/III/2026",
        made_on=_DAY,
    )


def empty() -> LetterheadProof:
    """A facility that has filled in nothing."""
    return LetterheadProof(letterhead=Letterhead(), signatories=(), number="", made_on=_DAY)


def overfull() -> LetterheadProof:
    """As many lines as there may be, all too long, and four who sign."""
    head = letterhead()
    lines = (*head.lines, "Kantor Wilayah Kepulauan Siau Tagulandang Biaro dan Sekitarnya Bagian Tengah Timur", _LONG)
    one = Signatory(
        heading="Mengetahui dan menyetujui seluruh isi surat ini,",
        position="Kepala Lembaga Pemasyarakatan Narkotika Kelas IIA Kepulauan Contoh Raya",
        name=_LONG,
        employee_no="197908172003122001",
        acting=Acting.BEHALF,
        own_position="Kepala Seksi Bimbingan Narapidana dan Anak Didik Pemasyarakatan",
    )
    return LetterheadProof(
        letterhead=attrs.evolve(head, lines=lines, institution=f"{head.institution} {head.institution}"),
        signatories=(one, attrs.evolve(one, acting=Acting.DAILY), attrs.evolve(one, heading=""), one),
        number="0015/LP-TC-KEPULAUAN/XII/2026",
        made_on=date(2026, 12, 28),
        demo=True,
    )
