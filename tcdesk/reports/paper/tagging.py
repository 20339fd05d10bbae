"""What stands on a page in words a screen reader understands: headings, paragraphs, tables, figures, links.

Everything drawn on a page lies in a marked sequence: content of an element of the structure, or an artifact, which
readers pass over. Text belongs to the element that is open; text drawn while none is open becomes a paragraph of its
own, so a document is readable before anybody thought of it. Lines and areas are artifacts outside of figures.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import attrs

from tcdesk.reports.paper.canvas import TaggedCanvas

P, SPAN, FIGURE, LINK = "P", "Span", "Figure", "Link"
TABLE, TR, TH, TD = "Table", "TR", "TH", "TD"
LIST, ITEM, LABEL, BODY = "L", "LI", "Lbl", "LBody"
DOCUMENT, PART = "Document", "Part"
_GROUPS = frozenset((DOCUMENT, PART, TABLE, TR, LIST, ITEM))
"""Elements that hold elements, never text itself."""
KEPT = (TH, TD)
"""Elements that count even where nothing stands in them: a table is regular."""
_INLINE = (SPAN, FIGURE, LINK)
"""Elements in the text of another."""
DEEPEST = 6

HEADER, FOOTER = "Header", "Footer"
_LAYOUT = "/Artifact BMC"


@attrs.define(eq=False)
class Content:
    """A marked sequence: page from 0, and its number on that page."""

    page: int
    number: int


@attrs.frozen
class Annotation:
    """A link on a page: page from 0, and its place among the links of that page."""

    page: int
    place: int


@attrs.define(eq=False, kw_only=True)
class Element:
    """One element of the structure; `box` is left, bottom, right, top on the page, in points from the lower left."""

    role: str
    alt: str = ""
    lang: str = ""
    scope: str = ""
    columns: int = 1
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | Content | Annotation] = attrs.field(factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it stands on paper."""
        return self.role not in KEPT and all(isinstance(kid, Element) and kid.is_empty for kid in self.kids)


@attrs.define(eq=False)
class Anchor:
    """Lets an element go on where a block was divided: both halves share one anchor."""

    element: Element | None = None
    owner: Tags | None = None


class Inside:
    """An element while it is open; a page has hundreds, so this is no generator."""

    __slots__ = ("_element", "_is_open", "_tags")

    def __init__(self, tags: Tags, element: Element) -> None:
        self._tags = tags
        self._element = element
        self._is_open = False

    def __enter__(self) -> Element:
        """Open it."""
        self._is_open = self._tags.enter(self._element)
        return self._element

    def __exit__(self, *_error: object) -> None:
        """Close it."""
        if self._is_open:
            self._tags.leave()


