"""Composition root: arguments, paths, log, then the command line or the window."""

from __future__ import annotations

from tcdesk import cli


def main(arguments: list[str]) -> int:
    """Run the program; gives the exit code 0 done, 1 refused, 2 wrong use."""
    return cli.run(arguments)
