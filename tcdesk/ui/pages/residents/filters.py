"""What the list lets through: one phase, words, counselor, group, flag, one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from tcdesk.domain.phase import Stage
from tcdesk.domain.search import Prepared, prepared, score
from tcdesk.domain.views.residents import Flag, ResidentRow

NO_GROUP = "-"
"""Stands for "in no group" where a group is chosen."""


@attrs.frozen(kw_only=True)
class Chosen:
    """What was chosen; an empty choice lets everybody through."""

    stage: Stage | None = None
    query: str = ""
    counselor: str = ""
    group: str = ""
    flag: Flag | None = None
    only_own: bool = False

    @property
    def behind_funnel(self) -> int:
        """How many of the choices behind the funnel are made."""
        return sum((bool(self.counselor), bool(self.group), self.flag is not None, self.only_own))

    @property
    def is_open(self) -> bool:
        """Whether everybody is let through."""
        return self.stage is None and not self.query.strip() and not self.behind_funnel

    def lets(self, row: ResidentRow) -> bool:
        """Whether a resident passes everything but phase and words."""
        return (
            (not self.counselor or row.counselor == self.counselor)
            and (not self.group or (row.group or NO_GROUP) == self.group)
            and (self.flag is None or self.flag in row.flags)
            and (not self.only_own or row.is_own)
        )


class Sieve:
    """Rows made ready for searching once, and sifted at every key."""

    def __init__(self, rows: Iterable[ResidentRow] = ()) -> None:
        self.rows = tuple(rows)
        self._ready: dict[int, Prepared] = {row.id: prepared(_fields(row)) for row in self.rows}

    def sift(self, chosen: Chosen) -> tuple[ResidentRow, ...]:
        """Everybody who passes, in the order of the rows."""
        return tuple(row for row in self._searched(chosen) if chosen.stage in {None, row.stage})

    def counts(self, chosen: Chosen) -> Counter[Stage]:
        """How many each phase would show under the other choices."""
        return Counter(row.stage for row in self._searched(chosen) if row.stage is not None)

    def total(self, chosen: Chosen) -> int:
        """How many pass when no phase is chosen."""
        return len(self._searched(chosen))

    def _searched(self, chosen: Chosen) -> list[ResidentRow]:
        query = chosen.query.strip()
        return [
            row
            for row in self.rows
            if chosen.lets(row) and (not query or score(query, self._ready[row.id]) is not None)
        ]


def _fields(row: ResidentRow) -> list[str]:
    fields = (row.name, row.alias, row.register_no, row.tc_no, row.national_no, row.place, row.group or "")
    return [field for field in fields if field]
