"""A drawing (SVG) somebody brings for the letterhead: read without running or fetching anything, and written anew.

Only plain shapes come through. What could run a script, open a file or a page, or grow without end is refused in words;
notes of drawing programs are dropped.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

import attrs

from tcdesk.domain.refusals import Invalid
from tcdesk.i18n import N_, Marked

LARGEST_DRAWING = 1_000_000
MOST_SHAPES = 20_000
"""Shapes of a drawing, each repeat counted."""
DEEPEST = 64
WIDEST = 8.0
"""How many times one side may be longer than the other."""

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_SHAPES = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath "
    "mask pattern style title desc metadata switch".split()
)
_RUNNING = frozenset(
    "script handler listener foreignObject iframe object embed audio video animate set animateMotion animateTransform "
    "animateColor discard".split()
)
_DROPPED = frozenset({"title", "desc", "metadata"})
_PICTURES = frozenset({"image", "feImage"})
_LETTERS = frozenset({"text", "tspan", "textPath", "tref", "altGlyph", "font"})

NOT_DRAWING = N_("This is no SVG drawing that can be read. Choose another file, or save the mark as PNG.")
TOO_LARGE = N_("This drawing is too large. Choose one of at most 1 MB, or save the mark as PNG.")
RUNS = N_("This drawing holds a script or something that moves, so it was not taken. Save it as a plain SVG or as PNG.")
REFERS = N_(
    "This drawing refers to something outside itself, so it was not taken. Save it with all parts embedded, or as PNG."
)
PICTURE_INSIDE = N_("There is a picture inside this drawing. Save the mark as PNG instead.")
LETTERS_INSIDE = N_("There are letters in this drawing. Turn them into outlines first, or save the mark as PNG.")
UNKNOWN = N_("This drawing uses {what}, which cannot be printed. Save the mark as PNG instead.")
ENDLESS = N_("This drawing repeats its parts too often. Save the mark as PNG instead.")
NO_SIZE = N_("This drawing says no usable size. Set its page to the drawing and save it again, or save it as PNG.")

_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
_URL = re.compile(r"url\s*\(\s*['\"]?\s*([^)'\"\s]*)", re.IGNORECASE)
_RUN_WORDS = re.compile(r"javascript\s*:|expression\s*\(|-moz-binding|behavior\s*:", re.IGNORECASE)
_ESCAPED = re.compile(r"\\|/\*")


@attrs.define
class _Node:
    name: str
    attributes: dict[str, str]
    children: list[_Node] = attrs.field(factory=list["_Node"])
    text: list[str] = attrs.field(factory=list[str])


def is_drawing(content: bytes) -> bool:
    """Whether a file seems to be an SVG drawing, by its first signs."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE")) or b"<svg" in start


def read_drawing(content: bytes) -> bytes:
    """The drawing as SVG of plain shapes in UTF-8. Raises Invalid in words for one that is not taken."""
    if len(content) > LARGEST_DRAWING:
        raise Invalid(TOO_LARGE)
    root = _Reader().read(content)
    if root is None:
        raise Invalid(NOT_DRAWING)
    _sized(root)
    _count(root)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _written(root, is_root=True)).encode()


class _Reader:
    """Builds the tree; stops at the first thing that is not taken."""

    def __init__(self) -> None:
        self._stack: list[_Node] = []
        self._root: _Node | None = None
        self._skipped = 0
        self._count = 0

    def read(self, content: bytes) -> _Node | None:
        """The root, or None for what is no XML; raises Invalid."""
        parser = expat.ParserCreate(namespace_separator="\n")
        parser.buffer_text = True
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.EntityDeclHandler = self._on_entity
        parser.ProcessingInstructionHandler = self._on_instruction
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError):
            return None
        return self._root

    def _on_entity(self, *_declared: object) -> None:
        raise Invalid(REFERS)

    def _on_instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise Invalid(REFERS)

    def _on_start(self, tag: str, given: dict[str, str]) -> None:
        space, _, name = tag.rpartition("\n")
        if name in _RUNNING:
            raise Invalid(RUNS)
        _refuse_handlers(given)
        if self._skipped or space not in {SVG, ""} or name in _DROPPED:
            self._skipped += 1
            return
        if self._root is None and name != "svg":
            raise Invalid(NOT_DRAWING)
        _known(name)
        self._count += 1
        if self._count > MOST_SHAPES or len(self._stack) >= DEEPEST:
            raise Invalid(ENDLESS)
        node = _Node(name, _attributes(given))
        if self._stack:
            self._stack[-1].children.append(node)
        else:
            self._root = node
        self._stack.append(node)

    def _on_end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            _styled(self._stack.pop())

    def _on_text(self, text: str) -> None:
        if self._stack and not self._skipped and self._stack[-1].name == "style":
            self._stack[-1].text.append(text)


