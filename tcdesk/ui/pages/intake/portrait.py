"""The photo of somebody who comes in: chosen from a file, made small and clean away from the window's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Refusal
from tcdesk.services import photos
from tcdesk.ui.ask import FileKind
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.photo import PhotoView


class PortraitRow(QWidget):
    """The photo with its buttons. `taken` fires when another one (or none) is there, `refused` carries a refusal."""

    taken = Signal()
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.photo: photos.Prepared | None = None
        self._round = 0
        t, theme = context.texts.t, context.theme
        self._view = PhotoView(theme, 96, 128)
        self.pick = Button(theme, t("Choose photo"), icon="photo", clicked=self.choose)
        self.drop = Button(theme, t("Remove photo"), "ghost", icon="delete", clicked=self._on_drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._view)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label(t("Photo"), "small", "ink2", 600))
        buttons = QHBoxLayout()
        buttons.addWidget(self.pick)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        column.addLayout(buttons)
        words = t("JPEG, PNG or WebP. It is turned upright and cut to 3:4; what the camera wrote into it is dropped.")
        column.addWidget(Label(words, "caption", "ink3", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        self.show_photo(None)

    def show_photo(self, photo: photos.Prepared | None) -> None:
        """Show this photo without telling of it; one still under way is forgotten."""
        self._round += 1
        self.photo = photo
        words = self._context.texts.t("Photo") if photo is not None else self._context.texts.t("No photo yet")
        self._view.show_photo(photo[1] if photo is not None else None, words)
        self.pick.set_busy(False)
        self.drop.setVisible(photo is not None)

    def choose(self) -> None:
        """Ask which file."""
        t = self._context.texts.t
        kind = FileKind(words=t("Pictures"), endings=("jpg", "jpeg", "png", "webp"))
        self._context.ask.pick_open_file(t("Choose photo"), kind, self._on_picked)

    def _on_picked(self, path: Path) -> None:
        self.pick.set_busy(True)
        asked = self._round

        def done(photo: photos.Prepared) -> None:
            if asked == self._round:
                self.show_photo(photo)
                self.taken.emit()

        def failed(error: BaseException) -> None:
            self.pick.set_busy(False)
            if isinstance(error, Refusal):
                self.refused.emit(error)
            else:
                self._context.errors.take(error)

        self._context.jobs.start(photos.prepare_file, path, done=done, failed=failed)

    def _on_drop(self) -> None:
        self.show_photo(None)
        self.taken.emit()
