"""The line of a copy in the margin: on every page, over no content, and read by nobody as content."""

from io import BytesIO

import paper_reader
import pikepdf
import pytest

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.paper.stamp import stamped
from tcdesk.reports.paper.tokens import MM

WORDS = "Salinan ke-2 · 9 Mar 2026 09.42 · Ratna Wulandari"
DOCUMENT = DOCUMENTS["progress"]


def file(sample="typical", **options):
    return DOCUMENT.render(DOCUMENT.samples()[sample], PageOptions(**options))


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("profile", ["design", "naskah_dinas"])
def test_it_stands_in_the_left_margin_of_every_page_and_over_nothing(paper, profile):
    plain = file("overfull", paper=paper, profile=profile)
    marked = stamped(plain, WORDS)
    assert paper_reader.count(marked) == paper_reader.count(plain)
    before, after = (paper_reader.rectangles(data) for data in (plain, marked))
    for number in range(paper_reader.count(plain)):
        assert WORDS in " ".join(paper_reader.text(marked, number).split())
        left = min(one.left for one in before if one.page == number)
        new = [one for one in after if one.page == number and one.right < left]
        assert new
        assert all(one.left >= 7 * MM - 1 and one.right <= 10.5 * MM for one in new)
        assert max(one.bottom for one in new) < paper_reader.sizes(plain)[1] - 20 * MM


def test_the_same_words_give_the_same_bytes_and_the_file_below_stays():
    plain = file()
    assert stamped(plain, WORDS) == stamped(plain, WORDS)
    text = paper_reader.text(stamped(plain, WORDS)).replace(WORDS, "")
    assert paper_reader.text(plain).split() == text.split()


def test_it_is_an_artifact_in_a_file_that_keeps_its_structure():
    with pikepdf.open(BytesIO(stamped(file(), WORDS))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        for page in pdf.pages:
            found = [str(operator) for _operands, operator in pikepdf.parse_content_stream(page)]
            assert found[-5:] == ["BDC", "q", "Do", "Q", "EMC"]
            assert found.count("q") == found.count("Q")
    fonts = paper_reader.fonts(stamped(file(), WORDS))
    assert all(fonts.values())
    assert not any("Helvetica" in name for name in fonts)


@pytest.mark.parametrize("words", ["", "<b>", "W" * 5000, "محمد \u202e علي", "😀"])
def test_any_words_are_only_words(words):
    assert paper_reader.count(stamped(file(), words)) == 2
