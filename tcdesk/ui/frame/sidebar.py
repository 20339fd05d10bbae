"""The sidebar: brand, search, a line for each screen, settings, and who is working."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.roles import ROLE_NAMES, Role
from tcdesk.ui.context import Context
from tcdesk.ui.frame.nav_item import FULL_WIDTH, RAIL_WIDTH, NavItem, PersonButton, SearchButton
from tcdesk.ui.hints import caps
from tcdesk.ui.kit.cards import Rule
from tcdesk.ui.kit.paint import CENTER, draw_seats, draw_text, text_width
from tcdesk.ui.pages._base import PageSpec
from tcdesk.ui.theme import Theme


def draw_mark(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The program's mark: ten seats around a counselor, on the accent."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
    unit = box.width() / 28
    draw_seats(painter, box.center(), 8.8 * unit, 1.75 * unit, "on_accent", "on_accent", theme, hollow=False)


def draw_demo(painter: QPainter, box: QRectF, theme: Theme, words: str) -> None:
    """The word that says: invented people."""
    font = QFont(theme.font("micro", 700))
    font.setPixelSize(theme.px(10))
    painter.setPen(theme.color("warn_m"))
    painter.setBrush(theme.color("warn_s"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    draw_text(painter, box, words, font, "warn", theme, CENTER)


def role_words(context: Context) -> str:
    """What the person is in the house; of several roles the first of the table, running the program last."""
    roles = sorted(context.who.roles, key=lambda role: (role is Role.ADMIN, list(Role).index(role)))
    return context.texts.t(ROLE_NAMES[roles[0]]) if roles else ""


class _Brand(QWidget):
    """Mark, name and facility; in a demo also the word that says so."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._facility = context.facility
        self._demo = context.texts.t("DEMO") if context.is_demo else ""
        self.narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = f"TC Desk · {context.facility}"
        if context.is_demo:
            name = " · ".join((name, context.texts.t("Demonstration: every person here is invented")))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """54 high, and more in a narrow demo."""
        return QSize(FULL_WIDTH, self._theme.px(54) + (14 if self.narrow and self._demo else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(14, 14, 28, 28), theme)
        if self.narrow:
            if self._demo:
                draw_demo(painter, QRectF(8, 47, self.width() - 16, 16), theme, self._demo)
            return
        left = 52.0
        font = theme.font("body", 700)
        font.setPixelSize(theme.px(15))
        name = QRectF(left, 10, self.width() - left - 8, theme.px(20))
        draw_text(painter, name, "TC Desk", font, "ink", theme)
        if self._demo:
            width = text_width(self._demo, theme.font("micro", 700)) + 12
            box = QRectF(left + text_width("TC Desk", font) + 10, name.center().y() - 8, width, 16)
            draw_demo(painter, box, theme, self._demo)
        below = QRectF(left, name.bottom() - 1, self.width() - left - 8, theme.px(16))
        draw_text(painter, below, self._facility, theme.font("micro"), "ink3", theme)


class Sidebar(QFrame):
    """Emits `chosen` with a screen's code, `search_asked` and `lock_asked`; wide or as a rail."""

    chosen = Signal(str)
    search_asked = Signal()
    lock_asked = Signal()

    def __init__(self, context: Context, specs: Iterable[PageSpec]) -> None:
        super().__init__()
        self._context = context
        texts, theme = context.texts, context.theme
        self.setObjectName("sidebar")
        self.setAccessibleName(texts.t("Screens"))
        self._items: dict[str, NavItem] = {}
        self._badges = {spec.code: spec.badge for spec in specs if spec.badge is not None}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self._brand = _Brand(context)
        self._search = SearchButton(theme, texts.t("Search…"), "Ctrl K")
        self._search.clicked.connect(self.search_asked)
        self._person = PersonButton(theme, context.who.name, role_words(context), texts.t("Lock (Ctrl+L)"))
        self._person.clicked.connect(self.lock_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(1)
        column.addWidget(self._brand)
        column.addSpacing(1)
        column.addWidget(self._search)
        column.addSpacing(8)
        for spec in specs:
            if spec.group == "main":
                column.addWidget(self._item(spec))
        column.addStretch(1)
        for spec in specs:
            if spec.group == "foot":
                column.addWidget(self._item(spec))
        column.addSpacing(1)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 11, 0)
        line.addWidget(Rule())
        column.addLayout(line)
        column.addWidget(self._person)
        context.notices.badges_changed.connect(self.refresh_badges)
        self.set_narrow(False)

    def _item(self, spec: PageSpec) -> NavItem:
        item = NavItem(
            self._context.theme, spec.code, self._context.texts.t(spec.title), spec.icon, " ".join(caps(spec.key))
        )
        self._items[spec.code] = item
        self._group.addButton(item)
        return item

    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, NavItem):
            self.chosen.emit(button.code)

    @property
    def items(self) -> tuple[NavItem, ...]:
        """The lines, top to bottom."""
        return tuple(self._items.values())

    @property
    def narrow(self) -> bool:
        """Whether it is a rail."""
        return self._search.narrow

    def set_narrow(self, narrow: bool) -> None:
        """Become a rail, or wide."""
        # Bigger text takes half of its growth from the screen and gives the other half up in names.
        full = FULL_WIDTH + (self._context.theme.px(FULL_WIDTH) - FULL_WIDTH) // 2
        self.setFixedWidth(RAIL_WIDTH if narrow else full)
        self._brand.narrow = narrow
        self._brand.updateGeometry()
        for button in (self._search, self._person, *self._items.values()):
            button.set_narrow(narrow)

    def light(self, code: str) -> None:
        """Mark the line of the screen that is shown; none for a screen without a line."""
        item = self._items.get(code)
        if item is not None:
            item.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self._items.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def refresh_badges(self) -> None:
        """Count again what waits for this person."""
        for code, badge in self._badges.items():
            if code in self._items:
                count = badge(self._context)
                words = self._context.texts.n("{n} thing waits for you", "{n} things wait for you", count)
                self._items[code].set_badge(count, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the hairline at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.theme.color("sidebar"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._context.theme.color("line"))
