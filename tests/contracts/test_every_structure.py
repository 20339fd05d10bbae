"""What a screen reader and an archive find in every document: the rules of ISO 14289-1 and 19005-2 that can be counted.

The checkers that `test_checkers.py` asks go further, and say less of what is wrong here.
"""

import itertools

import paper_structure
import pytest

from tcdesk.reports._base import DOCUMENTS, PageOptions, Paper, Theme
from tcdesk.reports.paper.finish import MARKS_UA

SAMPLES = ("empty", "typical", "overfull")
OTHERS = (PageOptions(paper=Paper.F4, theme=Theme.COLOUR, language="en"), PageOptions(language="id+en"))
WITHIN = {
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "Part": {"Document"},
    "L": {"Document", "Part"},
    "Table": {"Document", "Part"},
}
ROLES = {"Document", "Part", "P", "Span", "Figure", "Link", *(f"H{level}" for level in range(1, 7)), *WITHIN}


def cases():
    """Every document and sample as it is usually printed; the usual one on the other paper and in two languages too."""
    for code, sample in itertools.product(DOCUMENTS.codes(), SAMPLES):
        yield code, sample, PageOptions()
    for code, options in itertools.product(DOCUMENTS.codes(), OTHERS):
        yield code, "typical", options


def _name(value):
    return "-".join((value.paper, value.language, value.theme)) if isinstance(value, PageOptions) else value


@pytest.fixture(scope="module")
def kept():
    """Structures already read in this module."""
    return {}


@pytest.fixture
def tagged(kept, code, sample, options):
    key = (code, sample, options)
    if key not in kept:
        document = DOCUMENTS[code]
        kept[key] = paper_structure.read(document.render(document.samples()[sample], options))
    return kept[key]


every = pytest.mark.parametrize(("code", "sample", "options"), list(cases()), ids=_name)


@every
def test_all_that_is_drawn_is_marked_and_every_mark_has_its_element(tagged):
    assert tagged.unmarked == []
    drawn = {(page, mark) for page, marks in enumerate(tagged.marks_of_pages) for mark in marks}
    assert all(len(set(marks)) == len(marks) for marks in tagged.marks_of_pages)
    owned = [mark for node in tagged.root.every() for mark in node.marks]
    assert len(owned) == len(set(owned))
    assert set(owned) == drawn
    assert all(tagged.parents.values())


@every
def test_elements_lie_in_those_that_may_hold_them(tagged):
    assert tagged.root.role == "Document"
    for node in tagged.root.every():
        assert node.role in ROLES
        assert node is tagged.root or node.parent is not None
        if node.role in WITHIN:
            assert node.parent.role in WITHIN[node.role]
        if node.role in {"Document", "Part", "Table", "TR", "L", "LI"}:
            assert not node.marks, "groups hold elements, no text of their own"


