"""What the records of papers count and leave out."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.calendar import Week
from tcdesk.domain.intake import IntakeDraft
from tcdesk.domain.intake_summary import fit_for_paper
from tcdesk.domain.monthly_recap import ActivityMonth, MonthlyRecap, PhaseFlow, initials
from tcdesk.domain.packet import PROPOSAL_NAMES, PacketItem
from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.progress_parts import Identity
from tcdesk.domain.resident import ExitKind
from tcdesk.domain.resident_month import MonthActivity, ResidentMonth, month_end, worst
from tcdesk.domain.session import Mark
from tcdesk.domain.week_board import BoardGroup, BoardMember, WeekBoard

DAY = date(2026, 3, 12)


def a_report(**changes):
    given = ProgressReport(starts_on=DAY, ends_on=DAY, as_of=DAY, identity=Identity(name="Ujang"))
    return attrs.evolve(given, **changes)


@given(st.lists(st.sampled_from(list(Mark)), min_size=1))
def test_an_absence_is_never_hidden_by_a_presence(marks):
    found = worst(marks)
    assert found in marks
    assert (found is Mark.ABSENT) == (Mark.ABSENT in marks)
    assert (found is Mark.PRESENT) == (set(marks) == {Mark.PRESENT})


def test_no_marks_have_no_worst():
    assert worst([]) is None


@pytest.mark.parametrize(
    ("day", "end"), [("2026-02-01", 28), ("2028-02-10", 29), ("2026-12-31", 31), ("2026-04-30", 30)]
)
def test_the_end_of_a_month(day, end):
    assert month_end(date.fromisoformat(day)) == date.fromisoformat(day).replace(day=end)


def test_a_month_counts_meetings_not_days():
    row = MonthActivity(name="Seminar", days=((Mark.PRESENT, Mark.ABSENT), (), (Mark.LATE,)))
    sheet = ResidentMonth(identity=Identity(name="Ujang"), month=DAY.replace(day=1), ends_on=DAY, made_on=DAY,
                          activities=(row, row))  # fmt: skip
    assert (row.attended, row.scheduled) == (2, 3)
    assert (sheet.attended, sheet.scheduled) == (4, 6)
    assert sheet.count(Mark.ABSENT) == 2
    assert len(sheet.days) == 31


def test_the_house_at_the_end_is_what_came_less_what_went():
    recap = MonthlyRecap(
        month=DAY.replace(day=1), ends_on=DAY, made_on=DAY, at_start=10, admitted=4,
        exits=((ExitKind.COMPLETED, 2), (ExitKind.DROPPED, 1), (ExitKind.NEUTRAL, 0)),
    )  # fmt: skip
    assert (recap.left, recap.at_end, recap.treated) == (3, 11, 14)
    assert PhaseFlow(name="Entry", at_start=5, entered=3, left=4).at_end == 4
    assert ActivityMonth(name="Ibadah").share is None
    assert ActivityMonth(name="Ibadah", attended=3, expected=4).share == 0.75


@pytest.mark.parametrize(
    ("name", "short"), [("Eko Simanjuntak", "E. S."), ("  siti   nur  ", "S. N."), ("", ""), ("(alias) Budi", "B.")]
)
def test_initials(name, short):
    assert initials(name) == short


def test_an_intake_for_paper_has_lost_what_never_stands_there():
    draft = IntakeDraft(
        name="Ujang", national_no="3603012105900001", co_defendants=(3, 4), thumbnail=b"x", portrait=b"y"
    )
    assert fit_for_paper(draft) == IntakeDraft(name="Ujang", portrait=b"y")


@pytest.mark.parametrize(
    ("proposal", "proposed", "shown"),
    [
        ("advance", ("stay",), "advance"),
        ("", ("review", "stay"), "stay"),
        ("", (), ""),
        ("nonsense", ("contract",), "contract"),
    ],
)
def test_the_agenda_shows_the_items_own_proposal_else_the_reports_first(proposal, proposed, shown):
    item = PacketItem(report=a_report(proposed=proposed), proposal=proposal)
    assert item.proposed == shown
    assert not shown or shown in PROPOSAL_NAMES


def a_board():
    def group(code, counselor, *members):
        return BoardGroup(code=code, weekday=0, starts_at=480, minutes=60, room="Anggrek", counselor=counselor,
                          members=members)  # fmt: skip

    budi, eko, tono = (
        BoardMember(name=name, block=block) for name, block in (("Budi", "A"), ("Eko", "B"), ("Tono", "A"))
    )
    return WeekBoard(
        institution="Lapas Contoh", week=Week(2026, 11), published_on=DAY, without_group=(tono,),
        groups=(group("K01", "Ratna", budi, eko), group("K02", "Siti", eko)),
    )  # fmt: skip


def test_a_board_narrowed_to_a_counselor_or_a_block():
    board = a_board()
    assert board.counselors == ("Ratna", "Siti")
    assert board.blocks == ("A", "B")
    own = board.of_counselor("Siti")
    assert [group.code for group in own.groups] == ["K02"]
    assert own.without_group == ()
    gate = board.of_block("A")
    assert [(group.code, [one.name for one in group.members]) for group in gate.groups] == [("K01", ["Budi"])]
    assert [one.name for one in gate.without_group] == ["Tono"]
    assert board.of_counselor("Ratna").of_block("B").scope == "Ratna · B"
