"""The structure of a document as the objects of a file (ISO 32000-1, 14.7).

A packet has tens of thousands of elements; written as text they cost a fifth of what objects of a library cost.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from tcdesk.reports.paper.tagging import KEPT, PART, TD, TH, Content, Element

_SPECIAL, _ESCAPED = re.compile(r"[\\()]"), r"\\\g<0>"
"""Letters that mean something in a string, and how they are written."""


@attrs.frozen(kw_only=True)
class Numbers:
    """The numbers of objects of the file: pages, links of each page, and the first free one."""

    pages: Sequence[int]
    links: Sequence[Sequence[int]]
    free: int


def objects(root: Element, numbers: Numbers, pause: Callable[[], object]) -> Iterator[bytes]:
    """The bodies of the objects of the structure below `root`: its own root, numbered `numbers.free`, and all others.

    Keys of the parent tree: a page has its place from 0; links follow in the order of the pages, as `link_keys` has
    them. `pause` is called before each part, and a part is what a report is in a packet.
    """
    return _Writer(numbers, pause).objects(root)


def link_keys(links: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Every link's object, given by page, and its key in the parent tree."""
    key = len(links)
    for of_page in links:
        for number in of_page:
            yield number, key
            key += 1


class _Writer:
    """Numbers elements and writes them."""

    def __init__(self, numbers: Numbers, pause: Callable[[], object]) -> None:
        self._numbers = numbers
        self._pause = pause
        self._first = numbers.free + 2
        self._bodies: list[str] = []
        self._rows: list[dict[int, int]] = [{} for _ in numbers.pages]
        self._links: dict[int, int] = {}

    def objects(self, root: Element) -> Iterator[bytes]:
        """The bodies of all objects: the root of the tree, its parent tree, every element."""
        tree = self._numbers.free
        top = self._element(_flattened(root), tree)
        last = len(self._numbers.pages) + sum(len(links) for links in self._numbers.links)
        yield f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {tree + 1} 0 R/ParentTreeNextKey {last}>>".encode("ascii")
        yield self._parents().encode("ascii")
        for place, body in enumerate(self._bodies):
            yield body.encode("ascii")
            self._bodies[place] = ""

    def _parents(self) -> str:
        rows = (
            f"{place} [{' '.join(f'{row[number]} 0 R' for number in sorted(row))}]"
            for place, row in enumerate(self._rows)
        )
        keys = link_keys(self._numbers.links)
        links = (f"{key} {self._links[number]} 0 R" for number, key in keys if number in self._links)
        return f"<</Nums [{' '.join((*rows, *links))}]>>"

    def _element(self, element: Element, parent: int) -> int:
        """Write an element and all below it; gives its number, 0 for one of which nothing stands on paper.

        It lets go of what is below: a packet's tree is large, and to give it up at once takes a moment of its own.
        """
        if element.role == PART:
            self._pause()
        number = self._first + len(self._bodies)
        self._bodies.append("")
        kids: list[str] = []
        page = -1
        for kid in element.kids:
            if isinstance(kid, Element):
                below = self._element(kid, number)
                if below:
                    kids.append(f"{below} 0 R")
            elif isinstance(kid, Content):
                self._rows[kid.page][kid.number] = number
                if page < 0:
                    page = kid.page
                kids.append(str(kid.number) if kid.page == page else self._elsewhere(kid))
            else:
                target = self._numbers.links[kid.page][kid.place]
                self._links[target] = number
                kids.append(f"<</Type/OBJR/Obj {target} 0 R/Pg {self._numbers.pages[kid.page]} 0 R>>")
        element.kids.clear()
        if not kids and element.role not in KEPT:
            del self._bodies[number - self._first :]
            return 0
        at = f"/Pg {self._numbers.pages[page]} 0 R" if page >= 0 else ""
        below = f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]" if kids else ""
        body = f"<</Type/StructElem/S/{element.role}/P {parent} 0 R{at}{below}{_entries(element)}>>"
        self._bodies[number - self._first] = body
        return number

    def _elsewhere(self, content: Content) -> str:
        """A sequence on another page than the first one of its element."""
        return f"<</Type/MCR/Pg {self._numbers.pages[content.page]} 0 R/MCID {content.number}>>"


def _flattened(root: Element) -> Element:
    """A document of one part has its elements without that part."""
    parts = [kid for kid in root.kids if isinstance(kid, Element) and not kid.is_empty]
    if len(parts) == 1 and parts[0].role == PART:
        return Element(role=root.role, kids=parts[0].kids)
    return root


def _entries(element: Element) -> str:
    found = ""
    if element.alt:
        found += f"/Alt {_string(element.alt)}"
    if element.lang:
        found += f"/Lang ({element.lang})"
    if element.box is not None:
        box = " ".join(f"{number:.2f}" for number in element.box)
        found += f"/A <</O/Layout/Placement/Block/BBox [{box}]>>"
    elif element.role in (TH, TD) and (element.scope or element.columns > 1):
        scope = f"/Scope/{element.scope}" if element.scope else ""
        columns = f"/ColSpan {element.columns}" if element.columns > 1 else ""
        found += f"/A <</O/Table{scope}{columns}>>"
    return found


def _string(text: str) -> str:
    """A text as a string of the file: in letters where all of them are plain, which is a quarter as long."""
    if text.isascii() and text.isprintable():
        return f"({_SPECIAL.sub(_ESCAPED, text)})"
    return f"<{codecs.BOM_UTF16_BE.hex()}{text.encode('utf-16-be', 'replace').hex()}>"
