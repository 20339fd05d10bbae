"""What differs between a resident's last final report and the one that is being drafted, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import attrs

from tcdesk.domain.care import GOAL_NAMES, GoalStatus
from tcdesk.domain.custody import LEGAL_DATE_NAMES, LegalDateKind
from tcdesk.domain.packet import PROPOSAL_NAMES
from tcdesk.domain.progress import ProgressReport
from tcdesk.i18n import N_, Texts


class How(StrEnum):
    """How the two values of a change are written."""

    PLAIN = "plain"
    SHARE = "share"
    MEAN = "mean"
    SIGNED = "signed"
    DAY = "day"
    STATUS = "status"
    CODES = "codes"


MOVED = N_("{field}: {before}, now {after}")
ADDED = N_("{field}: now {after}")
GONE = N_("{field}: no longer {before}")
ANEW = N_("{field}: written anew")


@attrs.frozen(kw_only=True)
class ReportChange:
    """One field that differs: its name (marked, or the facility's own words) and both values, None where there is none.

    With neither value it was written anew.
    """

    field: str
    before: object = None
    after: object = None
    how: How = How.PLAIN

    def sentence(self, texts: Texts) -> str:
        """`Attendance: 83%, now 90%`."""
        values = {"field": texts.t(self.field)}
        if self.before is None and self.after is None:
            return texts.t(ANEW, **values)
        if self.before is None:
            return texts.t(ADDED, **values, after=self._written(self.after, texts))
        if self.after is None:
            return texts.t(GONE, **values, before=self._written(self.before, texts))
        return texts.t(
            MOVED, **values, before=self._written(self.before, texts), after=self._written(self.after, texts)
        )

    def _written(self, value: object, texts: Texts) -> str:
        if isinstance(value, date):
            return texts.date(value)
        if isinstance(value, int | float):
            if self.how is How.SHARE:
                return texts.percent(value)
            return (
                texts.signed(value) if self.how is How.SIGNED else texts.number(value, 1 if self.how is How.MEAN else 0)
            )
        if self.how is How.STATUS:
            return texts.t(GOAL_NAMES[GoalStatus(str(value))])
        if self.how is How.CODES:
            codes = str(value).split()
            return ", ".join(texts.t(PROPOSAL_NAMES[code]) if code in PROPOSAL_NAMES else code for code in codes)
        return str(value)


@attrs.frozen(kw_only=True)
class ReportChanges:
    """What differs since the final report `number` of `as_of`."""

    number: str
    as_of: date
    lines: tuple[ReportChange, ...]


def changes(before: ProgressReport, after: ProgressReport) -> tuple[ReportChange, ...]:
    """Every field that differs, in the order of the paper. Urine only where both say it."""
    found = (
        *_identity(before, after),
        *_sentence(before, after),
        *_measures(before, after),
        *_judgement(before, after),
    )
    return tuple(found)


def _differs(field: str, before: object, after: object, how: How = How.PLAIN) -> Iterator[ReportChange]:
    old, new = (None if value in ("", (), None) else value for value in (before, after))
    if old != new:
        yield ReportChange(field=field, before=old, after=new, how=how)


def _identity(before: ProgressReport, after: ProgressReport) -> Iterator[ReportChange]:
    was, now = before.identity, after.identity
    yield from _differs(N_("Name"), was.name, now.name)
    yield from _differs(N_("Register number"), was.register_no, now.register_no)
    yield from _differs(N_("Birth date"), was.birth_date, now.birth_date)
    yield from _differs(N_("Articles"), ", ".join(was.articles), ", ".join(now.articles))
    yield from _differs(N_("Substances"), ", ".join(was.substances), ", ".join(now.substances))
    yield from _differs(N_("Housing"), was.place, now.place)
    yield from _differs(N_("Counselor"), was.counselor, now.counselor)
    yield from _differs(N_("Function"), was.work, now.work)
    yield from _differs(N_("Phase"), was.phase, now.phase)
    if before.identity.photo != after.identity.photo:
        yield ReportChange(field=N_("Photo"))


def _sentence(before: ProgressReport, after: ProgressReport) -> Iterator[ReportChange]:
    yield from _differs(N_("Detained since"), before.sentence.detained_on, after.sentence.detained_on)
    for kind in LegalDateKind:
        yield from _differs(LEGAL_DATE_NAMES[kind], before.sentence.on(kind), after.sentence.on(kind))
    yield from _differs(N_("End of the programme"), before.programme.ends_on, after.programme.ends_on)


def _share(report: ProgressReport) -> float | None:
    return round(report.attended / report.scheduled, 2) if report.scheduled else None


def _mean(report: ProgressReport) -> float | None:
    rated = [one for one in report.participation if one is not None]
    return round(sum(rated) / len(rated), 1) if rated else None


def _measures(before: ProgressReport, after: ProgressReport) -> Iterator[ReportChange]:
    yield from _differs(N_("Attendance"), _share(before), _share(after), How.SHARE)
    yield from _differs(N_("Participation"), _mean(before), _mean(after), How.MEAN)
    yield from _differs(N_("Behaviour balance"), before.ledger.balance, after.ledger.balance, How.SIGNED)
    old = {row.label: row.now for row in before.domain_rows}
    for row in after.domain_rows:
        yield from _differs(row.label, old.get(row.label), row.now, How.MEAN)
    if not before.urine.is_withheld and not after.urine.is_withheld:
        yield from _differs(N_("Urine tests"), len(before.urine.rows), len(after.urine.rows))
        was, now = (sum(row.is_positive for row in one.urine.rows) for one in (before, after))
        yield from _differs(N_("Positive urine tests"), was, now)


def _judgement(before: ProgressReport, after: ProgressReport) -> Iterator[ReportChange]:
    old_goals = {goal.objective: goal for goal in before.goals.rows}
    new_goals = {goal.objective: goal for goal in after.goals.rows}
    for objective in dict.fromkeys((*old_goals, *new_goals)):
        old, new = old_goals.get(objective), new_goals.get(objective)
        was, now = (None if one is None else one.status.value for one in (old, new))
        yield from _differs(objective, was, now, How.STATUS)
        if old is not None and new is not None:
            yield from _differs(objective, old.progress / 100, new.progress / 100, How.SHARE)
    old_parts = {part.heading: part.text for part in before.narrative}
    for part in after.narrative:
        if old_parts.get(part.heading) != part.text:
            yield ReportChange(field=part.heading)
    yield from _differs(N_("Proposal"), " ".join(before.proposals), " ".join(after.proposals), How.CODES)
