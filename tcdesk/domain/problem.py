"""What is wrong with something a person gave, as a code with values, and its sentence."""

from __future__ import annotations

import attrs

from tcdesk.i18n import Texts


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
        return texts.t(self.text, **self.values)
