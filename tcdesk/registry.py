"""What is found by its name: things that are added by one file, and modules that are imported when they are needed."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """Items of one kind, found by importing every module of a package.

    `package` is the dotted name whose modules register themselves at import; modules whose name starts with an
    underscore hold the base and register nothing. `key` gives the unique code of an item and `order` its place.
    """

    def __init__(self, package: str, key: Callable[[Item], str], order: Callable[[Item], int] | None = None) -> None:
        self._package = package
        self._key = key
        self._order = order
        self._items: dict[str, Item] = {}
        self._complete = False

    def add(self, item: Item) -> Item:
        """Register `item` and give it back; raises ValueError when its code is taken."""
        code = self._key(item)
        if code in self._items:
            msg = f"{code!r} is registered twice in {self._package}"
            raise ValueError(msg)
        self._items[code] = item
        return item

    def _load(self) -> None:
        if self._complete:
            return
        self._complete = True
        package = importlib.import_module(self._package)
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
            if not module.name.startswith("_"):
                importlib.import_module(f"{self._package}.{module.name}")

    def __iter__(self) -> Iterator[Item]:
        self._load()
        order = self._order
        items = list(self._items.values())
        return iter(items if order is None else sorted(items, key=order))

    def __len__(self) -> int:
        self._load()
        return len(self._items)

    def __getitem__(self, code: str) -> Item:
        """The item with this code; raises KeyError when there is none."""
        self._load()
        return self._items[code]

    def __contains__(self, code: str) -> bool:
        self._load()
        return code in self._items

    def codes(self) -> list[str]:
        """All codes, in order."""
        return [self._key(item) for item in self]


class Later:
    """A module that is imported when one of its names is first used.

    For what brings much along and is not needed to show the first screen. It stands in the `else` of a
    `TYPE_CHECKING` import of the same module, so that types and import contracts see it as they see any other.
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> object:
        return getattr(importlib.import_module(self._module), name)
