"""A further document is one file: it is found, drawn, tagged, and looked at for lost signs like every other."""

import sys
from datetime import date

import paper_reader
import paper_structure
import pytest

from tcdesk.domain.views.prints import PrintChoice
from tcdesk.reports import documents
from tcdesk.reports._base import DOCUMENTS
from tcdesk.services.drawing import lost_signs, render

NAME = "visit_slip"
FILE = '''
"""A slip for a visitor."""

from datetime import date

import attrs

from tcdesk.domain.progress_parts import Letterhead
from tcdesk.reports._base import DOCUMENTS, Document
from tcdesk.reports.paper import opening, type as styles
from tcdesk.reports.paper.flow import pour
from tcdesk.reports.paper.frame import CONTENT_TOP, Frame
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.table import Cell, Column, Table, rows
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.samples.letterhead import letterhead


@attrs.frozen(kw_only=True)
class VisitSlip:
    letterhead: Letterhead = attrs.field(factory=letterhead)
    visitors: tuple[str, ...] = ()
    made_on: date = date(2026, 3, 9)
    demo: bool = False


def render(slip, options):
    t = options.texts
    properties = Properties(title=t.t("Name"), author="", subject="", made_on=slip.made_on)
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    sheet.begin_part(Frame(is_demo=slip.demo))
    top = opening.begin(sheet, slip.letterhead, "Name", ((t.t("Made on"), t.date_full(slip.made_on)),))
    columns = (Column(title=t.t("Name"), wide=sheet.page.text_width, style=styles.CELL, wraps=True),)
    blocks = [
        Head(title="Attendance", wide=sheet.page.text_width),
        Table(columns=columns, rows=rows(columns, [[Cell(name)] for name in slip.visitors], 0), empty="–"),
    ]
    pour(sheet, blocks, sheet.page.left, top, sheet.page.bottom, further_top=CONTENT_TOP)
    sheet.end_part()
    return sheet.finish()


def samples():
    return {
        "empty": VisitSlip(),
        "typical": VisitSlip(visitors=("Siti Aminah", "Budi")),
        "overfull": VisitSlip(visitors=tuple(f"Nama yang sangat panjang {n} " * 20 for n in range(90))),
    }


DOCUMENTS.add(Document(code="visit_slip", title="Name", takes=VisitSlip, render=render, samples=samples))
'''


@pytest.fixture
def slip(tmp_path, monkeypatch):
    """The document, its file added to the package for one test."""
    (tmp_path / f"{NAME}.py").write_text(FILE, encoding="utf-8")
    len(DOCUMENTS)
    monkeypatch.setattr(documents, "__path__", [*documents.__path__, str(tmp_path)])
    monkeypatch.setattr(DOCUMENTS, "_items", dict(DOCUMENTS._items))
    monkeypatch.setattr(DOCUMENTS, "_complete", False)
    monkeypatch.setattr(documents, NAME, None, raising=False)
    yield DOCUMENTS[NAME]
    sys.modules.pop(f"{documents.__name__}.{NAME}")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sample", ["empty", "typical", "overfull"])
def test_one_file_is_a_document_of_the_house(slip, sample, language):
    record, choice = slip.samples()[sample], PrintChoice(language=language)
    pdf = render(NAME, record, choice)
    assert pdf == render(NAME, record, choice)
    text = paper_reader.text(pdf)
    for words in ("Nama", "Halaman 1 dari") if language == "id" else ("Name", "Page 1 of"):
        assert words in text
    assert all(name.split()[0] in text for name in record.visitors)
    assert all(paper_reader.fonts(pdf).values())
    tagged = paper_structure.read(pdf)
    assert len(tagged.root.of("H1")) == 1
    assert bool(tagged.root.of("Table")) is bool(record.visitors)
    assert tagged.unmarked == []


def test_its_lost_signs_are_named_without_a_line_for_it(slip):
    record = slip.takes(visitors=("李 Wang",), made_on=date(2026, 3, 9))
    (lost,) = lost_signs(NAME, record, PrintChoice())
    assert (lost.field, lost.signs) == ("Name", ("李",))
    assert "[U+674E] Wang" in paper_reader.text(render(NAME, record, PrintChoice()))
