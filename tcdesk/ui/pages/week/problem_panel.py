"""Problems and ways out, one card for each; the card in focus is the one the digits act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_focus
from tcdesk.ui.pages.week.fix_button import FixButton
from tcdesk.ui.pages.week.fixes import Fix
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.theme import Theme

WIDTH = 292


class IssueCard(QWidget):
    """One problem; fires `chosen` when it comes into focus and `applied` with the fix that was pressed."""

    chosen = Signal(str)
    applied = Signal(object)

    def __init__(self, theme: Theme, issue: Issue) -> None:
        super().__init__()
        self._theme, self.issue = theme, issue
        self.is_chosen = False
        self.fixes: tuple[Fix, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{issue.title}. {issue.why}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(24), 0, 0, 0)
        row.addWidget(Label(issue.title, "small", weight=600, wrap=True))
        column.addLayout(row)
        if issue.why:
            column.addWidget(Label(issue.why, "small", "ink2", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)

    def show_fixes(self, fixes: Sequence[Fix]) -> None:
        """Show the ways out."""
        if tuple(fixes) == self.fixes:
            return
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.fixes = tuple(fixes)
        for number, fix in enumerate(fixes, start=1):
            self._rows.addWidget(FixButton(self._theme, fix, number, lambda fix=fix: self.applied.emit(fix)))

    def choose(self, is_chosen: bool) -> None:
        """Be the card the digits act on, or not."""
        self.is_chosen = is_chosen
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose it."""
        super().focusInEvent(event)
        self.chosen.emit(self.issue.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.issue.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from card to card."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge and icon."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        size = theme.px(16)
        is_soft = self.issue.rule == "H1"
        theme.icons.paint(painter, QRectF(13, 11, size, size), self.issue.icon, "warn_m" if is_soft else "danger",
                          fill=self.issue.icon == "bad")  # fmt: skip
        if self.is_chosen:
            draw_focus(painter, box, 8, theme)


class ProblemPanel(QWidget):
    """The list of problems and the button that applies the first way out. `applied` fires with a fix."""

    applied = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._cards: dict[str, IssueCard] = {}
        self._chosen = ""
        self._may_edit = True
        self.title = Label(texts.t("Problems and ways out"), "heading")
        self._count = Label("", "small", "ink3")
        self._calm = _Calm(theme, texts)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.apply = Button(theme, "", "primary", keys=("1",), clicked=lambda: self.apply_fix(1))
        self.apply.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.changed = Button(theme, texts.t("Something has changed…"), "ghost", icon="due", keys=("E",))
        self.changed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 12, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self._count)
        column.addLayout(row)
        self._scrolled = Scrolled(body)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self._calm, 1)
        self.rest = Label("", "small", "ink2", wrap=True)
        self.rest.hide()
        column.addWidget(self.rest)
        column.addWidget(self.apply)
        column.addWidget(self.changed)

    @property
    def issue(self) -> Issue | None:
        """The problem the digits act on."""
        card = self._cards.get(self._chosen)
        return card.issue if card is not None else None

    @property
    def cards(self) -> tuple[IssueCard, ...]:
        """The cards, top to bottom."""
        return tuple(self._cards.values())

    def show_issues(self, issues: Sequence[Issue], *, may_edit: bool, calm: str) -> None:
        """Show other problems; `calm` says what holds when there are none."""
        self._may_edit = may_edit
        kept = {card.issue: card for card in self._cards.values()}
        wanted = {issue.key: kept.pop(issue, None) or self._card(issue) for issue in issues}
        for card in kept.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = wanted
        for place, card in enumerate(wanted.values()):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self._count.setText(self._texts.number(len(issues)) if issues else "")
        self._scrolled.setVisible(bool(issues))
        self._calm.setVisible(not issues)
        self._calm.say(calm)
        self.choose(self._chosen if self._chosen in wanted else next(iter(wanted), ""))

    def _card(self, issue: Issue) -> IssueCard:
        card = IssueCard(self._theme, issue)
        card.chosen.connect(self.choose)
        card.applied.connect(self.applied)
        return card

    def show_fixes(self, fixes: Mapping[str, Sequence[Fix]], rest: str = "") -> None:
        """Show the ways out by the key of their problem, and below them what `rest` says of all."""
        self.rest.setText(rest)
        self.rest.setVisible(bool(rest))
        for key, card in self._cards.items():
            card.show_fixes(fixes.get(key, ()) if self._may_edit else ())
        self._show_apply()

    def choose(self, key: str) -> None:
        """Let the digits act on another problem."""
        changed = key != self._chosen
        self._chosen = key
        for other, card in self._cards.items():
            card.choose(other == key)
        self._show_apply()
        if changed:
            self.chosen.emit(self.issue)

    def _show_apply(self) -> None:
        card = self._cards.get(self._chosen)
        self.apply.setVisible(card is not None and bool(card.fixes) and self._may_edit)
        self.apply.set_words(self._texts.t("Apply way {n}", n=1))

    def apply_fix(self, number: int) -> None:
        """Apply the way out with this number of the chosen problem, if there is one."""
        card = self._cards.get(self._chosen)
        if card is not None and self._may_edit and 0 < number <= len(card.fixes):
            self.applied.emit(card.fixes[number - 1])

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class _Calm(QWidget):
    """Nothing is wrong."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(12, theme.px(74), 12, 0)
        column.setSpacing(2)
        self._words = Label("", "small", "ink2", wrap=True)
        for label in (Label(texts.t("Nothing is wrong"), "body", weight=600), self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """Say what holds."""
        self._words.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tick."""
        size = self._theme.px(24)
        box = QRectF((self.width() - size) / 2, self._theme.px(40), size, size)
        self._theme.icons.paint(QPainter(self), box, "done", "ok_m", fill=True)
