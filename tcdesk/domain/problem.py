"""What is wrong with something a person gave, as a code with values, and its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import attrs

from tcdesk.i18n import Texts


def in_words(values: Mapping[str, object], texts: Texts) -> dict[str, object]:
    """Values as they stand in a sentence: dates and moments in the words of the language, everything else as it is."""
    return {name: _in_words(value, texts) for name, value in values.items()}


def _in_words(value: object, texts: Texts) -> object:
    if isinstance(value, datetime):
        return f"{texts.date(value.date())} {texts.time(value)}"
    return texts.date(value) if isinstance(value, date) else value


@attrs.frozen(kw_only=True)
class Problem:
    """One thing wrong with one field.

    `field` is the field's name or "" for the whole form; `text` is an English sentence marked for translation, filled
    from `values`; `suggestion` is a value that would do, offered for one key press; a `warning` does not stop saving.
    """

    field: str
    text: str
    values: dict[str, object] = attrs.field(factory=dict[str, object])
    suggestion: str | None = None
    warning: bool = False

    def sentence(self, texts: Texts) -> str:
        """The problem in words."""
        return texts.t(self.text, **in_words(self.values, texts))
