"""Opens every page, renders every document and counts every registry, on the frozen program too.

The frozen program finds its registries by name: a build that forgot a package starts happily without its pages. So the
counts are compared with those that were written down from the source tree when it was built.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Callable

import click

import tcdesk
from tcdesk.paths import resource
from tcdesk.registry import Registry


class Failed(Exception):
    """A check that did not hold; the text says which part."""


def counts() -> dict[str, int]:
    """How many items every registry of the program holds, by dotted module and name of the registry."""
    found: dict[str, int] = {}
    for module in pkgutil.walk_packages(tcdesk.__path__, "tcdesk."):
        if module.name.endswith("._base"):
            things = vars(importlib.import_module(module.name)).items()
            found.update({f"{module.name}.{name}": len(thing) for name, thing in things if isinstance(thing, Registry)})
    return found


def _registries() -> str:
    found = counts()
    written = resource("counts.json")
    if written.exists():
        expected = json.loads(written.read_text(encoding="utf-8"))
        wrong = [
            f"{name} has {found.get(name, 0)} of {wanted}"
            for name, wanted in expected.items()
            if found.get(name) != wanted
        ]
        if wrong:
            raise Failed("; ".join(wrong))
    empty = [name for name, number in found.items() if not number]
    if empty or not found:
        raise Failed("nothing in " + ", ".join(empty or ["any registry"]))
    return f"{len(found)} registries hold {sum(found.values())} items"


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (("Registries", _registries),)


def run() -> int:
    """Carry out every check, whatever the others give, with a line for each; 1 when one of them failed."""
    failed = 0
    for name, check in CHECKS:
        try:
            line = f"ok      {name}: {check()}"
        except Exception as error:
            failed += 1
            line = f"FAILED  {name}: {error or type(error).__name__}"
        click.echo(line)
    return 1 if failed else 0
