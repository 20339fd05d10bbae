"""A file as it is written: one table at its end, every object where it says, the same bytes for the same record."""

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.documents import packet
from tcdesk.reports.paper.filing import PdfFile, stream

EVERY = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids [4 0 R]/Count 1>>",
    b"<</Title (one)>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox [0 0 9 9]/Resources <<>>>>",
)
FIRST = len(EVERY) + 1


def written(bodies, alone):
    """A file of these objects behind those every file has; those whose place is in `alone` stand by themselves."""
    file = PdfFile()
    for number, body in enumerate((*EVERY, *bodies), start=1):
        (file.put if number - FIRST in alone else file.pack)(number, body)
    return file.close(len(EVERY) + len(bodies), 1, 3)


@given(st.lists(st.integers(0, 10**6), max_size=700), st.sets(st.integers(0, 699), max_size=30))
def test_every_object_is_found_where_the_table_says(values, alone):
    data = written([b"<</N %d>>" % value for value in values], alone)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [int(pdf.get_object(FIRST + place, 0).N) for place in range(len(values))] == values
        assert pdf.check_pdf_syntax() == []


def test_a_stream_stands_by_itself():
    data = written([stream("/Kind/Words", b"as they are")], {0})
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.get_object(FIRST, 0).read_bytes() == b"as they are"


def test_another_content_has_another_name():
    names = set()
    for value in (1, 2):
        with pikepdf.open(BytesIO(written([b"<</N %d>>" % value], set()))) as pdf:
            names.add(bytes(pdf.trailer.ID[0]))
    assert len(names) == 2


@pytest.mark.parametrize("code", DOCUMENTS.codes())
def test_a_paper_is_written_in_one_pass(code):
    document = DOCUMENTS[code]
    data = document.render(document.samples()["typical"], PageOptions())
    assert data.count(b"startxref") == 1
    assert b"/Prev" not in data[-400:]
    assert data.count(b"endstream") == len(re.findall(rb"\nendstream\nendobj\n", data))
    assert data == document.render(document.samples()["typical"], PageOptions())


def test_a_packet_is_cancelled_also_while_it_is_finished():
    record = DOCUMENTS["packet"].samples()["typical"]
    drawn, asked = [], []

    def cancelled():
        if len(drawn) == len(record.items):
            asked.append(len(asked))
        return len(asked) > 40

    assert packet.build(record, PageOptions(), progress=drawn.append, cancelled=cancelled) is None
    assert len(drawn) == len(record.items)
    assert len(asked) == 41
