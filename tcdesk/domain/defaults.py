"""What a new facility starts with: facility data, in Indonesian, that staff change afterwards.

Phase lengths and criteria follow the five phases of the house with the sub-phases in use; everything here is a
proposal and none of it is looked up again once the facility has been made.
"""

from __future__ import annotations

from tcdesk.domain.calendar import ActivityKind, BlockedBand, Slot, Structure
from tcdesk.domain.health import Substance
from tcdesk.domain.job import JobDepartment
from tcdesk.domain.phase import Criterion, Phase, Stage
from tcdesk.domain.progress_parts import Signatory

PHASES = (
    Phase(id=1, code="intake", name="Intake", stage=Stage.INTAKE, position=1, min_days=1, target_days=3),
    Phase(id=2, code="detox", name="Detoks", stage=Stage.DETOX, position=2, min_days=3, target_days=14),
    Phase(id=3, code="entry", name="Entry", stage=Stage.ENTRY, position=3, min_days=14, target_days=30),
    Phase(id=4, code="younger", name="Primary Younger", stage=Stage.PRIMARY, position=4, min_days=28, target_days=42),
    Phase(id=5, code="middle", name="Primary Middle", stage=Stage.PRIMARY, position=5, min_days=40, target_days=62),
    Phase(id=6, code="older", name="Primary Older", stage=Stage.PRIMARY, position=6, min_days=28, target_days=40),
    Phase(id=7, code="reentry_a", name="Re-entry A", stage=Stage.REENTRY, position=7, min_days=14, target_days=28),
    Phase(id=8, code="reentry_b", name="Re-entry B", stage=Stage.REENTRY, position=8, min_days=28, target_days=42),
)

_TICKED: dict[str, tuple[tuple[str, str], ...]] = {
    "intake": (("consent", "Persetujuan ditandatangani"), ("assist", "Skrining ASSIST selesai")),
    "detox": (("stable", "Stabil secara medis menurut dokter"),),
    "entry": (("walking_paper", "Walking paper lulus"), ("orientation", "Orientasi aturan rumah selesai")),
    "younger": (("life_story", "Riwayat hidup ditulis dan dibacakan"), ("job", "Fungsi kerja dijalankan")),
    "middle": (("job", "Fungsi kerja dijalankan"), ("recommendation", "Rekomendasi rekan dan petugas")),
    "older": (
        ("prevention", "Rencana pencegahan kekambuhan selesai"),
        ("role_model", "Menjadi teladan bagi residen baru"),
    ),
    "reentry_a": (("plan", "Rencana setelah program selesai"), ("family", "Keluarga atau penjamin dihubungi")),
    "reentry_b": (("skill", "Pelatihan keterampilan diikuti"), ("handover", "Rujukan pascarehabilitasi disiapkan")),
}
ATTENDANCE_SHARE = 0.8
BREACH_DAYS = 30.0
RATING = 3.0


def criteria() -> tuple[Criterion, ...]:
    """The advancement checklist of every default phase, with the lines the program counts by itself first."""
    found: list[Criterion] = []
    for phase in PHASES:
        rows: list[tuple[str, str, float | None]] = [
            ("min_days", "Lama minimum di fase ini", float(phase.min_days)),
        ]
        if phase.stage not in {Stage.INTAKE, Stage.DETOX}:
            rows += [
                ("attendance", "Kehadiran semua kegiatan", ATTENDANCE_SHARE),
                ("no_breach", "Tanpa pelanggaran cardinal rule", BREACH_DAYS),
                ("urine_negative", "Tes urin terakhir negatif", None),
            ]
        if phase.stage is Stage.PRIMARY:
            rows.append(("rating", "Rata-rata partisipasi", RATING))
        rows += [(code, text, None) for code, text in _TICKED[phase.code]]
        found += [
            Criterion(phase_id=phase.id, code=code, text=text, threshold=threshold, position=place)
            for place, (code, text, threshold) in enumerate(rows, start=1)
        ]
    return tuple(found)


