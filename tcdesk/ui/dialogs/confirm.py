"""Questions with one verb, the same with a reason, and things that only have to be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.ask import Question
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme


class _Icon(QWidget):
    def __init__(self, theme: Theme, icon: str, color: str) -> None:
        super().__init__()
        self._theme, self._icon, self._color = theme, icon, color
        self.setFixedSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        self._theme.icons.paint(QPainter(self), QRectF(self.rect()), self._icon, self._color)


class _Asking(Overlay):
    """Icon, question, text and room for what is below."""

    def __init__(self, host: QWidget, theme: Theme, title: str, text: str, icon: str, color: str) -> None:
        super().__init__(host, theme)
        row = QHBoxLayout()
        row.setSpacing(14)
        if icon:
            row.addWidget(_Icon(theme, icon, color), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, "heading", wrap=True))
        self.column.addWidget(Label(text, "body", "ink2", wrap=True))
        row.addLayout(self.column, 1)
        self.content.addLayout(row)
        self.content.addSpacing(2)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.content.addLayout(self.buttons)
        self.setAccessibleName(title)


class ConfirmDialog(_Asking):
    """Asks a `Question`; `then` runs on yes. With `must_type` the verb opens when exactly that was typed."""

    def __init__(
        self, host: QWidget, theme: Theme, texts: Texts, question: Question, then: Callable[[], object]
    ) -> None:
        color = "danger" if question.danger else "ink2"
        super().__init__(host, theme, question.title, question.text, question.icon, color)
        self._question, self._then = question, then
        self.no = Button(theme, question.no or texts.t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self.yes = Button(theme, question.yes, "danger" if question.danger else "primary", clicked=self._on_yes)
        self.typed = QLineEdit()
        self._matches = Chip(theme, texts.t("matches"), "ok", "check")
        if question.must_type:
            label = Label(texts.t("Type {number} to go on", number=question.must_type), "small", "ink2", 600)
            label.setBuddy(self.typed)
            self.typed.setFixedWidth(theme.px(200))
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self.typed)
            row.addWidget(self._matches)
            row.addStretch(1)
            self.column.addWidget(label)
            self.column.addLayout(row)
            self.typed.textChanged.connect(self._on_typed)
            self._on_typed("")
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)

    def first_focus(self) -> QWidget:
        """The field, or the safe button of a dangerous question, or the verb."""
        if self._question.must_type:
            return self.typed
        return self.no if self._question.danger else self.yes

    def _on_typed(self, text: str) -> None:
        same = text.strip() == self._question.must_type
        self.yes.setEnabled(same)
        policy = self._matches.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._matches.setSizePolicy(policy)
        self._matches.setVisible(same)

    def _on_yes(self) -> None:
        self.finish()
        self._then()


class ReasonDialog(_Asking):
    """Asks for one written reason; the verb opens when there is one. Ctrl Enter gives it."""

    def __init__(
        self, host: QWidget, theme: Theme, texts: Texts, question: Question, then: Callable[[str], object]
    ) -> None:
        super().__init__(host, theme, question.title, question.text, question.icon, "ink2")
        self._then = then
        self.reason = QPlainTextEdit()
        self.reason.setFixedHeight(theme.px(84))
        self.reason.setTabChangesFocus(True)
        self.reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label = Label(texts.t("Reason"), "small", "ink2", 600)
        label.setBuddy(self.reason)
        self.column.addWidget(label)
        self.column.addWidget(self.reason)
        kind = "danger" if question.danger else "primary"
        self.no = Button(theme, question.no or texts.t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self.yes = Button(theme, question.yes, kind, keys=("Ctrl", "Enter"), clicked=self._on_yes)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        self.reason.textChanged.connect(self._on_typed)
        self._on_typed()

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    def _on_typed(self) -> None:
        self.yes.setEnabled(bool(self.reason.toPlainText().strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter gives the reason."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.yes.click()
            return
        super().keyPressEvent(event)

    def _on_yes(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.finish()
        self._then(reason)


class TellDialog(_Asking):
    """Says something that must have been seen; `then` runs when it was."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        texts: Texts,
        title: str,
        text: str,
        then: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(host, theme, title, text, "info", "accent")
        self.seen = Button(theme, texts.t("I have read this"), "primary", clicked=self.finish)
        self.buttons.addWidget(self.seen)
        if then is not None:
            self.closed.connect(then)
