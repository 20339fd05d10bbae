"""Nobody puts on paper what the role may not see: every role, every setting, drafts, final reports and packets."""

from datetime import timedelta

import attrs
import pytest
from factories import NOW, OTHERS, OWN, TODAY, records_of

from tcdesk.domain.care import Narrative
from tcdesk.domain.conference import Conference, ConferenceItem, ReportSnapshot
from tcdesk.domain.progress import ReportSection
from tcdesk.domain.refusals import Conflict, Denied
from tcdesk.domain.roles import Action, Role, permitted
from tcdesk.domain.settings import URINE_ON_PAPER
from tcdesk.domain.views.finals import Verdict
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services import paper_rights
from tcdesk.services.final_reports import UNREADABLE
from tcdesk.store import kept, seal

CHOICE = PrintChoice()
SEES = {
    "all": {Role.MANAGER, Role.COUNSELOR, Role.MEDICAL, Role.PSYCHOLOGIST, Role.HEAD},
    "medical": {Role.MANAGER, Role.MEDICAL},
    "none": set(),
}
"""Who puts urine results on paper, by what the facility set."""
PRINTS = {role for role in Role if permitted(frozenset({role}), Action.REPORT_PRINT)}


def ready(sign_in, rule="all"):
    """Both residents have all a final report needs, a conference is planned, and the rule is set."""
    manager = sign_in(Role.MANAGER)
    manager.facility.save_settings({URINE_ON_PAPER.key: rule})
    records = records_of(manager)
    with records.store.write():
        conference = records.conferences.conferences.insert(Conference(on_date=TODAY + timedelta(days=3)))
        for position, number in enumerate((OWN, OTHERS)):
            records.care.narratives.insert(
                Narrative(
                    resident_id=number,
                    as_of=TODAY,
                    observation="Rahasia konselor.",
                    judgement="Baik.",
                    proposals=("stay",),
                    written_by="ratna",
                )
            )
            records.conferences.items.insert(
                ConferenceItem(conference_id=conference, resident_id=number, position=position)
            )
    return manager


@pytest.mark.parametrize("rule", list(SEES))
@pytest.mark.parametrize("role", list(Role))
def test_urine_results_by_role_and_setting(sign_in, role, rule):
    ready(sign_in, rule)
    services = sign_in(role)
    if role not in PRINTS:
        with pytest.raises(Denied):
            services.reporting.gather(OWN)
        return
    report = services.reporting.gather(OWN)
    assert report.urine.is_withheld is (role not in SEES[rule])
    assert bool(report.urine.rows) is (role in SEES[rule])


def frozen(sign_in, rule="all"):
    """A final report of each of the two, made by the manager while urine results were allowed."""
    manager = ready(sign_in)
    made = {number: manager.reporting.finalise(number, TODAY, CHOICE)[0] for number in (OWN, OTHERS)}
    manager.facility.save_settings({URINE_ON_PAPER.key: rule})
    return made


@pytest.mark.parametrize("rule", list(SEES))
@pytest.mark.parametrize("role", list(Role))
def test_a_final_report_with_urine_results_is_printed_again_only_by_who_may(sign_in, role, rule):
    made = frozen(sign_in, rule)
    finals = sign_in(role).final_reports
    if role in SEES[rule]:
        assert finals.reprint(made[OWN].id).pdf.startswith(b"%PDF")
    else:
        with pytest.raises(Denied):
            finals.reprint(made[OWN].id)


def test_without_urine_results_a_counselor_prints_it_again_whatever_is_set(sign_in):
    ready(sign_in, "medical")
    snapshot, report, _ = sign_in(Role.COUNSELOR).reporting.finalise(OWN, TODAY, CHOICE)
    assert report.urine.is_withheld
    assert sign_in(Role.COUNSELOR).final_reports.reprint(snapshot.id).line.number == snapshot.number


def test_the_words_of_another_counselor_go_on_no_paper(sign_in):
    made = frozen(sign_in)
    services = sign_in(Role.COUNSELOR)
    mine, other = made[OWN], made[OTHERS]
    assert services.reporting.gather(OWN).narrative
    for attempt in (
        lambda: services.reporting.gather(OTHERS),
        lambda: services.final_reports.reprint(other.id),
        lambda: services.reporting.changed_since(services.reporting.gather(OWN), OTHERS),
        lambda: services.papers.packet(TODAY + timedelta(days=3)),
    ):
        with pytest.raises(Denied) as refused:
            attempt()
        assert refused.value.text == paper_rights.NOT_OWN_PAPER
    may = {line.id: line.may_print for line in services.final_reports.lines()}
    assert may == {mine.id: True, other.id: False}


