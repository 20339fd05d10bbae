"""The two pages of a progress report: order, special cases, and the ladder that keeps them two."""

from datetime import date, timedelta

import attrs
import paper_reader
import pytest

from tcdesk.domain.care import Tool
from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.progress import ReportStatus
from tcdesk.domain.progress_parts import (
    NARRATIVE_HEADINGS,
    Identity,
    Ledger,
    LedgerRow,
    LegalMark,
    NarrativePart,
    Sentence,
    Urine,
)
from tcdesk.i18n import texts
from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.progress.columns import MOST_ACTIVITIES, shown_activities, shown_groups
from tcdesk.reports.progress.summary import summary_lines, summary_runs
from tcdesk.reports.samples.progress import empty, overfull, typical

ID, EN, BOTH = PageOptions(language="id"), PageOptions(language="en"), PageOptions(language="id+en")


def render(report, options=ID):
    return DOCUMENTS["progress"].render(report, options)


def read(report, options=ID):
    """The words of the report in reading order, lines joined."""
    return " ".join(paper_reader.text(render(report, options)).split())


def summary(report, language="id"):
    return "".join(text for text, _font in summary_runs(report, texts(language))).replace("\u00a0", " ")


def in_order(text, *parts):
    places = [text.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places == sorted(places), dict(zip(parts, places, strict=True))


def test_a_reader_finds_everything_in_its_order():
    in_order(
        read(typical()),
        "LEMBAGA PEMASYARAKATAN NARKOTIKA KELAS IIA CONTOH",
        "Laporan Perkembangan Residen",
        "LP/TC/III/2026/0005",
        "15 Des 2025 – 8 Mar 2026",
        "Senin, 9 Maret 2026",
        "Eko Simanjuntak",
        "BI.N 105/2024",
        "TC-2025-005",
        "Semarang, 21 Mei 1982 (43 th)",
        "UU 35/2009 Ps. 112 (1)",
        "Metamfetamin (utama), THC",
        "127 dari 315 program",
        "Ringkasan",
        "Perkembangan membaik: 13 dari 14 domain naik",
        "90 %",
        "+11",
        "4/4",
        "Masa pidana & fase program",
        "15 Agu 2025",
        "Primer · Older",
        "Gaya hidup narkoba–kriminal",
        "Morning meeting 83% 70/84",
        "3 Nov 2025",
        "Catatan perilaku",
        "Akses perpustakaan hari Sabtu R. Wulandari +3 11",
        "Nada tinggi kepada petugas piket saat apel malam R. Wulandari −3 0",
        "Sasaran terapi",
        "55% Berisiko",
        "Narasi konselor",
        "Selama periode ini Eko menunjukkan",
        "pembimbing kemasyarakatan (Bapas).",
        "Rekomendasi",
        "Melanjutkan fase Primer · Middle",
        "Disusun oleh Konselor adiksi",
        "Contoh, 9 Maret 2026",
        "NIP 19710617 199703 1 001",
        "Halaman 2 dari 2",
    )


def test_english_paper_has_english_words_and_formats():
    text = read(typical(), EN)
    for words in ("Resident progress report", "15 Dec 2025 – 8 Mar 2026", "+0.8", "Appreciation", "Page 1 of 2"):
        assert words in text
    for words in ("Ringkasan", "Halaman", "Konselor adiksi\nDisusun"):
        assert words not in text


def test_a_gloss_stands_in_heads_only_where_both_languages_are_asked_for():
    both, one = read(typical(), BOTH), read(typical(), ID)
    for words in ("Ringkasan Summary", "Catatan perilaku Behaviour ledger", "Resident progress report"):
        assert words in both
        assert words not in one
    assert "Appreciation" not in both


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("language", ["id", "en", "id+en"])
def test_the_usual_report_has_two_pages(paper, language):
    assert paper_reader.count(render(typical(), PageOptions(paper=paper, language=language))) == 2


def test_an_empty_report_says_what_there_is_not():
    text = read(empty())
    for words in (
        "Ujang",
        "Foto belum ada",
        "Tidak diketahui",
        "Belum ada data untuk menilai",
        "Belum ada usulan.",
        "Tidak ada peristiwa dalam periode ini.",
        "Belum ada sasaran terapi.",
        "Belum ada narasi.",
    ):
        assert words in text
    assert paper_reader.count(render(empty())) == 2
    assert "None" not in text
    assert "nan" not in text.split()


def test_unknown_is_never_blank_or_a_question_mark():
    report = attrs.evolve(empty(), identity=Identity(name="Ujang"))
    assert read(report).count("Tidak diketahui") == 9
    assert "?" not in read(report)


def test_a_draft_says_so_and_carries_no_code():
    draft = attrs.evolve(typical(), status=ReportStatus.DRAFT)
    pages = [paper_reader.text(render(draft), number) for number in (0, 1)]
    assert all("DRAF – belum disahkan" in page for page in pages)
    assert pages[1].count("DRAF – belum disahkan") == 2
    assert all(draft.code not in page for page in pages)
    final = [paper_reader.text(render(typical()), number) for number in (0, 1)]
    assert all("DRAF" not in page for page in final)
    assert all("Kode verifikasi 44DT-CJPA-E452-5VFM" in page for page in final)
    outlined = [one for one in paper_reader.shown(render(draft)) if one.mode == 1]
    assert len(outlined) == 2
    assert all(one.size > 80 for one in outlined)


def test_remand_and_life_have_no_fractions():
    marks = typical().sentence.marks
    for status, words in ((CustodyStatus.REMAND, "No final verdict"), (CustodyStatus.LIFE, "For life")):
        sentence = Sentence(status=status, detained_on=date(2024, 6, 15), marks=marks[:1])
        text = read(attrs.evolve(typical(), sentence=sentence), EN)
        assert words in text
        assert "⅓" not in text
        assert "sentence of" not in text


def test_a_legal_date_before_the_end_of_the_programme_is_in_the_summary():
    mark = LegalMark(kind=LegalDateKind.TWO_THIRDS, on_date=date(2026, 6, 1), source=DateSource.ESTIMATE)
    report = attrs.evolve(typical(), sentence=attrs.evolve(typical().sentence, marks=(mark,)))
    assert "⅔ (1 Jun 2026) jatuh sebelum program selesai." in summary(report)
    assert "tanggal perkiraan" in read(report)
    assert "jatuh sebelum" not in summary(typical())


def test_withheld_urine_tests_leave_no_trace():
    report = attrs.evolve(typical(), urine=Urine(rows=typical().urine.rows, is_withheld=True))
    text = read(report)
    assert "tidak ditampilkan" in text
    for words in ("4/4", "3 Nov 2025 ", "seluruh tes urin", "terakhir 2 Mar 2026"):
        assert words not in text


def _domains(report, *changes):
    """The report with only as many domains as changes, all from 3.0."""
    group = report.domains[0]
    rows = tuple(
        attrs.evolve(group.rows[place % 3], baseline=3.0, now=None if change is None else 3.0 + change)
        for place, change in enumerate(changes)
    )
    return attrs.evolve(report, domains=(attrs.evolve(group, rows=rows),))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ((0.5, 0.5, 0.0), "improving: 2 of 3 domains rose"),
        ((-0.5, -0.5, 0.5), "declining: 2 of 3 domains fell"),
        ((0.5, 0.0, 0.0), "mixed: 1 of 3 domains rose"),
        ((0.0, 0.0, 0.0), "unchanged: 0 of 3 domains rose"),
        ((None, None), "cannot be judged yet: attendance is above"),
    ],
)
def test_the_direction_follows_from_the_domains(changes, words):
    assert f"Progress is {words}" in summary(_domains(typical(), *changes), "en")


