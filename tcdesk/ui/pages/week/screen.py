"""The parts of the screen and how they share the room: tray, board with legend, panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.week import WeekBook
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.board_layout import BoardData
from tcdesk.ui.pages.week.draft import Standing
from tcdesk.ui.pages.week.drawer import HANDLE, Drawer
from tcdesk.ui.pages.week.head import WeekHead
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.legend import Legend
from tcdesk.ui.pages.week.panel import WIDTH as PANEL
from tcdesk.ui.pages.week.panel import Panel
from tcdesk.ui.pages.week.targets import Spot
from tcdesk.ui.pages.week.tray import WIDTH as TRAY
from tcdesk.ui.pages.week.tray import Tray

_MOST_NAMES = 3


class _Middle(QWidget):
    """Banners, the board or why there is none, the legend."""

    def __init__(self, board: Board, legend: Legend, empty: EmptyState) -> None:
        super().__init__()
        self.notes = QVBoxLayout()
        self.notes.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        for content in (board, empty):
            self.stack.addWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.notes)
        column.addWidget(self.stack, 1)
        column.addWidget(legend)


class WeekScreen(QObject):
    """Makes the parts on `page` and lays them out for its size."""

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        theme, texts = context.theme, context.texts
        self._page, self._context = page, context
        self._photos: dict[int, bytes | None] = {}
        self._banner: Banner | None = None
        self.head = WeekHead(theme, texts)
        self.board = Board(theme, texts)
        self.tray = Tray(theme, texts)
        self.panel = Panel(theme, texts)
        self.arrange = Button(theme, texts.t("Arrange automatically"), "primary", icon="arrange", keys=("F9",))
        title = texts.t("No groups in this week yet")
        self._empty = EmptyState(theme, title, texts.t("Let the program arrange the week."), (self.arrange,))
        self._legend = Legend(theme, texts)
        self._middle = _Middle(self.board, self._legend, self._empty)
        self._left = Drawer(theme, texts.t("Without a group"), self.tray, left=True)
        self._right = Drawer(theme, texts.t("Problems and ways out"), self.panel, left=False)
        for part in (self._middle, self._left, self._right):
            part.setParent(page)
        for one, other in ((self._left, self._middle), (self._middle, self._right)):
            QWidget.setTabOrder(one, other)
        theme.changed.connect(self.fit)
        context.breakpoint.changed.connect(self.fit)
        page.installEventFilter(self)

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """Tray, board, panel."""
        return (self._left, self._middle, self._right)

    @property
    def is_small(self) -> bool:
        """Whether tray and panel are drawers."""
        return self._context.breakpoint.room < Room.M

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size."""
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def fit(self) -> None:
        """Share the room of the page."""
        theme, small = self._context.theme, self.is_small
        width, height = self._page.width(), self._page.height()
        tray, panel = theme.px(TRAY), theme.px(PANEL)
        self.tray.setFixedWidth(tray)
        self.panel.setFixedWidth(panel)
        for drawer in (self._left, self._right):
            drawer.set_folding(small)
            if small:
                drawer.close_up()
        left, right = (HANDLE, HANDLE) if small else (tray, panel)
        self._left.setGeometry(0, 0, left, height)
        self._right.setGeometry(width - right, 0, right, height)
        self._middle.setGeometry(left, 0, width - left - right, height)
        self._legend.setFixedHeight(theme.px(25))

    def open_panel(self) -> None:
        """Show the panel, where it is a drawer."""
        if self._right.is_folding:
            self._right.open()

    def follow(self, issue: Issue | None) -> None:
        """Bring the board's focus to where a problem shows."""
        if issue is not None and issue.group and self.board.carry is None and not self.board.data.is_proposal:
            self.board.go_to(Spot(issue.group))

    def photo_of(self, resident: int) -> bytes | None:
        """The portrait of a resident at list size, read once."""
        if resident not in self._photos:
            try:
                self._photos[resident] = self._context.services.residents.thumbnail(resident)
            except Refusal:  # a portrait that cannot be read is a silhouette
                self._photos[resident] = None
        return self._photos[resident]

    def show(self, data: BoardData, issues: tuple[Issue, ...], *, may_edit: bool) -> None:
        """Show a board, its tray and its problems."""
        texts = self._context.texts
        self.board.show_data(data)
        self._middle.stack.setCurrentIndex(0 if data.view.cards or data.view.free else 1)
        self.tray.show_view(data.view, self.photo_of, is_proposal=data.is_proposal, may_edit=may_edit)
        calm = texts.n("{n} resident has a group.", "All {n} residents have a group.", data.view.total)
        self.panel.problems.show_issues(issues, may_edit=may_edit, calm=calm)
        self._left.handle.count = len(data.view.unseated)
        self._right.handle.count = 0 if data.is_proposal else len(issues)
        for drawer in (self._left, self._right):
            drawer.handle.update()

    def say_kept(
        self,
        kept: Standing | None,
        book: WeekBook,
        throw_away: Callable[[], object],
        start: Callable[[], object] | None,
        left: Callable[[], object] | None,
    ) -> None:
        """Say that a draft was found again, whether the week was published meanwhile, what a week ahead begins
        from (`start` tells more), or that somebody with a seat is gone (`left` plans again)."""
        if self._banner is not None:
            self._middle.notes.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        theme, t = self._context.theme, self._context.texts.t
        if kept is None and left is not None and book.number and book.gone:
            names = ", ".join(one.name for one in book.gone[:_MOST_NAMES])
            title = self._context.texts.n(
                "{n} resident with a seat in version {number} is gone",
                "{n} residents with a seat in version {number} are gone",
                len(book.gone),
                number=book.number,
            )
            more = Button(theme, t("Plan again…"), size="small", clicked=left)
            self._put(Banner(theme, title, names, "warn", actions=(more,), close_words=t("Close")))
            return
        if kept is None:
            is_ahead = book.week > Week.of(self._context.today())
            if start is not None and book.source is not None and not book.number and is_ahead:
                title = t("This week starts from week {n}, version {version}", n=book.source.week.number,
                          version=book.source.number)  # fmt: skip
                more = Button(theme, t("What no longer holds"), size="small", keys=("S",), clicked=start)
                self._put(Banner(theme, title, "", "info", actions=(more,), close_words=t("Close")))
            return
        drop = Button(theme, t("Throw the draft away"), size="small", clicked=throw_away)
        if kept.number < book.number:
            title = t("Version {n} of this week was published after your draft was begun", n=book.number)
            banner = Banner(theme, title, t("Look at what differs with D before you publish."), "warn", actions=(drop,),
                            close_words=t("Close"))  # fmt: skip
        else:
            banner = Banner(theme, t("Your draft is here again"), t("It is not published yet."), "info",
                            actions=(drop,), close_words=t("Close"))  # fmt: skip
        self._put(banner)

    def _put(self, banner: Banner) -> None:
        banner.closed.connect(banner.hide)
        self._middle.notes.addWidget(banner)
        self._banner = banner
