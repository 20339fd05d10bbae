"""What must be kept apart, and why, stands on no paper: reasons are planted, every document is searched."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

import attrs
import paper_reader
import pikepdf
import pytest

from tcdesk.domain.calendar import Week
from tcdesk.domain.group import Appointment, AppointmentKind, KeepApart, NotWith
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.domain.week_board import WeekBoards
from tcdesk.reports._base import DOCUMENTS
from tcdesk.services import week_files
from tcdesk.store.repositories import Repositories

SECRETS = ("Pengeroyokan rahasia", "Berseteru lama rahasia", "Kunjungan rahasia")
KIN = ("apart", "terpisah", "pisahkan", "rekan perkara", "co-defendant", "keep_apart", "not_with", "co_defendant")
WEEK = Week(2026, 12)
DAY = date(2026, 3, 12)


@pytest.fixture
def planted(services):
    """The demo with a reason of every kind, one of its residents in all of them, and a week arranged around them."""
    records: Repositories = services.papers._work.records
    agenda = records.conferences.agenda(records.conferences.on(DAY).id)
    one, other = sorted((agenda[0].resident_id, agenda[1].resident_id))
    with records.store.write():
        records.groups.keep_apart.insert(
            KeepApart(
                resident_id=one, other_id=other, reason=SECRETS[0], starts_on=date(2026, 1, 1), decided_by="fauzan"
            )
        )
        counselor = records.people.counselors(DAY)[0]
        records.groups.not_with.insert(
            NotWith(resident_id=one, staff_id=counselor.id, reason=SECRETS[1], starts_on=date(2026, 1, 1))
        )
        records.groups.appointments.insert(
            Appointment(
                resident_id=one,
                kind=AppointmentKind.OTHER,
                on_date=WEEK.day(1),
                starts_at=480,
                minutes=60,
                remark=SECRETS[2],
            )
        )
        records.groups.add_co_defendants(one, [other])
    book = services.scheduling.book(WEEK)
    proposal = services.scheduling.solve(book.problem, effort=0.05)
    services.scheduling.publish(book, proposal.plan, reason=SECRETS[0])
    return one


def records_made(services, resident):
    """One record of every registered document, gathered from the store; some documents in several ways."""
    papers, scheduling = services.papers, services.scheduling
    board = scheduling.paper(WEEK)
    session = next(one for one in papers._work.records.sessions.between(WEEK.day(0), WEEK.day(6)) if one.group_id)
    yield "progress", services.reporting.gather(resident)
    yield "packet", papers.packet(DAY, is_padded=True)
    yield "week_board", board
    for part in (board.of_counselor(board.counselors[0]), board.of_block(board.blocks[0])):
        yield "week_board", part
    for parts in (WeekBoards.of_counselors(board), WeekBoards.of_blocks(board)):
        yield "week_boards", parts
    yield "sign_in_sheet", papers.sign_in_sheet(session.id)
    yield "sign_in_sheets", papers.sign_in_sheets(WEEK)
    yield "resident_month", papers.resident_month(resident, date(2026, 2, 1))
    yield "intake_summary", papers.intake_summary(resident)
    yield "assessment_sheet", papers.assessment_sheet(resident, "tc_rubric")
    yield "monthly_recap", papers.recap(date(2026, 2, 1))
    yield "letterhead_proof", services.facility.letterhead_proof()


def everything_in(pdf: bytes) -> str:
    """The words on the pages, and every string the file holds elsewhere: titles, outline, alternative texts."""
    with pikepdf.open(BytesIO(pdf)) as file:
        strings = [str(one) for one in _strings(file)]
    return re.sub(r"\s+", " ", paper_reader.text(pdf) + " " + " ".join(strings)).lower()


def _strings(file):
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary):
            yield from (value for value in thing.values() if isinstance(value, pikepdf.String))


def test_the_reasons_are_known_to_the_house(services, planted) -> None:
    """What follows searches for something that is really there."""
    records = services.papers._work.records
    pairs = records.groups.pairs_apart(WEEK.day(0), WEEK.day(6))
    assert SECRETS[0] in {pair.reason for pair in pairs}
    assert SECRETS[1] in {one.reason for one in records.groups.not_with_between(WEEK.day(0), WEEK.day(6))}
    assert records.groups.co_defendants()


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_paper_says_who_is_kept_apart_or_why_somebody_sits_where_he_sits(services, planted, language) -> None:
    made = set()
    for code, record in records_made(services, planted):
        text = everything_in(services.reporting.render(code, record, PrintChoice(language=language)))
        made.add(code)
        found = [words for words in (*SECRETS, *KIN) if words.lower() in text]
        assert not found, f"{code} says {found}"
    # the recovery sheet holds a code and no record of anybody
    assert made | {"recovery_sheet"} == set(DOCUMENTS.codes()), "a new paper has to be searched as well"


def words_in_workbook(content: bytes) -> str:
    """Everything a workbook holds, its properties and formulas too."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist()).lower()


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_workbook_says_it_either(services, planted, language) -> None:
    recap, board, choice = (
        services.papers.recap(date(2026, 2, 1)),
        services.scheduling.paper(WEEK),
        PrintChoice(language=language),
    )
    name = next(member.name for group in board.groups for member in group.members)
    for text, known in (
        (words_in_workbook(services.papers.recap_workbook(recap, choice)), recap.people[0].name),
        (words_in_workbook(week_files.workbook(board, choice)), name),
    ):
        assert known.lower() in text
        assert not [words for words in (*SECRETS, *KIN) if words.lower() in text]


@pytest.mark.parametrize("with_names", [False, True])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_calendar_says_it_either(services, planted, language, with_names) -> None:
    board = services.scheduling.paper(WEEK)
    content = week_files.calendar(board, PrintChoice(language=language), with_names=with_names)
    text = content.decode().replace("\r\n ", "").lower()
    assert all(group.code.lower() in text for group in board.groups)
    assert not [words for words in (*SECRETS, *KIN) if words.lower() in text]


def test_no_record_for_paper_has_a_place_for_it() -> None:
    """A paper can only say what its record holds."""

    def fields(kind, seen):
        if kind in seen or not attrs.has(kind):
            return
        seen.add(kind)
        for field in attrs.fields(attrs.resolve_types(kind)):
            yield field.name
            yield from (name for part in _kinds(field.type) for name in fields(part, seen))

    for document in DOCUMENTS:
        names = set(fields(document.takes, set()))
        names -= {"co_defendants"} if document.code == "intake_summary" else set()  # emptied: `fit_for_paper`
        assert not names & {"keep_apart", "not_with", "co_defendants", "lock", "locks", "rule", "rules", "violations"}


def _kinds(kind):
    arguments = getattr(kind, "__args__", ())
    return (
        [part for one in arguments for part in _kinds(one)] if arguments else [kind] if isinstance(kind, type) else []
    )


def test_co_defendants_are_emptied_before_an_intake_reaches_paper(services, planted) -> None:
    summary = services.papers.intake_summary(planted)
    assert summary.intake.co_defendants == ()
    assert summary.intake.national_no == ""