@every
def test_headings_begin_with_a_title_and_skip_no_level(tagged):
    levels = [int(node.role[1]) for node in tagged.root.every() if node.role[0] == "H" and node.role[1:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(tagged.text(node).strip() for node in tagged.root.every() if node.role in {"H1", "H2", "H3", "H4"})


@every
def test_tables_are_regular_and_have_heads(tagged):
    for table in tagged.root.of("Table"):
        wide = {sum(cell.columns for cell in row.kids) for row in table.kids}
        assert len(wide) == 1
        heads = [cell for cell in table.kids[0].kids if cell.role == "TH"]
        assert heads
        assert all(cell.scope == "Column" for cell in heads)


@every
def test_what_is_read_follows_what_is_drawn(tagged):
    """The order of the structure is that of the page, from page to page."""
    last = {}
    earlier = []
    for page, number in tagged.root.sequence():
        if number < last.get(page, -1):
            earlier.append((page, number))
        last[page] = max(number, last.get(page, -1))
    assert earlier == []


@every
def test_figures_say_what_they_show(tagged):
    for figure in tagged.root.of("Figure"):
        assert figure.alt.strip()
        assert len(figure.box) == 4
        assert figure.box[0] < figure.box[2]
        assert figure.box[1] < figure.box[3]


@every
def test_words_of_one_element_on_two_lines_are_parted_by_a_space(tagged):
    """Who hears them does not see that they stand apart (ISO 32000-1, 14.8.2.5)."""
    pictures = {mark for figure in tagged.root.of("Figure") for mark in figure.marks}
    joined = [
        (before, after)
        for ((page, mark, line), before), ((*other, next_line), after) in itertools.pairwise(tagged.strings)
        if [page, mark] == other
        and (page, mark) not in pictures
        and abs(line - next_line) > 5
        and not (before[-1:] + after[:1]).count(" ")
    ]
    assert tagged.strings
    assert joined == []


@every
def test_links_are_in_the_structure_and_say_where_they_lead(tagged):
    assert tagged.linked == tagged.links
    assert len(tagged.root.of("Link")) == tagged.links


@every
def test_the_file_says_what_it_is_and_claims_nothing(tagged, options):
    catalog = tagged.catalog
    assert catalog["/Lang"] == ("en-GB" if options.language == "en" else "id-ID")
    assert {"/MarkInfo", "/OutputIntents", "/ViewerPreferences", "/Metadata"} <= set(catalog)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(catalog)
    assert "<dc:title>" in tagged.xmp
    assert not MARKS_UA, "until veraPDF has been run"
    assert "<pdfuaid:part>" not in tagged.xmp
    assert "pdfaid" not in tagged.xmp


def test_a_gloss_says_that_it_is_english():
    document = DOCUMENTS["progress"]
    options = PageOptions(language="id+en")
    tagged = paper_structure.read(document.render(document.samples()["typical"], options))
    glosses = {tagged.text(node).strip(): node.lang for node in tagged.root.of("Span", "P") if node.lang}
    assert glosses["Urine tests"] == "en-GB"
    assert set(glosses.values()) == {"en-GB"}


def test_a_report_is_read_from_who_to_what_was_decided():
    document = DOCUMENTS["progress"]
    tagged = paper_structure.read(document.render(document.samples()["typical"], PageOptions()))
    text = " ".join(tagged.text(tagged.root).split())
    at = -1
    for words in (
        "LEMBAGA PEMASYARAKATAN", "Laporan Perkembangan Residen", "Nomor LP/TC/III/2026/0005",
        "Eko Simanjuntak", "Fase kini Primer · Middle",
        "No. registrasi BI.N 105/2024", "Hari ke 127 dari 315 program", "Ringkasan", "Kehadiran 90 %",
        "Masa pidana & fase program", "Asesmen per domain", "Kehadiran per kegiatan", "Morning meeting 83%, 70 dari 84",
        "Tes urin", "Catatan perilaku", "Sasaran terapi", "Narasi konselor", "Rekomendasi",
        "Usul: dicentang Sidang: kosong Melanjutkan fase Primer · Middle",
        "Disusun oleh Konselor adiksi Ratna Wulandari, S.Psi. NIP 19880412 201212 2 003",
    ):  # fmt: skip
        found = text.find(words, at + 1)
        assert found > at, words
        at = found
    assert "RAHASIA" not in text.split("Rekomendasi")[1], "what stands on every page is passed over"


def test_a_packet_leads_to_every_report():
    document = DOCUMENTS["packet"]
    sample = document.samples()["typical"]
    tagged = paper_structure.read(document.render(sample, PageOptions()))
    assert [link.alt for link in tagged.root.of("Link")] == [item.report.identity.name for item in sample.items]
    parts = [node for node in tagged.root.kids if node.role == "Part"]
    assert len(parts) == len(sample.items) + 2
    names = [item.report.identity.name for item in sample.items]
    assert all(name in tagged.text(part) for name, part in zip(names, parts[1:-1], strict=True))
