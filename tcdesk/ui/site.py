"""The folder the window works with, and where in it somebody was."""

from __future__ import annotations

from datetime import datetime

import attrs

from tcdesk.services.clock import Clock, local
from tcdesk.services.desk import Desk


@attrs.frozen(kw_only=True)
class Site:
    """One facility's folder as the window works with it."""

    desk: Desk
    clock: Clock

    def local_now(self) -> datetime:
        """This moment as the house's clock on the wall shows it."""
        return local(self.clock.now())

    @property
    def scope(self) -> str:
        """Where the habits of this facility are kept."""
        return f"facility {self.desk.folder.resolve()}"


@attrs.frozen(kw_only=True)
class Place:
    """Where a person was: a screen and what brings it back; `kept` whether everything there could be kept."""

    code: str = ""
    args: dict[str, object] = attrs.field(factory=dict[str, object])
    kept: bool = True
