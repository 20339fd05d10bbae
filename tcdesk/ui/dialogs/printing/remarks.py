"""What is said of signs that no face can print, with whatever else is to be known of the document."""

from __future__ import annotations

import attrs

from tcdesk.domain.views.prints import Unprintable
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs.printing.printable import Remark
from tcdesk.ui.lost_words import lost_title, lost_words


def with_lost(remark: Remark | None, lost: tuple[Unprintable, ...], texts: Texts) -> Remark | None:
    """The remark of a document with its lost signs said first; a warning of its own keeps its title."""
    if not lost:
        return remark
    words, title = lost_words(lost, texts), lost_title(texts)
    if remark is None:
        return Remark(title=title, text=words, tone="warn")
    if remark.tone in {"warn", "danger"}:
        title = remark.title
    return attrs.evolve(remark, title=title, text=f"{words} {remark.text}".strip(), tone="warn")
