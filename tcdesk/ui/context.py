"""What every screen is given, as one record."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QObject, Signal

from tcdesk.domain.changes import Changes
from tcdesk.domain.roles import Action
from tcdesk.domain.views.people import Who
from tcdesk.i18n import Texts
from tcdesk.ui.ask import Ask
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.errors import Errors
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.notices import Notices
from tcdesk.ui.theme import Theme

if TYPE_CHECKING:
    from tcdesk.services.suite import Services  # paper, solver and database come with it: not before somebody is in


class Bus(QObject):
    """Tells screens what changed. `changed(changes, initiator)`: the initiator shows its own change itself."""

    changed = Signal(object, object)

    def tell(self, changes: Changes, initiator: object = None) -> None:
        """Pass on what a use case touched; nothing happens when it touched nothing."""
        if changes.kinds:
            self.changed.emit(changes, initiator)


class Navigation(QObject):
    """Carries wishes to the frame: another screen, the lock, another language (`id` or `en`)."""

    asked = Signal(str, dict)
    lock_asked = Signal()
    language_asked = Signal(str)


@attrs.frozen(kw_only=True)
class Context:
    """Services, threads, questions, words and look, for one signed-in person; a new one is made at each sign-in.

    `clock` gives the aware local time; `facility` is its name; `is_demo` marks invented people; `memory` keeps small
    habits of this person (sidebar, columns) and never anything about a resident.
    """

    services: Services
    jobs: Jobs
    ask: Ask
    texts: Texts
    bus: Bus
    theme: Theme
    errors: Errors
    notices: Notices
    breakpoint: Breakpoint
    navigation: Navigation
    clock: Callable[[], datetime]
    who: Who
    facility: str
    is_demo: bool = False
    memory: MutableMapping[str, str] = attrs.field(factory=dict[str, str])

    def go(self, code: str, **args: object) -> None:
        """Ask the frame for the screen `code`; `args` go to its `Page.open`."""
        self.navigation.asked.emit(code, args)

    def can(self, action: Action) -> bool:
        """Whether the person's roles allow `action`; the service asks again."""
        return self.who.can(action)

    def today(self) -> date:
        """The day it is here."""
        return self.clock().date()

    def local(self, at: datetime) -> datetime:
        """A stored moment (UTC) as it is shown here."""
        return at.astimezone(self.clock().tzinfo)
