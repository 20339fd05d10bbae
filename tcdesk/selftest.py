"""Opens every page, renders every document and counts every registry, on the frozen program too.

The frozen program finds its registries by name: a build that forgot a package starts happily without its pages. So what
it finds is compared with what the source tree held when it was built, which `build.spec` writes down.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import secrets
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import pypdfium2

import tcdesk
from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import permitted
from tcdesk.domain.views.people import Person
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import texts
from tcdesk.log import places
from tcdesk.main import has_screen
from tcdesk.paths import resource
from tcdesk.registry import Registry
from tcdesk.reports._base import DOCUMENTS, PageOptions, Paper, Theme
from tcdesk.services import notices, week_files
from tcdesk.services.demo.build import make
from tcdesk.services.files import locked_copy
from tcdesk.store import cipher
from tcdesk.ui.app import Application, make_application
from tcdesk.ui.memory import Memory
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.program import site_of
from tcdesk.ui.session import Session
from tcdesk.ui.site import Place, Site
from tcdesk.ui.tour import Tour
from tcdesk.ui.window import Window

WRITTEN = "counts.json"
"""The name, below `resources`, under which the build leaves what `inventory` found in the source tree."""


class Failed(Exception):
    """A check that did not hold; the text says which part."""


def registries() -> dict[str, int]:
    """How many items every registry of the program holds, by dotted module and name of the registry."""
    found: dict[str, int] = {}
    for module in pkgutil.walk_packages(tcdesk.__path__, "tcdesk."):
        if module.name.endswith("._base"):
            things = vars(importlib.import_module(module.name)).items()
            found.update({f"{module.name}.{name}": len(thing) for name, thing in things if isinstance(thing, Registry)})
    return found


def shipped() -> dict[str, int]:
    """Bytes of every file below `resources` that goes with the program; catalogues go compiled only."""
    root = resource()
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".po")
    return {path.relative_to(root).as_posix(): path.stat().st_size for path in files if path.name != WRITTEN}


def inventory() -> dict[str, dict[str, int]]:
    """All that is counted: items of registries and shipped files."""
    return {"registries": registries(), "files": shipped()}


def differences(found: dict[str, dict[str, int]], expected: dict[str, dict[str, int]]) -> list[str]:
    """What `found` has too few or too many of, or not at all, beside what was expected; empty registries too."""
    wrong = [
        f"{name} has {found[kind].get(name, 0)} of {number}"
        for kind, wanted in expected.items()
        for name, number in wanted.items()
        if found[kind].get(name) != number
    ]
    return wrong + [f"nothing in {name}" for name, number in found["registries"].items() if not number]


def _count() -> str:
    found = inventory()
    written = resource(WRITTEN)
    wrong = differences(found, json.loads(written.read_text(encoding="utf-8")) if written.exists() else found)
    if wrong:
        raise Failed("; ".join(wrong[:5]))
    items = sum(found["registries"].values())
    return f"{len(found['registries'])} registries hold {items} items, {len(found['files'])} files are shipped"


def _words() -> str:
    catalogues = sorted(path.stem for path in resource("i18n", "id", "LC_MESSAGES").glob("*.mo"))
    if all(texts("id").t(page.title) == texts("en").t(page.title) for page in PAGES):
        raise Failed("the pages have no Indonesian titles")
    return f"{len(catalogues)} catalogues: {', '.join(catalogues)}"


def _notices() -> str:
    found = notices.all_notices()
    silent = [one.name for one in found if not one.text()]
    if silent:
        raise Failed(f"no licence text: {', '.join(silent)}")
    written = resource("notices", notices.INDEX)
    if written.exists() and len(found) <= len(json.loads(written.read_text(encoding="utf-8"))):
        raise Failed("licences that no package carries are missing")
    return f"{len(found)} licences with {sum(len(one.files) for one in found)} texts"


def _instruments() -> str:
    vectors = 0
    for instrument in INSTRUMENTS:
        for answers, wanted in instrument.vectors:
            scores = instrument.score(answers)
            wrong = [scale for scale, score in wanted.items() if abs(scores[scale] - score) > 1e-9]
            if wrong:
                raise Failed(f"{instrument.code}: {', '.join(wrong)}")
            vectors += 1
    return f"{len(INSTRUMENTS)} instruments give {vectors} known scores"


def _documents() -> str:
    pages = 0
    for document in DOCUMENTS:
        for name, data in document.samples().items():
            for options in (
                PageOptions(paper=Paper.A4, theme=Theme.MONO, language="id"),
                PageOptions(paper=Paper.F4, theme=Theme.COLOUR, language="en"),
            ):
                paper = pypdfium2.PdfDocument(document.render(data, options))
                if not all(page.get_textpage().count_chars() for page in paper):
                    raise Failed(f"{document.code}, {name}: a page without text")
                pages += len(paper)
                paper.close()
    return f"{len(DOCUMENTS)} documents fill {pages} pages"


def _files() -> str:
    document = DOCUMENTS["week_board"]
    board, choice = document.samples()["typical"], PrintChoice()
    book, calendar = week_files.workbook(board, choice), week_files.calendar(board, choice)
    if not book.startswith(b"PK") or calendar.count(b"BEGIN:VEVENT") != len(board.groups):
        raise Failed("a week is not whole as a workbook or a calendar")
    try:
        pypdfium2.PdfDocument(locked_copy(document.render(board, PageOptions()), secrets.token_hex())).close()
    except pypdfium2.PdfiumError:
        return "a workbook, a calendar, and a copy that opens with its password only"
    raise Failed("a locked copy opened without its password")


def _cipher() -> str:
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder, "facility.db"), secrets.token_bytes(32)
        connection = cipher.create(path, key)
        connection.execute("CREATE TABLE t (a TEXT) STRICT")
        connection.execute("INSERT INTO t VALUES ('kept')")
        connection.close()
        connection = cipher.connect(path, key)
        kept = connection.execute("SELECT a FROM t").fetchall()
        connection.close()
        if kept != [("kept",)] or b"kept" in path.read_bytes():
            raise Failed("what was written is lost, or stands in the file in plain")
        try:
            cipher.connect(path, secrets.token_bytes(32)).close()
        except Trouble:
            return "a file is unreadable without its key"
        raise Failed("a file opened with another key")


def _open_to(page: PageSpec, person: Person) -> bool:
    return not page.needs or any(permitted(frozenset(person.roles), action) for action in page.needs)


def _pages() -> str:
    application = make_application(texts("id"), [])
    with tempfile.TemporaryDirectory() as folder:
        access = make(Path(folder, "facility"), today=date(2026, 3, 9), residents=24, weeks=4)
        site = site_of(access.folder)
        left = [*PAGES]
        for person in site.desk.people():
            mine = [page for page in left if _open_to(page, person)]
            if mine:
                left = [page for page in left if page not in mine]
                _walk(application, site, person, access.password, mine)
    if left:
        raise Failed("nobody may open " + ", ".join(page.code for page in left))
    return f"{len(PAGES)} screens opened, filled and drawn"


def _walk(application: Application, site: Site, person: Person, password: str, pages: list[PageSpec]) -> None:
    """Sign in as `person` and visit `pages`; raises Failed with all that went wrong there."""
    window = Window(application.theme, texts("id"), application.errors)
    services = site.desk.sign_in(person.uid, password)
    session = Session(application, window, Memory(None), site, services, PAGES, site.clock.now)
    try:
        session.start(Place())
        troubles = Tour(window, application.errors).walk(pages)
        session.end()
    finally:
        site.desk.sign_out()
    window.deleteLater()
    if troubles:
        raise Failed("; ".join(troubles))


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("Inventory", _count),
    ("Words", _words),
    ("Licences", _notices),
    ("Instruments", _instruments),
    ("Documents", _documents),
    ("Files", _files),
    ("Encryption", _cipher),
    ("Screens", _pages),
)


def run() -> int:
    """Carry out every check, whatever the others give, with a line for each; 1 when one of them failed."""
    failed = False
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name, check in CHECKS:
        try:
            line = f"ok      {name}: {check()}"
        except Failed as failure:
            failed, line = True, f"FAILED  {name}: {failure}"
        except Exception as error:  # a check that breaks has failed; the others still have their say
            failed, line = True, f"FAILED  {name}: {places(error)}"
        click.echo(line)
    return int(failed)
