"""Words, dates and numbers in the two languages of the house.

English is written in the code, Indonesian comes from the catalogues in `resources/i18n`. `Texts` is a value: the
window has one, a printed page may have another.
"""

from tcdesk.i18n.texts import LANGUAGES, N_, Marked, PseudoTexts, Texts, texts

__all__ = ["LANGUAGES", "N_", "Marked", "PseudoTexts", "Texts", "texts"]
