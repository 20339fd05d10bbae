"""F1: the help page of the screen that is open, every other page, and the keys that work here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.help.keys import KeysView, Section
from tcdesk.ui.dialogs.help.render import document_of
from tcdesk.ui.dialogs.help.topics import Finder, Topic, topic_for, topics
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.hint_list import HintList
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.reader import Reader, Titles
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.theme import Theme

_WIDTH, _HEIGHT, _LIST, _LEAST_LIST = 1080, 640, 290, 230
_SCROLLING = frozenset({Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})
_LEAST_WORD = 3
"""Words of a search that are shorter are not marked in the text."""


class HelpSheet(Overlay):
    """Opens at the page of `screen`, where there is one, else at the keys.

    `screen` is the code of a page, with `/section` where it has parts; `sections` are the keys, by title. The keys
    stand first in the list, the pages below; letters typed anywhere search, F1 goes to the keys and back.
    """

    def __init__(
        self, host: QWidget, theme: Theme, texts: Texts, sections: Sequence[Section], screen: str = ""
    ) -> None:
        super().__init__(host, theme, width=_WIDTH, height=_HEIGHT)
        t = texts.t
        all_topics = topics(texts.language)
        self._finder = Finder(all_topics)
        self._own = topic_for(screen, all_topics)
        self._shown: tuple[Topic | None, ...] = ()
        self._topic: Topic | None = None
        self._keys_title = t("Keys of this screen")
        self._hint_words = (t("choose"), t("scroll"), t("keys, and back"), t("search: just type"))
        self.setAccessibleName(t("Help"))
        self.search = SearchField(theme, t("Search the help…"), t("Clear"), width=0)
        self.list = Titles(t("Pages of the help"))
        self.reader = Reader(theme, t("Help"))
        self.keys = KeysView(theme, self._keys_title, sections)
        self.nothing = Label(t("No page has these words. Try fewer, or other ones."), "small", "ink3", wrap=True)
        self.stack = QStackedWidget()
        self._close = Button(theme, t("Close"), keys=("Esc",), clicked=self.cancel)
        self._build(t("Help"))
        self.search.searched.connect(self._on_searched)
        self.search.list_asked.connect(self.list.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.list.typed.connect(self._on_typed)
        theme.changed.connect(self._draw)
        self._fill(all_topics)
        self._choose(self._own)

    def _build(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(title, "heading"))
        head.addStretch(1)
        head.addWidget(self._close)
        self.content.addLayout(head)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        side.addWidget(self.nothing)
        self.stack.addWidget(self.reader)
        self.stack.addWidget(self.keys)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._side)
        row.addWidget(self.stack, 1)
        self.content.addLayout(row, 1)
        choose, scroll, keys, search = self._hint_words
        foot = HintList(self.theme)
        foot.setFixedHeight(self.theme.px(24))
        foot.show_hints(
            [
                Hint(("↑", "↓"), choose),
                Hint(("PgUp", "PgDn"), scroll),
                Hint(("F1",), keys),
                Hint(("A–Z",), search),
            ]
        )
        self.content.addWidget(foot)

    def fit(self) -> None:
        """Give the list its share of the box."""
        super().fit()
        self._side.setFixedWidth(max(_LEAST_LIST, min(self.theme.px(_LIST), self.box.width() // 3)))

    def first_focus(self) -> QWidget:
        """The list: arrows turn pages, letters search."""
        return self.list

    # ---- which page
    @property
    def topic(self) -> Topic | None:
        """The page that is shown; None while the keys are."""
        return self._topic

    def _fill(self, found: Sequence[Topic], *, with_keys: bool = True) -> None:
        self._shown = (None, *found) if with_keys else tuple(found)
        self.list.show_titles([self._keys_title if topic is None else topic.title for topic in self._shown])
        self.nothing.setVisible(not self._shown)

    def _choose(self, topic: Topic | None) -> None:
        if topic in self._shown:
            self.list.choose(self._shown.index(topic))

    def _on_chosen(self, place: int) -> None:
        self._topic = self._shown[place]
        self._draw()

    def _draw(self) -> None:
        if self._topic is None:
            self.stack.setCurrentWidget(self.keys)
            return
        self.reader.show_document(document_of(self._topic.title, self._topic.text, self.theme))
        self.reader.setAccessibleName(self._topic.title)
        self.reader.mark([word for word in self.search.text().split() if len(word) >= _LEAST_WORD])
        self.stack.setCurrentWidget(self.reader)

    def _on_searched(self, query: str) -> None:
        found = self._finder.find(query)
        self._fill(found, with_keys=not query.strip())
        if query.strip() and found:
            self.list.choose(0)
        elif not query.strip():
            self._choose(self._topic)

    def _on_typed(self, letter: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(letter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 goes to the keys and back, the page keys scroll from anywhere, Esc closes."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F1:
            self.search.clear()
            self._choose(None if self._topic is not None else self._own)
        elif key in _SCROLLING:
            self._scroll(key)
        else:
            super().keyPressEvent(event)

    def _scroll(self, key: Qt.Key) -> None:
        if self._topic is not None:
            self.reader.scroll_by(key)
            return
        bar = self.keys.verticalScrollBar()
        bar.setValue(bar.value() + (bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()))
