"""Flow: a published week leaves the house as boards, sheets, a workbook and a calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import icalendar
import openpyxl
import paper_reader
import pytest

from tcdesk import cli
from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.domain.week_board import WeekBoards
from tcdesk.services import week_files
from tcdesk.services.demo.build import PASSWORD, USER

WEEK = Week(2026, 12)
CHOICE = PrintChoice()


@pytest.fixture
def board(services):
    book = services.scheduling.book(WEEK)
    proposal = services.scheduling.solve(book.problem, effort=0.05)
    services.scheduling.publish(book, proposal.plan, reason="uji papan")
    return services.scheduling.paper(WEEK)


def names_on(board):
    return {member.name for group in board.groups for member in group.members}


def events_of(content: bytes):
    calendar = icalendar.Calendar.from_ical(content)
    return [part for part in calendar.walk() if part.name == "VEVENT"]


def test_the_sheets_of_all_groups_come_in_one_document_each_with_its_members(services, board) -> None:
    record = services.papers.sign_in_sheets(WEEK)
    assert [sheet.group.split(" · ")[0] for sheet in record.sheets] == [
        group.code for day in board.weekdays for group in sorted(board.on(day), key=lambda one: one.starts_at)
    ]
    pdf = services.reporting.render("sign_in_sheets", record, CHOICE)
    assert paper_reader.count(pdf) == len(record.sheets)
    for number, sheet in enumerate(record.sheets):
        text = " ".join(paper_reader.text(pdf, number).split())
        assert [one.name for one in sheet.expected if " ".join(one.name.split()[:2]) not in text] == []
        assert sheet.expected


def test_a_week_without_groups_has_no_sheets(services) -> None:
    with pytest.raises(Conflict):
        services.papers.sign_in_sheets(Week(2027, 30))


def test_every_counselor_and_every_block_has_a_board_of_his_own(services, board) -> None:
    for record, parts in (
        (WeekBoards.of_counselors(board), board.counselors),
        (WeekBoards.of_blocks(board), board.blocks),
    ):
        pdf = services.reporting.render("week_boards", record, CHOICE)
        assert [one.scope for one in record.boards] == list(parts)
        pages = [" ".join(paper_reader.text(pdf, number).split()) for number in range(paper_reader.count(pdf))]
        for one in record.boards:
            page = next(text for text in pages if one.scope in text)
            assert all(name.split()[0] in page for name in names_on(one))


def test_the_workbook_has_a_row_for_every_group_and_for_everybody(board) -> None:
    content = week_files.workbook(board, CHOICE)
    assert content == week_files.workbook(board, CHOICE)
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    groups, people = book.worksheets
    rows = [row for row in groups.iter_rows(min_row=4, values_only=True) if row[0]]
    assert {row[0]: row[8] for row in rows} == {group.code: len(group.members) for group in board.groups}
    first = board.on(board.weekdays[0])[0]
    at = datetime.combine(board.week.day(first.weekday), datetime.min.time())
    assert rows[0][3] == at
    assert (rows[0][4].hour, rows[0][4].minute) == divmod(first.starts_at, 60)
    assert groups.cell(row=4 + len(rows), column=9).value == len(names_on(board))
    seated = {row[1]: row[4] for row in people.iter_rows(min_row=4, values_only=True) if row[1]}
    assert {name for name, group in seated.items() if group != "tanpa kelompok"} == names_on(board)
    assert {one.name for one in board.without_group} == {
        name for name, group in seated.items() if group == "tanpa kelompok"
    }


def test_the_calendar_says_hour_room_and_counselor_and_names_nobody(board) -> None:
    content = week_files.calendar(board, CHOICE)
    assert content == week_files.calendar(board, CHOICE)
    events = events_of(content)
    assert len(events) == len(board.groups)
    group = board.on(board.weekdays[0])[0]
    event = next(one for one in events if str(one["summary"]).endswith(group.code))
    begins = datetime(*board.week.day(group.weekday).timetuple()[:3], tzinfo=UTC) + timedelta(
        minutes=group.starts_at, hours=-7
    )
    assert event.decoded("dtstart") == begins
    assert event.decoded("dtend") - begins == timedelta(minutes=group.minutes)
    assert str(event["location"]) == group.room
    assert group.counselor in str(event["description"])
    unfolded = content.decode().replace("\r\n ", "")
    assert not [name for name in names_on(board) if name in unfolded]
    assert not [one.theme for one in board.groups if one.theme and one.theme in unfolded], (
        "what somebody is treated for"
    )
    assert "CLASS:PRIVATE" in unfolded


def test_names_stand_in_the_calendar_only_where_they_were_asked_for(board) -> None:
    content = week_files.calendar(board, CHOICE, with_names=True)
    unfolded = content.decode().replace("\r\n ", "")
    assert all(name in unfolded for name in names_on(board))
    assert "CLASS:CONFIDENTIAL" in unfolded
    assert "CLASS:PRIVATE" not in unfolded


def test_a_later_version_takes_the_place_of_the_earlier_in_a_calendar(services, board) -> None:
    book = services.scheduling.book(WEEK)
    plan = book.base
    services.scheduling.publish(book, plan, reason="versi kedua")
    later = services.scheduling.paper(WEEK)
    before, after = (
        {str(one["uid"]): one for one in events_of(week_files.calendar(b, CHOICE))} for b in (board, later)
    )
    assert before.keys() == after.keys()
    assert {int(one["sequence"]) for one in before.values()} == {1}
    assert {int(one["sequence"]) for one in after.values()} == {2}


def test_the_command_writes_each_form_by_the_ending(demo_folder, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("TCDESK_USER", USER)
    monkeypatch.setenv("TCDESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")

    def week(name, *more):
        return cli.run(["week", str(demo_folder), "--week", "2026-W12", "-o", str(tmp_path / name), *more])

    assert week("all.pdf", "--publish", "--reason", "uji papan") == 0
    assert week("each.pdf", "--each", "block") == 0
    assert week("sheets.pdf", "--sign-in") == 0
    assert week("week.xlsx") == 0
    assert week("week.ics") == 0
    sizes = [paper_reader.count((tmp_path / f"{name}.pdf").read_bytes()) for name in ("all", "each", "sheets")]
    assert sizes[0] < sizes[1]
    assert sizes[2] > 1
    assert openpyxl.load_workbook(tmp_path / "week.xlsx").sheetnames
    assert events_of((tmp_path / "week.ics").read_bytes())
    assert week("week.ics", "--sign-in") == 2
    assert week("week.doc") == 2
    assert ".pdf, .xlsx or .ics" in capsys.readouterr().err
