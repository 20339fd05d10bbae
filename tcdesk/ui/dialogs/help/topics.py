"""The pages of the help, one Markdown file each in `resources/help/<language>`.

A file begins with `# Title` and may go on with `screens: week, settings/backups`: the screens it belongs to, by the
code of a page, of a section of the settings, or of a screen of the door (`door/sign_in`). Files are read in the order
of their names.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import attrs

from tcdesk.domain.search import Prepared, prepared, ranked
from tcdesk.paths import resource

_SCREENS = "screens:"


@attrs.frozen(kw_only=True)
class Topic:
    """One page: the name of its file, its title, its text without the title, and the screens it belongs to."""

    code: str
    title: str
    text: str
    screens: frozenset[str] = frozenset()

    @property
    def headings(self) -> str:
        """The headings inside the text."""
        return " ".join(line.lstrip("# ") for line in self.text.splitlines() if line.startswith("#"))


def topic_of(code: str, source: str) -> Topic:
    """The page that the text of a file makes. Raises ValueError where it does not begin with a title."""
    first, _, rest = source.strip().partition("\n")
    if not first.startswith("# "):
        msg = f"the help page {code!r} has no title"
        raise ValueError(msg)
    rest = rest.lstrip()
    screens = ""
    if rest.startswith(_SCREENS):
        screens, _, rest = rest.removeprefix(_SCREENS).partition("\n")
    named = frozenset(name.strip() for name in screens.split(",") if name.strip())
    return Topic(code=code, title=first.removeprefix("# ").strip(), text=rest.strip(), screens=named)


@functools.cache
def topics(language: str) -> tuple[Topic, ...]:
    """All pages in a language, in order."""
    files = sorted(resource("help", language).glob("*.md"))
    return tuple(topic_of(path.stem, path.read_text(encoding="utf-8")) for path in files)


def topic_for(screen: str, among: Iterable[Topic]) -> Topic | None:
    """The page for a screen; for a part of one (`settings/backups`) that part's own, else the whole screen's."""
    known = {name: topic for topic in among for name in topic.screens}
    return known.get(screen) or known.get(screen.partition("/")[0])


class Finder:
    """Finds pages by words anywhere in them; titles before headings, headings before the rest."""

    def __init__(self, among: Iterable[Topic]) -> None:
        self._all = tuple(among)
        self._entries: list[tuple[Topic, Prepared]] = [
            (topic, prepared((topic.title, topic.headings, topic.text))) for topic in self._all
        ]

    def find(self, query: str) -> tuple[Topic, ...]:
        """The pages that fit, the best first; all of them, in order, where nothing is asked."""
        if not query.strip():
            return self._all
        return tuple(ranked(query, self._entries, limit=len(self._all)))
