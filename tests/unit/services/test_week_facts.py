"""What happens in the middle of a week: written down once, by whom it is for, and seen in the week's problem."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import OTHERS, OWN, TODAY, records_of

from tcdesk.domain.calendar import Week
from tcdesk.domain.group import Appointment, AppointmentKind
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.resident import ExitKind
from tcdesk.domain.roles import Role

COURT = Appointment(resident_id=OWN, on_date=TODAY, starts_at=600, minutes=60, kind=AppointmentKind.COURT)


def test_an_appointment_is_written_down_once(sign_in):
    services = sign_in(Role.COUNSELOR)
    assert services.scheduling.appoint(COURT).kinds >= {"week"}
    with pytest.raises(Invalid):
        services.scheduling.appoint(COURT)
    (row,) = records_of(services).groups.appointments_between(TODAY, TODAY)
    assert (row.resident_id, row.starts_at, row.kind) == (OWN, 600, AppointmentKind.COURT)


def test_an_appointment_without_a_length_is_refused(sign_in):
    with pytest.raises(Invalid):
        sign_in(Role.MANAGER).scheduling.appoint(Appointment(resident_id=OWN, on_date=TODAY, starts_at=600, minutes=0))


def test_two_are_parted_once_and_with_a_reason(sign_in):
    services = sign_in(Role.MANAGER)
    for one, other, reason in ((OWN, OWN, "Berselisih"), (OWN, OTHERS, "  ")):
        with pytest.raises(Invalid):
            services.scheduling.part(one, other, starts_on=TODAY, reason=reason)
    services.scheduling.part(OTHERS, OWN, starts_on=TODAY, reason=" Berselisih ")
    (row,) = records_of(services).groups.pairs_apart(TODAY, TODAY)
    assert {row.resident_id, row.other_id} == {OWN, OTHERS}
    assert row.reason == "Berselisih"
    with pytest.raises(Invalid):
        services.scheduling.part(OWN, OTHERS, starts_on=TODAY, reason="Lagi")


def test_a_counselor_may_not_part_residents(sign_in):
    services = sign_in(Role.COUNSELOR)
    with pytest.raises(Denied):
        services.scheduling.part(OWN, OTHERS, starts_on=TODAY, reason="Berselisih")
    assert services.scheduling.book(Week.of(TODAY)).week == Week.of(TODAY)


def test_who_leaves_is_written_down_once_and_his_phase_and_group_end_with_it(sign_in):
    services = sign_in(Role.MANAGER)
    records = records_of(services)
    for kind, reason in ((ExitKind.STAYS, "Pindah"), (ExitKind.NEUTRAL, "  ")):
        with pytest.raises(Invalid):
            services.scheduling.depart(OWN, left_on=TODAY, kind=kind, reason=reason)
    with pytest.raises(Invalid):
        services.scheduling.depart(OWN, left_on=TODAY - timedelta(days=999), kind=ExitKind.NEUTRAL, reason="Pindah")
    changes = services.scheduling.depart(OWN, left_on=TODAY, kind=ExitKind.COMPLETED, reason=" Selesai ")
    assert changes.kinds >= {"week", "resident"}
    left = records.residents.residents.get(OWN)
    assert (left.left_on, left.exit_kind, left.exit_reason) == (TODAY, ExitKind.COMPLETED, "Selesai")
    assert records.residents.open_entry(OWN) is None
    assert records.residents.entries_of(OWN)[-1].ended_on == TODAY + timedelta(days=1)
    assert [row.left_on for row in records.groups.members.all("resident_id = ?", (OWN,))] == [TODAY]
    with pytest.raises(Conflict):
        services.scheduling.depart(OWN, left_on=TODAY, kind=ExitKind.NEUTRAL, reason="Lagi")


def test_a_counselor_does_not_end_a_stay(sign_in):
    services = sign_in(Role.COUNSELOR)
    with pytest.raises(Denied):
        services.scheduling.depart(OWN, left_on=TODAY, kind=ExitKind.NEUTRAL, reason="Pindah")
