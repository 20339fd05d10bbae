"""The special cases of a progress report, each as a whole paper: remand, life, nothing known, everything at once."""

from datetime import date, timedelta
from io import BytesIO

import attrs
import paper_reader
import pikepdf
import pytest
from PIL import Image

from tcdesk.domain.care import Tool
from tcdesk.domain.custody import CustodyStatus, LegalDateKind
from tcdesk.domain.progress_parts import NARRATIVE_HEADINGS, Ledger, LedgerRow, LegalMark, NarrativePart, Sentence
from tcdesk.reports._base import DOCUMENTS, PageOptions, Paper, Profile, Theme
from tcdesk.reports.paper.tokens import MM, SMALLEST_FITTED
from tcdesk.reports.samples.progress import empty, overfull, typical

USUAL = typical()
LOOKS = (
    PageOptions(),
    PageOptions(paper=Paper.F4, language="id+en"),
    PageOptions(theme=Theme.COLOUR, language="en"),
    PageOptions(profile=Profile.NASKAH_DINAS),
)


def render(report, options=LOOKS[0]):
    return DOCUMENTS["progress"].render(report, options)


def words_of(data, page=None):
    return " ".join(paper_reader.text(data, page).split())


def _photo(**changes):
    return attrs.evolve(USUAL, identity=attrs.evolve(USUAL.identity, **changes))


def _custody(status, marks=()):
    custody = Sentence(status=status, detained_on=date(2024, 6, 15), marks=marks)
    return attrs.evolve(USUAL, sentence=custody)


def _no_baseline():
    groups = tuple(
        attrs.evolve(group, rows=tuple(attrs.evolve(row, baseline=None) for row in group.rows))
        for group in USUAL.domains
    )
    return attrs.evolve(USUAL, domains=groups)


def _beyond_expiry():
    marks = (LegalMark(kind=LegalDateKind.EXPIRY, on_date=USUAL.programme.ends_on - timedelta(days=60)),)
    return attrs.evolve(USUAL, sentence=attrs.evolve(USUAL.sentence, marks=marks))


CASES = {
    "no photo": (_photo(photo=None), "No photo yet"),
    "damaged photo": (_photo(photo=b"\xff\xd8\xff broken"), "Eko Simanjuntak"),
    "remand": (_custody(CustodyStatus.REMAND), "No final verdict"),
    "convicted without dates": (_custody(CustodyStatus.CONVICTED), "Expiry not known"),
    "life": (_custody(CustodyStatus.LIFE), "For life"),
    "nothing of custody": (attrs.evolve(USUAL, sentence=Sentence()), "Eko Simanjuntak"),
    "no baseline": (_no_baseline(), "Eko Simanjuntak"),
    "programme beyond expiry": (_beyond_expiry(), "falls before the programme ends"),
    "empty": (empty(), "Ujang"),
    "overfull": (overfull(), "Raden Mas"),
}


@pytest.mark.parametrize("options", LOOKS, ids=("mono", "folio", "colour", "letter"))
@pytest.mark.parametrize("case", CASES)
def test_every_special_case_is_a_whole_paper_by_the_rules(case, options):
    report, _words = CASES[case]
    data = render(report, options)
    assert data == render(report, options)
    pages = paper_reader.count(data)
    assert pages == 2 or case == "overfull" or (options.profile is Profile.NASKAH_DINAS and pages == 3)
    assert "None" not in words_of(data).split()
    assert b"nan" not in paper_reader.instructions(data).split()
    shown = paper_reader.shown(data, pages=3)
    assert min(one.size for one in shown) >= SMALLEST_FITTED - 0.01
    if options.theme is Theme.MONO:
        assert {one.fill for one in shown} <= {paper_reader.BLACK, paper_reader.WHITE}
    assert not any("Helvetica" in name for name in paper_reader.fonts(data))


@pytest.mark.parametrize("case", CASES)
def test_every_special_case_says_what_it_is(case):
    report, words = CASES[case]
    assert words in words_of(render(report, PageOptions(language="en")))


def test_a_report_without_baseline_has_a_dash_for_every_change_and_no_judgement_of_it():
    text = words_of(render(_no_baseline()))
    assert text.count("–") >= sum(len(group.rows) for group in USUAL.domains)
    assert "13 dari 14 domain naik" not in text


def test_page_one_measures_and_page_two_judges_and_is_signed():
    data = render(USUAL)
    first, second = (words_of(data, number) for number in (0, 1))
    measures = (
        "Ringkasan",
        "Kehadiran per kegiatan",
        "Masa pidana & fase program",
        "Asesmen per domain",
        "Tes urin 6 panel",
    )
    judges = ("Catatan perilaku", "Sasaran terapi", "Narasi konselor", "Rekomendasi", "Disusun oleh")
    assert all(words in first and words not in second for words in measures)
    assert all(words in second and words not in first for words in judges)


@pytest.mark.parametrize(("paper", "width", "height"), [(Paper.A4, 210, 297), (Paper.F4, 215, 330)])
def test_the_paper_has_its_true_size_on_every_page(paper, width, height):
    with pikepdf.open(BytesIO(render(overfull(), PageOptions(paper=paper)))) as pdf:
        for page in pdf.pages:
            box = [float(one) for one in page.mediabox]
            assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((width * MM, height * MM), abs=0.2)


def test_a_photo_is_grey_in_black_and_white_and_carries_nothing_but_the_picture():
    picture = BytesIO()
    info = Image.Exif()
    info[0x010E] = "RAHASIA-DI-DALAM-FOTO"
    Image.new("RGB", (300, 400), "red").save(picture, "JPEG", exif=info)
    report = _photo(photo=picture.getvalue())
    for theme, space in ((Theme.MONO, "/DeviceGray"), (Theme.COLOUR, "/DeviceRGB")):
        data = render(attrs.evolve(report, letterhead=attrs.evolve(report.letterhead, left_mark=None, right_mark=None)),
                      PageOptions(theme=theme))  # fmt: skip
        assert b"RAHASIA-DI-DALAM-FOTO" not in data
        with pikepdf.open(BytesIO(data)) as pdf:
            spaces = {str(one.ColorSpace) for one in pdf.objects
                      if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"}  # fmt: skip
        assert spaces == {space}


LONG_NAME = "Raden Mas Haji Muhammad Abdurrahman Wahiduddin Kusumonegoro S"
STORY = " ".join(f"kata{number}" for number in range(5000))


def _ledger(count):
    start = USUAL.starts_on
    return Ledger(
        rows=tuple(
            LedgerRow(on_date=start + timedelta(days=number % 80), tool=Tool.PULL_UP, event=f"peristiwa{number}x")
            for number in range(count)
        )
    )


@pytest.mark.parametrize("options", LOOKS, ids=("mono", "folio", "colour", "letter"))
def test_the_longest_record_loses_nothing_and_its_pages_are_bounded(options):
    report = attrs.evolve(
        _photo(name=LONG_NAME), ledger=_ledger(200),
        narrative=(NarrativePart(heading=NARRATIVE_HEADINGS[0], text=STORY),),
    )  # fmt: skip
    data = render(report, options)
    assert 10 <= paper_reader.count(data) <= 40
    text = words_of(data)
    assert all(f"kata{number}" in text for number in range(0, 5000, 61))
    assert all(f"peristiwa{number}x" in text for number in range(200))
    assert "Raden Mas Haji Muhammad Abdurrahman" in text
    last = words_of(data, paper_reader.count(data) - 1)
    assert "kata4999" in last, "signatures never stand alone"
