"""The recovery sheet: the one paper that opens the facility when every password is lost."""

from __future__ import annotations

from datetime import date

import attrs


@attrs.frozen(kw_only=True)
class RecoverySheet:
    """Whose sheet it is and its code, in groups divided by dashes. Never stored, never logged, printed once."""

    facility: str
    user: str
    code: str
    made_on: date
    demo: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the code."""
        return tuple(part for part in self.code.split("-") if part)
