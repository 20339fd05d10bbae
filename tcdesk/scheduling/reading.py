"""Strict reading of JSON values: each reader gives the value or raises `Invalid` naming the place and what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from tcdesk.domain.refusals import Invalid
from tcdesk.i18n import N_

Item = TypeVar("Item")
LARGEST = 1_000_000
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Node:
    """One value of a JSON document and where it stands (`residents[3].busy[0].slot`)."""

    def __init__(self, value: object, place: str) -> None:
        self._value = value
        self.place = place

    @classmethod
    def document(cls, text: str | bytes) -> Node:
        """The whole document; raises Invalid when it is not JSON."""
        try:
            return cls(json.loads(text), "")
        except (ValueError, RecursionError):
            raise Invalid(N_("The file is not JSON in UTF-8. Export it again from the program that made it.")) from None

    def _wrong(self, text: str, **values: object) -> Invalid:
        return Invalid(text, (), place=self.place or "file", **values)

    def __getitem__(self, key: str) -> Node:
        """The value behind `key`; raises Invalid when there is none."""
        found = self.get(key)
        if found is None:
            raise self._wrong(N_("In {place}: {key} is missing."), key=key)
        return found

    def get(self, key: str) -> Node | None:
        """The value behind `key`, None where it is absent or null; raises Invalid when this is not an object."""
        value = self._object().get(key)
        return None if value is None else Node(value, f"{self.place}.{key}" if self.place else key)

    def names(self) -> list[str]:
        """The names in this object; raises Invalid when it is none."""
        return list(self._object())

    def _object(self) -> dict[str, object]:
        if not isinstance(self._value, dict):
            raise self._wrong(N_("{place} must be an object with named values."))
        return cast("dict[str, object]", self._value)

    def list(self, read: Callable[[Node], Item]) -> tuple[Item, ...]:
        """Every element read by `read`."""
        if not isinstance(self._value, list):
            raise self._wrong(N_("{place} must be a list."))
        values = cast("list[object]", self._value)
        return tuple(read(Node(value, f"{self.place}[{i}]")) for i, value in enumerate(values))

    def text(self) -> str:
        """A text, possibly empty."""
        if not isinstance(self._value, str):
            raise self._wrong(N_("{place} must be a text."))
        try:
            self._value.encode()
        except UnicodeEncodeError:
            raise self._wrong(N_("{place} holds characters that are not text.")) from None
        return self._value

    def id(self) -> str:
        """A text that is not empty."""
        text = self.text()
        if not text.strip():
            raise self._wrong(N_("{place} must not be empty."))
        return text

    def number(self, least: int = 0, most: int = LARGEST) -> int:
        """A whole number from `least` to `most`."""
        if isinstance(self._value, bool) or not isinstance(self._value, int) or not least <= self._value <= most:
            raise self._wrong(N_("{place} must be a whole number from {least} to {most}."), least=least, most=most)
        return self._value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self._value, bool):
            raise self._wrong(N_("{place} must be true or false."))
        return self._value

    def clock(self) -> str:
        """A time of day `HH:MM`."""
        text = self.text()
        if not CLOCK.fullmatch(text):
            raise self._wrong(N_("{place} must be a time such as 13:30."))
        return text

    def trait(self) -> str | int:
        """A text or a whole number."""
        if isinstance(self._value, str):
            return self.text()
        return self.number(-LARGEST)

    def known(self, ids: Iterable[str]) -> str:
        """An id among `ids`."""
        id_ = self.id()
        if id_ not in ids:
            raise self._wrong(N_("{place} names {id}, which is not in the file."), id=id_)
        return id_


def unique(place: str, ids: Sequence[str]) -> None:
    """Raise Invalid when an id of the list at `place` is used twice."""
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise Invalid(N_("{place} names {id} twice."), place=place, id=id_)
        seen.add(id_)
