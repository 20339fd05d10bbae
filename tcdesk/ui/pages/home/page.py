"""The first page: what needs me now."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.views.home import AttentionKind, HomeView
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.pages._base import Page, TopBar
from tcdesk.ui.pages.home.ahead import ActionsCard, LegalCard
from tcdesk.ui.pages.home.attention import AttentionCard
from tcdesk.ui.pages.home.items import items
from tcdesk.ui.pages.home.overview import BackupCard, LoadCard, PhaseCard, WeeklyCard
from tcdesk.ui.pages.home.sessions import SessionsCard
from tcdesk.ui.pages.home.words import date_line, greeting, reachable

_MINUTE = 60_000
_HIGH = 860
"""From this height on (the window then has 1000 px with its frame) there is room for what lies ahead."""
_MINE = "home.mine"


class HomePage(Page):
    """Sessions and what needs attention at the left, the state of the house at the right.

    It reads again every minute while it is shown, since what is next depends on the hour.
    """

    shows = frozenset(
        {
            "attention", "backup", "cohort", "group", "health", "holiday", "leave", "legal", "lock_down", "note",
            "phase", "plan", "report", "resident", "room", "session", "setting", "slot", "staff", "week", "attendance",
            "conference",
        }
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: HomeView | None = None
        self.sessions = SessionsCard(context)
        self.attention = AttentionCard(context, can_choose=context.services.who.staff_id is not None)
        self.legal, self.agreed = LegalCard(context), ActionsCard(context)
        self.phases, self.load, self.weekly = PhaseCard(context), LoadCard(context), WeeklyCard(context)
        self.backup = BackupCard(context)
        self._build()
        self._make_commands()
        self.attention.put_off.connect(self._on_put_off)
        self.attention.mine_asked.connect(self._on_mine_asked)
        context.breakpoint.changed.connect(self._fit)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._on_minute)
        self._fit()

    def _build(self) -> None:
        body = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._row.setContentsMargins(20, 14, 20, 12)
        self._row.setSpacing(14)
        columns = (
            (58, (self.sessions, self.attention, self.legal), 13),
            (42, (self.phases, self.load, self.weekly, self.backup, self.agreed), 11),
        )
        for share, cards, gap in columns:
            column = QVBoxLayout()
            column.setSpacing(gap)
            for card in cards:
                column.addWidget(card, 100 if card in (self.legal, self.agreed) else 0)
            column.addStretch(1)
            self._row.addLayout(column, share)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(body))

    def _make_commands(self) -> None:
        t = self.t
        self._actions: list[QAction] = []
        if self.context.can(Action.RESIDENT_ADMIT):
            self._actions.append(self.command(t("New resident"), self._on_new, shown_keys="Ctrl+N", icon="add"))
        if reachable(self.context, "session"):
            take = self.command(t("Take attendance"), self._on_take, shown_keys="F2", icon="sessions")
            self._actions.append(take)
        for keys, steps in (("J", 1), ("Down", 1), ("K", -1), ("Up", -1)):
            command(self.sessions, "", lambda steps=steps: self.attention.step(steps), keys=keys)

    # ---- the page as the frame knows it
    def refresh(self) -> None:
        """Read the first page as of now."""
        kept = self.context.memory.get(_MINE)
        own = None if kept is None or self.context.services.who.staff_id is None else kept == "1"
        services = self.context.services
        view = self._view = services.home.today(own=own)
        texts = self.context.texts
        self.sessions.show_sessions(view.sessions, texts.time(view.now), own=view.is_own)
        self.sessions.setVisible(self.context.can(Action.WEEK_READ))
        self.attention.show_items(items(view, self.context), mine=view.is_own)
        self.phases.show_view(view)
        self.load.show_view(view)
        self.weekly.show_view(view)
        off = frozenset(day.on_date for day in services.facility.holidays.all() if day.is_off)
        self.backup.show_state(view.backup, off)
        self.backup.setVisible(self.context.can(Action.BACKUP_MAKE))
        self.legal.show_legal(view.legal)
        self.agreed.show_view(view)
        self._fit()
        self.top_bar_changed.emit()

    def top_bar(self) -> TopBar:
        """The greeting, and the day."""
        view, texts = self._view, self.context.texts
        now = self.context.clock() if view is None else view.now
        line = "" if view is None else date_line(view, texts)
        title = greeting(now, self.context.who.name, texts)
        return TopBar(title=title, line=line, actions=tuple(self._actions))

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the items."""
        t = self.t
        own = (
            Hint(("J",), t("down")),
            Hint(("K",), t("up")),
            Hint(("Enter",), t("open")),
            Hint(("Z",), t("remind me tomorrow")),
        )
        take = (Hint(("F2",), t("take attendance")),) if reachable(self.context, "session") else ()
        return (*take, *(own if self.attention.rows else ()))

    def areas(self) -> tuple[QWidget, ...]:
        """The left column and the right one, as far as something in them takes the focus."""
        return (self.attention, self.sessions, self.backup)

    def first_focus(self) -> QWidget | None:
        """The heaviest item."""
        return next(iter(self.attention.rows), None)

    # ---- room and hour
    def _fit(self) -> None:
        wide = self.context.breakpoint.room >= Room.M
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        high = self.height() >= _HIGH and self.context.breakpoint.room >= Room.XL
        view = self._view
        self.legal.setVisible(high and view is not None and bool(view.legal))
        self.agreed.setVisible(high and view is not None and bool(view.actions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A higher window has room for what lies ahead."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep step with the hour."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._clock.stop()

    def _on_minute(self) -> None:
        with self.guard():
            self.refresh()

    # ---- deeds
    def _on_put_off(self, kind: AttentionKind) -> None:
        with self.guard():
            changes = self.context.services.home.put_off(kind)
            self.refresh()
            self.context.bus.tell(changes, self)
            self.context.notices.done(self.t("It comes back tomorrow morning"))

    def _on_mine_asked(self, mine: bool) -> None:
        self.context.memory[_MINE] = "1" if mine else "0"
        with self.guard():
            self.refresh()
        self.attention.whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new(self) -> None:
        self.context.go("intake", new=True)

    def _on_take(self) -> None:
        view = self._view
        row = None if view is None else next((one for one in view.sessions if one.is_next), None)
        if row is not None:
            self.context.go("session", id=row.id)
        else:
            self.context.go("session")
