"""What the print dialog is given: what can be printed, how it is made, and what else it can be saved as.

Everything a worker calls (`Source`, `FileForm.make`) is a pure function of what it was given: no
store and no widget behind it. `Finality.freeze` runs in the window's thread, because it writes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import attrs

from tcdesk.domain.views.prints import PaperSection, PrintChoice, Unprintable
from tcdesk.services.reporting import Reporting
from tcdesk.ui.lacks import Link

Make = Callable[[PrintChoice], bytes | None]
"""The PDF of a document, for a worker. It may take `progress` and `cancelled` as `Jobs.start` gives them, and then give
None where it was stopped."""


Lost = Callable[[PrintChoice], tuple[Unprintable, ...]]
"""The signs of a document that no face prints, for a worker."""


def _nothing(_choice: PrintChoice) -> None:
    """What a document is made of before it was gathered."""


def _none_lost(_choice: PrintChoice) -> tuple[Unprintable, ...]:
    """Nothing is looked at once more."""
    return ()


@attrs.frozen(kw_only=True)
class Source:
    """What a document is made of: `make` gives its PDF, `lost` the signs in it that no face prints."""

    make: Make
    lost: Lost

    @classmethod
    def known(cls, make: Make) -> Source:
        """What was looked at before: a document that was made already, or is not gathered yet."""
        return cls(make=make, lost=_none_lost)

    @classmethod
    def of(cls, reporting: Reporting, document: str, record: attrs.AttrsInstance) -> Source:
        """A record as the document `document` of the registry prints it."""
        return cls(make=partial(reporting.render, document, record), lost=lost_of(reporting, document, record))


def lost_of(reporting: Reporting, document: str, record: attrs.AttrsInstance) -> Lost:
    """The signs of a record that no face prints."""
    return partial(reporting.lost_signs, document, record)


UNGATHERED = Source.known(_nothing)


@attrs.frozen(kw_only=True)
class FileForm:
    """Another form to save a document in: a workbook, a calendar.

    `words` stand in the list, `ending` has no dot, `note` says what the file means for those who stand in it. With
    `tick` there is a box of these words, which `make` hears of, and `ticked_note` replaces the note while it is ticked.
    """

    code: str
    words: str
    ending: str
    make: Callable[[PrintChoice, bool], bytes]
    note: str
    tick: str = ""
    ticked_note: str = ""


@attrs.frozen(kw_only=True)
class Item:
    """One document: `document` is its code in the log of prints, `name` the name its file is offered (without ending).

    `words` tell it from the other items of its family. `resident_id` and `snapshot_id` go into the log. What has to be
    read from the store first has a `gather` in place of a `source`: it runs in the window's thread when the document is
    chosen, and may refuse. `sections` are those it can be printed without.
    """

    document: str
    source: Source = UNGATHERED
    gather: Callable[[], Source] | None = None
    name: str
    words: str = ""
    resident_id: int | None = None
    snapshot_id: int | None = None
    files: tuple[FileForm, ...] = ()
    sections: tuple[PaperSection, ...] = ()


@attrs.frozen(kw_only=True)
class Family:
    """Documents of one kind to choose one of: the boards of all counselors, then that of each.

    What is loose goes to several people or places: it is printed on one side unless that is asked for.
    """

    words: str = ""
    items: tuple[Item, ...]
    is_loose: bool = False


@attrs.frozen(kw_only=True)
class Frozen:
    """A document that was made final: how it is made now, and its number in the store."""

    make: Make
    snapshot_id: int


@attrs.frozen(kw_only=True)
class Finality:
    """A document that is a draft until somebody makes it final.

    `number` is what it would be numbered, `reason` says why it cannot be made final ("" where it can). `preview` shows
    how it would look; `freeze` makes it final, once, in the window's thread, at the moment it goes out.
    """

    number: str
    reason: str
    preview: Source
    freeze: Callable[[PrintChoice], Frozen]


Tone = Literal["info", "warn", "danger", "ok"]


@attrs.frozen(kw_only=True)
class Remark:
    """What is said beside the document before it goes out; a link leads out of the dialog to where that is mended."""

    title: str
    text: str = ""
    tone: Tone = "info"
    links: tuple[Link, ...] = ()


@attrs.frozen(kw_only=True)
class Printable:
    """All the dialog needs. `title` is its heading, `line` says of whom or when.

    `usual` is how it is printed unless this person chose otherwise before; with `is_fixed` (a frozen report) it is
    printed in no other way. `finality` and `remark` are those of its first document. `document()` and `bytes_of()` make
    the two most frequent kinds.
    """

    title: str
    line: str = ""
    families: tuple[Family, ...]
    usual: PrintChoice
    is_fixed: bool = False
    finality: Finality | None = None
    remark: Remark | None = None

    @property
    def first(self) -> Item:
        """The document the dialog opens with."""
        return self.families[0].items[0]

    @classmethod
    def document(cls, item: Item, usual: PrintChoice, *, title: str, line: str = "") -> Printable:
        """One document, printed as it is chosen."""
        return cls(title=title, line=line, families=(Family(items=(item,)),), usual=usual)

    @classmethod
    def bytes_of(
        cls,
        pdf: bytes,
        usual: PrintChoice,
        *,
        document: str,
        name: str,
        title: str,
        line: str = "",
        resident_id: int | None = None,
        snapshot_id: int | None = None,
    ) -> Printable:
        """A PDF that exists already and is printed as it is; `usual` says on which paper it was set."""
        item = Item(
            document=document,
            source=Source.known(partial(_given, pdf)),
            name=name,
            resident_id=resident_id,
            snapshot_id=snapshot_id,
        )
        return cls(title=title, line=line, families=(Family(items=(item,)),), usual=usual, is_fixed=True)


def _given(pdf: bytes, _choice: PrintChoice) -> bytes:
    return pdf
