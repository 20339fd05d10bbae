"""Long texts on the screen: a list of titles, and a text to read that scrolls by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QListView, QTextEdit

from tcdesk.ui.theme import Theme

_MARGIN = 14


class Titles(QListView):
    """Titles to choose from; `chosen` gives the place of another one, `typed` a letter typed here, for a search."""

    chosen = Signal(int)
    typed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setObjectName("titles")
        self.setAccessibleName(name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_titles(self, titles: Sequence[str]) -> None:
        """Show other titles; none is chosen."""
        self._lines.setStringList(list(titles))

    @property
    def titles(self) -> tuple[str, ...]:
        """What is listed."""
        return tuple(self._lines.stringList())

    @property
    def place(self) -> int:
        """The place of the chosen title, -1 for none."""
        return self.currentIndex().row()

    def choose(self, place: int) -> None:
        """Choose the title at `place`; `chosen` fires where it is another one."""
        self.setCurrentIndex(self._lines.index(place, 0))

    def _on_current(self) -> None:
        if self.place >= 0:
            self.chosen.emit(self.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters go to a search, the page keys to whoever scrolls the text."""
        if event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Closed(QTextDocument):
    """A text that fetches nothing: no picture, no style, no file, whatever it names."""

    def loadResource(self, kind: int, name: object) -> None:  # noqa: N802 - the toolkit's name
        """Nothing, ever."""


class Reader(QTextEdit):
    """A text to read. It can be scrolled and copied, not changed; nothing in it can be followed."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("reader", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_document(self, document: QTextDocument) -> None:
        """Show another text from its beginning."""
        document.setParent(self)
        document.setDocumentMargin(_MARGIN)
        self.setDocument(document)
        self.verticalScrollBar().setValue(0)

    def show_plain(self, text: str) -> None:
        """Show a text as it is, from its beginning."""
        document = Closed()
        document.setDefaultFont(self._theme.font("small"))
        document.setPlainText(text)
        self.show_document(document)

    def mark(self, words: Sequence[str]) -> int:
        """Mark every place of `words`, and scroll to the first; gives how many there are. No words take marks away."""
        found: list[QTextEdit.ExtraSelection] = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                # the stubs of the toolkit leave these two out
                selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
                selection.format.setBackground(self._theme.color("warn_s"))  # pyright: ignore[reportAttributeAccessIssue]
                found.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        if found:
            at = min(one.cursor.selectionStart() for one in found)  # pyright: ignore[reportAttributeAccessIssue]
            first = QTextCursor(self.document())
            first.setPosition(at)
            top = self.document().documentLayout().blockBoundingRect(first.block()).top()
            self.verticalScrollBar().setValue(max(0, round(top) - _MARGIN))
        return len(found)

    def scroll_by(self, key: Qt.Key) -> bool:
        """Move as a key asks; whether it is one that moves."""
        bar = self.verticalScrollBar()
        target = {
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(key)
        if target is None:
            return False
        bar.setValue(target)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys scroll; copying is the toolkit's; the rest is for whoever is around."""
        if event.modifiers() or not self.scroll_by(Qt.Key(event.key())):
            super().keyPressEvent(event)
            event.setAccepted(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
