"""The source tree, read once, for the tests that hold it to the rules of the house."""

import ast
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).resolve().parents[2]


@attrs.frozen
class Source:
    """One Python file: its path from the top of the tree, its text, its syntax tree."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def _read(*folders: str) -> tuple[Source, ...]:
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in found)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the source tree."""
    return ROOT


@pytest.fixture(scope="session")
def program() -> tuple[Source, ...]:
    """Every file of the program."""
    return _read("tcdesk")


@pytest.fixture(scope="session")
def everything(program) -> tuple[Source, ...]:
    """Every Python file we wrote: program, tests and tools."""
    return (*program, *_read("tests", ".ci"))


@pytest.fixture
def planted():
    """Makes a source with a breach in it: `planted("tcdesk/ui/x.py", "import socket")`."""
    return Source