def _known(name: str) -> None:
    if name in _PICTURES:
        raise Invalid(PICTURE_INSIDE)
    if name in _LETTERS:
        raise Invalid(LETTERS_INSIDE)
    if name not in _SHAPES and name != "a":
        raise Invalid(UNKNOWN, what=name)


def _refuse_handlers(given: dict[str, str]) -> None:
    """Handlers and links are refused also in parts that would be dropped."""
    for key, value in given.items():
        name = key.rpartition("\n")[2].lower()
        if name.startswith("on") or _RUN_WORDS.search(value):
            raise Invalid(RUNS)


def _attributes(given: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in given.items():
        space, _, name = key.rpartition("\n")
        if name == "href" and space in {"", XLINK}:
            if not value.strip().startswith("#"):
                raise Invalid(REFERS)
            found["xlink:href"] = value.strip()
        elif not space:
            _inside(value)
            if name == "style" and _ESCAPED.search(value):
                raise Invalid(REFERS)
            if not (name == "stroke-dasharray" and _endless_dashes(value)):
                found[name] = value
    return found


def _inside(value: str) -> None:
    """Refuse a value that points outside the drawing, or hides where it points."""
    for match in _URL.finditer(value):
        if not match[1].startswith("#"):
            raise Invalid(REFERS)


def _styled(node: _Node) -> None:
    words = "".join(node.text)
    if not words:
        return
    if "@" in words or _ESCAPED.search(words):
        raise Invalid(REFERS)
    if _RUN_WORDS.search(words):
        raise Invalid(RUNS)
    _inside(words)


def _endless_dashes(value: str) -> bool:
    lengths = [_length(part) for part in re.split(r"[\s,]+", value.strip()) if part]
    return any(one is None for one in lengths) or sum(one or 0 for one in lengths) < 0.01


def _length(text: str) -> float | None:
    match = _NUMBER.fullmatch(text)
    value = float(match[1]) if match else math.nan
    return value if math.isfinite(value) else None


def _sized(root: _Node) -> None:
    """Insist on a size, and have it as a view box."""
    box = [_length(part) for part in re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip()) if part]
    if len(box) != 4:
        width, height = (_length(root.attributes.get(side, "")) for side in ("width", "height"))
        box = [0.0, 0.0, width, height]
    wide, high = box[2], box[3]
    if None in box or wide is None or high is None or min(wide, high) < 1e-3 or max(wide, high) > 1e6:
        raise Invalid(NO_SIZE)
    if max(wide / high, high / wide) > WIDEST:
        raise Invalid(NO_SIZE)
    root.attributes["viewBox"] = " ".join(f"{one:g}" for one in box)
    root.attributes["width"], root.attributes["height"] = f"{wide:g}", f"{high:g}"


def _count(root: _Node) -> None:
    """Refuse a drawing whose repeats (`use`) run in a circle or come to too many shapes."""
    by_id: dict[str, _Node] = {}
    whole = [root]
    for node in whole:
        whole.extend(node.children)
        by_id.setdefault(node.attributes.get("id", ""), node)
    counted: dict[int, int] = {}
    open_: set[int] = set()

    def shapes(node: _Node) -> int:
        if id(node) in counted:
            return counted[id(node)]
        if id(node) in open_ or len(open_) > 3 * DEEPEST:
            raise Invalid(ENDLESS)
        open_.add(id(node))
        targets = (by_id[name] for name in _named(node) if name in by_id)
        total = 1 + sum(shapes(one) for one in (*node.children, *targets))
        open_.discard(id(node))
        counted[id(node)] = total
        if total > MOST_SHAPES:
            raise Invalid(ENDLESS)
        return total

    shapes(root)


def _named(node: _Node) -> Iterator[str]:
    """The ids a node draws beside its children."""
    if "xlink:href" in node.attributes:
        yield node.attributes["xlink:href"].removeprefix("#")
    for value in node.attributes.values():
        yield from (match[1].removeprefix("#") for match in _URL.finditer(value))


def _written(node: _Node, *, is_root: bool = False) -> str:
    name = "g" if node.name == "a" else node.name
    given = dict(node.attributes)
    if is_root:
        given = {"xmlns": SVG, "xmlns:xlink": XLINK} | given
    inside = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    content = escape("".join(node.text)) + "".join(_written(child) for child in node.children)
    return f"<{name}{inside}>{content}</{name}>" if content else f"<{name}{inside}/>"


REASONS: tuple[Marked, ...] = (
    NOT_DRAWING, TOO_LARGE, RUNS, REFERS, PICTURE_INSIDE, LETTERS_INSIDE, UNKNOWN, ENDLESS, NO_SIZE,
)  # fmt: skip
"""Every sentence a drawing may be refused with."""
