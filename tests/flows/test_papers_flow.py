"""Flow: the other papers, from the records of a demo to a PDF or a workbook, counted against the records themselves."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import attrs
import openpyxl
import paper_reader
import pytest

from tcdesk import cli
from tcdesk.domain.calendar import Week
from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.resident import ExitKind
from tcdesk.domain.session import ATTENDED, Mark
from tcdesk.domain.settings import LETTERHEAD_ADDRESS
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services.demo.build import PASSWORD, USER

FEBRUARY, MARCH = date(2026, 2, 1), date(2026, 3, 1)
CHOICE = PrintChoice()


def records_of(services):
    return services.papers._work.records


def words(pdf):
    return " ".join(paper_reader.text(pdf).split())


def marks_between(services, first, last):
    """Every mark of a session that was held, as (resident, activity, day, mark), read row by row."""
    records = records_of(services)
    return [
        (mark.resident_id, session.activity_code, session.on_date, mark.mark)
        for session in records.sessions.between(first, last)
        if session.state == "held"
        for mark in records.sessions.marks_of(session.id)
    ]


def test_the_recap_counts_what_the_records_hold(services) -> None:
    recap = services.papers.recap(FEBRUARY)
    everybody = records_of(services).residents.residents.all()
    here = [one for one in everybody if one.admitted_on <= date(2026, 2, 28) and (one.left_on or FEBRUARY) >= FEBRUARY]
    assert recap.treated == len(here)
    assert recap.at_start == sum(one.admitted_on < FEBRUARY for one in here)
    assert recap.at_end == sum(one.left_on is None or one.left_on > date(2026, 2, 28) for one in here)
    assert recap.at_start == sum(flow.at_start for flow in recap.phases)
    assert recap.at_end == sum(flow.at_end for flow in recap.phases)
    marks = marks_between(services, FEBRUARY, date(2026, 2, 28))
    assert recap.expected == len(marks) > 1000
    assert recap.attended == sum(mark in ATTENDED for _, _, _, mark in marks)
    assert sum(one.expected for one in recap.presences) == recap.expected
    assert sum(one.attended for one in recap.presences) == recap.attended
    assert sum(count.n for count in recap.ages) == recap.treated
    assert [one.name for one in recap.people] == sorted(one.name for one in here)
    assert recap.urine.tests == sum(
        FEBRUARY <= test.taken_on <= date(2026, 2, 28)
        for one in here
        for test in records_of(services).care.urine_of(one.id)
    )


def test_the_month_under_way_is_counted_up_to_today_and_one_to_come_not_at_all(services) -> None:
    recap = services.papers.recap(date(2026, 3, 20))
    assert (recap.month, recap.ends_on) == (MARCH, date(2026, 3, 9))
    with pytest.raises(Invalid):
        services.papers.recap(date(2026, 4, 1))


def test_somebody_who_leaves_is_treated_in_his_last_month_and_not_after(services) -> None:
    records = records_of(services)
    one = next(row for row in records.residents.present(FEBRUARY) if row.present_on(date(2026, 3, 9)))
    gone = attrs.evolve(one, left_on=date(2026, 2, 10), exit_kind=ExitKind.COMPLETED)
    before = services.papers.recap(FEBRUARY)
    with records.store.write():
        records.residents.residents.update(gone)
    after = services.papers.recap(FEBRUARY)
    assert after.treated == before.treated
    assert after.left == before.left + 1
    assert dict(after.exits)[ExitKind.COMPLETED] == dict(before.exits)[ExitKind.COMPLETED] + 1
    assert one.name not in [person.name for person in services.papers.recap(MARCH).people]


def test_initials_take_the_place_of_names_and_register_numbers(services) -> None:
    recap = services.papers.recap(FEBRUARY, with_names=False)
    text = words(services.reporting.render("monthly_recap", recap, CHOICE))
    for one in records_of(services).residents.present(FEBRUARY):
        assert one.name not in text
        assert one.register_no not in text
    assert {person.name.replace(".", "").replace(" ", "").isupper() for person in recap.people} == {True}


def test_the_workbook_says_what_the_recap_says_with_formulas_that_are_already_calculated(services) -> None:
    recap = services.papers.recap(FEBRUARY)
    data = services.papers.recap_workbook(recap, CHOICE)
    assert data == services.papers.recap_workbook(recap, CHOICE)
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    assert book.sheetnames == ["Rekap", "Kehadiran", "PP 25-2011"]
    column = {row[0].value: row[1].value for row in book["Rekap"].iter_rows() if row[0].value}
    assert column["Akhir bulan"] == recap.at_end
    assert column["Dilayani bulan ini"] == recap.treated
    presence = recap.presences[0]
    row = [cell.value for cell in book["Kehadiran"][5]]
    assert row[1:3] == [presence.name, presence.tc_no]
    assert row[4 + 28 : 4 + 28 + 5] == [presence.days.count(mark) for mark in _in_print_order()]
    assert row[-3:-1] == [presence.attended, presence.expected]
    assert book["PP 25-2011"].max_row == 3 + len(recap.people)
    formulas = openpyxl.load_workbook(BytesIO(data))["Rekap"]
    assert any(str(cell.value).startswith("=SUM(") for (cell,) in formulas.iter_rows(min_col=2, max_col=2))


def _in_print_order():
    return (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.SICK, Mark.ABSENT)


def test_the_month_of_a_resident_is_that_of_the_records(services) -> None:
    one = services.residents.rows()[0]
    sheet = services.papers.resident_month(one.id, FEBRUARY)
    marks = [row for row in marks_between(services, FEBRUARY, date(2026, 2, 28)) if row[0] == one.id]
    assert sheet.scheduled == len(marks) > 20
    for mark in Mark:
        assert sheet.count(mark) == sum(found is mark for _, _, _, found in marks)
    ledger = records_of(services).care.behaviour_of(one.id)
    assert sheet.ledger.balance == sum(row.points for row in ledger if row.on_date <= date(2026, 2, 28))
    text = words(services.reporting.render("resident_month", sheet, CHOICE))
    assert f"Nama {one.name}" in text
    assert "Wali pemasyarakatan" in text


def publish(services, week):
    book = services.scheduling.book(week)
    proposal = services.scheduling.solve(book.problem, effort=0.05)
    services.scheduling.publish(book, proposal.plan, reason="uji papan")
    return services.scheduling.paper(week)


def test_the_sheet_of_a_planned_group_lists_its_members(services) -> None:
    week = Week(2026, 12)
    board = publish(services, week)
    sessions = records_of(services).sessions.between(week.day(0), week.day(6))
    sheets = [services.papers.sign_in_sheet(one.id) for one in sessions if one.group_id is not None]
    expected = {group.code: sorted(member.name for member in group.members) for group in board.groups}
    assert {one.group.split(" · ")[0]: sorted(who.name for who in one.expected) for one in sheets} == expected
    text = words(services.reporting.render("sign_in_sheet", sheets[0], CHOICE))
    assert all(one.name in text for one in sheets[0].expected)


def test_the_sheet_of_a_session_that_was_held_lists_those_who_were_marked(services) -> None:
    records = records_of(services)
    session = next(one for one in records.sessions.between(date(2026, 3, 2), date(2026, 3, 8)) if one.group_id)
    names = {row.id: row.name for row in services.residents.rows()}
    marked = [names[one.resident_id] for one in records.sessions.marks_of(session.id) if one.resident_id in names]
    assert sorted(marked) == sorted(one.name for one in services.papers.sign_in_sheet(session.id).expected)


def test_the_sheet_of_the_whole_house_lists_everybody(services) -> None:
    records = records_of(services)
    days = records.sessions.between(date(2026, 3, 9), date(2026, 3, 15))
    session = next(one for one in days if one.activity_code == "morning_meeting" and one.state == "planned")
    sheet = services.papers.sign_in_sheet(session.id)
    assert len(sheet.expected) == len(records.residents.present(session.on_date))


def test_an_intake_on_paper_shows_what_its_reader_may_see(services) -> None:
    one = services.residents.rows()[0]
    summary = services.papers.intake_summary(one.id)
    assert summary.sees_legal
    assert not summary.sees_health, "the manager reads no medical records"
    text = words(services.reporting.render("intake_summary", summary, CHOICE))
    assert "Data ini hanya ditampilkan kepada peran lain." in text
    resident = records_of(services).residents.residents.get(one.id)
    assert resident.name in text
    assert resident.national_no not in text or not resident.national_no


def test_an_assessment_is_printed_in_the_unit_people_read_and_beside_the_one_before(services) -> None:
    care = records_of(services).care
    one = next(row for row in services.residents.rows() if len(care.assessments_of(row.id, "tc_rubric")) > 1)
    before, now = care.assessments_of(one.id, "tc_rubric")[-2:]
    sheet = services.papers.assessment_sheet(one.id, "tc_rubric", now.on_date)
    items = [item for section in sheet.sections for item in section.items]
    codes = [item.code for item in INSTRUMENTS["tc_rubric"].items]
    assert [item.answer for item in items] == [now.answers[code] / 2 for code in codes]
    assert [item.before for item in items] == [before.answers[code] / 2 for code in codes]
    assert sheet.before_on == before.on_date
    assert sheet.total == pytest.approx(now.scores["total"])
    blank = services.papers.assessment_sheet(one.id, "tc_rubric")
    assert blank.is_blank
    assert {item.choices for item in items} == {tuple(step / 2 for step in range(2, 11))}
    for bad in (("tc_rubric", date(2020, 1, 1)), ("nothing", None)):
        with pytest.raises(Conflict):
            services.papers.assessment_sheet(one.id, *bad)


def test_a_board_for_a_counselor_and_for_a_block_has_only_theirs(services) -> None:
    board = publish(services, Week(2026, 12))
    seated = sum(len(group.members) for group in board.groups)
    name, block = board.counselors[0], board.blocks[0]
    own = board.of_counselor(name)
    assert {group.counselor for group in own.groups} == {name}
    assert sum(len(board.of_counselor(one).groups) for one in board.counselors) == len(board.groups)
    gate = board.of_block(block)
    assert {member.block for group in gate.groups for member in group.members} == {block}
    assert sum(len(g.members) for one in board.blocks for g in board.of_block(one).groups) == seated
    assert block in words(services.reporting.render("week_board", gate, CHOICE))


def test_the_command_writes_the_recap_as_a_workbook_and_as_a_pdf(demo_folder, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("TCDESK_USER", USER)
    monkeypatch.setenv("TCDESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")
    told = ["recap", str(demo_folder), "--month", "2026-02", "-o"]
    assert cli.run([*told, str(tmp_path / "recap.xlsx"), "--language", "en"]) == 0
    assert openpyxl.load_workbook(tmp_path / "recap.xlsx").sheetnames[0] == "Recap"
    assert cli.run([*told, str(tmp_path / "recap.pdf")]) == 0
    assert "Rekap Bulanan" in paper_reader.text((tmp_path / "recap.pdf").read_bytes(), 0)
    assert cli.run([*told, str(tmp_path / "recap.doc")]) == 2
    assert ".xlsx or .pdf" in capsys.readouterr().err
    assert cli.run(["recap", str(demo_folder), "--month", "2026-04", "-o", str(tmp_path / "x.pdf")]) == 1
    assert "has not begun" in capsys.readouterr().err


def test_the_command_writes_a_report_without_a_section_and_names_lost_signs(
    services, demo_folder, monkeypatch, capsys, tmp_path
) -> None:
    row = services.residents.rows()[0]
    services.facility.save_settings({LETTERHEAD_ADDRESS.key: "Jalan 漢 1"})
    services.papers._work.store.close()
    monkeypatch.setenv("TCDESK_USER", USER)
    monkeypatch.setenv("TCDESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")
    out = tmp_path / "laporan.pdf"
    arguments = ["report", str(demo_folder), "--resident", row.tc_no, "-o", str(out)]
    assert cli.run([*arguments, "--without", "urine", "--without", "ledger"]) == 0
    assert "Bagian tidak dicetak: Tes urin, Catatan perilaku" in words(out.read_bytes())
    assert "Letterhead: no letters for 漢 U+6F22" in capsys.readouterr().err
    assert cli.run([*arguments, "--without", "anything"]) == 2
    assert "ledger" in capsys.readouterr().err
