"""Choosing a password: typed twice, with words on how good it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tcdesk.domain.password import SHORTEST, STRENGTH_WORDS, Strength, strength
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_
from tcdesk.ui.kit.field import FieldSpec, Kind
from tcdesk.ui.kit.form import Form

PASSWORD, AGAIN = "password", "again"

_SHORT = N_("At least {n} characters.")
_DIFFERENT = N_("Not the same. Type it once more.")


def password_specs(*, span: float = 1) -> tuple[FieldSpec, ...]:
    """The two fields."""
    return (
        FieldSpec(
            name=PASSWORD,
            label=N_("New password"),
            kind=Kind.PASSWORD,
            required=True,
            span=span,
            help=N_("A short sentence is best: “kopi susu tiap pagi”."),
        ),
        FieldSpec(name=AGAIN, label=N_("The same once more"), kind=Kind.PASSWORD, required=True, span=span),
    )


class PasswordWatch:
    """Says under the first field how good the password is, and under the second whether it is the same.

    `about` gives words a stranger would try first: the person's name, the facility.
    """

    def __init__(self, form: Form, about: Callable[[], Iterable[str]]) -> None:
        self._form, self._about = form, about
        self._first, self._second = form[PASSWORD], form[AGAIN]
        self._first.changed.connect(self._judge)
        self._first.left.connect(self._judge)
        self._second.changed.connect(self._compare)

    def _judge(self) -> None:
        typed = self._typed(PASSWORD)
        if not typed or self._first.problem is not None:
            return
        found = strength(typed, self._about())
        words = STRENGTH_WORDS[found]
        if found >= Strength.FAIR:
            self._first.confirm(self._form_words(words))
        else:
            self._first.show_problem(Problem(field=PASSWORD, text=words, warning=True))

    def _form_words(self, words: str) -> str:
        return self._first.texts.t(words)

    def _compare(self) -> None:
        if self._typed(AGAIN) and self._typed(AGAIN) == self._typed(PASSWORD):
            self._second.confirm(self._second.texts.t("The same as above."))

    def _typed(self, name: str) -> str:
        value = self._form[name].value()
        return value if isinstance(value, str) else ""

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the two, after each was looked at on its own."""
        typed, again = self._typed(PASSWORD), self._typed(AGAIN)
        found: list[Problem] = []
        if typed and len(typed) < SHORTEST:
            found.append(Problem(field=PASSWORD, text=_SHORT, values={"n": SHORTEST}))
        if typed and again and typed != again:
            found.append(Problem(field=AGAIN, text=_DIFFERENT))
        for problem in found:
            self._form[problem.field].show_problem(problem)
        return tuple(found)
