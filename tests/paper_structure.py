"""Reads the structure of a PDF back: its elements with their text as a screen reader has it, and what is marked how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"', "BI"}
SHOW = {"Tj", "TJ"}


@dataclass
class Node:
    """One element; `texts` are its own words between its kids, `marks` its sequences as (page, number)."""

    role: str
    parent: Node | None
    alt: str = ""
    lang: str = ""
    columns: int = 1
    scope: str = ""
    box: tuple[float, ...] = ()
    kids: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Dictionary] = field(default_factory=list)
    order: list[Node | tuple[int, int]] = field(default_factory=list)

    def every(self) -> Iterator[Node]:
        """The element and all below it, in the order they are read."""
        yield self
        for kid in self.kids:
            yield from kid.every()

    def sequence(self) -> Iterator[tuple[int, int]]:
        """All marked sequences, as (page, number), in the order they are read."""
        for one in self.order:
            if isinstance(one, Node):
                yield from one.sequence()
            else:
                yield one

    def of(self, *roles: str) -> list[Node]:
        """All elements of these roles, in the order they are read."""
        return [one for one in self.every() if one.role in roles]


@dataclass
class Tagged:
    """A file: the root of its structure, the words of every marked sequence, and what stands outside of any mark.

    `strings` are the words as they are shown, by page, mark and baseline.
    """

    root: Node
    words: dict[tuple[int, int], str]
    unmarked: list[str]
    marks_of_pages: list[list[int]]
    parents: dict[tuple[int, int], bool]
    catalog: Dictionary
    xmp: str
    links: int
    linked: int
    strings: list[tuple[tuple[int, int, float], str]] = field(default_factory=list)

    def text(self, node: Node) -> str:
        """What is read of an element: its words in order, a figure by its alternative text."""
        if node.role == "Figure":
            return f" {node.alt} "
        parts = (self.text(one) if isinstance(one, Node) else self.words.get(one, "") for one in node.order)
        return "".join(parts)


def _letters(font: Dictionary) -> dict[int, str]:
    """The map of a font from codes to text."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL):
        for code, text in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


class _Page:
    """Follows the marks through the content of one page and the forms in it."""

    def __init__(self, number: int, tagged: Tagged, letters: dict[tuple[int, int], dict[int, str]]) -> None:
        self._number, self._tagged, self._letters = number, tagged, letters
        self._stack: list[int | str] = []
        self._told: list[int] = []
        self.numbers: list[int] = []
        self._line = 0.0

    def _mark(self) -> int | str | None:
        return next((one for one in reversed(self._stack) if one != ""), None)

    def read(self, stream: object, resources: Dictionary) -> None:
        """One stream."""
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name in {"BDC", "BMC"}:
                self._open(operands)
            elif name == "EMC":
                self._stack.pop()
                while self._told and self._told[-1] > len(self._stack):
                    self._told.pop()
            elif name == "Tf":
                face = resources.Font[str(operands[0])]
                font = self._letters.setdefault(face.objgen, {}) or self._letters[face.objgen] or _letters(face)
                self._letters[face.objgen] = font
            elif name == "Tm":
                self._line = float(operands[5])
            elif name in PAINT:
                self._paint(name, operands, font, resources)

    def _open(self, operands: list[object]) -> None:
        properties = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else Dictionary()
        if "/MCID" in properties:
            self._stack.append(int(properties.MCID))
            self.numbers.append(int(properties.MCID))
        else:
            self._stack.append("artifact" if operands[0] == Name.Artifact else "")
        if "/ActualText" in properties:
            self._add(str(properties.ActualText))
            self._told.append(len(self._stack))

    def _add(self, text: str) -> None:
        mark = self._mark()
        if isinstance(mark, int) and not self._told:
            key = (self._number, mark)
            self._tagged.words[key] = self._tagged.words.get(key, "") + text
            self._tagged.strings.append(((*key, self._line), text))

    def _paint(self, name: str, operands: list[object], font: dict[int, str], resources: Dictionary) -> None:
        if self._mark() is None:
            self._tagged.unmarked.append(f"page {self._number + 1}: {name}")
        if name in SHOW:
            for part in operands[0] if name == "TJ" else operands:
                if isinstance(part, pikepdf.String):
                    self._add("".join(font.get(code, "�") for code in bytes(part)))
        elif name == "Do":
            form = resources.XObject[str(operands[0])]
            if form.Subtype == Name.Form:
                self.read(form, form.Resources)


def read(data: bytes) -> Tagged:
    """The structure of a file and what it marks."""
    with pikepdf.open(BytesIO(data)) as pdf:
        catalog = pdf.Root
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        tagged = Tagged(Node("", None), {}, [], [], {}, Dictionary(), "", 0, 0)
        letters: dict[tuple[int, int], dict[int, str]] = {}
        for number, page in enumerate(pdf.pages):
            reader = _Page(number, tagged, letters)
            reader.read(page, page.Resources)
            tagged.marks_of_pages.append(reader.numbers)
        tagged.root = _node(catalog.StructTreeRoot.K, None, pages, None)
        _check_parents(pdf, catalog.StructTreeRoot, tagged)
        tagged.catalog = {
            name: str(catalog[name]) if isinstance(catalog[name], pikepdf.String) else True for name in catalog
        }
        tagged.xmp = catalog.Metadata.read_bytes().decode("utf-8")
    return tagged


def _node(item: Dictionary, parent: Node | None, pages: dict[tuple[int, int], int], page: int | None) -> Node:
    shapes = item.get("/A", Dictionary())
    node = Node(
        str(item.S)[1:],
        parent,
        alt=str(item.get("/Alt", "")),
        lang=str(item.get("/Lang", "")),
        columns=int(shapes.get("/ColSpan", 1)),
        scope=str(shapes.get("/Scope", ""))[1:],
        box=tuple(float(one) for one in shapes.get("/BBox", ())),
    )
    own = pages[item.Pg.objgen] if "/Pg" in item else page
    kids = item.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            node.marks.append((own, kid))
            node.order.append((own, kid))
        elif kid.get("/Type") == Name.MCR:
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
            node.order.append(node.marks[-1])
        elif kid.get("/Type") == Name.OBJR:
            node.links.append(kid.Obj.objgen)
        else:
            below = _node(kid, node, pages, own)
            if kid.P.objgen != item.objgen:
                below.parent = None  # a kid that names another parent
            node.kids.append(below)
            node.order.append(below)
    return node


def _check_parents(pdf: pikepdf.Pdf, tree: Dictionary, tagged: Tagged) -> None:
    """Write down for every sequence whether its page's row of the parent tree leads to the element that has it."""
    rows = list(tree.ParentTree.Nums)
    table = {int(key): value for key, value in zip(rows[::2], rows[1::2], strict=True)}
    for number, page in enumerate(pdf.pages):
        row = table[int(page.obj.StructParents)]
        for mark in tagged.marks_of_pages[number]:
            kids = row[mark].get("/K", Array())
            found = [
                kid if isinstance(kid, int) else kid.get("/MCID")
                for kid in (kids if isinstance(kids, Array) else [kids])
            ]
            tagged.parents[number, mark] = mark in found
        for link in page.obj.get("/Annots", Array()):
            tagged.links += 1
            element = table[int(link.StructParent)]
            kids = element.K if isinstance(element.K, Array) else [element.K]
            tagged.linked += int(
                str(element.S) == "/Link"
                and "/Contents" in link
                and any(isinstance(kid, Dictionary) and kid.get("/Obj") == link for kid in kids)
            )
