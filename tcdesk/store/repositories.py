"""All repositories of one open store, made once for each sign-in."""

from __future__ import annotations

import attrs

from tcdesk.store.care import Care
from tcdesk.store.conferences import Conferences
from tcdesk.store.db import Store
from tcdesk.store.groups import Groups
from tcdesk.store.house import House
from tcdesk.store.people import People
from tcdesk.store.residents import Residents
from tcdesk.store.sessions import Sessions
from tcdesk.store.statistics import Statistics
from tcdesk.store.weeks import Weeks


@attrs.frozen(kw_only=True)
class Repositories:
    """The families of tables by name; `store` carries transactions and the audit."""

    store: Store
    care: Care
    conferences: Conferences
    groups: Groups
    house: House
    people: People
    residents: Residents
    sessions: Sessions
    statistics: Statistics
    weeks: Weeks

    @classmethod
    def of(cls, store: Store) -> Repositories:
        """The repositories of `store`; nothing is read yet."""
        return cls(
            store=store,
            care=Care(store),
            conferences=Conferences(store),
            groups=Groups(store),
            house=House(store),
            people=People(store),
            residents=Residents(store),
            sessions=Sessions(store),
            statistics=Statistics(store),
            weeks=Weeks(store),
        )
