"""Everything that is shipped comes with the text of its licence."""

import importlib.metadata
import importlib.util
import shutil
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tcdesk.paths import resource
from tcdesk.services import notices

ROOT = Path(__file__).resolve().parents[3]
NOTICES = resource("notices")


def needed():
    """Names of all that `pyproject.toml` asks for at run time, and what that asks for in turn, on this machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = [Requirement(line) for line in project["dependencies"]], set()
    while waiting:
        asked = waiting.pop()
        applies = asked.marker is None or asked.marker.evaluate({"extra": ""})
        if applies and notices.plain(asked.name) not in seen:
            seen.add(notices.plain(asked.name))
            waiting += [Requirement(line) for line in importlib.metadata.requires(asked.name) or []]
    return seen


def test_every_package_the_program_needs_has_its_licence():
    spoken_for = {notices.plain(one.name) for one in notices.all_notices()} | notices.covered(NOTICES)
    assert len(needed()) > 30
    assert needed() - spoken_for == set()


def test_every_notice_has_a_text_worth_reading():
    for one in notices.all_notices():
        assert len(one.text()) > 200, one.name
        assert all(path.is_file() for path in one.files), one.name


def test_the_program_stands_first_under_its_own_licence():
    first = notices.all_notices()[0]
    assert (first.name, first.licence) == ("tcdesk", "Apache-2.0")
    assert "Apache License" in first.text()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Qt, Qt for Python", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("SQLCipher, SQLite", "ZETETIC LLC"),
        ("OpenSSL", "The OpenSSL Project Authors"),
        ("highspy", "HiGHS"),
        ("pypdfium2", "PDFium"),
        ("pikepdf", "Mozilla Public License"),
        ("Python", "PYTHON SOFTWARE FOUNDATION LICENSE"),
    ],
)
def test_what_lies_inside_a_package_is_named_too(name, words):
    (found,) = [one for one in notices.all_notices() if one.name == name]
    assert words in found.text()


def test_every_font_and_the_icons_have_theirs():
    told = {path for one in notices.all_notices() for path in one.files}
    for folder in (*sorted(resource("fonts").iterdir()), resource("icons")):
        assert {path for path in folder.iterdir() if path.name.startswith("LICENSE")} & told, folder.name


def test_a_build_lays_down_what_the_frozen_program_reads(tmp_path):
    root = tmp_path / "notices"
    root.mkdir()
    shutil.copytree(resource("fonts"), tmp_path / "fonts", ignore=shutil.ignore_patterns("*.ttf"))
    shutil.copytree(resource("icons"), tmp_path / "icons", ignore=shutil.ignore_patterns("*.svg"))
    for path in NOTICES.iterdir():
        shutil.copyfile(path, root / path.name)
    more = notices.Notice(name="libc6", files=(NOTICES / "lgpl-3.0.txt",))
    written = notices.lay_down(root, (more,))
    assert {path.is_file() for path in written} == {True}
    here, there = notices.all_notices(), notices.all_notices(root)
    assert {one.name for one in there} == {one.name for one in here} | {"libc6"}
    assert {one.name: one.text() for one in there if one.name != "libc6"} == {one.name: one.text() for one in here}
    assert all(tmp_path in path.parents for one in there for path in one.files)


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="this system has no Debian packages")
def test_a_library_of_the_system_is_told_by_its_package():
    spec = importlib.util.spec_from_file_location("system_notices", ROOT / ".ci" / "notices.py")
    system = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(system)
    library = next(path for path in Path("/usr/lib").glob("*/libc.so.6"))
    found = system.packages_of([library, Path(__file__)])
    assert list(found) == ["libc6"]
    texts = system.texts_of(found["libc6"])
    assert texts[0].name == "copyright"
    assert any("LGPL" in path.name for path in texts)
