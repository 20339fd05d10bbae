"""Sentences about a week that are put into words, and given names, only where they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from tcdesk.i18n import N_, Marked, Texts

Name: TypeAlias = Callable[[str, str], str]
"""`name(kind, id)` names a `resident`, `group`, `counselor`, `slot`, `room` or `need`."""
MOST_NAMES = 5


def plain_name(kind: str, id_: str) -> str:
    """The id itself, for files and tests."""
    _ = kind
    return id_


@frozen(kw_only=True)
class Named:
    """A person or thing of the problem, by kind and id."""

    kind: str
    id: str


@frozen(kw_only=True)
class Sentence:
    """A text marked for translation and what fills it: numbers, names, words, other sentences, or lists of these."""

    text: str
    values: Mapping[str, Part] = field(factory=dict[str, "Part"])

    def words(self, texts: Texts, name: Name = plain_name) -> str:
        """The sentence in the language of `texts`."""
        return texts.t(self.text, **{key: _words(part, texts, name) for key, part in self.values.items()})


Piece: TypeAlias = int | str | Named | Sentence
Part: TypeAlias = Piece | tuple[Piece, ...]


def _words(part: Part, texts: Texts, name: Name) -> str:
    if isinstance(part, tuple):
        return ", ".join(_words(piece, texts, name) for piece in part)
    if isinstance(part, Named):
        return name(part.kind, part.id)
    if isinstance(part, Sentence):
        return part.words(texts, name)
    return texts.number(part) if isinstance(part, int) else part


def said(text: str, **values: Part) -> Sentence:
    """`text`, filled with `values`."""
    return Sentence(text=text, values=values)


def counted(one: str, many: str, n: int, **values: Part) -> Sentence:
    """`one` for a single one, else `many`; both are marked texts and may hold `{n}`."""
    return Sentence(text=one if n == 1 else many, values={"n": n, **values})


def named(kind: str, ids: Iterable[str]) -> tuple[Named, ...]:
    """All of `ids` as things of one kind."""
    return tuple(Named(kind=kind, id=id_) for id_ in ids)


_MORE: Marked = N_("{n} more")
_BOTH: Marked = N_("{first}; {second}")


def listed(pieces: Iterable[Piece], most: int = MOST_NAMES) -> tuple[Piece, ...]:
    """The first of a list, and how many follow; at least two are left for the last word."""
    whole = tuple(pieces)
    if len(whole) <= most + 1:
        return whole
    return (*whole[:most], said(_MORE, n=len(whole) - most))


def joined(sentences: Sequence[Sentence]) -> Sentence:
    """Several sentences as one, with semicolons between them; at least one is given."""
    whole = sentences[0]
    for sentence in sentences[1:]:
        whole = said(_BOTH, first=whole, second=sentence)
    return whole
