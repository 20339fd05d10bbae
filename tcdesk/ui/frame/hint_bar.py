"""The bar below a screen: keys that work here, save state, age of the last tested backup."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from tcdesk.i18n import N_, Texts
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.hint_list import MOST, HintList
from tcdesk.ui.kit.paint import draw_text, text_width
from tcdesk.ui.notices import SaveState, Saving
from tcdesk.ui.theme import Theme

HEIGHT = 28
MOST_NARROW = 6
_SAVED = N_("Saved {time}")
_DRAFT = N_("Draft saved {time}")


class Status(QWidget):
    """An icon and a few words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._color, self._words = "", "ink3", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; "" while it is hidden."""
        return self._words

    def say(self, icon: str, color: str, words: str) -> None:
        """Say something else; "" hides it."""
        self._icon, self._color, self._words = icon, color, words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and words."""
        return QSize(round(text_width(self._words, self._theme.font("caption"))) + self._theme.px(14) + 8, HEIGHT - 2)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        size = self._theme.px(14)
        self._theme.icons.paint(painter, QRectF(0, (self.height() - size) / 2, size, size), self._icon, self._color)
        tone = self._color if self._color in ("danger", "warn") else "ink3"
        box = QRectF(size + 6, 0, self.width() - size - 6, self.height())
        draw_text(painter, box, self._words, self._theme.font("caption"), tone, self._theme)


class HintBar(QWidget):
    """Hints at the left; at the right hidden jobs, save state and backup age."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.hints = HintList(theme)
        self.job = QProgressBar()
        self.job.setRange(0, 0)
        self.job.setFixedWidth(120)
        self.job.setTextVisible(False)
        self.job.hide()
        self.save = Status(theme)
        self.backup = Status(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.hints, 1)
        row.addWidget(self.job, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.save)
        row.addWidget(self.backup)
        context.notices.save_state_changed.connect(self.show_saving)
        context.notices.backup_changed.connect(self.show_backup)
        context.jobs.changed.connect(self._on_jobs_changed)
        context.breakpoint.changed.connect(self.fit)
        self.fit()
        self._on_jobs_changed()

    def fit(self) -> None:
        """Follow the room there is: a small window has no room for the backup."""
        small = self._context.breakpoint.room < Room.M or self._context.breakpoint.tight
        self.hints.most = MOST_NARROW if small else MOST
        self.setFixedHeight(self._context.theme.px(HEIGHT))
        self.show_backup()

    def _on_jobs_changed(self) -> None:
        self.job.setVisible(bool(self._context.jobs.active))

    def show_saving(self, state: SaveState) -> None:
        """Say how the work stands to the disk."""
        texts = self._context.texts
        match state.saving:
            case Saving.SAVING:
                self.save.say("save", "ink3", texts.t("Saving…"))
            case Saving.UNSAVED:
                self.save.say("bad", "danger", texts.t("Not saved – try again"))
            case Saving.SAVED if state.at is not None:
                words = _DRAFT if state.draft else _SAVED
                self.save.say("done", "ok_m", texts.t(words, time=texts.time(state.at)))
            case _:
                self.save.say("", "ink3", "")

    def show_backup(self) -> None:
        """Say how old the last tested backup is."""
        notices, room = self._context.notices, self._context.breakpoint
        if not notices.backup_known or room.room < Room.M or room.tight:
            self.backup.say("", "ink3", "")
            return
        words, color = backup_words(self._context.texts, notices.backup_at, self._context.clock())
        self.backup.say("verified", color, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.theme.color("sunken"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._context.theme.color("line"))


def backup_words(texts: Texts, at: datetime | None, now: datetime) -> tuple[str, str]:
    """The age of the last tested backup in words, and its colour: due after a day, a risk after three."""
    if at is None:
        return texts.t("No verified backup yet"), "danger"
    age = max(now - at, timedelta())
    if age < timedelta(hours=1):
        return texts.t("Backup verified just now"), "ok_m"
    hours = int(age.total_seconds() // 3600)
    if hours < 24:
        return texts.n("Backup verified {n} hour ago", "Backup verified {n} hours ago", hours), "ok_m"
    color = "warn" if age.days <= 3 else "danger"
    return texts.n("Backup verified {n} day ago", "Backup verified {n} days ago", age.days), color
