"""What every document has, how it may be printed, and the registry documents stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar

import attrs

from tcdesk.i18n import N_, Texts, texts
from tcdesk.registry import Registry

Data = TypeVar("Data", bound=attrs.AttrsInstance)


class Paper(StrEnum):
    """Sheets in office use; F4 (folio, 215 x 330 mm) is no standard size of any library."""

    A4 = "A4"
    F4 = "F4"


class Theme(StrEnum):
    """Ink: pure black for a laser printer, or colour for screen and archive; the geometry is the same."""

    MONO = "mono"
    COLOUR = "colour"


class Profile(StrEnum):
    """Margins: the design's own, or those of the ministry's rule for official letters."""

    DESIGN = "design"
    NASKAH_DINAS = "naskah_dinas"


LANGUAGE_MODES = ("id", "en", "id+en")
"""Languages of paper; in `id+en` titles and section heads carry an English gloss."""


def _known_language(_self: PageOptions, _field: attrs.Attribute[str], value: str) -> None:
    if value not in LANGUAGE_MODES:
        msg = f"unknown language {value!r}"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class PageOptions:
    """How a document is printed. Raises ValueError for an unknown language or name of a paper, theme or profile.

    `without` names sections that are left out, by their codes in `Document.sections`.
    """

    paper: Paper = attrs.field(default=Paper.A4, converter=Paper)
    theme: Theme = attrs.field(default=Theme.MONO, converter=Theme)
    language: str = attrs.field(default="id", validator=_known_language)
    profile: Profile = attrs.field(default=Profile.DESIGN, converter=Profile)
    without: frozenset[str] = attrs.field(default=frozenset[str](), converter=frozenset[str])

    @property
    def texts(self) -> Texts:
        """Words of the paper's language."""
        return texts(self.language[:2])

    @property
    def gloss(self) -> Texts | None:
        """Words of the gloss, or None where the paper has one language."""
        return texts("en") if "+" in self.language else None


@attrs.frozen(kw_only=True)
class Document(Generic[Data]):
    """A kind of paper.

    `title` is marked for translation; `takes` is the class of record it prints; `version` counts the template and rises
    with every change that moves a mark on paper. `render` gives the PDF: the same record and options give the same
    bytes. `samples` makes invented records `empty`, `typical` and `overfull`, for previews, self-test and tests.
    `numbering` is how each page says where it stands: its number `n`, and of how many `m` where that is said.
    `sections` are those it can be printed without, by code, with their titles.
    """

    code: str
    title: str
    version: int = 1
    takes: type[Data]
    render: Callable[[Data, PageOptions], bytes]
    samples: Callable[[], dict[str, Data]]
    numbering: str = N_("Page {n} of {m}")
    sections: Mapping[str, str] = attrs.field(factory=dict[str, str])


DOCUMENTS: Registry[Document[Any]] = Registry("tcdesk.reports.documents", lambda item: item.code)
"""All papers. Each takes a record of a class of its own, named by `takes`: hence Any."""
