"""What is said of signs that no face can print, with whatever else is to be known of the document."""

from __future__ import annotations

from tcdesk.domain.views.prints import Unprintable
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs.printing.printable import Remark

_NAMED = 4
"""Fields that are named; a long packet may have many."""


def with_lost(remark: Remark | None, lost: tuple[Unprintable, ...], texts: Texts) -> Remark | None:
    """The remark of a document with its lost signs said first; a warning of its own keeps its title."""
    if not lost:
        return remark
    fields = [_field(one, texts) for one in lost[:_NAMED]]
    if len(lost) > _NAMED:
        fields.append(texts.n("{n} more", "{n} more", len(lost) - _NAMED))
    words = texts.t(
        "{fields}. Their numbers will stand on paper; write them in Latin letters instead.", fields="; ".join(fields)
    )
    title = texts.t("Some signs cannot be printed")
    if remark is None:
        return Remark(title=title, text=words, tone="warn")
    if remark.tone in {"warn", "danger"}:
        title = remark.title
    return Remark(title=title, text=f"{words} {remark.text}".strip(), tone="warn")


def _field(one: Unprintable, texts: Texts) -> str:
    field = texts.t("{field}: {signs}", field=texts.t(one.field), signs=one.numbered)
    return f"{one.whose} · {field}" if one.whose else field
