"""The narrative of a report: who writes it, what becomes of earlier words, and what a final report keeps."""

from __future__ import annotations

import json
from datetime import timedelta

import attrs
import pytest
from factories import NOW, OTHERS, OWN, PASSWORD, TODAY, desk_in, records_of

from tcdesk.domain.care import PROPOSALS, Narrative
from tcdesk.domain.progress import restored
from tcdesk.domain.progress_parts import NARRATIVE_FIELDS, narrative_parts
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.roles import PERMISSIONS, Action, Role
from tcdesk.domain.settings import REPORT_DAYS
from tcdesk.domain.views.prints import Place, PrintChoice
from tcdesk.services.narratives import LONGEST

WRITES = {Role.COUNSELOR, Role.PSYCHOLOGIST, Role.MANAGER}
SEES = {*WRITES, Role.MEDICAL, Role.HEAD}


def words(**changes) -> Narrative:
    given = {"resident_id": OWN, "as_of": TODAY, "observation": "Tenang.", "plan": "Lanjut.", "written_by": "x"}
    return Narrative(**(given | changes))


def over(services, **changes) -> Narrative:
    """Words written over the newest narrative."""
    newest = services.narratives.state(OWN).newest
    return words(id=newest.id, version=newest.version, **changes)


@pytest.mark.parametrize("role", sorted(SEES))
def test_it_is_written_by_those_who_care_and_by_a_counselor_for_his_own(sign_in, role):
    services = sign_in(role)
    for resident in (OWN, OTHERS):
        may = role in WRITES and (role is not Role.COUNSELOR or resident == OWN)
        state = services.narratives.state(resident)
        assert bool(state.reason) is not may
        if may or role is not Role.COUNSELOR:  # a counselor makes no report of another's resident
            lacks = services.reporting.readiness(services.reporting.gather(resident), resident).missing
            assert [lack.place for lack in lacks if lack.place] == ([Place.NARRATIVE] if may else [])
        if may:
            assert services.narratives.write(words(resident_id=resident))[0]
        else:
            with pytest.raises(Denied):
                services.narratives.write(words(resident_id=resident))


def test_whoever_may_write_it_may_draft_the_report_it_stands_in():
    for role, actions in PERMISSIONS.items():
        assert Action.CARE_WRITE not in actions or Action.REPORT_DRAFT in actions, role


def test_who_may_not_write_is_told_why_and_sees_no_words(sign_in):
    sign_in(Role.COUNSELOR).narratives.write(words(proposals=("stay",)))
    services = sign_in(Role.MEDICAL)
    state = services.narratives.state(OWN)
    assert state.reason
    assert state.writer == "Ratna Wulandari"
    assert [getattr(state.newest, name) for name in NARRATIVE_FIELDS] == [""] * 4
    assert state.newest.proposals == ()


def test_it_has_the_writer_and_the_day_of_the_desk_and_the_order_of_the_paper(sign_in):
    services = sign_in(Role.COUNSELOR)
    number, changes = services.narratives.write(
        words(observation="  Tenang. \n", as_of=TODAY - timedelta(days=3), proposals=("review", "stay"))
    )
    kept = records_of(services).care.narratives.get(number)
    assert (kept.observation, kept.as_of, kept.written_by) == ("Tenang.", TODAY, services.who.uid)
    assert kept.proposals == ("stay", "review")
    assert changes.kinds == {"report"}
    report = services.reporting.gather(OWN)
    assert report.writer == "Ratna Wulandari"
    assert report.narrative == narrative_parts(kept)
    assert report.proposed == ("stay", "review")


def test_the_audit_names_the_sections_and_never_a_word(sign_in):
    services = sign_in(Role.COUNSELOR)
    number, _ = services.narratives.write(words(family="Rahasia keluarga."))
    store = records_of(services).store
    ((verb, subject, detail),) = store.rows("SELECT verb, subject, detail FROM audit ORDER BY seq DESC LIMIT 1")
    assert (verb, str(subject)) == ("narrative.write", str(OWN))
    assert json.loads(detail) == {"narrative": number, "fields": ["observation", "family", "plan"]}
    services.narratives.write(over(services, observation="Tenang.", family="Lain.", plan="Lanjut."))
    assert json.loads(store.value("SELECT detail FROM audit ORDER BY seq DESC LIMIT 1"))["fields"] == ["family"]


