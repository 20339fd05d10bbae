"""A month of the house, counted for its recap: a fixed number of statements, whatever the number of residents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import attrs

from tcdesk.domain.care import REWARDS
from tcdesk.domain.health import PANELS, Reading
from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.monthly_recap import (
    AGE_BANDS,
    ActivityMonth,
    Count,
    MonthlyRecap,
    Person,
    PhaseFlow,
    Presence,
    UrineMonth,
    initials,
)
from tcdesk.domain.phase import Phase, PhaseEntry
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.resident import SEVERITY_NAMES, ExitKind, Resident, Severity
from tcdesk.domain.resident_month import month_end, worst
from tcdesk.domain.roles import Action
from tcdesk.domain.session import ATTENDED, Mark
from tcdesk.domain.settings import CAPACITY, IS_DEMO, SIGNATORIES
from tcdesk.i18n import N_
from tcdesk.services.gathering import letterhead
from tcdesk.services.guard import Work

NOT_BEGUN = N_("This month has not begun yet, so there is nothing to count. Choose an earlier month.")
_OTHER_AGE = N_("under 18")


@attrs.frozen(kw_only=True)
class Month:
    """The days that are counted, both included, and everybody who was here on one of them."""

    first: date
    last: date
    residents: tuple[Resident, ...]
    entries: Mapping[int, list[PhaseEntry]]
    substances: Mapping[int, list[tuple[str, int | None, str]]]

    def phase_on(self, resident_id: int, day: date) -> int | None:
        """The phase a resident was in on `day`; the day a stay ends is the first day of the next."""
        found = [
            entry.phase_id
            for entry in self.entries.get(resident_id, [])
            if entry.started_on <= day and (entry.ended_on is None or day < entry.ended_on)
        ]
        return found[-1] if found else None


def span(month: date, today: date) -> tuple[date, date]:
    """First and last day that are counted; raises Invalid for a month that has not begun."""
    first = month.replace(day=1)
    if first > today:
        raise Invalid(NOT_BEGUN)
    return first, min(month_end(first), today)


def recap(work: Work, month: date, *, with_names: bool) -> MonthlyRecap:
    """The recap of a month, as far as this person may see it. Raises Invalid."""
    first, last = span(month, work.today)
    statistics, settings = work.records.statistics, work.settings
    given = Month(
        first=first,
        last=last,
        residents=tuple(statistics.treated(first, last)),
        entries=statistics.treated_entries(first, last),
        substances=statistics.treated_substances(first, last),
    )
    ladder = work.records.house.ladder()
    tools = statistics.month_tools(first, last)
    rewards = sum(n for tool, n in tools.items() if tool in REWARDS)
    return MonthlyRecap(
        letterhead=letterhead(settings),
        month=first,
        ends_on=last,
        made_on=work.today,
        capacity=settings[CAPACITY],
        at_start=sum(one.admitted_on < first for one in given.residents),
        admitted=sum(one.admitted_on >= first for one in given.residents),
        exits=_exits(given),
        phases=_phases(given, ladder),
        ages=_ages(given),
        educations=_counted(one.education for one in given.residents),
        substances=_counted(_main(given, one.id) for one in given.residents),
        severities=tuple(
            Count(label=SEVERITY_NAMES[kind], n=sum(one.severity is kind for one in given.residents))
            for kind in Severity
        ),
        activities=_activities(work, given),
        urine=_urine(work, given),
        rewards=rewards,
        sanctions=sum(tools.values()) - rewards,
        instruments=tuple(
            Count(label=INSTRUMENTS[code].title if code in INSTRUMENTS else code, n=n)
            for code, n in statistics.month_instruments(first, last).items()
        ),
        final_reports=statistics.month_reports(first, last),
        presences=_presences(work, given, ladder, with_names=with_names),
        people=_people(work, given, ladder, with_names=with_names),
        signatories=_signatories(settings[SIGNATORIES]),
        demo=settings[IS_DEMO],
    )


def _signatories(blocks: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """The blocks of those who answer for the house: not the one of each resident's counselor."""
    return tuple(block for block in blocks if not block.by_counselor)


def _exits(given: Month) -> tuple[tuple[ExitKind, int], ...]:
    gone = Counter(
        one.exit_kind if one.exit_kind is not ExitKind.STAYS else ExitKind.NEUTRAL
        for one in given.residents
        if one.left_on is not None and one.left_on <= given.last
    )
    return tuple((kind, gone[kind]) for kind in ExitKind if kind is not ExitKind.STAYS)


