"""The language the command line speaks."""

from __future__ import annotations

import os

from tcdesk.i18n import LANGUAGES, Texts, texts


def words() -> Texts:
    """The words for this terminal: `TCDESK_LANGUAGE` if it names a language of ours, else what the machine speaks.

    A machine that says nothing, or speaks neither Indonesian nor English, gets English, like the help texts.
    """
    wish = os.environ.get("TCDESK_LANGUAGE", "")
    if wish in LANGUAGES:
        return texts(wish)
    machine = next((found for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := os.environ.get(key))), "")
    return texts("id" if machine.lower().startswith("id") else "en")
