"""The counselor's narrative for the progress report: written, and written anew until a final report froze it.

A final report keeps its own copy of the words, so nothing that is written here reaches it any more.
"""

from __future__ import annotations

from datetime import timedelta

import attrs

from tcdesk.domain.care import PROPOSALS, Narrative
from tcdesk.domain.changes import Changes
from tcdesk.domain.problem import Problem
from tcdesk.domain.progress import restored
from tcdesk.domain.progress_parts import NARRATIVE_FIELDS, narrative_parts
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import REPORT_DAYS
from tcdesk.domain.views.narratives import NarrativeState
from tcdesk.i18n import N_
from tcdesk.services import ownership
from tcdesk.services.guard import Guarded, Work, allowed, verb

LONGEST = 6_000
EMPTY = N_("The narrative is empty, so there is nothing to save. Write at least one of its sections.")
TOO_LONG = N_(
    "A section of the narrative has at most {most} characters. Nothing was saved; what you typed is still here."
)
NO_PROPOSAL = N_("Tick the proposals offered. Nothing was saved.")
MEANWHILE = N_(
    "{writer} wrote this narrative meanwhile, on {day}, so yours was not saved over those words. "
    "What you typed is kept as a draft: put it away and open it again to choose between the two."
)
NOT_BY_ROLE = N_("The resident's counselor, the psychologist or the programme manager writes it.")
NOT_OWN = N_("Another counselor's resident: that counselor or the programme manager writes it.")


def may_write(work: Work, resident_id: int) -> bool:
    """Whether this person writes the narrative of this resident."""
    return not _reason(work, resident_id)


def _reason(work: Work, resident_id: int) -> str:
    if not work.can(Action.CARE_WRITE):
        return NOT_BY_ROLE
    if ownership.only_own(work, Action.CARE_WRITE) and resident_id not in ownership.owned(work):
        return NOT_OWN
    return ""


class Narratives(Guarded):
    """Narratives of residents."""

    @allowed(Action.REPORT_DRAFT)
    def state(self, resident_id: int) -> NarrativeState:
        """How the narrative of a resident stands, as this person may see it."""
        work = self._work
        newest, reason = work.records.care.narrative_on(resident_id, work.today), _reason(work, resident_id)
        if newest is None:
            return NarrativeState(reason=reason)
        shown = newest if not reason else attrs.evolve(newest, **dict.fromkeys(NARRATIVE_FIELDS, ""), proposals=())
        return NarrativeState(
            newest=shown,
            writer=work.records.people.writer_names().get(newest.written_by, newest.written_by),
            number=self._frozen_in(newest),
            is_old=newest.as_of < work.today - timedelta(days=work.settings[REPORT_DAYS]),
            reason=reason,
        )

    def _frozen_in(self, narrative: Narrative) -> str:
        """The number of the last final report where it says just these words, else ""."""
        for snapshot in self._work.records.conferences.snapshots_of(narrative.resident_id)[:1]:
            try:
                frozen = restored(snapshot.data).narrative
            except ValueError:
                break
            if frozen == narrative_parts(narrative):
                return snapshot.number
        return ""

    @verb(Action.CARE_WRITE)
    def write(self, narrative: Narrative) -> tuple[int, Changes]:
        """Write the narrative of a resident; gives its id. `id` and `version` are those of the newest one it was
        written over, 0 where there was none.

        The words of a day are one narrative: written again on that day they replace each other, on a later day they
        stand beside the earlier ones. Raises Invalid by field, Denied for another counselor's resident, Conflict where
        somebody wrote one meanwhile.
        """
        work, table = self._work, self._work.records.care.narratives
        ownership.insist(work, Action.CARE_WRITE, narrative.resident_id)
        new = _checked(attrs.evolve(narrative, as_of=work.today, written_by=work.who.uid))
        work.records.residents.residents.get(new.resident_id)
        newest = work.records.care.narrative_on(new.resident_id, work.today)
        if newest is not None and (newest.id, newest.version) != (narrative.id, narrative.version):
            writer = work.records.people.writer_names().get(newest.written_by, newest.written_by)
            raise Conflict(MEANWHILE, writer=writer, day=newest.as_of)
        if newest is not None and newest.as_of == new.as_of:
            table.update(new)
            number = new.id
        else:
            number = table.insert(attrs.evolve(new, id=0, version=1))
        fields = [name for name in (*NARRATIVE_FIELDS, "proposals") if _changed(name, newest, new)]
        work.record("narrative.write", "resident", new.resident_id, {"narrative": number, "fields": fields})
        return number, Changes.of("report")


def _changed(name: str, before: Narrative | None, after: Narrative) -> bool:
    return bool(getattr(after, name)) if before is None else getattr(before, name) != getattr(after, name)


def _checked(narrative: Narrative) -> Narrative:
    """The narrative without blank ends, its proposals in the order of the paper. Raises Invalid."""
    texts = {name: str(getattr(narrative, name)).strip() for name in NARRATIVE_FIELDS}
    if not any(texts.values()):
        raise Invalid(EMPTY, (Problem(field=NARRATIVE_FIELDS[0], text=EMPTY),))
    problems = tuple(
        Problem(field=name, text=TOO_LONG, values={"most": LONGEST})
        for name, text in texts.items()
        if len(text) > LONGEST
    )
    if problems:
        raise Invalid(TOO_LONG, problems, most=LONGEST)
    if not PROPOSALS.keys() >= set(narrative.proposals):
        raise Invalid(NO_PROPOSAL, (Problem(field="proposals", text=NO_PROPOSAL),))
    return attrs.evolve(narrative, **texts, proposals=tuple(code for code in PROPOSALS if code in narrative.proposals))
