"""The panel at the right: problems, a proposal, or one group."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.pages.week.group_panel import GroupPanel
from tcdesk.ui.pages.week.problem_panel import ProblemPanel
from tcdesk.ui.pages.week.proposal_panel import ProposalPanel
from tcdesk.ui.theme import Theme

WIDTH = 292


class Panel(QWidget):
    """Shows one of its three contents."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme = theme
        self.problems = ProblemPanel(theme, texts)
        self.proposal = ProposalPanel(theme, texts)
        self.group = GroupPanel(theme, texts)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        for content in (self.problems, self.proposal, self.group):
            self._stack.addWidget(content)

    @property
    def shown(self) -> QWidget:
        """What it shows."""
        return self._stack.currentWidget() or self.problems

    def show_content(self, content: QWidget) -> None:
        """Show one of its contents."""
        self._stack.setCurrentWidget(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("line"))