def test_the_main_concern_is_what_fell_most_else_what_is_lowest():
    report = _domains(typical(), 0.5, -1.0, -0.5)
    assert "Responsibility has declined and is the main concern." in summary(report, "en")
    assert "Engagement remains the main concern." in summary(typical(), "en")


def test_a_positive_test_and_low_attendance_are_named():
    intake = typical().urine.rows[-1]
    urine = Urine(rows=(attrs.evolve(intake, taken_on=date(2026, 3, 1)), *typical().urine.rows))
    rows = tuple(attrs.evolve(row, weeks=((0, 4),) * 12) for row in typical().activities[:1])
    report = attrs.evolve(typical(), urine=urine, activities=(*rows, *typical().activities[1:]))
    words = summary(report, "en")
    assert "1 of 5 urine tests was positive" in words
    assert "attendance of" in words
    assert "is below the limit of 85%" in words
    assert "all urine tests" not in words


@pytest.mark.parametrize("report", [empty(), typical(), overfull()], ids=("empty", "typical", "overfull"))
def test_the_summary_has_at_most_four_lines(report):
    for language in ("id", "en"):
        lines, style = summary_lines(report, texts(language), 453)
        assert 1 <= len(lines) <= 4
        assert style.size >= 9.6


def _ledger(count, days=80):
    end = typical().ends_on
    rows = tuple(
        LedgerRow(on_date=end - timedelta(days=number * days // count), tool=Tool.PULL_UP, event=f"Peristiwa {number}",
                  points=-1)
        for number in range(count)
    )  # fmt: skip
    return Ledger(rows=rows)


def test_a_long_ledger_is_cut_to_keep_two_pages_and_what_is_left_out_is_summed():
    report = attrs.evolve(typical(), ledger=_ledger(16))
    assert paper_reader.count(render(report)) == 2
    text = read(report)
    assert "Peristiwa 6 " in text
    assert "Peristiwa 7 " not in text
    assert "9 peristiwa lebih lama di buku perilaku (0 / −9)" in text
    assert "16 peristiwa · saldo −16" in text


def test_where_nothing_helps_the_whole_ledger_flows_on():
    report = attrs.evolve(overfull(), narrative=overfull().narrative)
    text = read(report)
    assert "lebih lama di buku perilaku" not in text
    assert paper_reader.count(render(report)) < 25


@pytest.mark.parametrize("first", range(240, 640, 80))
def test_signatures_never_stand_alone(first):
    """However long the narrative: the page of the signatures has recommendations and the narrative's last lines."""
    for words in (*range(first, first + 80, 8), first * 10):
        long = " ".join(f"kata{number}" for number in range(words))
        part = NarrativePart(heading=NARRATIVE_HEADINGS[0], text=long)
        data = render(attrs.evolve(typical(), narrative=(part,)))
        last = paper_reader.text(data, paper_reader.count(data) - 1)
        in_order(" ".join(last.split()), f"kata{words - 1}", "Rekomendasi", "Disusun oleh", "NIP 19710617 199703 1 001")
        whole = paper_reader.text(data)
        assert all(f"kata{number}" in whole for number in range(0, words, 97))


def test_the_side_label_stands_once():
    part = NarrativePart(heading=NARRATIVE_HEADINGS[1], text="kalimat panjang " * 2500)
    assert read(attrs.evolve(typical(), narrative=(part,))).count("Penilaian klinis") == 1


def test_activities_without_room_are_summed():
    rows = overfull().activities
    shown = shown_activities(rows, texts("id"))
    assert len(shown) == MOST_ACTIVITIES
    assert shown[-1].name == "13 kegiatan lain"
    assert sum(row.attended for row in shown) == sum(row.attended for row in rows)
    assert sum(row.scheduled for row in shown) == sum(row.scheduled for row in rows)
    assert shown_activities(rows[:9], texts("id")) == rows[:9]


def test_domains_without_room_are_left_out_from_the_end():
    groups = typical().domains * 3
    shown = shown_groups(groups)
    assert sum(1 + len(group.rows) for group in shown) <= 20
    assert shown[:4] == groups[:4]


HOSTILE = (
    "Siti <b>Nurhaliza</b> & <img src=/etc/hostname>",
    "</para><para>",
    "<onDraw name=x/>{braces} %s",
    "\u202eterbalik\u202c",
    "👨‍👩‍👧 Ayu 😀",
    "محمد علي",
    "ꦱꦶꦠꦶ",
    "e\u0301\u0301\u0301\u0301",
    "x\ud800",
    "W" * 20_000,
    "\x00\x07\x1b[2J",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text_wherever_it_stands(text):
    usual = typical()
    report = attrs.evolve(
        usual,
        number=text,
        identity=Identity(
            name=text, register_no=text, articles=(text,), substances=(text, text), phase=text, work=text
        ),
        letterhead=attrs.evolve(usual.letterhead, lines=(text, text), institution=text, address=text, city=text),
        signatories=tuple(attrs.evolve(one, position=text, name=text, employee_no=text) for one in usual.signatories),
        activities=tuple(attrs.evolve(row, name=text) for row in usual.activities),
        ledger=attrs.evolve(usual.ledger, rows=tuple(attrs.evolve(row, event=text) for row in usual.ledger.rows)),
        goals=attrs.evolve(usual.goals, rows=tuple(attrs.evolve(row, objective=text) for row in usual.goals.rows)),
        programme=attrs.evolve(
            usual.programme,
            next_phase=text,
            phases=tuple(attrs.evolve(one, name=text) for one in usual.programme.phases),
        ),
        writer=text,
        narrative=tuple(NarrativePart(heading=text, text=text) for _ in range(3)),
    )
    data = render(report)
    assert paper_reader.count(data) <= 40
    sheet_left, sheet_right = paper_reader.margins(False, ID)
    wide, _high = paper_reader.sizes(data)
    for one in paper_reader.rectangles(data):
        assert sheet_left - 0.6 <= one.left
        assert one.right <= wide - sheet_right + 0.6
    if text.isascii() and text.isprintable() and len(text) < 60:
        assert text in read(report)
    assert b"/URI" not in data
    assert b"/JavaScript" not in data
