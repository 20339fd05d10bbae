"""Signs that no face can print, in words: by field, with the numbers that will stand on paper."""

from __future__ import annotations

from tcdesk.domain.views.prints import Unprintable
from tcdesk.i18n import Texts

_NAMED = 4
"""Fields that are named; a long packet may have many."""


def lost_title(texts: Texts) -> str:
    """The heading over what is lost."""
    return texts.t("Some signs cannot be printed")


def lost_words(lost: tuple[Unprintable, ...], texts: Texts) -> str:
    """What is lost where, and what to do; nothing where nothing is lost."""
    if not lost:
        return ""
    fields = [_field(one, texts) for one in lost[:_NAMED]]
    if len(lost) > _NAMED:
        fields.append(texts.n("{n} more", "{n} more", len(lost) - _NAMED))
    return texts.t(
        "{fields}. Their numbers will stand on paper; write them in Latin letters instead.", fields="; ".join(fields)
    )


def _field(one: Unprintable, texts: Texts) -> str:
    field = texts.t("{field}: {signs}", field=texts.t(one.field), signs=one.numbered)
    return f"{one.whose} · {field}" if one.whose else field
