"""The packet: one document in the order of the agenda, in which every page can be found."""

import re
from io import BytesIO

import attrs
import paper_reader
import pikepdf
import pytest

from tcdesk.domain.conference import Decision
from tcdesk.domain.packet import Packet, PacketStep
from tcdesk.reports._base import PageOptions
from tcdesk.reports.documents.packet import build, render
from tcdesk.reports.samples.packet import empty, overfull, typical

ID = PageOptions()


def pages_of(data):
    return [" ".join(paper_reader.text(data, number).split()) for number in range(paper_reader.count(data))]


def begins(pages, name):
    """The pages on which a resident's report begins, counted from 1."""
    return [number for number, text in enumerate(pages, start=1) if name in text and "Halaman 1 dari 2" in text]


def test_the_agenda_names_the_page_each_report_begins_on():
    pages = pages_of(render(typical(), ID))
    rows = re.split(r"(?=TC-2025-00)", pages[1])[1:]
    assert len(rows) == len(typical().items)
    for row, item in zip(rows, typical().items, strict=True):
        (at,) = begins(pages, item.report.identity.name)
        assert re.search(rf"fase ?{at}\b", row)


def test_reports_follow_the_order_of_the_agenda_and_keep_their_own_numbers():
    backwards = attrs.evolve(typical(), items=tuple(reversed(typical().items)))
    pages = pages_of(render(backwards, ID))
    found = [begins(pages, item.report.identity.name)[0] for item in backwards.items]
    assert found == [3, 5, 7, 9, 11, 13]
    assert all(f"Berkas hlm. {number}" in text for number, text in enumerate(pages, start=1))
    assert re.search("Jumlah halaman ?15 ", pages[0])


def test_the_outline_and_the_links_of_the_agenda_lead_to_the_reports():
    with pikepdf.open(BytesIO(render(typical(), ID))) as pdf:
        number_of = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        def page_of(target):
            return number_of[target[0].objgen]

        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
            assert titles == ["Sampul", "Agenda & daftar residen", "Notula sidang"]
            reports = outline.root[1].children
            assert [entry.title for entry in reports][:2] == ["1. Budi Siregar", "2. Chandra Halim"]
            assert [page_of(entry.destination) for entry in reports] == [3, 5, 7, 9, 11, 13]
        links = [one for one in pdf.pages[1].Annots if one.Subtype == "/Link"]
        assert [page_of(one.Dest) for one in links] == [3, 5, 7, 9, 11, 13]
        assert str(links[0].Contents) == "Budi Siregar"


def test_printed_on_both_sides_every_report_begins_on_a_sheet_of_its_own():
    padded = attrs.evolve(overfull(), items=overfull().items[:4])
    pages = pages_of(render(padded, ID))
    firsts = [number for number, text in enumerate(pages, start=1) if "Halaman 1 dari" in text]
    assert len(firsts) == 4
    assert all(number % 2 == 1 for number in firsts)
    blank = [text for text in pages if "sengaja dikosongkan" in text]
    assert blank
    assert not any("Halaman" in text.replace("Halaman ini", "") for text in blank), "a blank page belongs to no report"
    loose = pages_of(render(attrs.evolve(padded, is_padded=False), ID))
    assert len(loose) == len(pages) - len(blank)


def test_what_was_decided_is_ticked_and_written_in_the_minutes():
    item = typical().items[0]
    decided = attrs.evolve(item, decision=Decision.ADVANCE, reason="Semua syarat terpenuhi.")
    ticked, blank = (render(attrs.evolve(typical(), items=(one,)), ID) for one in (decided, item))
    pages = pages_of(ticked)
    assert "Putusan" in pages[-1]
    assert "1 Budi Siregar Naik fase Semua syarat terpenuhi." in pages[-1]
    assert "Semua syarat terpenuhi." not in " ".join(pages_of(blank))
    images = [paper_reader.picture(data, 1, 72) for data in (ticked, blank)]
    assert images[0].tobytes() != images[1].tobytes()


def test_minutes_are_printed_where_they_are_written_else_there_are_lines_and_twelve_rows():
    text = pages_of(render(attrs.evolve(typical(), minutes_text="Sidang dibuka pukul sembilan."), ID))[-1]
    assert "Sidang dibuka pukul sembilan." in text
    blank = pages_of(render(empty(), ID))[-1]
    assert "Tanda tangan 1 2 3 4 5 6 7 8 9 10 11 12" in blank


def test_a_title_of_the_facility_stands_on_the_cover_and_in_every_running_head():
    packet = attrs.evolve(typical(), title="Berkas Sidang TPP")
    pages = pages_of(render(packet, PageOptions(language="en")))
    assert "Berkas Sidang TPP" in pages[0]
    assert "Berkas Sidang TPP · 12 March 2026" in pages[1]
    assert "Case-conference packet" not in pages[0].replace("CONFIDENTIAL Case-conference packet", "")


def test_progress_is_told_for_every_resident_and_a_packet_that_nobody_wants_is_none():
    heard: list[PacketStep] = []
    assert build(typical(), ID, progress=heard.append) == render(typical(), ID)
    assert [(step.done, step.total) for step in heard] == [(number, 6) for number in range(1, 7)]
    heard.clear()
    assert build(typical(), ID, progress=heard.append, cancelled=lambda: len(heard) == 2) is None
    assert len(heard) == 2


@pytest.mark.parametrize("name", ["<img src='/etc/hostname'>", "a <b tidak ditutup", "Ñoño \u202eOlo", "x" * 3000, ""])
def test_a_name_is_never_more_than_letters(name):
    report = typical().items[0].report
    hostile = attrs.evolve(report, identity=attrs.evolve(report.identity, name=name))
    item = attrs.evolve(typical().items[0], report=hostile)
    packet = Packet(on_date=typical().on_date, title=name, place=name, chair=name, items=(item,), minutes_text=name)
    assert paper_reader.count(render(packet, ID)) >= 5
