"""One mark of the letterhead: picked from a file, cleaned in a worker, saved at once."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Invalid, Trouble
from tcdesk.domain.settings import Setting
from tcdesk.i18n import N_
from tcdesk.ui.ask import FileKind, Question
from tcdesk.ui.context import Context
from tcdesk.ui.jobs import Job
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.printing.mark_file import kept_mark

LARGEST_FILE = 5_000_000
_NOT_READ = N_("{file} could not be read. Nothing was changed. Choose another file.")
_TOO_LARGE = N_("{file} is too large. Nothing was changed. Choose a picture of at most 5 MB.")
_SIZE = 52
_PRINTED_MM = 18.5
_COARSE = 200
"""Below so many dots to the inch a mark looks coarse on paper."""


class MarkOwner(Protocol):
    """Who shows the row and saves what was picked."""

    context: Context
    may_edit: bool

    def save_mark(self, setting: Setting[bytes | None], content: bytes | None) -> None:
        """Save one mark at once. May raise a Refusal."""
        ...


class _Thumb(QWidget):
    """A mark as it is, or an empty place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.picture = QPixmap()
        self.setFixedSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it on paper, which is white in every theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.setBrush(self._theme.color("sunken") if self.picture.isNull() else Qt.GlobalColor.white)
        painter.drawRoundedRect(box, 6, 6)
        if not self.picture.isNull():
            ratio = self.picture.width() / max(1, self.picture.height())
            side = _SIZE - 10
            width, height = (side, side / ratio) if ratio >= 1 else (side * ratio, side)
            place = QRectF((_SIZE - width) / 2, (_SIZE - height) / 2, width, height)
            painter.drawPixmap(place, self.picture, QRectF(self.picture.rect()))


class MarkRow(QWidget):
    """A mark with its picture, how sharp it is printed, and two buttons."""

    def __init__(self, owner: MarkOwner, setting: Setting[bytes | None]) -> None:
        super().__init__()
        self._owner, self._setting = owner, setting
        self._job: Job | None = None
        context = owner.context
        t = context.texts.t
        self.thumb = _Thumb(context)
        self.pick = Button(context.theme, t("Choose a picture"), icon="open", size="small", clicked=self._on_pick)
        self.drop = Button(context.theme, t("Remove"), "ghost", size="small", clicked=self._on_drop)
        self.sharp = Label("", "caption", "ink3")
        words = QVBoxLayout()
        words.setSpacing(4)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(Label(t(setting.label), "small", "ink2", 600))
        heading.addWidget(self.sharp)
        heading.addStretch(1)
        words.addLayout(heading)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.pick)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.thumb)
        row.addLayout(words, 1)
        self.pick.setVisible(owner.may_edit)

    def show_mark(self, content: bytes | None) -> None:
        """Show another mark."""
        texts = self._owner.context.texts
        picture = QPixmap()
        if content is not None:
            picture.loadFromData(content)
        self.thumb.picture = picture
        self.thumb.setAccessibleName(texts.t(self._setting.label))
        self.thumb.update()
        dots = round(max(picture.width(), picture.height()) / _PRINTED_MM * 25.4 / 10) * 10
        coarse, number = 0 < dots < _COARSE, texts.number(dots)
        words = texts.t("{dots} dpi on paper", dots=number)
        if coarse:
            words = texts.t("{dots} dpi on paper, coarse", dots=number)
        self.sharp.setText("" if picture.isNull() else words)
        self.sharp.set_tone("warn" if coarse else "ink3")
        self.drop.setVisible(self._owner.may_edit and content is not None)

    def _on_pick(self) -> None:
        t = self._owner.context.texts.t
        kind = FileKind(words=t("Picture or drawing"), endings=("png", "jpg", "jpeg", "svg"))
        self._owner.context.ask.pick_open_file(t(self._setting.label), kind, self._take)

    def _take(self, path: Path) -> None:
        context = self._owner.context
        if self._job is not None:
            return
        with context.errors.guard():
            content = _content(path)
            read = context.services.facility.read_mark
            self.pick.set_busy(True)
            self._job = context.jobs.start(kept_mark, read, content, done=self._on_read)
            self._job.ended.connect(self._on_ended)

    def _on_read(self, kept: bytes) -> None:
        with self._owner.context.errors.guard():
            self._owner.save_mark(self._setting, kept)

    def _on_ended(self) -> None:
        self._job = None
        self.pick.set_busy(False)

    def _on_drop(self) -> None:
        t = self._owner.context.texts.t
        question = Question(
            title=t("Remove the mark from all papers?"),
            text=t("Papers that are final keep it. You can take this back right after."),
            yes=t("Remove"),
            danger=True,
            icon="delete",
        )
        self._owner.context.ask.confirm(question, self._drop)

    def _drop(self) -> None:
        with self._owner.context.errors.guard():
            self._owner.save_mark(self._setting, None)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise Trouble(_NOT_READ, file=path.name) from None
    if len(content) > LARGEST_FILE:
        raise Invalid(_TOO_LARGE, file=path.name)
    return content
