"""Commands that are found by their file and imported only when they are called."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType
from typing import Any

import click

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_

_ABSENT = re.compile(r"(?P<library>lib[\w.+-]+): cannot open shared object file")


def load(name: str) -> ModuleType:
    """Import a part of the program by its dotted name, when it is needed.

    Planning a week must not need a screen, nor signing in the solver. Raises Trouble when a library of the system is
    not there.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        absent = _ABSENT.search(str(error))
        if absent is None:
            raise
        raise Trouble(
            N_("The system library {library} is missing on this machine. Nothing was changed. Please install it."),
            library=absent["library"],
        ) from error


class Commands(click.Group):
    """The commands of a package: every `click.Command` of every module whose name has no underscore in front.

    A module that is named like a command is imported alone; a command that lives beside another one is searched.
    """

    def __init__(self, *, package: str, **options: Any) -> None:  # click's own options, passed on
        super().__init__(**options)
        self._package = package

    def _modules(self) -> list[str]:
        found = pkgutil.iter_modules(importlib.import_module(self._package).__path__)
        return sorted(module.name for module in found if not module.name.startswith("_"))

    def _commands(self, module: str) -> dict[str, click.Command]:
        things = vars(load(f"{self._package}.{module}")).values()
        return {thing.name: thing for thing in things if isinstance(thing, click.Command) and thing.name}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in alphabetical order."""
        found = {name for module in self._modules() for name in self._commands(module)}
        return sorted({*found, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        modules = sorted(self._modules(), key=lambda module: module != cmd_name)
        return next((found for module in modules if (found := self._commands(module).get(cmd_name))), None)