def _phases(given: Month, ladder: tuple[Phase, ...]) -> tuple[PhaseFlow, ...]:
    """A stay is counted from its first day on; whoever leaves the programme leaves his phase."""
    start, entered, left = Counter[int](), Counter[int](), Counter[int]()
    before = given.first - timedelta(days=1)
    for one in given.residents:
        then = given.phase_on(one.id, before) if one.admitted_on < given.first else None
        if then is not None:
            start[then] += 1
        for entry in given.entries.get(one.id, []):
            if given.first <= entry.started_on <= given.last:
                entered[entry.phase_id] += 1
            end = entry.ended_on or one.left_on
            if end is not None and given.first <= end <= given.last and entry.started_on <= given.last:
                left[entry.phase_id] += 1
    return tuple(
        PhaseFlow(name=phase.name, at_start=start[phase.id], entered=entered[phase.id], left=left[phase.id])
        for phase in ladder
    )


def _ages(given: Month) -> tuple[Count, ...]:
    """Ages at the end of the month, in the bands of the field."""
    ages = [one.age(given.last) for one in given.residents]
    found = [
        Count(label=f"{low}–{high}" if high < 100 else f"> {low - 1}", n=sum(low <= age <= high for age in ages))
        for low, high in AGE_BANDS
    ]
    young = sum(age < AGE_BANDS[0][0] for age in ages)
    return (Count(label=_OTHER_AGE, n=young), *found) if young else tuple(found)


def _counted(labels: Iterable[str]) -> tuple[Count, ...]:
    counts = Counter(labels)
    return tuple(Count(label=label, n=n) for label, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _main(given: Month, resident_id: int) -> str:
    used = given.substances.get(resident_id)
    return used[0][0] if used else ""


def _activities(work: Work, given: Month) -> tuple[ActivityMonth, ...]:
    counts = work.records.statistics.month_activities(given.first, given.last)
    return tuple(
        ActivityMonth(name=kind.name, held=held, cancelled=cancelled, attended=came, expected=marks)
        for kind in work.records.house.activities.all(order="position, code")
        for held, cancelled, came, marks in (counts.get(kind.code, (0, 0, 0, 0)),)
    )


def _urine(work: Work, given: Month) -> UrineMonth:
    if not work.can(Action.URINE_READ):
        return UrineMonth(is_withheld=True)
    tests = work.records.statistics.month_urine(given.first, given.last)
    reasons = Counter(reason for reason, _ in tests)
    positive = Counter(panel for _, read in tests for panel, one in read.items() if one is Reading.POSITIVE)
    return UrineMonth(
        tests=len(tests),
        positive=sum(Reading.POSITIVE in read.values() for _, read in tests),
        reasons=tuple(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
        panels=tuple(Count(label=panel, n=positive[panel]) for panel in PANELS if positive[panel]),
    )


def _name(one: Resident, *, with_names: bool) -> str:
    return one.name if with_names else initials(one.name)


def _phase_name(given: Month, one: Resident, names: Mapping[int, str]) -> str:
    """The phase at the end of the month, or the one he left from."""
    day = given.last if one.left_on is None else min(given.last, one.left_on - timedelta(days=1))
    return names.get(given.phase_on(one.id, max(day, one.admitted_on)) or 0, "")


def _presences(work: Work, given: Month, ladder: tuple[Phase, ...], *, with_names: bool) -> tuple[Presence, ...]:
    names = {phase.id: phase.name for phase in ladder}
    marks = work.records.statistics.month_marks(given.first, given.last)
    days = [given.first + timedelta(days=number) for number in range(month_end(given.first).day)]
    found: list[Presence] = []
    for one in given.residents:
        mine: Mapping[date, Mapping[Mark, int]] = marks.get(one.id, {})
        found.append(
            Presence(
                name=_name(one, with_names=with_names),
                tc_no=one.tc_no,
                phase=_phase_name(given, one, names),
                days=tuple(worst(mine.get(day, {})) for day in days),
                attended=sum(n for day in mine.values() for mark, n in day.items() if mark in ATTENDED),
                expected=sum(n for day in mine.values() for n in day.values()),
            )
        )
    return tuple(found)


def _people(work: Work, given: Month, ladder: tuple[Phase, ...], *, with_names: bool) -> tuple[Person, ...]:
    names = {phase.id: phase.name for phase in ladder}
    sees_legal = work.can(Action.LEGAL_READ)
    found: list[Person] = []
    for one in given.residents:
        used = given.substances.get(one.id, [])
        first_age = used[0][1] if used else None
        gone = one.left_on if one.left_on is not None and one.left_on <= given.last else None
        found.append(
            Person(
                name=_name(one, with_names=with_names),
                register_no=one.register_no if sees_legal and with_names else "",
                tc_no=one.tc_no,
                sex=one.sex,
                age=one.age(given.last),
                education=one.education,
                occupation=one.occupation,
                substances=tuple(name for name, _, _ in used),
                years_of_use=max(0, one.age(one.admitted_on) - first_age) if first_age is not None else None,
                route=used[0][2] if used else "",
                severity=one.severity,
                problem=one.problem,
                phase=_phase_name(given, one, names),
                admitted_on=one.admitted_on,
                left_on=gone,
                exit_kind=one.exit_kind if gone is not None else ExitKind.STAYS,
                was_here_before=one.former_id is not None,
            )
        )
    return tuple(found)
