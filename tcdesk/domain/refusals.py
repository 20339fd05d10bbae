"""Every expected "no": raised below, shown in one place as words.

A refusal carries an English sentence marked for translation (`N_`) and the values that fill it. Anything that is not
a refusal is a bug.
"""

from __future__ import annotations

from tcdesk.domain.problem import Problem, in_words
from tcdesk.i18n import Texts


class Refusal(Exception):
    """A "no" with a reason in words: what happened, what is safe, what to do."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values

    def sentence(self, texts: Texts) -> str:
        """The refusal in words."""
        return texts.t(self.text, **in_words(self.values, texts))


class Invalid(Refusal):
    """What was given does not hold; `problems` say what, by field."""

    def __init__(self, text: str, problems: tuple[Problem, ...] = (), **values: object) -> None:
        super().__init__(text, **values)
        self.problems = problems


class Denied(Refusal):
    """This person's role may not do this."""


class Conflict(Refusal):
    """Somebody or something else stands in the way: a number in use, a newer version."""


class Trouble(Refusal):
    """The machine cannot: disk full, file damaged, no permission, printer away."""
