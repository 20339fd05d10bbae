"""What holds for every registered document, empty, usual and overfull, in every language and on every paper."""

import itertools

import attrs
import paper_reader
import pytest

from tcdesk.i18n import texts
from tcdesk.reports._base import DOCUMENTS, LANGUAGE_MODES, PageOptions, Paper, Profile, Theme
from tcdesk.reports.paper.tokens import MM, SMALLEST, SMALLEST_FITTED

SAMPLES = ("empty", "typical", "overfull")
EDGE = 7 * MM
"""Nearer to the edge of the paper a laser printer cannot print."""
HAIR = 0.6
"""What an outline may reach over the edge of its letter's box, in points."""


def cases():
    """Every document and sample with every paper and language; colour and the other margins with the usual one."""
    for code, sample in itertools.product(DOCUMENTS.codes(), SAMPLES):
        for paper, language in itertools.product(Paper, LANGUAGE_MODES):
            yield code, sample, PageOptions(paper=paper, language=language)
        yield code, sample, PageOptions(theme=Theme.COLOUR)
        yield code, sample, PageOptions(profile=Profile.NASKAH_DINAS, language="id+en")


def _name(value):
    if not isinstance(value, PageOptions):
        return value
    return "-".join((value.paper, value.language, value.theme, value.profile))


@pytest.fixture(scope="module")
def made():
    """Files already rendered in this module, by document, sample and options."""
    return {}


def rendered(made, code, sample, options):
    key = (code, sample, options)
    if key not in made:
        document = DOCUMENTS[code]
        made[key] = document.render(document.samples()[sample], options)
    return made[key]


@pytest.mark.parametrize(("code", "sample", "options"), list(cases()), ids=_name)
def test_the_same_record_gives_the_same_bytes(made, code, sample, options):
    document = DOCUMENTS[code]
    again = document.render(attrs.evolve(document.samples()[sample]), options)
    assert rendered(made, code, sample, options) == again


@pytest.mark.parametrize(("code", "sample", "options"), list(cases()), ids=_name)
def test_text_is_black_large_enough_and_filled(made, code, sample, options):
    shown = paper_reader.shown(rendered(made, code, sample, options), pages=4)
    assert shown
    inks = {one.fill for one in shown}
    if options.theme is Theme.MONO:
        assert inks <= {paper_reader.BLACK, paper_reader.WHITE}
    assert min(one.size for one in shown) >= SMALLEST_FITTED - 0.01
    small = [one for one in shown if one.size < SMALLEST - 0.01]
    assert len(small) <= 12, "only values that must stay on one line may shrink below 8 points"
    assert {one.mode for one in shown} <= {0, 1}


@pytest.mark.parametrize(("code", "sample", "options"), list(cases()), ids=_name)
def test_fonts_are_ours_embedded_and_readable(made, code, sample, options):
    found = paper_reader.fonts(rendered(made, code, sample, options))
    assert found
    assert all(found.values())
    ours = "+LiberationSans" if options.profile is Profile.NASKAH_DINAS else "+Source"
    assert all(ours in name or "+Source" in name for name in found), "a subset of one of our faces"
    assert any(ours in name for name in found)


@pytest.mark.parametrize(("code", "sample", "options"), list(cases()), ids=_name)
def test_no_letter_lies_outside_the_margins(made, code, sample, options):
    data = rendered(made, code, sample, options)
    assert paper_reader.rectangles(data)
    wide, high = paper_reader.sizes(data)
    left, right = paper_reader.margins(code.startswith("week_board"), options)
    outside = [
        one
        for one in paper_reader.rectangles(data)
        if one.left < left - HAIR or one.right > wide - right + HAIR or one.top < EDGE or one.bottom > high - EDGE
    ]
    assert not outside


@pytest.mark.parametrize("code", DOCUMENTS.codes())
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_page_says_which_of_how_many_it_is(made, code, sample):
    options = PageOptions()
    data = rendered(made, code, sample, options)
    count = paper_reader.count(data)
    for number in range(count):
        words = texts("id").t(DOCUMENTS[code].numbering, n=number + 1, m=count)
        assert words in paper_reader.text(data, number)


@pytest.mark.parametrize("code", DOCUMENTS.codes())
def test_a_demo_says_so_on_every_page_and_only_a_demo(made, code):
    document = DOCUMENTS[code]
    words = texts("en").t("DEMO – invented data, nobody in this paper exists")
    record = document.samples()["typical"]
    for is_demo in (True, False):
        data = document.render(attrs.evolve(record, demo=is_demo), PageOptions(language="en"))
        pages = [words in paper_reader.text(data, number) for number in range(paper_reader.count(data))]
        assert pages == [is_demo] * len(pages)


@pytest.mark.parametrize("code", DOCUMENTS.codes())
def test_the_title_is_in_the_language_of_the_paper(made, code):
    title = DOCUMENTS[code].title
    translated = texts("id").t(title)
    assert translated != title
    assert translated in paper_reader.text(rendered(made, code, "typical", PageOptions()), 0)
    assert title in paper_reader.text(rendered(made, code, "typical", PageOptions(language="en")), 0)


def test_codes_titles_and_classes_of_documents():
    documents = list(DOCUMENTS)
    assert {"progress", "week_board", "recovery_sheet"} <= {one.code for one in documents}
    for one in documents:
        assert one.version >= 1
        samples = one.samples()
        assert set(samples) == set(SAMPLES)
        assert all(isinstance(sample, one.takes) for sample in samples.values())
