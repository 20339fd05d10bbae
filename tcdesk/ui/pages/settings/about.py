"""About the program: its version, what it promises, and the licences of everything that comes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk import __version__
from tcdesk.services.notices import Notice, all_notices
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.reader import Reader, Titles
from tcdesk.ui.pages.settings.panel import Panel

_LIST, _LEAST = 250, 190


class AboutPanel(Panel):
    """Licences at the left, the text of the chosen one at the right; nothing here can be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._notices: tuple[Notice, ...] = ()
        self.head = Card(self.t("TC Desk {version}", version=__version__))
        promise = self.t("It works without the internet and keeps all records in one encrypted folder.")
        self.head.body.addWidget(Label(promise, "body", "ink2", wrap=True))
        self._count = Label("", "small", "ink3", wrap=True)
        self.head.body.addWidget(self._count)
        self.list = Titles(self.t("Licences"))
        self.title = Label("", "heading", wrap=True)
        self.line = Label("", "small", "ink3", wrap=True)
        self.reader = Reader(context.theme, self.t("Text of the licence"))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addWidget(self.reader, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addWidget(beside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.head)
        whole.addLayout(row, 1)
        self.list.chosen.connect(self._on_chosen)
        context.theme.changed.connect(self._on_look)
        self._fit()

    def _fit(self) -> None:
        self.list.setFixedWidth(max(_LEAST, self.context.theme.px(_LIST)))

    def refresh(self) -> None:
        """Read the licences once; they do not change while the program runs."""
        if self._notices:
            return
        self._notices = all_notices()
        texts = self.context.texts
        self._count.setText(
            texts.n(
                "It stands on the work of others: {n} part, each with the licence it came with.",
                "It stands on the work of others: {n} parts, each with the licence it came with.",
                len(self._notices) - 1,
            )
        )
        self.list.show_titles([self._name(notice) for notice in self._notices])
        self.list.choose(0)

    @staticmethod
    def _name(notice: Notice) -> str:
        return "TC Desk" if notice.name == "tcdesk" else notice.name

    @property
    def notice(self) -> Notice | None:
        """The licence that is shown."""
        return self._notices[self.list.place] if self._notices and self.list.place >= 0 else None

    def _on_chosen(self, place: int) -> None:
        notice = self._notices[place]
        self.title.setText(" ".join(filter(None, (self._name(notice), notice.version))))
        self.line.setText(notice.licence)
        self.line.setVisible(bool(notice.licence))
        self.reader.setAccessibleName(self.t("Licence of {name}", name=self._name(notice)))
        self.reader.show_plain(notice.text())

    def _on_look(self) -> None:
        self._fit()
        if self.notice is not None:
            self._on_chosen(self.list.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page keys scroll the text from the list too."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self.reader.scroll_by(Qt.Key(event.key())):
            return
        super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.list

    def areas(self) -> tuple[QWidget, ...]:
        """The list, and the text."""
        return (self.list, self.reader)

    def hints(self) -> tuple[Hint, ...]:
        """Arrows choose, the page keys scroll."""
        return (Hint(("↑↓",), self.t("choose")), Hint(("PgUp", "PgDn"), self.t("scroll")))
