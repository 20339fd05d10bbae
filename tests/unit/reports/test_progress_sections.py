"""A draft without some of its sections: closed up, said on the paper, and no word of them elsewhere on it."""

import attrs
import paper_reader
import paper_structure
import pytest

from tcdesk.domain.progress import SECTION_NAMES, ReportSection, ReportStatus
from tcdesk.i18n import texts
from tcdesk.reports._base import DOCUMENTS, PageOptions, Paper, Profile
from tcdesk.reports.samples.progress import empty, overfull, typical

ALL = frozenset(ReportSection)
HEADS = SECTION_NAMES | {ReportSection.DECISION: "Recommendations"}
ELSEWHERE = {
    ReportSection.SUMMARY: ("Perkembangan membaik", "Partisipasi (1–5)"),
    ReportSection.SENTENCE: ("Ditahan", "pidana 3 th"),
    ReportSection.ASSESSMENT: ("14 domain", "menjadi perhatian utama", "asesmen awal"),
    ReportSection.ATTENDANCE: ("Kehadiran di atas", "kehadiran di atas", "Partisipasi (1–5)", "83%"),
    ReportSection.URINE: ("Tes urin negatif", "tes urin periode", "AMP"),
    ReportSection.LEDGER: ("Saldo perilaku", "4 penghargaan"),
    ReportSection.GOALS: ("rencana terapi", "Berisiko"),
    ReportSection.NARRATIVE: ("Data & pengamatan", "Selama periode ini"),
    ReportSection.DECISION: ("Diusulkan", "Disusun oleh", "Catatan sidang"),
}
"""Words that stand on the whole paper, some of them outside of the section itself, and not where it is left out."""


def draft(sample=typical):
    return attrs.evolve(sample(), status=ReportStatus.DRAFT)


def render(report, without=frozenset(), **options):
    return DOCUMENTS["progress"].render(report, PageOptions(without=without, **options))


def words_of(data, page=None):
    return " ".join(paper_reader.text(data, page).split())


def said(without, t):
    names = ", ".join(t.t(SECTION_NAMES[one]) for one in ReportSection if one in without)
    return f"{t.t('Sections not printed:')} {names}"


def heads_of(data):
    tagged = paper_structure.read(data)
    return [tagged.text(node).strip() for node in tagged.root.of("H2")]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("section", ReportSection)
def test_a_section_that_is_left_out_is_said_and_the_others_stand(section, language):
    without, t = {section}, texts(language)
    data = render(draft(), without, language=language)
    assert data == render(draft(), without, language=language)
    assert heads_of(data) == [t.t(name) for one, name in HEADS.items() if one is not section]
    assert said(without, t) in words_of(data, 0)
    count = t.n("{n} section not printed", "{n} sections not printed", 1)
    assert all(count in words_of(data, page) for page in range(paper_reader.count(data)))
    assert paper_reader.count(data) == 2


@pytest.mark.parametrize("section", ReportSection)
def test_nothing_of_a_section_that_is_left_out_stands_elsewhere(section):
    whole, less = words_of(render(draft())), words_of(render(draft(), {section}))
    assert all(words not in less for words in ELSEWHERE[section])
    assert any(words in whole for words in ELSEWHERE[section])


@pytest.mark.parametrize("language", ["id", "en", "id+en"])
def test_without_all_sections_one_page_says_who_and_what_is_not_there(language):
    data = render(draft(), ALL, language=language)
    assert data == render(draft(), ALL, language=language)
    assert paper_reader.count(data) == 1
    assert heads_of(data) == []
    text = words_of(data)
    assert said(ALL, texts(language[:2])) in text
    assert "Eko Simanjuntak" in text


def test_the_summary_says_so_where_nothing_is_left_to_sum_up():
    data = render(draft(), ALL - {ReportSection.SUMMARY})
    assert "Yang diringkas di sini tidak dicetak." in words_of(data)
    assert "Belum ada data" not in words_of(data)


def test_what_remains_closes_up_and_takes_as_few_pages_as_it_can():
    short = render(draft(), ALL - {ReportSection.DECISION})
    assert paper_reader.count(short) == 1
    measured = ALL - {ReportSection.GOALS, ReportSection.NARRATIVE, ReportSection.DECISION}
    begun = render(draft(), measured)
    assert "Sasaran terapi" in words_of(begun, 0)
    assert paper_reader.count(begun) == 2
    higher, whole = (_top_of(render(draft(), without), "Masa pidana") for without in ({ReportSection.SUMMARY}, ()))
    assert higher < whole - 80


def _top_of(data, words):
    """Where words stand on the first page, in points from its upper edge."""
    with paper_reader.opened(data) as document:
        page = document[0]
        text = page.get_textpage()
        place, _count = text.search(words).get_next()
        return page.get_height() - text.get_charbox(place)[3]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("sample", [empty, overfull])
def test_full_and_empty_reports_fit_without_any_section(sample, paper, profile):
    options = PageOptions(paper=paper, profile=profile)
    most = paper_reader.count(render(draft(sample), paper=paper, profile=profile))
    left, right = paper_reader.margins(False, options)
    for without in (*({one} for one in ReportSection), ALL):
        data = render(draft(sample), without, paper=paper, profile=profile)
        assert paper_reader.count(data) <= most
        wide, high = paper_reader.sizes(data)
        for one in paper_reader.rectangles(data):
            assert left - 0.5 < one.left < one.right < wide - right + 0.5
            assert 0 < one.top < one.bottom < high


def test_a_final_report_is_always_whole():
    final = attrs.evolve(typical(), status=ReportStatus.FINAL)
    assert render(final, ALL) == render(final)


def test_a_packet_leaves_nothing_out():
    packet = DOCUMENTS["packet"]
    sample = packet.samples()["typical"]
    assert packet.render(sample, PageOptions(without=ALL)) == packet.render(sample, PageOptions())


def test_every_section_is_offered_and_no_other_paper_has_any():
    assert list(DOCUMENTS["progress"].sections) == [one.value for one in ReportSection]
    assert all(not DOCUMENTS[code].sections for code in DOCUMENTS.codes() if code != "progress")
