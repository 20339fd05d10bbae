"""Steps of the flows around a week: publish it, find a group of it, and look at the audit."""

from __future__ import annotations

from factories import records_of

from tcdesk.domain.calendar import Week

WEEK, NEXT = Week(2026, 11), Week(2026, 12)


def publish(services, week: Week = WEEK, plan=None, **more):
    book = services.scheduling.book(week)
    plan = plan or services.scheduling.solve(book.problem).plan
    version, _changes = services.scheduling.publish(book, plan, **more)
    return services.scheduling.book(week), version


def audited(services, call):
    """What `call` gives, and that it wrote exactly one row of the audit."""
    store = records_of(services).store
    before = store.head().seq
    found = call()
    assert store.head().seq == before + 1
    return found


def a_group(book, weekdays=range(1, 5)):
    """A group of the week that meets on a day to come."""
    return next(g for g in book.base.groups if book.problem.slot_by_id[g.slot].day in weekdays)
