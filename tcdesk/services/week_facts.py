"""What happens to a resident in the middle of a week and decides where he can sit: an appointment, a pair, a leave."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.group import Appointment, KeepApart
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.resident import ExitKind
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.services.guard import Guarded, verb

TWICE = N_("This is one and the same resident. Nothing was written down. Choose two residents.")
APART_ALREADY = N_("These two are kept apart already. Nothing was written down.")
NO_REASON = N_("Write why these two must be parted. Nothing was written down.")
NO_LENGTH = N_("An appointment needs a length. Nothing was written down.")
NO_EXIT = N_("Choose how the stay ended and write why. Nothing was written down.")
LEFT_ALREADY = N_("It is written down already that this resident left. Nothing was changed.")
TOO_EARLY = N_("This day lies before the resident came. Nothing was written down.")
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

    @verb(Action.PHASE_DECIDE)
    def depart(self, resident_id: int, *, left_on: date, kind: ExitKind, reason: str) -> Changes:
        """Write down that a resident left the programme; `left_on` is his last day. His phase and his group end then.

        Raises Invalid without a kind or a reason, or for a day before he came, Conflict where he left already.
        """
        work = self._work
        if kind is ExitKind.STAYS or not reason.strip():
            raise Invalid(NO_EXIT)
        records = work.records.residents
        old = records.residents.get(resident_id)
        if old.left_on is not None:
            raise Conflict(LEFT_ALREADY)
        if left_on < old.admitted_on:
            raise Invalid(TOO_EARLY)
        records.residents.update(attrs.evolve(old, left_on=left_on, exit_kind=kind, exit_reason=reason.strip()))
        entry = records.open_entry(resident_id)
        if entry is not None:
            # An entry ends on the first day it does not count any more; the last day here still counts.
            ended = max(left_on + timedelta(days=1), entry.started_on)
            records.entries.update(attrs.evolve(entry, ended_on=ended))
        members = work.records.groups.members
        for row in members.all("resident_id = ? AND left_on IS NULL", (resident_id,)):
            members.update(attrs.evolve(row, left_on=max(left_on, row.joined_on)))
        detail = {"left_on": left_on.isoformat(), "kind": kind.value, "reason": reason.strip()}
        work.record("resident.depart", "resident", resident_id, detail)
        return Changes.of("week", "resident", "group")
