"""The facility and the head of its papers, which is shown as it will look while it is typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.settings import (
    INSTITUTION,
    LEFT_MARK,
    LETTERHEAD_ADDRESS,
    LETTERHEAD_LINES,
    PICTURE_BYTES,
    RIGHT_MARK,
    Setting,
    SettingGroup,
)
from tcdesk.i18n import N_
from tcdesk.ui.ask import FileKind, Question
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.letterhead_view import LetterheadView
from tcdesk.ui.pages.settings.setting_panel import SettingPanel

_NOT_READ = N_("{file} could not be read. Nothing was changed. Choose another file.")
_SIZE = 52


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
    """One mark of the letterhead: picked from a file and saved at once."""

    def __init__(self, panel: LetterheadPanel, setting: Setting[bytes | None]) -> None:
        super().__init__()
        self._panel, self._setting = panel, setting
        context = panel.context
        t = context.texts.t
        self.thumb = _Thumb(context)
        self.pick = Button(context.theme, t("Choose a picture"), icon="open", size="small", clicked=self._on_pick)
        self.drop = Button(context.theme, t("Remove"), "ghost", size="small", clicked=self._on_drop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label(t(setting.label), "small", "ink2", 600))
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
        self.pick.setVisible(panel.may_edit)

    def show_mark(self, content: bytes | None) -> None:
        """Show another mark."""
        picture = QPixmap()
        if content is not None:
            picture.loadFromData(content)
        self.thumb.picture = picture
        self.thumb.setAccessibleName(self._panel.t(self._setting.label))
        self.thumb.update()
        self.drop.setVisible(self._panel.may_edit and content is not None)

    def _on_pick(self) -> None:
        t = self._panel.t
        kind = FileKind(words=t("Picture"), endings=("png", "jpg", "jpeg"))
        self._panel.context.ask.pick_open_file(t(self._setting.label), kind, self._take)

    def _take(self, path: Path) -> None:
        with self._panel.context.errors.guard():
            try:
                with path.open("rb") as file:
                    content = file.read(PICTURE_BYTES + 1)
            except OSError:
                raise Trouble(_NOT_READ, file=path.name) from None
            self._panel.save_mark(self._setting, content)

    def _on_drop(self) -> None:
        t = self._panel.t
        question = Question(
            title=t("Remove the mark from all papers?"),
            text=t("Papers that are final keep it. You can take this back right after."),
            yes=t("Remove"),
            danger=True,
            icon="delete",
        )
        self._panel.context.ask.confirm(question, self._drop)

    def _drop(self) -> None:
        with self._panel.context.errors.guard():
            self._panel.save_mark(self._setting, None)


class LetterheadPanel(SettingPanel):
    """The head of a paper with its marks above, the fields it is made of below."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, (SettingGroup.FACILITY,))
        self.preview = LetterheadView(context.theme)
        self.left, self.right = MarkRow(self, LEFT_MARK), MarkRow(self, RIGHT_MARK)
        paper = Card(self.t("Head of a paper"), self.t("as it is printed"))
        marks = QVBoxLayout()
        marks.setSpacing(6)
        marks.addStretch(1)
        marks.addWidget(self.left)
        marks.addWidget(self.right)
        marks.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.preview, 1)
        row.addLayout(marks)
        paper.body.addLayout(row)
        self.column.insertWidget(0, paper)

    def first_focus(self) -> QWidget | None:
        """The first field; in a low window, what stands above the fold."""
        return self.left.pick if self.context.breakpoint.tight and self.may_edit else super().first_focus()

    def _on_read(self) -> None:
        super()._on_read()
        found = self.context.services.facility.settings()
        self.left.show_mark(found[LEFT_MARK])
        self.right.show_mark(found[RIGHT_MARK])
        self.preview.show_marks(found[LEFT_MARK], found[RIGHT_MARK])
        self._show_head()

    def _on_changed(self) -> None:
        super()._on_changed()
        self._show_head()

    def _show_head(self) -> None:
        values = self.values()
        lines = values[LETTERHEAD_LINES.key]
        self.preview.show_head(
            tuple(str(line) for line in lines) if isinstance(lines, tuple) else (),
            str(values[INSTITUTION.key] or ""),
            str(values[LETTERHEAD_ADDRESS.key] or ""),
        )

    def save_mark(self, setting: Setting[bytes | None], content: bytes | None) -> None:
        """Save one mark at once. May raise a Refusal: too large, or no picture."""
        facility = self.context.services.facility
        before = facility.settings()[setting]
        changes = facility.save_settings({setting.key: content})
        self._on_read()
        self.told(changes, self.t("Letterhead saved"), undo=lambda: self._mark_back(setting, before))

    def _mark_back(self, setting: Setting[bytes | None], before: bytes | None) -> None:
        changes = self.context.services.facility.save_settings({setting.key: before})
        self._on_read()
        self.changed_records.emit(changes)
