"""`Texts`: one language's words and formats, as a value."""

from __future__ import annotations

import functools
import gettext
from datetime import date, datetime, time
from decimal import Decimal
from typing import NewType

from tcdesk.i18n import formats
from tcdesk.paths import resource

LANGUAGES = ("id", "en")
_MOST_COUNTED = 2048
Marked = NewType("Marked", str)


def N_(text: str) -> Marked:  # noqa: N802 - gettext's own name for a mark
    """Mark `text` for translation where it is written; `Texts.t` translates it where it is shown."""
    return Marked(text)


def _catalogue(language: str) -> gettext.NullTranslations:
    """All catalogues of one language, one for each room of the code, as a chain."""
    chain = gettext.NullTranslations()
    folder = resource("i18n", language, "LC_MESSAGES")
    for path in sorted(folder.glob("*.mo"), reverse=True) if folder.is_dir() else ():
        with path.open("rb") as file:
            found = gettext.GNUTranslations(file)
        found.add_fallback(chain)
        chain = found
    return chain


class Texts:
    """Words, dates and numbers of one language (`id` or `en`).

    Words go through `t` (one text) and `n` (one or many); named places in braces are filled from the keywords. Raises
    ValueError for any other language.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            msg = f"unknown language {language!r}"
            raise ValueError(msg)
        self.language = language
        self._words = _catalogue(language)
        self._known: dict[str, str] = {}
        self._counted: dict[tuple[str, int], str] = {}

    def t(self, text: str, **values: object) -> str:
        """`text` in this language, with `values` filled in."""
        found = self._known.get(text)
        if found is None:  # a chain of catalogues is walked once for each text
            found = self._known[text] = self._words.gettext(text) if text else ""
        return found.format(**values) if values else found

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """The singular or plural text for `count`, which fills `{n}` as a plain number."""
        found = self._counted.get((one, count))
        if found is None:
            if len(self._counted) >= _MOST_COUNTED:
                self._counted.clear()
            found = self._counted[one, count] = self._words.ngettext(one, many, count)
        return found.format(n=self.number(count), **values)

    def date(self, day: date) -> str:
        """`5 Mar 2026`, for cells."""
        return formats.date_cell(day, self.language)

    def day(self, day: date) -> str:
        """`5 Mar`."""
        return formats.date_day(day, self.language)

    def date_long(self, day: date) -> str:
        """`5 Maret 2026`, for sentences."""
        return formats.date_long(day, self.language)

    def date_full(self, day: date) -> str:
        """`Kamis, 5 Maret 2026`."""
        return formats.date_full(day, self.language)

    def date_field(self, day: date) -> str:
        """`05-03-2026`, as it stands in a field."""
        return formats.date_field(day)

    def month(self, day: date) -> str:
        """`Maret 2026`."""
        return formats.month_year(day, self.language)

    def weekday(self, number: int, *, short: bool = False) -> str:
        """The name of weekday `number`, 0 = Monday."""
        return (formats.DAYS_SHORT if short else formats.DAYS)[self.language][number]

    def time(self, at: time | datetime) -> str:
        """`08.05`."""
        return formats.clock(at.time() if isinstance(at, datetime) else at, self.language)

    def minutes(self, minutes: int) -> str:
        """A time of day given as minutes after midnight."""
        return formats.clock(time(minutes // 60 % 24, minutes % 60), self.language)

    def number(self, value: float | Decimal, decimals: int = 0) -> str:
        """`1.234,5`."""
        return formats.number(value, decimals, self.language)

    def signed(self, value: float | Decimal, decimals: int = 0) -> str:
        """`+0,8`, `−1`, `0`."""
        return formats.signed(value, decimals, self.language)

    def percent(self, share: float | None) -> str:
        """`share` (0 to 1) as `87%`, or a dash where there is nothing to count."""
        return "—" if share is None else f"{self.number(share * 100)}%"

    def rupiah(self, amount: int) -> str:
        """`Rp800.000.000`."""
        return f"Rp{self.number(amount)}"


class PseudoTexts(Texts):
    """Lengthened, accented words for layout tests: what is not marked for translation stays plain and is seen."""

    def __init__(self) -> None:
        super().__init__("id")

    def t(self, text: str, **values: object) -> str:
        """`text` a third longer, in brackets."""
        found = text.format(**values) if values else text
        return f"[{found}{'·' * (len(found) // 3)}]" if found else ""

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """The plural a third longer."""
        return self.t(many if count != 1 else one, n=self.number(count), **values)


@functools.cache
def texts(language: str) -> Texts:
    """The shared `Texts` of one language; it is never changed after it is made."""
    return Texts(language)
