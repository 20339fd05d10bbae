"""The state of the house at the right: phases, counselors, attendance, backup."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.views.home import BackupState, HomeView
from tcdesk.domain.working_days import working_day_after
from tcdesk.figures.bars import LOAD, WEEKLY, LoadData, LoadRow, WeeklyData
from tcdesk.figures.phase_bar import PHASE_BAR, PhaseBarData
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.figure_view import FigureView
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.pages.home.words import change_of_points, reachable


class PhaseCard(Card):
    """How many residents are in each phase."""

    def __init__(self, context: Context) -> None:
        texts = context.texts
        super().__init__(texts.t("Phases"), texts.t("today"))
        self._figure: FigureView[PhaseBarData] = FigureView(context.theme, texts, PHASE_BAR, name=texts.t("Phases"))
        self.body.addWidget(self._figure)

    def show_view(self, view: HomeView) -> None:
        """Show the counts of all residents."""
        counts = tuple((one.stage, one.count) for one in view.stages)
        self._figure.show_data(PhaseBarData(counts=counts, capacity=view.capacity))
        self.setVisible(bool(counts))


class LoadCard(Card):
    """How many residents and groups each counselor has."""

    def __init__(self, context: Context) -> None:
        texts = context.texts
        super().__init__(texts.t("Load of counselors"))
        name = texts.t("Load of counselors")
        self._figure: FigureView[LoadData] = FigureView(context.theme, texts, LOAD, name=name)
        self.body.addWidget(self._figure)

    def show_view(self, view: HomeView) -> None:
        """Show everybody, oneself first; the limit is the one most have."""
        rows = tuple(
            LoadRow(name=one.name, residents=one.residents, groups=one.groups, is_me=one.is_me) for one in view.loads
        )
        limits = [one.limit for one in view.loads]
        limit = max(set(limits), key=limits.count) if limits else 0
        self._figure.show_data(LoadData(rows=rows, limit=limit))
        self.setVisible(bool(rows))


class WeeklyCard(Card):
    """The share of attendance of the last weeks; the newest in big."""

    def __init__(self, context: Context) -> None:
        texts = context.texts
        super().__init__(texts.t("Weekly attendance"), texts.t("all activities"))
        self._texts = texts
        self.share = Label("", "display")
        self.points = Label("", "caption", "ink3")
        name = texts.t("Weekly attendance")
        self._figure: FigureView[WeeklyData] = FigureView(context.theme, texts, WEEKLY, name=name)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.share)
        left.addWidget(self.points)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 3)
        row.addWidget(self._figure, 8)
        self.body.addLayout(row)

    def show_view(self, view: HomeView) -> None:
        """Show the weeks."""
        texts, shares = self._texts, [week.share for week in view.weeks]
        known = [share for share in shares if share is not None]
        self.share.setText(texts.percent(known[-1] if known else None))
        points = change_of_points(shares)
        words = "" if points is None else texts.t("{points} points", points=texts.signed(points, 1))
        self.points.setText(words)
        self.points.set_tone("ink3" if not points else "ok" if points > 0 else "warn")
        weeks = tuple((week.number, week.share) for week in view.weeks)
        self._figure.show_data(WeeklyData(weeks=weeks, limit=view.limit))
        self.setVisible(bool(weeks))


class _Shield(QWidget):
    """A mark that says how safe it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.look: tuple[str, str] = ("verified", "ok_m")
        self.setFixedSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        meaning, color = self.look
        self._theme.icons.paint(QPainter(self), QRectF(self.rect()), meaning, color, fill=True)


class BackupCard(Card):
    """When the newest backup was made, and the way to the next one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shield = _Shield(context)
        self.title = ElidedLabel("", "body", "", 600)
        self.detail = ElidedLabel("", "small", "ink2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if reachable(context, "settings"):
            t = context.texts.t
            row.addWidget(Button(context.theme, t("Back up"), "link", size="small", clicked=self._on_backup))
        self.body.addLayout(row)

    def _on_backup(self) -> None:
        self._context.go("settings", section="backups")

    def show_state(self, state: BackupState, off: Container[date]) -> None:
        """Show the newest backup; `off` are the holidays on which nobody makes one."""
        texts, today = self._context.texts, self._context.today()
        if state.at is None:
            self._say("warning", "warn_m", texts.t("No backup yet"), texts.t("Make the first one today."))
            return
        at = self._context.local(state.at)
        age = (today - at.date()).days
        when = texts.t("Today {time}", time=texts.time(at)) if not age else f"{texts.date(at.date())} {texts.time(at)}"
        detail = " · ".join(filter(None, (when, texts.t("verified") if state.is_verified else "")))
        if age <= 0 or today <= working_day_after(at.date(), 1, off):
            self._say("verified", "ok_m", texts.t("The backup is safe"), detail)
        else:
            title = texts.n("The last backup is {n} day old", "The last backup is {n} days old", age)
            self._say("warning", "warn_m", title, detail)
        if state.is_space_short:
            self._say("warning", "warn_m", texts.t("The disk is almost full"), detail)

    def _say(self, meaning: str, color: str, title: str, detail: str) -> None:
        self._shield.look = (meaning, color)
        self._shield.update()
        self.title.setText(title)
        self.detail.setText(detail)
