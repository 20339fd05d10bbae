"""The header of a file, in place of the top bar: who, what one does next, tabs, four facts."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from tcdesk.domain.progress_parts import Urine
from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import Neighbours, ResidentFile
from tcdesk.i18n import Texts
from tcdesk.ui import resident_words as words
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import ActionButton, Button, icon_button
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.kit.paint import draw_focus, draw_text, text_width
from tcdesk.ui.kit.photo import PhotoView
from tcdesk.ui.theme import Theme

HEIGHT, LOW_HEIGHT = 103, 75
_PHOTO = (42, 54)
_TESTS = 4


@attrs.frozen
class Piece:
    """A piece of a painted line, heavier with `strong`."""

    text: str
    strong: bool = False


class IdLine(QWidget):
    """Pieces in one line with dots between them, as many as there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: tuple[tuple[Piece, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_pieces(self, pieces: Sequence[tuple[Piece, ...]]) -> None:
        """Show these."""
        self._pieces = tuple(piece for piece in pieces if any(part.text for part in piece))
        told = " · ".join(" ".join(part.text for part in piece) for piece in self._pieces)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, self._theme.line_height("small"))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        theme = self._theme
        plain, strong = theme.font("small"), theme.font("small", 600)
        box = QRectF(self.rect())
        for place, piece in enumerate(self._pieces):
            if box.width() < theme.px(24):
                return
            if place:
                box.setLeft(box.left() + draw_text(painter, box, " · ", plain, "ink3", theme))
            for number, part in enumerate(piece):
                text = f" {part.text}" if number else part.text
                font = strong if part.strong else plain
                color = "ink" if part.strong else "ink2"
                box.setLeft(box.left() + draw_text(painter, box, text, font, color, theme))


class FactStrip(QWidget):
    """Four figures at the right of the tabs; those at the right go first where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these labels and values."""
        self._facts = tuple(facts)
        self.setAccessibleName(", ".join(f"{label} {value}" for label, value in self._facts))
        self.update()

    def _width(self, fact: tuple[str, str]) -> float:
        label, value = fact
        return text_width(label, self._theme.font("small")) + 6 + text_width(value, self._theme.font("body", 600))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(60, self._theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits, ending at the right edge."""
        painter = QPainter(self)
        theme, apart = self._theme, 24
        shown = list(self._facts)
        while shown and sum(self._width(fact) + apart for fact in shown) > self.width():
            shown.pop()
        left = self.width() - sum(self._width(fact) for fact in shown) - apart * (len(shown) - 1)
        for place, fact in enumerate(shown):
            if place:
                rule = QRectF(round(left - apart / 2), self.height() / 2 - 8, 1, 16)
                painter.fillRect(rule, theme.color("line2"))
            box = QRectF(left, 0, self.width() - left, self.height())
            taken = draw_text(painter, box, fact[0], theme.font("small"), "ink2", theme)
            draw_text(painter, box.adjusted(taken + 6, 0, 0, 0), fact[1], theme.font("body", 600), "ink", theme)
            left += self._width(fact) + apart


class FileTabs(QTabBar):
    """The tabs; a ring shows where the focus is when a key brought it there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._by_key = False
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setStyleSheet("QTabBar { outline: 0; }")  # the ring below is drawn in place of the style's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Notice whether a key brought the focus."""
        reasons = Qt.FocusReason
        self._by_key = event.reason() in {
            reasons.TabFocusReason,
            reasons.BacktabFocusReason,
            reasons.ShortcutFocusReason,
        }
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the tabs."""
        self._by_key = True
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tabs, and the ring."""
        super().paintEvent(event)
        if self.hasFocus() and self._by_key:
            room = QRectF(self.tabRect(self.currentIndex())).adjusted(-3, 4, -self._gap(), -4)
            draw_focus(QPainter(self), room, 5, self._theme)

    def _gap(self) -> int:
        """What the style leaves free at the right of each tab."""
        return 15


class FileHeader(QWidget):
    """`back_asked` leads to the list; `tab_chosen` gives the place of the tab a person pressed."""

    back_asked = Signal()
    tab_chosen = Signal(int)

    def __init__(self, context: Context, tabs: Sequence[str], actions: Sequence[QAction]) -> None:
        super().__init__()
        self._context = context
        theme, t = context.theme, context.texts.t
        self.back = icon_button(
            theme, "back", t("Back to the list"), self.back_asked.emit, keys=("Esc",), bordered=False
        )
        self._photo = PhotoView(theme, *_PHOTO, muted=True)
        self.name = ElidedLabel("", "title")
        self.phase, self.substance = Chip(theme, "", "solid"), Chip(theme, "")
        self.place = Label("", "small", "ink3")
        self._line = IdLine(theme)
        self.facts = FactStrip(theme)
        self.tabs = FileTabs(theme)
        self.tabs.setAccessibleName(t("Parts of the file"))
        for words_of_tab in tabs:
            self.tabs.addTab(words_of_tab.replace("&", "&&"))
        self.tabs.tabBarClicked.connect(self._on_clicked)
        self.tabs.currentChanged.connect(self.tab_chosen)
        self.buttons = [self._button(action) for action in actions]
        self._lay_out()
        self._fit()
        context.breakpoint.changed.connect(self._fit)
        context.theme.changed.connect(self._fit)

    def _button(self, action: QAction) -> Button:
        theme = self._context.theme
        if str(action.property("kind")) == "icon":
            return ActionButton(theme, action, "icon")
        return ActionButton(theme, action)

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.name)
        for widget in (self.phase, self.substance, self.place):
            names.addWidget(widget)
        names.addStretch(1)
        self._who = QVBoxLayout()
        self._who.setSpacing(1)
        self._who.addStretch(1)
        self._who.addLayout(names)
        self._who.addWidget(self._line)
        self._who.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self.back)
        self._top.addWidget(self._photo)
        self._top.addSpacing(2)
        self._top.addLayout(self._who, 1)
        for button in self.buttons:
            self._top.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.tabs)
        foot.addWidget(self.facts, 1)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(12, 0, 16, 0)
        column.addLayout(self._top, 1)
        column.addLayout(foot)
        foot.setContentsMargins(10, 0, 0, 0)

    @property
    def _is_low(self) -> bool:
        return self._context.breakpoint.room < Room.M

    def _fit(self) -> None:
        """Without photo, second line and facts where there is little room."""
        low = self._is_low
        for widget in (self._photo, self._line, self.facts):
            widget.setVisible(not low)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Identity and tabs."""
        return QSize(600, self._context.theme.px(LOW_HEIGHT if self._is_low else HEIGHT))

    def _on_clicked(self) -> None:
        self.tabs.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, as it does in the file below."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
            return
        super().keyPressEvent(event)

    def show_file(self, file: ResidentFile, portrait: bytes | None, around: Neighbours) -> None:
        """Show whose file it is."""
        texts, t, row = self._context.texts, self._context.texts.t, file.row
        self._photo.show_photo(portrait, row.name)
        self.name.setText(row.name)
        self.phase.show_state(row.phase, "solid")
        self.substance.show_state(", ".join(file.record.substances) or row.substance)
        self.phase.setVisible(bool(row.phase))
        self.substance.setVisible(bool(self.substance.text))
        place = t("{n} of {count}", n=texts.number(around.place), count=texts.number(around.count))
        self.place.setText(place if around.place else "")
        age = file.record.resident.age(self._context.today())
        counselor = (Piece(t("Counselor")), Piece(file.counselor, strong=True)) if file.counselor else ()
        told = [row.register_no, row.tc_no, texts.n("{n} yr", "{n} yr", age), row.place, words.job(file.job, texts)]
        pieces = [*((Piece(part),) for part in told), counselor]
        self._line.show_pieces([*pieces, (Piece(words.group_place(file.group, texts, room=False)),)])
        self.facts.show_facts(_facts(file, texts, care=self._context.can(Action.CARE_READ)))


def _facts(file: ResidentFile, texts: Texts, *, care: bool) -> list[tuple[str, str]]:
    """Four figures; only two for a role that sees nothing of the care."""
    found = [(texts.t("Attendance"), texts.percent(file.row.share))]
    if care:
        found.append((texts.t("Behaviour"), texts.signed(file.points)))
        found.append((texts.t("Urine"), _urine(file.urine, texts)))
    day = f"{texts.number(file.day)}/{texts.number(file.days)}" if file.days else texts.number(file.day)
    return [*found, (texts.t("Day"), day)]


def _urine(urine: Urine, texts: Texts) -> str:
    last = urine.rows[:_TESTS]
    if urine.is_withheld or not last:
        return "—"
    negative = sum(row.is_negative for row in last)
    return texts.t("{n}/{of} neg", n=negative, of=len(last))
