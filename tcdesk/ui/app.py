"""The application around the window: style, font, words, and the place where exceptions end."""

from __future__ import annotations

import attrs
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tcdesk.i18n import Texts
from tcdesk.ui.errors import Errors
from tcdesk.ui.qt_texts import QtWords
from tcdesk.ui.signals import closing_on_signals
from tcdesk.ui.theme import Theme


@attrs.frozen(kw_only=True)
class Application:
    """What lives as long as the program: Qt's application, the look, Qt's own words, and the end of every exception."""

    qt: QApplication
    theme: Theme
    words: QtWords
    errors: Errors

    def run(self) -> int:
        """Let the program live until its last window closes; gives the exit code. The only loop there is."""
        with closing_on_signals(self.qt):
            return self.qt.exec()


def make_application(texts: Texts, arguments: list[str], *, theme: str = "light", text_size: int = 100) -> Application:
    """Make the one application of the process. Raises ValueError for an unknown theme or text size."""
    QCoreApplication.setApplicationName("tcdesk")
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(["tcdesk", *arguments])
    qt.setApplicationDisplayName("TC Desk")
    look = Theme(theme, text_size)
    look.apply(qt)
    words = QtWords(qt)
    words.use(texts)
    errors = Errors()
    errors.install()
    return Application(qt=qt, theme=look, words=words, errors=errors)
