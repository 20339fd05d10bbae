"""What a person sees of a bug: that the data are safe, how to go on, and what a technician needs."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.states import ErrorState
from tcdesk.ui.theme import Theme


class CrashDialog(Overlay):
    """Shown for a bug. `trail` holds kinds and places in the code only, never a resident's data."""

    def __init__(self, host: QWidget, theme: Theme, texts: Texts, trail: str, *, at_start: bool = False) -> None:
        super().__init__(host, theme, width=640)
        self._trail = trail
        if at_start:
            title = texts.t("The program stopped suddenly last time")
            text = texts.t(
                "Everything that was saved is safe, and drafts are offered where they were written. You can go on "
                "working. If it happens again, give the details to your technician."
            )
        else:
            title = texts.t("Something went wrong in the program")
            text = texts.t(
                "Everything that was saved is safe. What you just did may not have happened: look at it again before "
                "you go on. If it happens again, give the details to your technician."
            )
        self._go_on = Button(theme, texts.t("Go on working"), "primary", clicked=self.cancel)
        self._copy = Button(theme, texts.t("Copy details"), icon="copy", clicked=self._on_copy)
        state = ErrorState(theme, texts, title, text, (self._go_on, self._copy), details=trail)
        self.setAccessibleName(title)
        self.content.setContentsMargins(0, 8, 0, 8)
        self.content.addWidget(state)
        state.fold.clicked.connect(self.fit)

    def first_focus(self) -> QWidget:
        """The way on."""
        return self._go_on

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._trail)
