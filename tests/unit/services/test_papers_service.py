"""Who gets which paper, and what of it."""

from __future__ import annotations

import pytest
from factories import OTHERS, OWN, TODAY, records_of

from tcdesk.domain.care import Behaviour, Tool
from tcdesk.domain.refusals import Conflict, Denied
from tcdesk.domain.roles import Role


@pytest.mark.parametrize(
    ("role", "legal", "health"),
    [
        (Role.MEDICAL, True, True),
        (Role.COUNSELOR, True, False),
        (Role.REGISTRAR, True, False),
        (Role.HEAD, True, False),
    ],
)
def test_an_intake_shows_its_reader_the_sections_of_his_role(sign_in, role, legal, health):
    summary = sign_in(role).papers.intake_summary(OWN)
    assert (summary.sees_legal, summary.sees_health) == (legal, health)
    assert health or (summary.intake.systolic, summary.intake.findings, summary.intake.urine) == (None, "", {})


def test_the_administrator_gets_no_paper_about_anybody(sign_in):
    papers = sign_in(Role.ADMIN).papers
    for call in (
        lambda: papers.packet(TODAY),
        lambda: papers.recap(TODAY),
        lambda: papers.intake_summary(OWN),
        lambda: papers.resident_month(OWN, TODAY),
        lambda: papers.assessment_sheet(OWN, "tc_rubric"),
    ):
        with pytest.raises(Denied):
            call()


def test_the_month_of_another_counselors_resident_has_points_but_no_words(sign_in):
    services = sign_in(Role.MANAGER)
    records = records_of(services)
    with records.store.write():
        for resident in (OWN, OTHERS):
            records.care.behaviour.insert(
                Behaviour(resident_id=resident, on_date=TODAY, tool=Tool.PULL_UP, event="Seragam lusuh", points=-1)
            )
    whole = services.papers.resident_month(OTHERS, TODAY).ledger.rows[0]
    assert (whole.event, whole.points) == ("Seragam lusuh", -1)
    papers = sign_in(Role.COUNSELOR).papers
    own, other = (papers.resident_month(resident, TODAY).ledger.rows[0] for resident in (OWN, OTHERS))
    assert (own.event, own.points) == ("Seragam lusuh", -1)
    assert (other.event, other.points) == ("", -1)


def test_nobody_has_no_papers(sign_in):
    papers = sign_in(Role.MANAGER).papers
    for call in (
        lambda: papers.resident_month(4711, TODAY),
        lambda: papers.intake_summary(4711),
        lambda: papers.sign_in_sheet(4711),
        lambda: papers.packet_item(4711),
    ):
        with pytest.raises(Conflict):
            call()
