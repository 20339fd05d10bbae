"""What every panel of the settings is, and who may change what in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.roles import PERMISSIONS, ROLE_NAMES, Action
from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label


def allowed_words(action: Action, texts: Texts) -> str:
    """Who may do `action`, within a sentence: `Programme manager or Administrator`."""
    roles = [texts.t(words) for role, words in ROLE_NAMES.items() if action in PERMISSIONS[role]]
    if len(roles) < 2:
        return "".join(roles)
    return texts.t("{some} or {last}", some=", ".join(roles[1:]), last=roles[0])


def closed_words(action: Action, texts: Texts) -> str:
    """Why something may only be looked at."""
    return texts.t("Only {roles} may change this.", roles=allowed_words(action, texts))


def lock_words(action: Action, texts: Texts) -> str:
    """The same in the short words that have room below a field."""
    return texts.t("Only for {roles}.", roles=allowed_words(action, texts))


class Panel(QWidget):
    """One panel. `stepped` fires when its keys are others, `changed_records` with the `Changes` of what was saved.

    `wanted` asks for another panel: its section, its code, and the key of a row or the first values of a new one.
    """

    stepped = Signal()
    changed_records = Signal(object)
    wanted = Signal(str, str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def t(self, text: str, **values: object) -> str:
        """`text` in the words of the screen."""
        return self.context.texts.t(text, **values)

    def refresh(self) -> None:
        """Read what is shown; what somebody has typed and not saved stays. May raise a Refusal."""

    def save(self) -> None:
        """Save what was typed; nothing happens where there is nothing to save."""

    def keep(self) -> None:
        """Keep what was typed and not saved as a draft; it is offered again at the next visit."""

    def take_up(self, wanted: object) -> None:
        """Begin with a row another panel asked for: its key, or the first values of a new one."""

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the panel is opened."""
        return None

    def areas(self) -> tuple[QWidget, ...]:
        """The parts F6 goes through."""
        return (self,)

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return ()

    def told(self, changes: Changes, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say that something was saved, and tell the other screens what changed."""
        self.changed_records.emit(changes)
        self.context.notices.saved(self.context.clock())
        self.context.notices.done(words, undo=undo)


class _Lock(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a lock."""
        self._theme.icons.paint(QPainter(self), QRectF(self.rect()), "lock", "ink3")


class LockedPanel(Panel):
    """Says that there is something here and who may see it: hidden is not the same as missing."""

    def __init__(self, context: Context, action: Action, title: str) -> None:
        super().__init__(context)
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "body", "ink2", 600))
        reason = lock_words(action, context.texts)
        words.addWidget(Label(reason, "small", "ink3", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(_Lock(context), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