class Tags:
    """Marks what is drawn on one canvas and remembers its structure."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas
        self.root = Element(role=DOCUMENT)
        self._stack = [self.root]
        self._page = -1
        self._first = 0
        self._links = 0
        self._next = 0
        self._is_page_open = False
        self._is_furniture = False
        self._mark = ""
        self._owner: Element | None = None
        self._content: Content | None = None
        self._level = 0
        self._base = 0
        self._read: set[str] = set()
        self._spoken: Element | None = None

    # Pages and parts

    def begin_part(self) -> None:
        """What follows, from the next page on, is a part of its own; its headings begin below the document's title."""
        self._first = self._page + 1
        part = Element(role=PART)
        self.root.kids.append(part)
        self._stack = [self.root, part]
        self._base = min(self._level, 1)

    def begin_page(self) -> None:
        """A page was begun."""
        self._page += 1
        self._links = self._next = 0
        self._is_page_open = True
        self._mark = ""
        self._switch()

    def end_page(self) -> None:
        """The page is about to be closed."""
        if self._is_page_open:
            self._leave()
            self._is_page_open = False

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return self._page + 1

    @contextmanager
    def furniture(self, kind: str) -> Generator[None]:
        """What is drawn belongs to the page, not to the document: `HEADER` or `FOOTER`.

        On the first page of a part it is read, for it says what the part is and how it is to be kept.
        """
        if not self._is_page_open or self._page == self._first:
            yield
            return
        self._leave()
        self._is_furniture = True
        self._enter(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        yield
        self._leave()
        self._is_furniture = False
        self._switch()

    # Elements

    @property
    def is_loose(self) -> bool:
        """Whether text drawn now would belong to no element."""
        return self._is_page_open and not self._is_furniture and self._stack[-1].role in _GROUPS

    def goes_on(self) -> bool:
        """Told of every text before it is drawn: whether it follows another in the same block.

        A space has to part the two, for a reader of the structure does not see that they stand apart (ISO 32000-1,
        14.8.2.5).
        """
        if not self._is_page_open or self._is_furniture:
            return False
        block = self.root
        for one in reversed(self._stack):
            if one.role not in _INLINE:
                block = one
                break
        before, self._spoken = self._spoken, block
        return block is before

    def element(
        self,
        role: str,
        *,
        alt: str = "",
        lang: str = "",
        scope: str = "",
        columns: int = 1,
        box: tuple[float, float, float, float] | None = None,
    ) -> Inside:
        """What is drawn inside belongs to a new element of this role below the open one."""
        made = Element(role=role, alt=alt, lang=lang, scope=scope, columns=columns, box=box)
        if not self._is_furniture:
            self._stack[-1].kids.append(made)
        return Inside(self, made)

    def within(self, element: Element) -> Inside:
        """What is drawn inside belongs to this element."""
        return Inside(self, element)

    def enter(self, element: Element) -> bool:
        """Open an element; False where nothing is one, in the furniture of a page."""
        if self._is_furniture:
            return False
        self._stack.append(element)
        self._switch()
        return True

    def leave(self) -> None:
        """Close the element that was entered last."""
        self._stack.pop()
        self._switch()

    def has_begun(self, anchor: Anchor) -> bool:
        """Whether the element of `anchor` was met before in this document."""
        return anchor.owner is self and anchor.element is not None

    def resumed(self, anchor: Anchor, role: str) -> Inside:
        """An element that goes on where `anchor` has met it before; a new one elsewhere."""
        element = anchor.element
        if element is None or anchor.owner is not self:
            element = Element(role=role)
            self._stack[-1].kids.append(element)
            anchor.owner, anchor.element = self, element
        return Inside(self, element)

    @contextmanager
    def passed_over(self) -> Generator[None]:
        """What is drawn inside has been read already, as the head of a table that goes on: an artifact."""
        if not self._is_page_open or self._is_furniture:
            yield
            return
        self._leave()
        self._is_furniture = True
        self._enter(_LAYOUT)
        yield
        self._leave()
        self._is_furniture = False
        self._switch()

    @contextmanager
    def once(self, key: str) -> Generator[None]:
        """What is drawn inside stands on many pages and is read on the first of them."""
        if key in self._read:
            with self.passed_over():
                yield
            return
        self._read.add(key)
        yield

    @contextmanager
    def heading(self, *, is_title: bool = False, depth: int = 0) -> Generator[None]:
        """A heading: the title of the document or of a part, or the head of a section below it, `depth` further down.

        The first title of a document is H1, that of a part in it H2; sections lie below the last title. No level is
        ever skipped.
        """
        if self._is_furniture:
            yield
            return
        if is_title:
            self._base += 1
        level = min(self._base + (0 if is_title else 1 + depth), self._level + 1, DEEPEST)
        self._level = level
        with self.element(f"H{max(1, level)}"):
            yield

    def link(self, words: str) -> None:
        """An annotation was just put on the page that leads somewhere; `words` say where."""
        made = Element(role=LINK, alt=words)
        made.kids.append(Annotation(self._page, self._links))
        self._links += 1
        self._stack[-1].kids.append(made)

    # Marked sequences

    def _switch(self) -> None:
        """Close the open sequence and begin the one of the element that is open now."""
        if not self._is_page_open or self._is_furniture:
            return
        if self._mark:
            self._leave()
        element = self._stack[-1]
        if element.role in _GROUPS:
            self._enter(_LAYOUT)
            return
        number = self._next
        self._next = number + 1
        self._content = Content(self._page, number)
        self._owner = element
        element.kids.append(self._content)
        self._enter(f"/{element.role} <</MCID {number}>> BDC")

    def _enter(self, mark: str) -> None:
        self._mark = mark
        self._canvas.open_mark(mark)

    def _leave(self) -> None:
        """Close the open sequence; one in which nothing was drawn leaves no trace."""
        if not self._mark:
            return
        is_empty = self._canvas.close_mark(self._mark)
        if is_empty and self._owner is not None and self._content is not None:
            self._next -= 1
            self._owner.kids.remove(self._content)
        self._mark = ""
        self._owner = None
