"""Asking the person at the desk: what can be asked, and a scripted answerer for tests.

Every question is asked with what to do on the answer, because the window goes on living while it stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import attrs


@attrs.frozen(kw_only=True)
class Question:
    """A question that is answered by one verb or by cancelling.

    `title` is the question itself, `text` says the effect, what stays and until when it can be undone; `yes` is the
    verb on the button. `danger` colours it as what cannot easily be taken back; with `must_type` the button opens only
    when exactly this was typed (a register number). `icon` is a meaning of `icons.MEANINGS`.
    """

    title: str
    text: str
    yes: str
    no: str = ""
    danger: bool = False
    must_type: str = ""
    icon: str = ""


@attrs.frozen(kw_only=True)
class FileKind:
    """A kind of file to pick: its words and its endings without dot."""

    words: str
    endings: tuple[str, ...]


class Ask(Protocol):
    """What a screen may ask; words come in already translated. `then` is not called when the person cancels."""

    def confirm(self, question: Question, then: Callable[[], object]) -> None:
        """Ask and go on with `then` on yes."""
        ...

    def tell(self, title: str, text: str, then: Callable[[], object] | None = None) -> None:
        """Say something that must have been seen before the work goes on."""
        ...

    def reason(self, question: Question, then: Callable[[str], object]) -> None:
        """Ask for one written reason, which is never empty."""
        ...

    def pick_save_file(self, title: str, suggested: str, kind: FileKind, then: Callable[[Path], object]) -> None:
        """Where to write a file; `suggested` is its name."""
        ...

    def pick_open_file(self, title: str, kind: FileKind, then: Callable[[Path], object]) -> None:
        """Which file to read."""
        ...


class ScriptedAsk:
    """Answers from a list, in order, and remembers what was asked: for tests and the self-test.

    An answer is True or False for `confirm` and `tell`, a text for `reason`, a path for files; None cancels.
    """

    def __init__(self, *answers: bool | str | Path | None) -> None:
        self.answers = list(answers)
        self.asked: list[Question | str] = []

    def _next(self, question: Question | str) -> bool | str | Path | None:
        self.asked.append(question)
        if not self.answers:
            title = question if isinstance(question, str) else question.title
            msg = f"nobody said what to answer to {title!r}"
            raise AssertionError(msg)
        return self.answers.pop(0)

    def confirm(self, question: Question, then: Callable[[], object]) -> None:
        """As `Ask.confirm`."""
        if self._next(question):
            then()

    def tell(self, title: str, text: str, then: Callable[[], object] | None = None) -> None:
        """As `Ask.tell`; needs no answer in the list."""
        self.asked.append(f"{title}: {text}")
        if then is not None:
            then()

    def reason(self, question: Question, then: Callable[[str], object]) -> None:
        """As `Ask.reason`."""
        answer = self._next(question)
        if isinstance(answer, str):
            then(answer)

    def pick_save_file(self, title: str, suggested: str, kind: FileKind, then: Callable[[Path], object]) -> None:
        """As `Ask.pick_save_file`."""
        self._pick(f"{title}: {suggested} {kind.endings}", then)

    def pick_open_file(self, title: str, kind: FileKind, then: Callable[[Path], object]) -> None:
        """As `Ask.pick_open_file`."""
        self._pick(f"{title} {kind.endings}", then)

    def _pick(self, question: str, then: Callable[[Path], object]) -> None:
        answer = self._next(question)
        if isinstance(answer, Path):
            then(answer)
