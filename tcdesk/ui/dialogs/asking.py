"""`Ask` with real dialogs over a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.ask import FileKind, Question
from tcdesk.ui.dialogs.confirm import ConfirmDialog, ReasonDialog, TellDialog
from tcdesk.ui.theme import Theme


class WindowAsk:
    """Asks over `host`; see `tcdesk.ui.ask.Ask` for what each question is."""

    def __init__(self, host: QWidget, theme: Theme, texts: Texts) -> None:
        self._host, self._theme, self._texts = host, theme, texts

    def confirm(self, question: Question, then: Callable[[], object]) -> None:
        """Ask and go on with `then` on yes."""
        ConfirmDialog(self._host, self._theme, self._texts, question, then).appear()

    def tell(self, title: str, text: str, then: Callable[[], object] | None = None) -> None:
        """Say something that must have been seen."""
        TellDialog(self._host, self._theme, self._texts, title, text, then).appear()

    def reason(self, question: Question, then: Callable[[str], object]) -> None:
        """Ask for one written reason."""
        ReasonDialog(self._host, self._theme, self._texts, question, then).appear()

    def pick_save_file(self, title: str, suggested: str, kind: FileKind, then: Callable[[Path], object]) -> None:
        """Where to write a file; the system asks before an old one is replaced."""
        dialog = self._dialog(title, kind, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.endings[0])
        dialog.selectFile(suggested)
        dialog.open()

    def pick_open_file(self, title: str, kind: FileKind, then: Callable[[Path], object]) -> None:
        """Which file to read."""
        dialog = self._dialog(title, kind, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _dialog(self, title: str, kind: FileKind, then: Callable[[Path], object]) -> QFileDialog:
        dialog = QFileDialog(self._host, title)
        patterns = " ".join(f"*.{ending}" for ending in kind.endings)
        dialog.setNameFilter(f"{kind.words} ({patterns})")
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
