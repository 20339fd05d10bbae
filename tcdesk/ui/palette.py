"""Ctrl K: one field that finds people, screens and commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.found import Find, Found
from tcdesk.ui.hints import Hint, caps
from tcdesk.ui.kit.cards import Rule
from tcdesk.ui.kit.hint_list import HintList
from tcdesk.ui.kit.labels import KeyCaps, Label
from tcdesk.ui.kit.paint import RIGHT, draw_text, text_width
from tcdesk.ui.theme import Theme

WIDTH, TOP, MOST = 640, 80, 9
_ROW, _HEAD, _FIELD, _FOOT = 44, 24, 40, 34
_KEPT = 2
"""Places a later group keeps for itself when an earlier one has very many."""

_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


def choose(groups: Sequence[Sequence[Found]], most: int = MOST) -> list[Found]:
    """At most `most` of what was found, in the order of the groups; each group that found something gets a place."""
    filled = [list(group) for group in groups if group]
    chosen: list[Found] = []
    for place, group in enumerate(filled):
        kept = sum(min(_KEPT, len(later)) for later in filled[place + 1 :])
        chosen += group[: max(1, most - len(chosen) - kept)]
    return chosen[:most]


class _Rows(QStyledItemDelegate):
    """Draws headings and lines."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A line, or a lower heading."""
        height = _ROW if isinstance(index.data(_ROLE), Found) else _HEAD
        return QSize(0, self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = index.data(_ROLE)
        # the stubs of the toolkit leave these two out
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(found, Found):
            self._draw_found(painter, QRectF(box), found, chosen=bool(state & QStyle.StateFlag.State_Selected))
        else:
            inner = QRectF(box).adjusted(20, 2, -20, 0)
            draw_text(painter, inner, str(index.data()), self._theme.font("caption", 600), "ink3", self._theme)
        painter.restore()

    def _draw_found(self, painter: QPainter, box: QRectF, found: Found, *, chosen: bool) -> None:
        theme = self._theme
        row = box.adjusted(8, 1, -8, -1)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(row, 8, 8)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(row.left(), row.top() + 8, 3, row.height() - 16), 1.5, 1.5)
        mark = QRectF(row.left() + 12, row.center().y() - 13, 26, 26)
        if found.picture is not None:
            painter.drawPixmap(QRectF(mark.left(), row.center().y() - 15.5, 24, 31).toRect(), found.picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if chosen else "hover"))
            painter.drawRoundedRect(mark, 6, 6)
            theme.icons.paint(painter, mark.adjusted(5, 5, -5, -5), found.icon or "forward", "ink2")
        right = row.right() - 12
        words = " ".join(found.keys)
        if chosen:
            words = self._texts.t("Enter opens") if not found.keys else words
        if words:
            right -= text_width(words, theme.font("caption"))
            tone = "accent" if chosen else "ink3"
            draw_text(painter, row.adjusted(0, 0, -12, 0), words, theme.font("caption"), tone, theme, RIGHT)
        left = mark.right() + 12
        name, detail = theme.line_height("body"), theme.line_height("caption")
        top = row.center().y() - (name + (detail if found.detail else 0)) / 2 + 0.5
        draw_text(
            painter, QRectF(left, top, right - 8 - left, name), found.title, theme.font("body", 600), "ink", theme
        )
        line = QRectF(left, top + name, right - 8 - left, detail)
        draw_text(painter, line, found.detail, theme.font("caption"), "ink3", theme)


