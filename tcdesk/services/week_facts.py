"""What happens to a resident in the middle of a week and decides where he can sit: an appointment, a pair to part."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.changes import Changes
from tcdesk.domain.group import Appointment, KeepApart
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.services.guard import Guarded, verb

TWICE = N_("This is one and the same resident. Nothing was written down. Choose two residents.")
APART_ALREADY = N_("These two are kept apart already. Nothing was written down.")
NO_REASON = N_("Write why these two must be parted. Nothing was written down.")
NO_LENGTH = N_("An appointment needs a length. Nothing was written down.")
APPOINTED = N_("This appointment is written down already. Nothing was changed.")


class WeekFacts(Guarded):
    """Writes down what the week's problem is made of."""

    @verb(Action.RESIDENT_WRITE)
    def appoint(self, row: Appointment) -> Changes:
        """Write down a resident's appointment. Raises Invalid without a length, or where it is known already."""
        work = self._work
        if row.minutes <= 0:
            raise Invalid(NO_LENGTH)
        table = work.records.groups.appointments
        known = work.records.groups.appointments_between(row.on_date, row.on_date)
        if any((one.resident_id, one.starts_at) == (row.resident_id, row.starts_at) for one in known):
            raise Invalid(APPOINTED)
        key = table.insert(row)
        work.record("appointment.add", "appointment", key, {"resident": row.resident_id, "kind": row.kind.value})
        return Changes.of("week", "resident")

    @verb(Action.SAFETY_WRITE)
    def part(self, resident_id: int, other_id: int, *, starts_on: date, reason: str) -> Changes:
        """Keep two residents apart from `starts_on` on.

        Raises Invalid for one resident twice, without a reason, and for two who are kept apart already.
        """
        work = self._work
        if resident_id == other_id:
            raise Invalid(TWICE)
        if not reason.strip():
            raise Invalid(NO_REASON)
        pair = {resident_id, other_id}
        if any(
            {row.resident_id, row.other_id} == pair for row in work.records.groups.pairs_apart(starts_on, starts_on)
        ):
            raise Invalid(APART_ALREADY)
        row = KeepApart(
            resident_id=min(pair),
            other_id=max(pair),
            reason=reason.strip(),
            starts_on=starts_on,
            decided_by=work.who.uid,
        )
        key = work.records.groups.keep_apart.insert(row)
        work.record("safety.part", "keep_apart", key)
        return Changes.of("week", "resident")
