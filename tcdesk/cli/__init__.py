"""The command line: each command in a file of its own."""

from __future__ import annotations


def run(arguments: list[str]) -> int:
    """Run one command; gives the exit code."""
    return 0 if arguments else 2
