"""The form of official letters: a face as wide as Arial, its margins, running text of 11 points, nothing else."""

from __future__ import annotations

import paper_reader
import pytest
from reportlab.pdfbase import pdfmetrics

from tcdesk.figures.pen import Face
from tcdesk.paths import resource
from tcdesk.reports._base import DOCUMENTS, PageOptions, Profile
from tcdesk.reports.paper import faces, fonts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.scripts import setter
from tcdesk.reports.paper.text import plain, safe, width

OFFICE = PageOptions(profile=Profile.NASKAH_DINAS)
ARIAL = {"A": 667, "M": 833, "W": 944, "a": 556, "i": 222, "m": 833, "0": 556, " ": 278, ".": 278, "%": 889}
"""Widths of Arial in thousandths of its size, as every table of the standard PDF faces (Helvetica) has them."""


@pytest.fixture
def office():
    fonts.begin(Profile.NASKAH_DINAS)
    yield
    fonts.end()


def progress(sample: str, options: PageOptions) -> bytes:
    document = DOCUMENTS["progress"]
    return document.render(document.samples()[sample], options)


def test_the_face_is_as_wide_as_arial_to_the_unit(office):
    for sign, wide in ARIAL.items():
        assert round(pdfmetrics.stringWidth(sign, faces.OFFICE, 1000)) == wide


def test_it_comes_with_its_licence_and_unmodified_names():
    folder = resource("fonts", "liberation-sans")
    words = (folder / "LICENSE.md").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in words
    assert "Reserved Font Name Liberation" in words
    assert {path.name for path in folder.glob("*.ttf")} == {
        f"{name}.ttf" for name in (faces.OFFICE, faces.OFFICE_BOLD, faces.OFFICE_ITALIC, faces.OFFICE_BOLD_ITALIC)
    }


def test_every_face_of_the_design_has_one_of_the_office(office):
    assert {fonts.FACES[face] for face in Face} == {
        faces.OFFICE, faces.OFFICE_BOLD, faces.OFFICE_ITALIC, faces.OFFICE_BOLD_ITALIC
    }  # fmt: skip
    assert all(style.font == faces.OFFICE for style in styles.NARRATIVE)
    assert [style.size for style in styles.NARRATIVE] == [11, 11, 11]


def test_outside_of_a_document_everything_is_measured_in_the_design():
    before = width("Laporan", styles.LEAD)
    progress("typical", OFFICE)
    assert styles.LEAD.font == faces.REGULAR
    assert width("Laporan", styles.LEAD) == before
    assert fonts.FACES[Face.BOLD] == faces.BOLD
    assert styles.NARRATIVE[0].size == 9.2


def test_lines_are_broken_for_the_face_they_are_set_in(office):
    words = "Melanjutkan konseling individu mingguan dengan fokus regulasi emosi " * 6
    here = plain(words, styles.LEAD, 400)
    fonts.end()
    there = plain(words, styles.LEAD, 400)
    assert len(here) > len(there)
    assert all(font == faces.OFFICE for line in here for _, font in line)
    assert all(font == faces.REGULAR for line in there for _, font in line)


def test_a_sign_the_office_face_has_not_is_lent_by_the_design(office):
    lent = next(sign for sign in "✓☐⅔▽●◆" if setter(ord(sign), faces.OFFICE) == faces.REGULAR)
    assert safe(lent, styles.LEAD.font) == lent
    assert setter(ord("A"), faces.OFFICE) == faces.OFFICE
    assert setter(ord("A"), faces.REGULAR) == faces.REGULAR


def test_a_report_as_a_letter_has_the_face_the_margins_and_one_more_page():
    data = progress("typical", OFFICE)
    assert {name.partition("+")[2].partition("-")[0] for name in paper_reader.fonts(data)} == {"LiberationSans"}
    assert paper_reader.count(data) == 3
    wide, _ = paper_reader.sizes(data)
    left = min(one.left for one in paper_reader.rectangles(data))
    right = max(one.right for one in paper_reader.rectangles(data))
    assert left >= 30 / 25.4 * 72 - 0.6
    assert right <= wide - 20 / 25.4 * 72 + 0.6


def test_a_letter_before_it_leaves_no_trace_in_a_report():
    plain_one = progress("typical", PageOptions())
    progress("overfull", OFFICE)
    assert progress("typical", PageOptions()) == plain_one
    assert progress("typical", OFFICE) == progress("typical", OFFICE)


def test_a_letter_that_broke_off_leaves_no_trace_in_the_next_report():
    plain_one = progress("typical", PageOptions())
    fonts.begin(Profile.NASKAH_DINAS)  # as a document that was never finished
    assert progress("typical", PageOptions()) == plain_one