class _Results(QListView):
    """The lines found; the focus stays in the field, so it never takes a key."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._rows = _Rows(theme, texts)
        self._lines = QStandardItemModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(self._rows)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(texts.t("Found"))
        self.setMouseTracking(True)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show other lines, each under the heading of its group, the first one chosen."""
        self._lines.clear()
        group = None
        for one in found:
            if one.group != group:
                group = one.group
                head = QStandardItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._lines.appendRow(head)
            line = QStandardItem(f"{one.title}, {one.detail}" if one.detail else one.title)
            line.setData(one, _ROLE)
            self._lines.appendRow(line)
        self.step(1)

    def chosen(self) -> Found | None:
        """The line that Enter would open."""
        found = self.currentIndex().data(_ROLE)
        return found if isinstance(found, Found) else None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) line, past headings, round at the ends."""
        model: QAbstractItemModel = self._lines
        count = model.rowCount()
        row = self.currentIndex().row()
        if row < 0 and by < 0:
            row = 0
        for _ in range(count):
            row = (row + by) % count
            if isinstance(model.index(row, 0).data(_ROLE), Found):
                self.setCurrentIndex(model.index(row, 0))
                return

    def height_of_all(self) -> int:
        """The height that shows every line."""
        return sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount()))


class Palette(Overlay):
    """Finds with `sources`, most important first; `commands` alone are asked after a `>`."""

    def __init__(
        self, host: QWidget, theme: Theme, texts: Texts, sources: Sequence[Find], commands: Find, query: str = ""
    ) -> None:
        super().__init__(host, theme, WIDTH, top=TOP)
        self._texts = texts
        self._sources, self._commands = tuple(sources), commands
        self.setAccessibleName(texts.t("Find and command"))
        self.content.setContentsMargins(1, 1, 1, 1)
        self.content.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(theme.px(_FIELD))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(20)
        glass = Label()
        glass.setPixmap(theme.icons.pixmap("search", "ink2", 18, dpr=self.devicePixelRatioF()))
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setFont(theme.font("title", 400))
        self.field.setPlaceholderText(texts.t("Name, register number, screen, or > command"))
        self.field.setAccessibleName(texts.t("Search"))
        row.addWidget(glass)
        row.addWidget(self.field, 1)
        row.addWidget(KeyCaps(theme, ("Esc",)))
        self.results = _Results(theme, texts)
        self.nothing = Label(texts.t("Nothing found. Try a part of the name or the number."), "small", "ink3")
        self.nothing.setContentsMargins(20, 14, 20, 14)
        self._hints = HintList(theme)
        self._hints.setFixedHeight(theme.px(_FOOT))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self._hints)
        self.content.addWidget(head)
        self.content.addWidget(Rule())
        self.content.addSpacing(4)
        self.content.addWidget(self.results)
        self.content.addWidget(self.nothing)
        self.content.addSpacing(6)
        self.content.addWidget(Rule())
        self.content.addLayout(foot)
        self.field.textChanged.connect(self._on_typed)
        self.results.clicked.connect(self._on_clicked)
        self.field.setText(query)
        self._on_typed(query)

    def first_focus(self) -> QWidget:
        """The field."""
        return self.field

    def _on_typed(self, text: str) -> None:
        query = text.strip()
        if query.startswith(">"):
            found = choose([self._commands(query[1:].strip())])
        else:
            found = choose([source(query) for source in self._sources])
        self.results.show_found(found)
        self.results.setVisible(bool(found))
        self.nothing.setVisible(not found)
        room = self._host.height() - TOP - _FIELD - _FOOT - 32
        self.results.setFixedHeight(min(self.results.height_of_all(), max(room, _ROW)))
        self._show_hints()
        self.fit()

    def _show_hints(self) -> None:
        t = self._texts.t
        hints = [Hint(("↑↓",), t("choose")), Hint(("Enter",), t("open"))]
        chosen = self.results.chosen()
        if chosen is not None:
            hints += [Hint(caps(other.keys), other.words) for other in chosen.alternatives]
        self._hints.show_hints([*hints, Hint((">",), t("commands only"))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter and the keys of the alternatives act; the field passes on what it does not use."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.results.step(1 if key == Qt.Key.Key_Down else -1)
            self._show_hints()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))
            return
        super().keyPressEvent(event)

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._run("Return")

    def _run(self, keys: str) -> None:
        found = self.results.chosen()
        if found is None:
            return
        keys = keys.replace("Enter", "Return").replace("Num+", "")
        runs = {"Return": found.run, **{other.keys: other.run for other in found.alternatives}}
        if keys in runs:
            self.finish()
            runs[keys]()
