"""Lists the facility edits, all in one way: list, save, remove."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar, cast

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.services.guard import Guarded, Work, allowed, verb
from tcdesk.store import rows
from tcdesk.store.tables import Table

Record = TypeVar("Record", bound=attrs.AttrsInstance)

NOT_RIGHT = N_("This cannot be saved as it stands. Nothing was changed; look at the marked fields.")
IN_USE = N_("This is still in use ({count} times), so it was not removed. Change those records first.")

Check = Callable[[Work, Record], tuple[Problem, ...]]
Uses = Callable[[Work, Record], int]
Drop = Callable[[Work, Record], None]


@attrs.frozen(kw_only=True)
class ListSpec(Generic[Record]):
    """What one list is: its name in the audit and in `Changes`, its table, order, checks and who may edit it.

    `uses` counts the records that would lose something if a row were removed; `drop` removes one where the table has no
    soft deletion.
    """

    kind: str
    table: Callable[[Work], Table[Record]]
    key: str = "id"
    order: str = ""
    action: Action = Action.SETTING_WRITE
    check: Check[Record] = attrs.field(default=lambda _work, _record: ())
    uses: Uses[Record] = attrs.field(default=lambda _work, _record: 0)
    drop: Drop[Record] | None = None


class FacilityList(Guarded, Generic[Record]):
    """One list of the facility's own data."""

    def __init__(self, work: Work, spec: ListSpec[Record]) -> None:
        super().__init__(work)
        self._spec = spec
        self.own_action = spec.action

    @property
    def kind(self) -> str:
        """The name of the list in the audit and in `Changes`."""
        return self._spec.kind

    @allowed(Action.SETTING_READ)
    def all(self) -> tuple[Record, ...]:
        """All rows in their order."""
        return tuple(self._spec.table(self._work).all(order=self._spec.order))

    @allowed(Action.SETTING_READ)
    def get(self, key: int | str | date) -> Record:
        """The row under this key; raises Conflict when it is not there."""
        return self._spec.table(self._work).get(rows.encode(key))

    @allowed(Action.SETTING_READ)
    def check(self, record: Record) -> tuple[Problem, ...]:
        """What is wrong with a row before it is saved."""
        return self._spec.check(self._work, record)

    @verb()
    def save(self, record: Record) -> tuple[int | str, Changes]:
        """Add a new row (`id` 0, or a code not in use) or save a changed one; gives its key.

        Raises Denied, Invalid with the problems by field, Conflict when it was changed meanwhile.
        """
        work, spec = self._work, self._spec
        self._insist(record)
        table = spec.table(work)
        key = cast("int | str", rows.encode(getattr(record, spec.key)))
        before = table.find(key) if key else None
        if before is None:
            number = table.insert(record)
            key = number if spec.key == "id" else key
        else:
            table.update(record)
        work.record(f"{spec.kind}.save", spec.kind, key, {"fields": rows.difference(before, record)})
        return key, Changes.of(spec.kind)

    @verb()
    def remove(self, key: int | str | date) -> Changes:
        """Take a row out of the list; it stays in the file. Raises Denied, Conflict when it is in use or gone."""
        work, spec = self._work, self._spec
        table = spec.table(work)
        column = rows.encode(key)
        old = table.get(column)
        count = spec.uses(work, old)
        if count:
            raise Conflict(IN_USE, count=count)
        if spec.drop is not None:
            spec.drop(work, old)
        else:
            table.remove(column, now=work.now)
        work.record(f"{spec.kind}.remove", spec.kind, str(column), {"fields": rows.difference(old, None)})
        return Changes.of(spec.kind)

    def _insist(self, record: Record) -> None:
        stopping = tuple(problem for problem in self._spec.check(self._work, record) if not problem.warning)
        if stopping:
            raise Invalid(NOT_RIGHT, stopping)
