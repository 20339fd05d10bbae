"""Invented progress reports: nothing, the usual, and more of everything than a house ever has."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import attrs

from tcdesk.domain.care import PROPOSALS, GoalStatus, Tool
from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import Reading, UrineReason
from tcdesk.domain.instruments.tc_rubric import GROUPS
from tcdesk.domain.progress import ProgressReport, ReportStatus
from tcdesk.domain.progress_parts import (
    NARRATIVE_HEADINGS,
    ActivityRow,
    DomainGroup,
    DomainRow,
    GoalRow,
    Goals,
    Identity,
    Ledger,
    LedgerRow,
    LegalMark,
    NarrativePart,
    PhaseSpan,
    Programme,
    Sentence,
    Signatory,
    SpanState,
    Urine,
    UrineRow,
)
from tcdesk.reports.samples.letterhead import letterhead, portrait

_SDP = DateSource.SDP
_NEG, _POS = Reading.NEGATIVE, Reading.POSITIVE
_ACTIVITIES = (
    ("Morning meeting", 7, (5, 7, 7, 7, 4, 7, 7, 7, 7, 3, 5, 4)),
    ("Encounter group", 2, (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2)),
    ("Seminar & edukasi", 3, (2, 2, 3, 3, 3, 3, 3, 3, 3, 2, 2, 3)),
    ("Konseling individu", 1, (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
    ("Konseling kelompok", 2, (2, 2, 1, 2, 2, 2, 2, 2, 1, 2, 2, 2)),
    ("Fungsi kerja", 6, (5, 6, 5, 6, 5, 5, 6, 5, 6, 6, 6, 6)),
    ("Ibadah & rohani", 5, (5, 4, 5, 5, 5, 4, 4, 5, 5, 5, 5, 3)),
)
_BASELINE = (2.8, 2.1, 2.0, 1.7, 2.5, 3.0, 2.4, 1.9, 1.8, 1.6, 2.0, 1.4, 2.4, 1.8)
_NOW = (2.8, 2.9, 2.9, 2.7, 3.9, 4.7, 3.0, 3.2, 2.9, 2.6, 3.0, 2.2, 3.9, 2.6)
_LEDGER = (
    (date(2026, 2, 27), Tool.PRIVILEGE, "Akses perpustakaan hari Sabtu", 3),
    (date(2026, 2, 18), Tool.HAIRCUT, "Menyimpan dua batang rokok di area terlarang", -8),
    (date(2026, 2, 8), Tool.AFFIRMATION, "Hadir 100% pada encounter group selama empat minggu", 4),
    (date(2026, 1, 28), Tool.PULL_UP, "Seragam tidak sesuai ketentuan hari Senin", -1),
    (date(2026, 1, 18), Tool.PROMOTION, "Diangkat sebagai expeditor seksi dapur", 10),
    (date(2026, 1, 6), Tool.AFFIRMATION, "Menjadi kakak asuh (big brother) untuk residen orientasi", 8),
    (date(2025, 12, 26), Tool.LEARNING_EXPERIENCE, "Menyusun makalah ‘Menghargai waktu’ 3 halaman", -5),
    (date(2025, 12, 16), Tool.TALKING_TO, "Nada tinggi kepada petugas piket saat apel malam", -3),
)
_GOALS = (
    ("Mengenali tiga pemicu utama dan menyusun rencana pencegahan kekambuhan tertulis", "Konseling individu", 85,
     GoalStatus.ON_TRACK),
    ("Mengelola amarah: nol insiden lisan selama 30 hari berturut-turut", "Encounter group", 55, GoalStatus.AT_RISK),
    ("Memulihkan hubungan keluarga: dua kunjungan terstruktur dengan istri dan anak", "Dukungan keluarga", 100,
     GoalStatus.MET),
    ("Memperoleh sertifikat tata boga tingkat dasar (BLK, 80 jam)", "Vokasional", 40, GoalStatus.ON_TRACK),
    ("Menjalankan peran expeditor dapur dengan nilai rata-rata minimal 3,5", "Fungsi kerja", 20, GoalStatus.LATE),
)  # fmt: skip
_NARRATIVE = (
    (
        "Selama periode ini Eko menunjukkan konsistensi yang lebih baik dibandingkan laporan sebelumnya. Ia "
        "hadir pada hampir seluruh kegiatan terjadwal, mampu memimpin morning meeting dua kali, dan mulai "
        "menggunakan peralatan bahasa komunitas (pull-up, dorongan, belly gripe) secara tepat. Dua "
        "pelanggaran kecil dicatat pada minggu ke-7 dan ke-9; keduanya diselesaikan melalui learning "
        "experience tanpa pengulangan."
    ),
    (
        "Peningkatan paling nyata terlihat pada dimensi sosialisasi dan keanggotaan komunitas. Residen kini "
        "dapat menyebutkan tiga pemicu utamanya — konflik keluarga, uang tunai, dan pertemuan dengan teman "
        "lama — serta strategi untuk masing-masing. Keterampilan emosional masih menjadi area yang rentan: "
        "dalam encounter group ia cenderung membela diri ketika menerima umpan balik dari residen yang lebih "
        "muda. Tidak ada gejala putus zat; tidur 6–7 jam, nafsu makan baik, berat badan naik 1,5 kg."
    ),
    (
        "Istri dan seorang anak hadir pada family support group tanggal 21 Februari. Keluarga menyatakan siap"
        " menjadi penjamin dan telah melengkapi surat keterangan dari kelurahan. Disepakati panggilan video "
        "dua mingguan sebagai bagian dari rencana reintegrasi."
    ),
    (
        "Melanjutkan konseling individu mingguan dengan fokus regulasi emosi (teknik jeda, restrukturisasi "
        "kognitif), memperpanjang peran expeditor selama empat minggu, dan memulai penyusunan rencana "
        "pascarehabilitasi bersama pembimbing kemasyarakatan (Bapas)."
    ),
)


@cache
def typical() -> ProgressReport:
    """The usual report: twelve weeks of a resident in the middle of the programme."""
    return ProgressReport(
        number="LP/TC/III/2026/0005",
        status=ReportStatus.FINAL,
        starts_on=date(2025, 12, 15),
        ends_on=date(2026, 3, 8),
        as_of=date(2026, 3, 9),
        letterhead=letterhead(),
        signatories=_signatories(),
        identity=_identity(),
        sentence=_sentence(),
        programme=_programme(),
        domains=_domains(_BASELINE, _NOW),
        activities=tuple(
            ActivityRow(name=name, weeks=tuple((came, planned) for came in weeks))
            for name, planned, weeks in _ACTIVITIES
        ),
        participation=(2.7, 2.6, 2.6, 2.7, 2.5, 2.5, 2.7, 2.8, 2.6, 2.6, 2.6, 2.5),
        urine=_urine(),
        ledger=Ledger(
            opening=3,
            rows=tuple(
                LedgerRow(on_date=day, tool=tool, event=event, staff="R. Wulandari", points=points)
                for day, tool, event, points in _LEDGER
            ),
        ),
        goals=Goals(
            rows=tuple(
                GoalRow(objective=text, intervention=how, progress=share, status=status)
                for text, how, share, status in _GOALS
            ),
            plan_version=3,
            reviewed_on=date(2026, 3, 9),
        ),
        writer="Ratna Wulandari, S.Psi.",
        narrative=tuple(
            NarrativePart(heading=head, text=text)
            for head, text in zip(NARRATIVE_HEADINGS, _NARRATIVE, strict=True)
        ),
        proposed=("stay", "psychology", "contract", "review"),
        conference_on=date(2026, 3, 12),
        code="44DT-CJPA-E452-5VFM",
    )  # fmt: skip


def _signatories() -> tuple[Signatory, ...]:
    return (
        Signatory(
            heading="Prepared by",
            position="Konselor adiksi",
            name="Ratna Wulandari, S.Psi.",
            employee_no="198804122012122003",
        ),
        Signatory(
            heading="Checked by",
            position="Manajer program TC",
            name="Ahmad Fauzan, A.Md.P., S.H.",
            employee_no="198509232009121002",
        ),
        Signatory(
            position="Kepala Lembaga Pemasyarakatan",
            name="Drs. Bambang Sutrisno, M.Si.",
            employee_no="197106171997031001",
        ),
    )


def _identity() -> Identity:
    return Identity(
        name="Eko Simanjuntak",
        register_no="BI.N 105/2024",
        tc_no="TC-2025-005",
        birth_place="Semarang",
        birth_date=date(1982, 5, 21),
        articles=("UU 35/2009 Ps. 112 (1)",),
        substances=("Metamfetamin", "THC"),
        place="Blok C · Rumah 5",
        counselor="Ratna Wulandari",
        work="Expeditor dapur",
        phase="Primer · Middle",
        photo=portrait(),
    )


def _sentence() -> Sentence:
    dates = (
        (LegalDateKind.THIRD, date(2025, 8, 15)),
        (LegalDateKind.HALF, date(2026, 3, 16)),
        (LegalDateKind.TWO_THIRDS, date(2026, 10, 15)),
        (LegalDateKind.EXPIRY, date(2027, 12, 15)),
    )
    marks = tuple(LegalMark(kind=kind, on_date=day, source=_SDP, data_date=date(2026, 3, 2)) for kind, day in dates)
    return Sentence(detained_on=date(2024, 6, 15), years=3, months=6, marks=marks)


def _programme() -> Programme:
    rows = (
        ("Induksi", date(2025, 11, 3), date(2025, 12, 15), SpanState.DONE),
        ("Primer · Younger", date(2025, 12, 15), date(2026, 2, 15), SpanState.DONE),
        ("Primer · Middle", date(2026, 2, 15), date(2026, 4, 18), SpanState.CURRENT),
        ("Primer · Older", date(2026, 4, 18), date(2026, 6, 15), SpanState.PLANNED),
        ("Re-entry", date(2026, 6, 15), date(2026, 9, 13), SpanState.PLANNED),
    )
    phases = tuple(PhaseSpan(name=name, starts_on=one, ends_on=two, state=state) for name, one, two, state in rows)
    return Programme(starts_on=date(2025, 11, 3), ends_on=date(2026, 9, 13), phases=phases, next_phase="Primer · Older")


def _domains(baseline: tuple[float, ...], now: tuple[float, ...]) -> tuple[DomainGroup, ...]:
    values = iter(zip(baseline, now, strict=True))
    return tuple(
        DomainGroup(
            label=name,
            rows=tuple(
                DomainRow(label=label, baseline=first, now=last)
                for (_code, label), (first, last) in zip(rows, values, strict=False)
            ),
        )
        for name, rows in GROUPS.values()
    )


def _urine() -> Urine:
    clean = (_NEG,) * 6
    days = (date(2026, 3, 2), date(2026, 2, 11), date(2026, 1, 19), date(2025, 12, 22))
    rows = tuple(UrineRow(taken_on=day, reason=UrineReason.RANDOM, readings=clean) for day in days)
    intake = UrineRow(
        taken_on=date(2025, 11, 3), reason=UrineReason.INTAKE, readings=(_POS, _POS, _NEG, _NEG, _NEG, _NEG)
    )
    return Urine(rows=(*rows, intake))


@cache
def empty() -> ProgressReport:
    """A draft of which nothing but the name is known."""
    return ProgressReport(
        starts_on=date(2026, 2, 16),
        ends_on=date(2026, 3, 8),
        as_of=date(2026, 3, 9),
        identity=Identity(name="Ujang"),
        sentence=Sentence(status=CustodyStatus.REMAND),
    )


@cache
def overfull() -> ProgressReport:
    """More of everything: long names, many activities, 200 ledger entries, a narrative of thousands of words."""
    usual = typical()
    long_name = "Raden Mas Muhammad Abdurrahman Hadiningrat-Simanjuntak bin Sastrowardoyo Kusumodiningrat"
    end = usual.ends_on
    return attrs.evolve(
        usual,
        number="W11.PAS.PAS.5-PK.01.05.06-LP/TC/XII/2026/0005-REVISI-KE-DUA",
        status=ReportStatus.DRAFT,
        demo=True,
        identity=attrs.evolve(
            usual.identity,
            name=long_name,
            register_no="BI.N 105/2024 jo. BI.N 2210/2023 Reg. F 12",
            birth_place="Kabupaten Kepulauan Siau Tagulandang Biaro",
            articles=("UU 35/2009 Ps. 112 (1)", "Ps. 114 (2) jo. Ps. 132 (1)", "KUHP Ps. 363"),
            substances=("Metamfetamin", "THC", "Benzodiazepin", "Heroin", "Ketamin"),
            work="Wakil kepala departemen dapur dan tata boga merangkap expeditor",
            counselor="dr. Siti Nurhaliza Kartosuwiryo-Hutagalung",
            phase="Primer · Middle (masa percobaan kedua)",
        ),
        activities=tuple(
            ActivityRow(name=f"{row.name} {number} dengan nama yang panjang", weeks=row.weeks)
            for number in range(1, 4)
            for row in usual.activities
        ),
        ledger=Ledger(
            rows=tuple(
                LedgerRow(
                    on_date=end - timedelta(days=number // 3),
                    tool=list(Tool)[number % len(Tool)],
                    event=_NARRATIVE[number % 4][: 30 + number % 170],
                    staff=long_name,
                    points=number % 21 - 10,
                )
                for number in range(200)
            )
        ),
        goals=Goals(
            rows=tuple(
                GoalRow(objective=text * 3, intervention=how * 3, progress=137, status=status)
                for text, how, _share, status in _GOALS * 4
            )
        ),
        urine=Urine(rows=usual.urine.rows * 5),
        narrative=tuple(
            NarrativePart(heading=head, text="\n".join([text] * 14))
            for head, text in zip(NARRATIVE_HEADINGS, _NARRATIVE, strict=True)
        ),
        proposed=tuple(PROPOSALS),
        signatories=usual.signatories * 2,
    )
