"""The pool of invented names and sentences that the demo facility is drawn from."""

from __future__ import annotations

import functools
import tomllib
from typing import Any

import attrs

from tcdesk.paths import resource


@attrs.frozen(kw_only=True)
class Pool:
    """`resources/demo/demo.toml`, by part."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    long_names: tuple[str, ...]
    single: tuple[str, ...]
    mothers: tuple[str, ...]
    places: tuple[str, ...]
    courts: tuple[str, ...]
    educations: tuple[str, ...]
    occupations: tuple[str, ...]
    religions: tuple[str, ...]
    staff: tuple[dict[str, Any], ...]  # a TOML table as it stands
    behaviour: dict[str, tuple[str, ...]]
    goals: tuple[dict[str, str], ...]
    notes: dict[str, tuple[str, ...]]
    narrative: dict[str, tuple[str, ...]]


def _tuples(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}


@functools.cache
def pool() -> Pool:
    """The pool, read once."""
    data = tomllib.loads(resource("demo", "demo.toml").read_text(encoding="utf-8"))
    plain = (
        "first",
        "last",
        "long_names",
        "single",
        "mothers",
        "places",
        "courts",
        "educations",
        "occupations",
        "religions",
    )
    return Pool(
        **{key: tuple(data[key]) for key in plain},
        staff=tuple(data["staff"]),
        behaviour=_tuples(data["behaviour"]),
        goals=tuple(data["goal"]),
        notes=_tuples(data["notes"]),
        narrative=_tuples(data["narrative"]),
    )
