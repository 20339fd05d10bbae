"""Flow: the packet of the conference that is planned for this week, from the store and from the command line."""

from __future__ import annotations

from datetime import date

import attrs
import paper_reader
import pytest

from tcdesk import cli
from tcdesk.domain.conference import ConferenceAction, Decision
from tcdesk.domain.progress import ReportStatus
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services.demo.build import PASSWORD, USER
from tcdesk.store.repositories import Repositories

DAY = date(2026, 3, 12)
CHOICE = PrintChoice()


def records_of(services) -> Repositories:
    return services.papers._work.records


def agenda_of(services):
    conferences = records_of(services).conferences
    return conferences.agenda(conferences.on(DAY).id)


def test_the_packet_has_everybody_of_the_agenda_in_order(services) -> None:
    packet = services.papers.packet(DAY)
    names = {row.id: row.name for row in services.residents.rows()}
    assert [item.report.identity.name for item in packet.items] == [
        names[item.resident_id] for item in agenda_of(services)
    ]
    assert packet.demo
    assert packet.chair == "Ahmad Fauzan, A.Md.P., S.H."
    assert all(item.report.conference_on == DAY for item in packet.items)
    pdf = services.papers.build_packet(packet, CHOICE)
    assert paper_reader.count(pdf) >= 3 + 2 * len(packet.items)
    assert pdf == services.reporting.render("packet", packet, CHOICE)


def test_one_after_the_other_makes_the_same_packet(services) -> None:
    head, numbers = services.papers.packet_head(DAY, is_padded=True)
    items = tuple(services.papers.packet_item(number) for number in numbers)
    assert attrs.evolve(head, items=items) == services.papers.packet(DAY, is_padded=True)


def test_a_final_report_of_these_weeks_takes_the_place_of_the_draft(services) -> None:
    reporting = services.reporting
    ready = next(
        item
        for item in agenda_of(services)
        if reporting.readiness(reporting.gather(item.resident_id), item.resident_id).is_ready
    )
    _snapshot, final, _changes = reporting.finalise(ready.resident_id, date(2026, 3, 9), CHOICE)
    packet = services.papers.packet(DAY)
    found = {item.report.identity.name: item.report for item in packet.items}
    assert found[final.identity.name] == final
    others = [report for name, report in found.items() if name != final.identity.name]
    assert {report.status for report in others} == {ReportStatus.DRAFT}


def test_decisions_and_actions_reach_the_minutes(services) -> None:
    records = records_of(services)
    item = agenda_of(services)[0]
    with records.store.write():
        records.conferences.items.update(attrs.evolve(item, decision=Decision.ADVANCE, reason="Semua syarat terpenuhi"))
        records.conferences.actions.insert(
            ConferenceAction(item_id=item.id, what="Hubungi keluarga", staff_id=1, due_on=date(2026, 3, 20))
        )
    packet = services.papers.packet(DAY)
    assert packet.items[0].decision is Decision.ADVANCE
    text = " ".join(paper_reader.text(services.papers.build_packet(packet, CHOICE)).split())
    assert "Semua syarat terpenuhi" in text
    assert "• Hubungi keluarga · Ahmad Fauzan, A.Md.P., S.H. · paling lambat 20 Mar 2026" in text


def test_a_day_without_a_conference_is_refused_in_words(services) -> None:
    with pytest.raises(Conflict):
        services.papers.packet(date(2026, 3, 13))


def test_the_command_writes_the_packet_and_the_log_of_prints(demo_folder, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("TCDESK_USER", USER)
    monkeypatch.setenv("TCDESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")
    out = tmp_path / "packet.pdf"
    words = ["packet", str(demo_folder), "--conference", "2026-03-12", "-o", str(out)]
    assert cli.run([*words, "--language", "en", "--duplex", "--progress"]) == 0
    said = capsys.readouterr()
    assert "Packet with 12 residents written" in said.out
    assert said.err.splitlines()[-1] == "12/12"
    assert "Case-conference packet" in paper_reader.text(out.read_bytes(), 0)
    assert cli.run([*words[:3], "2026-03-13", *words[4:]]) == 1
    assert "There is no case conference on 13 Mar 2026" in capsys.readouterr().err
