"""Backups: one sentence of trust, the last thirty days, and every backup there is."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.people import BackupLine
from tcdesk.domain.working_days import is_working_day, working_day_after
from tcdesk.i18n import N_, Texts
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.cell import Cell
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import RIGHT as RIGHT_TEXT
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.kit.table import RIGHT, Column, RecordTable
from tcdesk.ui.kit.table_view import MEDIUM, TableView
from tcdesk.ui.pages.settings.panel import Panel
from tcdesk.ui.refusal_words import banner_words

DAYS = 30
_MEGA, _KILO = 1_000_000, 1000


def size_words(size: int, texts: Texts) -> str:
    """A size in bytes as `186 MB` or `640 kB`."""
    if size >= _MEGA:
        return f"{texts.number(size / _MEGA, 0 if size >= 10 * _MEGA else 1)} MB"
    return f"{texts.number(max(1, size / _KILO))} kB"


class Strip(QWidget):
    """Thirty days: tall where a backup was made, short on days off, an amber stub where one was left out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made: frozenset[date] = frozenset()
        self._off: Container[date] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, made: frozenset[date], off: Container[date]) -> None:
        """Show the days on which a backup was made; `off` are holidays."""
        self._made, self._off = made, off
        texts = self._context.texts
        count = sum(day in made for day in self._days())
        self.setAccessibleName(texts.n("Backups on {n} of 30 days", "Backups on {n} of 30 days", count))
        self.update()

    def _days(self) -> list[date]:
        """The days shown, oldest first."""
        today = self._context.today()
        return [today - timedelta(days=DAYS - 1 - n) for n in range(DAYS)]

    def sizeHint(self) -> QSize:
        """Bars and a row of dates."""
        return QSize(300, self._context.theme.px(48))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days."""
        theme, texts = self._context.theme, self._context.texts
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        days, foot = self._days(), theme.px(27)
        pitch = self.width() / DAYS
        first = min(self._made, default=date.max)
        for place, day in enumerate(days):
            is_last = place == DAYS - 1
            if day in self._made:
                height, color = theme.px(26), "accent" if is_last else "accent_l"
            elif is_working_day(day, self._off) and not is_last and first < day:
                height, color = theme.px(8), "warn_m"
            else:
                height, color = theme.px(8), "line2"
            painter.setBrush(theme.color(color))
            painter.drawRoundedRect(QRectF(pitch * place + 1, foot - height, pitch - 4, height), 3, 3)
        font = theme.font("caption")
        below = QRectF(0, foot + 2, self.width(), theme.px(17))
        draw_text(painter, below, texts.day(days[0]), font, "ink3", theme)
        draw_text(painter, below, texts.day(days[-1]), font, "ink3", theme, RIGHT_TEXT)


class _Shield(QWidget):
    """A shield on a soft ground."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.is_good = True
        self.setFixedSize(54, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in green, or amber where no backup is fresh."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("ok_s" if self.is_good else "warn_s"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        meaning, color = ("verified", "ok_m") if self.is_good else ("warning", "warn_m")
        self._theme.icons.paint(painter, QRectF(14, 14, 26, 26), meaning, color, fill=True)


def _draw_state(cell: Cell[BackupLine]) -> None:
    size = cell.theme.px(15)
    box = QRectF(cell.box.left(), cell.box.center().y() - size / 2, size, size)
    cell.theme.icons.paint(cell.painter, box, "done", "ok_m", fill=True)
    words = cell.texts.t("Verified")
    cell.line(words, font=cell.theme.font("small", 600), color="ok", left=size + 8)


class BackupsPanel(Panel):
    """Makes a backup with Ctrl B and shows what there is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        t, theme = self.t, context.theme
        self._shield = _Shield(context)
        self.title = Label("", "heading", wrap=True)
        self.detail = Label("", "small", "ink2", wrap=True)
        self.button = Button(
            theme, t("Back up now"), "primary", icon="backup", keys=("Ctrl", "B"), clicked=self.make_backup
        )
        self.strip = Strip(context)
        self.model: RecordTable[BackupLine] = RecordTable(
            _columns(context), context.texts, identity=lambda one: one.number
        )
        self.table = TableView(theme, self.model, MEDIUM)
        self.table.setAccessibleName(t("Backups"))
        self._none = Label(t("Each backup is checked before it is listed here."), "small", "ink3", wrap=True)
        self._banner: Banner | None = None
        self._came_from_here = False
        self._build()
        command(self, t("Back up now"), self.make_backup, keys="Ctrl+B", icon="backup", everywhere=True)

    def _build(self) -> None:
        t = self.t
        hero = Card()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._shield)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        hero.body.addLayout(row)
        self.days = Card(t("Last 30 days"), t("tall = backed up and verified · low = day off"), note_right=True)
        self.context.breakpoint.changed.connect(self._fit)
        self.days.body.addWidget(self.strip)
        self.list = Card(t("Backups"), " ")
        self.list.body.addWidget(self.table, 1)
        self.list.body.addWidget(self._none)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for card, share in ((hero, 0), (self.days, 0), (self.list, 100)):
            self._column.addWidget(card, share)
        self._column.addStretch(1)

    def _fit(self) -> None:
        """A low window has room for the list only."""
        self.days.setVisible(not self.context.breakpoint.tight)

    # ---- reading
    def refresh(self) -> None:
        """Read which backups there are."""
        services, texts = self.context.services, self.context.texts
        self._fit()
        lines = services.backups.all()
        off = frozenset(day.on_date for day in services.facility.holidays.all() if day.is_off)
        self.model.set_records(lines)
        self.list.setVisible(bool(lines))
        self.list.note.setText(texts.number(len(lines)))
        self.strip.show_days(frozenset(self.context.local(one.made_at).date() for one in lines), off)
        self._say(lines, off)

    def _say(self, lines: Sequence[BackupLine], off: Container[date]) -> None:
        texts = self.context.texts
        newest = next(iter(lines), None)
        if newest is None:
            self._shield.is_good = False
            self.title.setText(texts.t("No backup yet"))
            self.detail.setText(
                texts.t("If this computer fails, everything is lost. A backup takes less than a minute.")
            )
            return
        at = self.context.local(newest.made_at)
        today = self.context.today()
        self._shield.is_good = today <= max(at.date(), working_day_after(at.date(), 1, off))
        self._shield.update()
        when = texts.t("today {time}", time=texts.time(at))
        if at.date() != today:
            when = f"{texts.date_long(at.date())} {texts.time(at)}"
        self.title.setText(texts.t("Backup verified {when}", when=when))
        records = texts.n("{n} record", "{n} records", newest.records)
        words = (records, size_words(newest.size, texts), texts.t("read back and counted again: the same"))
        self.detail.setText(" · ".join(words))

    # ---- making one
    def make_backup(self) -> None:
        """Make a backup beside the facility, in a worker."""
        if not self.button.isEnabled():
            return
        self._tell(None)
        with self.context.errors.guard():
            work = self.context.services.backups.job()
            self._came_from_here = self.button.hasFocus()
            self.button.set_busy(True)
            self.detail.setText(self.t("Copying and checking. You can go on working."))
            self.context.jobs.start(work, done=self._on_made, failed=self._on_failed)

    def _rest(self) -> None:
        """Let the button be pressed again; the focus it had comes back to it."""
        self.button.set_busy(False)
        if self._came_from_here and self.isVisible():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_made(self, folder: Path) -> None:
        self._rest()
        with self.context.errors.guard():
            changes = self.context.services.backups.record(folder)
            self.refresh()
            self.context.notices.backed_up(self.context.clock())
            self.told(changes, self.t("Backup made and verified"))

    def _on_failed(self, error: BaseException) -> None:
        self._rest()
        self.refresh()
        if not isinstance(error, Refusal):
            raise error
        self._tell(error)

    def _tell(self, refusal: Refusal | None) -> None:
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if refusal is not None:
            title, text, tone = banner_words(refusal, self.context.texts)
            self._banner = Banner(self.context.theme, title, text, tone)
            self._column.insertWidget(0, self._banner)

    # ---- as the page knows it
    def first_focus(self) -> QWidget | None:
        """The button."""
        return self.button

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work here."""
        return (Hint(("Ctrl", "B"), self.t("back up now")), Hint(("↑↓",), self.t("choose")))


def _columns(context: Context) -> tuple[Column[BackupLine], ...]:
    def when(one: BackupLine, texts: Texts) -> str:
        at = context.local(one.made_at)
        if at.date() == context.today():
            return texts.t("Today {time}", time=texts.time(at))
        return f"{texts.weekday(at.weekday(), short=True)} {texts.date(at.date())} {texts.time(at)}"

    return (
        Column(code="when", title=N_("When"), text=when, width=190, bold=True, key=lambda one: one.number,
               descending_first=True),
        Column(code="place", title=N_("Place"), text=lambda one, _t: one.folder.name, width=180, stretch=True,
               tip=lambda one, _t: str(one.folder), drop=2),
        Column(code="records", title=N_("Records"), text=lambda one, t: t.number(one.records), width=96, align=RIGHT,
               drop=1),
        Column(code="size", title=N_("Size"), text=lambda one, t: size_words(one.size, t), width=96, align=RIGHT),
        Column(code="state", title=N_("State"), text=lambda _one, t: t.t("Verified"), width=150, paint=_draw_state),
    )  # fmt: skip
