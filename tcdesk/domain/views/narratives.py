"""How the counselor's narrative of one resident stands."""

from __future__ import annotations

import attrs

from tcdesk.domain.care import Narrative


@attrs.frozen(kw_only=True)
class NarrativeState:
    """The newest narrative of a resident, None before the first; `writer` is who wrote it.

    A narrative goes on being written until a final report froze it (`number` is then that report's) or until the next
    report would be late (`is_old`). `reason`, marked for translation, says why this person may not write ("" where he
    may); the newest one is then shown to him without its words.
    """

    newest: Narrative | None = None
    writer: str = ""
    number: str = ""
    is_old: bool = False
    reason: str = ""

    @property
    def current(self) -> Narrative | None:
        """The narrative that goes on being written, None where a new one is begun."""
        return None if self.number or self.is_old else self.newest

    @property
    def previous(self) -> Narrative | None:
        """The narrative of the report before, which a new one can begin from."""
        return self.newest if self.number or self.is_old else None