def test_words_of_one_day_replace_each_other_and_those_of_a_later_day_stand_beside(folder):
    desk = desk_in(folder)
    services = desk.sign_in("ratna", PASSWORD)
    first, _ = services.narratives.write(words())
    again, _ = services.narratives.write(over(services, observation="Lebih tenang."))
    table = records_of(services).care.narratives
    assert again == first
    assert (table.get(first).observation, table.get(first).version) == ("Lebih tenang.", 2)
    desk.sign_out()
    desk = desk_in(folder, NOW + timedelta(days=1))
    later = desk.sign_in("ratna", PASSWORD)
    other, _ = later.narratives.write(over(later, observation="Besoknya."))
    assert other != first
    table = records_of(later).care.narratives
    assert table.get(first).observation == "Lebih tenang."
    assert later.reporting.gather(OWN).narrative[0].text == "Besoknya."
    desk.sign_out()


def test_what_somebody_wrote_meanwhile_is_not_written_over(sign_in):
    services = sign_in(Role.COUNSELOR)
    services.narratives.write(words())
    mine = over(services, observation="Milik saya.")
    services.narratives.write(over(services, observation="Lebih baru."))
    for stale in (mine, words()):
        with pytest.raises(Conflict):
            services.narratives.write(stale)
    assert services.narratives.state(OWN).newest.observation == "Lebih baru."


@pytest.mark.parametrize("field", NARRATIVE_FIELDS)
def test_a_section_has_a_limit_that_is_named(sign_in, field):
    services = sign_in(Role.COUNSELOR)
    with pytest.raises(Invalid) as refused:
        services.narratives.write(words(**{field: "a" * (LONGEST + 1)}))
    assert [(one.field, one.values) for one in refused.value.problems] == [(field, {"most": LONGEST})]
    assert services.narratives.write(words(**{field: "a" * LONGEST}))


def test_an_empty_one_and_a_proposal_nobody_knows_are_refused(sign_in):
    services = sign_in(Role.COUNSELOR)
    for wrong in (words(observation=" \n", plan="", proposals=("stay",)), words(proposals=("holiday",))):
        with pytest.raises(Invalid) as refused:
            services.narratives.write(wrong)
        assert refused.value.problems
    assert services.narratives.state(OWN).newest is None
    with pytest.raises(Conflict):
        sign_in(Role.MANAGER).narratives.write(words(resident_id=9999))


def test_a_final_report_keeps_its_words_and_the_next_narrative_begins_anew(sign_in):
    services = sign_in(Role.COUNSELOR)
    services.narratives.write(words(proposals=tuple(PROPOSALS)[:2]))
    assert services.narratives.state(OWN).current is not None
    snapshot, _, _ = services.reporting.finalise(OWN, TODAY, PrintChoice())
    state = services.narratives.state(OWN)
    assert (state.number, state.current, state.previous.observation) == (snapshot.number, None, "Tenang.")
    before = records_of(services).conferences.snapshots.get(snapshot.id)
    services.narratives.write(over(services, observation="Sama sekali lain."))
    assert records_of(services).conferences.snapshots.get(snapshot.id) == before
    assert restored(before.data).narrative[0].text == "Tenang."
    state = services.narratives.state(OWN)
    assert (state.number, state.previous, state.current.observation) == ("", None, "Sama sekali lain.")


def test_words_older_than_a_report_may_be_are_offered_and_not_gone_on_with(sign_in):
    services = sign_in(Role.MANAGER)
    most = REPORT_DAYS.default
    table = records_of(services).care.narratives
    with records_of(services).store.write():
        number = table.insert(words(as_of=TODAY - timedelta(days=most), written_by="ratna"))
    assert services.narratives.state(OWN).current.id == number
    with records_of(services).store.write():
        table.update(attrs.evolve(table.get(number), as_of=TODAY - timedelta(days=most + 1)))
    state = services.narratives.state(OWN)
    assert (state.current, state.previous.id, state.is_old) == (None, number, True)