ACTIVITIES = (
    ActivityKind(code="morning_meeting", name="Morning meeting", structure=Structure.BEHAVIOUR, minutes=90, position=1),
    ActivityKind(code="encounter", name="Encounter group", structure=Structure.EMOTIONAL, minutes=60, position=2),
    ActivityKind(code="seminar", name="Seminar & edukasi", structure=Structure.INTELLECTUAL, minutes=60, position=3),
    ActivityKind(code="counselling", name="Konseling individu", structure=Structure.EMOTIONAL, minutes=60, position=4),
    ActivityKind(
        code="therapy", name="Terapi kelompok", structure=Structure.EMOTIONAL, minutes=60, for_group=True, position=5
    ),
    ActivityKind(code="job_function", name="Fungsi kerja", structure=Structure.VOCATIONAL, minutes=45, position=6),
    ActivityKind(code="worship", name="Ibadah & rohani", structure=Structure.INTELLECTUAL, minutes=30, position=7),
    ActivityKind(
        code="group_counselling", name="Konseling kelompok", structure=Structure.EMOTIONAL, minutes=60, position=8
    ),
)
THERAPY = "therapy"
"""The activity of a therapy group's weekly meeting."""
GROUP_COUNSELLING = "group_counselling"
"""The activity of a session that is called for some residents when it is needed."""

SUBSTANCES = tuple(
    Substance(code=code, name=name, family=family, position=place)
    for place, (code, name, family) in enumerate(
        (
            ("MET", "Sabu", "stimulant"),
            ("AMP", "Ekstasi", "stimulant"),
            ("THC", "Ganja", "cannabis"),
            ("SYN", "Tembakau sintetis", "cannabis"),
            ("MOP", "Putaw", "opioid"),
            ("TRA", "Tramadol", "opioid"),
            ("BZO", "Benzodiazepin", "sedative"),
            ("COC", "Kokain", "stimulant"),
            ("ALC", "Alkohol", "alcohol"),
            ("DXM", "Dekstro", "other"),
            ("INH", "Lem dan bahan hirup", "other"),
            ("HAL", "Halusinogen", "other"),
            ("OTH", "Zat lain", "other"),
        ),
        start=1,
    )
)

DEPARTMENTS = tuple(
    JobDepartment(code=code, name=name, position=place)
    for place, (code, name) in enumerate(
        (
            ("kitchen", "Dapur"),
            ("housekeeping", "Kebersihan"),
            ("grounds", "Taman"),
            ("laundry", "Binatu"),
            ("maintenance", "Perbaikan"),
            ("business", "Tata usaha"),
            ("library", "Perpustakaan"),
            ("worship", "Kerohanian"),
            ("sport", "Olahraga"),
            ("expediting", "Ekspedisi"),
        ),
        start=1,
    )
)

SLOTS = (
    *(Slot(weekday=day, starts_at=starts_at) for day in range(4) for starts_at in (10 * 60, 11 * 60, 13 * 60 + 30)),
    Slot(weekday=4, starts_at=10 * 60),
)

BANDS = (
    BlockedBand(starts_at=12 * 60, minutes=90, label="Ishoma"),
    BlockedBand(weekday=4, starts_at=11 * 60, minutes=150, label="Salat Jumat"),
    BlockedBand(weekday=4, starts_at=13 * 60 + 30, minutes=90, label="Konferensi kasus"),
)

SIGNATORIES = (
    Signatory(position="Konselor", by_counselor=True),
    Signatory(heading="Mengetahui,", position="Program Manager"),
    Signatory(heading="Menyetujui,", position="Kepala Lapas"),
)

LETTERHEAD = ("KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA", "DIREKTORAT JENDERAL PEMASYARAKATAN")

RELIGIONS = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu", "Kepercayaan")
EDUCATIONS = ("Tidak sekolah", "SD", "SMP", "SMA", "SMK", "D3", "S1", "S2")
MARITAL = ("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")
RELATIONS = ("Ibu", "Ayah", "Istri", "Kakak", "Adik", "Anak", "Paman", "Bibi", "Lainnya")
COURTS = ("PN Tangerang", "PN Jakarta Barat", "PN Jakarta Pusat", "PN Jakarta Selatan", "PN Serang", "PN Bogor")
ARTICLES = (
    "UU 35/2009 Ps. 111 (1)",
    "UU 35/2009 Ps. 111 (2)",
    "UU 35/2009 Ps. 112 (1)",
    "UU 35/2009 Ps. 112 (2)",
    "UU 35/2009 Ps. 114 (1)",
    "UU 35/2009 Ps. 114 (2)",
    "UU 35/2009 Ps. 127 (1) a",
    "UU 35/2009 Ps. 127 (1) b",
    "UU 35/2009 Ps. 127 (1) c",
    "UU 35/2009 Ps. 132 (1)",
    "UU 1/2023 Ps. 609 (1)",
    "UU 1/2023 Ps. 610 (1)",
)
