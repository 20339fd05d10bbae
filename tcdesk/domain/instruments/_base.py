"""What every instrument has, and the registry they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from tcdesk.registry import Registry


@attrs.frozen(kw_only=True)
class Item:
    """One question or row: `label` is a short English label marked for translation; answers lie in `allowed`."""

    code: str
    label: str
    allowed: tuple[int, ...]
    scale: str = ""


@attrs.frozen(kw_only=True)
class Instrument:
    """An instrument with its licence and scoring.

    `score` takes the answers by item code (every item, each within `allowed`) and gives scores by scale. `vectors` are
    answer sheets with the scores they must give; the tests run them all.
    """

    code: str
    title: str
    licence: str
    version: int = 1
    items: tuple[Item, ...]
    scales: Mapping[str, str]
    score: Callable[[Mapping[str, int]], dict[str, float]]
    vectors: tuple[tuple[Mapping[str, int], Mapping[str, float]], ...]

    def refused(self, answers: Mapping[str, int]) -> tuple[str, ...]:
        """Codes of the items that are missing, unknown or outside what is allowed; empty for a good sheet."""
        known = {item.code: item.allowed for item in self.items}
        bad = [code for code, allowed in known.items() if answers.get(code) not in allowed]
        return (*bad, *(code for code in answers if code not in known))


INSTRUMENTS: Registry[Instrument] = Registry("tcdesk.domain.instruments", lambda item: item.code)