@pytest.mark.parametrize("role", sorted(PRINTS - {Role.COUNSELOR}))
def test_other_roles_print_everybody_and_the_whole_packet(sign_in, role):
    frozen(sign_in)
    packet = sign_in(role).papers.packet(TODAY + timedelta(days=3))
    assert len(packet.items) == 2


def test_a_packet_stops_at_urine_results_that_may_not_be_printed(sign_in):
    frozen(sign_in, "none")
    with pytest.raises(Denied) as refused:
        sign_in(Role.MANAGER).papers.packet(TODAY + timedelta(days=3))
    assert refused.value.text == paper_rights.URINE_KEPT_BACK


def test_what_changed_tells_no_urine_that_is_kept_back(sign_in):
    frozen(sign_in)
    manager = sign_in(Role.MANAGER)
    report = manager.reporting.gather(OWN)
    none = attrs.evolve(report, urine=attrs.evolve(report.urine, rows=()))
    assert any("rine" in str(one.field) for one in manager.reporting.changed_since(none, OWN).lines)
    manager.facility.save_settings({URINE_ON_PAPER.key: "none"})
    assert manager.reporting.changed_since(manager.reporting.gather(OWN), OWN).lines == ()


@pytest.mark.parametrize("role", list(Role))
def test_a_code_tells_each_role_what_it_may_know(sign_in, role):
    made = frozen(sign_in)
    services = sign_in(Role.MANAGER)
    services.reporting.log_print("progress", b"x", pages=2, target="printer", resident_id=OWN, snapshot_id=made[OWN].id)
    services = sign_in(role)
    if role is Role.ADMIN:
        with pytest.raises(Denied):
            services.final_reports.check(made[OWN].code)
        return
    answer = services.final_reports.check(made[OWN].code)
    assert answer.line.name.startswith("Residen")
    knows = permitted(frozenset({role}), Action.REPORT_DRAFT)
    assert (answer.line.copies, len(answer.prints)) == ((1, 1) if knows else (0, 0))
    assert answer.line.may_print is (role in PRINTS)


def test_data_of_another_program_are_opened_only_by_who_sees_all_of_it(sign_in):
    """Data this version cannot read tell nothing of what stands on the paper, so only who may see all prints it."""
    manager = ready(sign_in)
    work, data = manager.reporting._work, b'{"of":"a version to come"}'
    with work.store.write():
        snapshot = ReportSnapshot(
            resident_id=OTHERS,
            document="progress",
            number="777",
            template_version=99,
            as_of=TODAY,
            data=data,
            options={"paper": "A4"},
            code=seal.code_of(work.store.keys, data),
            finalised_at=NOW,
            finalised_by=work.who.uid,
        )
        snapshot = attrs.evolve(snapshot, id=work.records.conferences.snapshots.insert(snapshot))
        work.records.conferences.files.insert(kept.kept_file(work.store.keys, snapshot, b"%PDF of then"))
    found = manager.final_reports.reprint(snapshot.id)
    assert (found.pdf, found.has_other_form) == (b"%PDF of then", True)
    assert manager.final_reports.check(snapshot.code).verdict is Verdict.GENUINE
    with pytest.raises(Conflict) as refused:
        sign_in(Role.COUNSELOR).final_reports.reprint(snapshot.id)
    assert refused.value.text == UNREADABLE


@pytest.mark.parametrize("rule", list(SEES))
@pytest.mark.parametrize("role", sorted(PRINTS))
def test_a_section_nobody_of_this_role_prints_is_closed_with_its_reason(sign_in, role, rule):
    ready(sign_in, rule)
    sections = {one.code: one.reason for one in sign_in(role).reporting.sections()}
    urine = sections.pop(ReportSection.URINE)
    assert not any(sections.values())
    if role in SEES[rule]:
        assert urine == ""
    else:
        assert urine == (paper_rights.URINE_BY_NOBODY if rule == "none" else paper_rights.URINE_BY_MEDICAL)


def test_what_is_left_out_is_never_frozen(sign_in):
    manager = ready(sign_in)
    without = attrs.evolve(CHOICE, without=(ReportSection.URINE.value, ReportSection.LEDGER.value))
    snapshot, report, _ = manager.reporting.finalise(OWN, TODAY, without)
    kept_one = manager.final_reports.reprint(snapshot.id)
    assert kept_one.choice == CHOICE
    assert kept_one.pdf == manager.reporting.render("progress", report, CHOICE)
