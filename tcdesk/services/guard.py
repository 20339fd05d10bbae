"""The guard before every use case: may this role do it, and was it written down.

`Work` is what every service of one sign-in works with. `@allowed` stands before what is only read, `@verb` before what
writes: it opens the transaction and insists on exactly one row of the audit in it, so that data, permission and record
stand or fall together.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Concatenate, ParamSpec, TypeVar

from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import Settings
from tcdesk.domain.views.people import Who
from tcdesk.i18n import N_
from tcdesk.services.clock import Clock
from tcdesk.store import audit, settings
from tcdesk.store.db import Store
from tcdesk.store.repositories import Repositories

NOT_YOURS = N_(
    "This is not among the tasks of your role, so nothing was done. Ask the programme manager or the administrator."
)
LOCKED = N_("The desk is locked. What was saved is safe. Unlock it with your password, then try again.")

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Work:
    """What a service works with: the repositories of the open store, who sits there, and the clock."""

    def __init__(self, store: Store, who: Who, clock: Clock) -> None:
        self._repositories = Repositories.of(store)
        self.who = who
        self.clock = clock
        self._recorded = 0

    @property
    def records(self) -> Repositories:
        """The repositories; raises Denied once the desk was locked or left."""
        if self._repositories.store.is_closed:
            raise Denied(LOCKED)
        return self._repositories

    @property
    def store(self) -> Store:
        """The open store; raises as `records`."""
        return self.records.store

    @property
    def today(self) -> date:
        """The day it is in the house."""
        return self.clock.today()

    @property
    def now(self) -> datetime:
        """This moment in UTC."""
        return self.clock.now()

    @property
    def settings(self) -> Settings:
        """The facility's settings as they stand."""
        return settings.load(self.store)

    def can(self, action: Action) -> bool:
        """Whether the person's roles allow `action`."""
        return self.who.can(action)

    def require(self, action: Action) -> None:
        """Raise Denied unless the person's roles allow `action`."""
        if not self.can(action):
            raise Denied(NOT_YOURS)

    def record(
        self, verb: str, kind: str = "", subject: str | int = "", detail: Mapping[str, object] | None = None
    ) -> None:
        """Write the audit row of a verb within its transaction; `detail` as in `audit.append`."""
        audit.append(self.store, at=self.now, actor=self.who.uid, verb=verb, kind=kind, subject=subject, detail=detail)
        self._recorded += 1

    @property
    def recorded(self) -> int:
        """Audit rows written by this sign-in so far."""
        return self._recorded


class Guarded:
    """A service: its public methods stand behind `allowed` or `verb`; `_work` is its own and the guard's."""

    own_action: Action | None = None
    """What `verb()` without an action asks for, where that differs between services of one class."""

    def __init__(self, work: Work) -> None:
        self._work = work


def _work_of(service: Guarded) -> Work:
    return service._work  # pyright: ignore[reportPrivateUsage] # noqa: SLF001 - screens have no way to it, the guard has


Service = TypeVar("Service", bound=Guarded)
Method = Callable[Concatenate[Service, Parameters], Result]


def allowed(
    action: Action,
) -> Callable[[Method[Service, Parameters, Result]], Method[Service, Parameters, Result]]:
    """Before a method that only reads: raises Denied for a role that may not do `action`."""

    def guard(method: Method[Service, Parameters, Result]) -> Method[Service, Parameters, Result]:
        @functools.wraps(method)
        def guarded(self: Service, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            _work_of(self).require(action)
            return method(self, *args, **kwargs)

        setattr(guarded, _ACTION, action)
        return guarded

    return guard


def verb(
    action: Action | None = None,
) -> Callable[[Method[Service, Parameters, Result]], Method[Service, Parameters, Result]]:
    """Before a method that writes: permission, one transaction, exactly one audit row (`Work.record`) within it.

    Without `action` the service's `own_action` is asked. Raises Denied before anything is touched; whatever the method
    raises undoes all it wrote.
    """

    def guard(method: Method[Service, Parameters, Result]) -> Method[Service, Parameters, Result]:
        @functools.wraps(method)
        def guarded(self: Service, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            work = _work_of(self)
            work.require(_asked(self, action))
            before = work.recorded
            with work.store.write():
                result = method(self, *args, **kwargs)
                if work.recorded != before + 1:
                    msg = f"{method.__qualname__} wrote {work.recorded - before} audit rows instead of one"
                    raise RuntimeError(msg)
            return result

        setattr(guarded, _ACTION, action)
        setattr(guarded, _WRITES, True)
        return guarded

    return guard


def _asked(service: Guarded, action: Action | None) -> Action:
    asked = action or service.own_action
    if asked is None:
        msg = f"{type(service).__name__} names no action"
        raise RuntimeError(msg)
    return asked


_ACTION = "__action__"
_WRITES = "__writes__"


def action_of(service: Guarded, name: str) -> Action | None:
    """The action the method `name` of a service stands under; None for a method without a guard."""
    method = getattr(service, name)
    if not hasattr(method, _ACTION):
        return None
    return _asked(service, getattr(method, _ACTION))


def is_writing(service: Guarded, name: str) -> bool:
    """Whether the method `name` stands behind `verb`."""
    return bool(getattr(getattr(service, name), _WRITES, False))
