"""Invented intakes on paper: the least that may be saved, a whole one, and one with everything too long."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.health import PANELS, Reading
from tcdesk.domain.intake import IntakeDraft
from tcdesk.domain.intake_summary import IntakeSummary, UsedSubstance
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.resident import MainProblem, Severity
from tcdesk.reports.samples.letterhead import letterhead, portrait

_WHOLE = IntakeDraft(
    name="Eko Simanjuntak",
    alias="Ucok",
    birth_date=date(1982, 5, 21),
    birth_place="Semarang",
    mother_name="Tiurma Hutagalung",
    religion="Kristen",
    education="SMA",
    occupation="Sopir",
    marital_status="Kawin",
    address="Jalan Contoh No. 7, RT 02/RW 05, Kelurahan Contoh, Kota Contoh",
    block="Blok C",
    house="Rumah 5",
    case_officer="Slamet Riyadi",
    admitted_on=date(2025, 11, 3),
    programme_end=date(2026, 9, 13),
    register_no="BI.N 105/2024",
    register_kind="B.I",
    articles=("UU 35/2009 Ps. 112 (1)",),
    court="PN Contoh",
    verdict_no="418/Pid.Sus/2024/PN Cth",
    verdict_on=date(2024, 10, 14),
    final_on=date(2024, 10, 21),
    years=3,
    months=6,
    fine=800_000_000,
    subsidiary="3 bln",
    detained_on=date(2024, 6, 15),
    third=date(2025, 8, 15),
    half=date(2026, 3, 16),
    two_thirds=date(2026, 10, 15),
    expiry=date(2027, 12, 15),
    estimated=(LegalDateKind.HALF,),
    data_date=date(2026, 3, 2),
    systolic=120,
    diastolic=80,
    pulse=78,
    breathing=18,
    temperature=36.6,
    oxygen=98,
    weight=63.5,
    findings="Keadaan umum baik. Bekas suntikan lama di lengan kiri.",
    medication="Tidak ada",
    urine_on=date(2025, 11, 3),
    urine={"AMP": Reading.POSITIVE, "MET": Reading.POSITIVE, "THC": Reading.NEGATIVE},
    problem=MainProblem.STIMULANT,
    severity=Severity.HIGH,
    guarantor_name="Maria Simanjuntak",
    guarantor_relation="Istri",
    guarantor_phone="0812-0000-0001",
    consent_on=date(2025, 11, 4),
    consent_witness="Ratna Wulandari, S.Psi.",
    belongings="Satu tas pakaian, satu pasang sepatu, kitab suci.",
    portrait=portrait(),
)


@cache
def typical() -> IntakeSummary:
    """A whole intake."""
    return IntakeSummary(
        letterhead=letterhead(),
        tc_no="TC-2025-005",
        intake=_WHOLE,
        substances=(
            UsedSubstance(name="Metamfetamin", first_age=21, last_used="Juni 2024", route="Dihisap"),
            UsedSubstance(name="THC", first_age=17, last_used="2019", route="Dihisap", remark="Coba-coba"),
        ),
        counselor="Ratna Wulandari, S.Psi.",
        cohort="Angkatan 2026/I",
        made_on=date(2026, 3, 9),
        signatories=(
            Signatory(heading="Prepared by", position="Konselor adiksi", name="Ratna Wulandari, S.Psi."),
            Signatory(position="Residen", name="Eko Simanjuntak"),
        ),
    )


@cache
def empty() -> IntakeSummary:
    """A name, for a reader who may see neither case nor health."""
    return IntakeSummary(
        tc_no="", intake=IntakeDraft(name="Ujang"), made_on=date(2026, 3, 9), sees_legal=False, sees_health=False
    )


@cache
def overfull() -> IntakeSummary:
    """Long words in every field."""
    long_name = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak bin Haji Sulaiman"
    intake = attrs.evolve(
        _WHOLE,
        name=long_name,
        alias=long_name,
        address="Jalan yang sangat panjang namanya nomor seratus dua puluh tiga " * 8,
        articles=("UU 35/2009 Ps. 112 (1)", "UU 35/2009 Ps. 114 (1) jo. Ps. 132 (1)", "UU 1/2023 Ps. 609"),
        findings="Ditemukan hal yang perlu dijelaskan secara panjang lebar. " * 40,
        medication="Obat " * 200,
        urine=dict.fromkeys(PANELS, Reading.INVALID),
        needs=("Bahasa isyarat", "Kursi roda", "Diet khusus", "Pendampingan psikiatri"),
        belongings="Barang bawaan yang banyak sekali; " * 60,
        portrait=b"no picture",
    )
    use = UsedSubstance(
        name="Zat dengan nama yang sangat panjang sekali", first_age=12, last_used="tidak diketahui",
        route="Disuntik, dihisap, ditelan", remark="Catatan panjang " * 12,
    )  # fmt: skip
    return attrs.evolve(typical(), intake=intake, substances=(use,) * 20, counselor=long_name, tc_no="TC-2025-1000")
