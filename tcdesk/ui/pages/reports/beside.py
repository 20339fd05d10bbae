"""The agenda with the panel beside it or, where it is narrow, over it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.pages.reports.agenda_pane import AgendaPane
from tcdesk.ui.pages.reports.item_panel import ItemPanel


class Beside(QWidget):
    """Lays out agenda and panel; `settle` after every change of the chosen line."""

    def __init__(self, context: Context, agenda: AgendaPane, panel: ItemPanel) -> None:
        super().__init__()
        self._context, self._agenda, self._panel = context, agenda, panel
        self.is_drawer_open = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(agenda, 1)
        self._row.addWidget(panel)
        context.breakpoint.changed.connect(self.settle)

    @property
    def _floats(self) -> bool:
        return self._context.breakpoint.room < Room.M

    def settle(self) -> None:
        """Show the panel where there is room for it, else while it is asked for; never without a chosen line."""
        floats = self._floats
        if floats and self._row.indexOf(self._panel) >= 0:
            self._row.removeWidget(self._panel)
        elif not floats and self._row.indexOf(self._panel) < 0:
            self._row.addWidget(self._panel)
        self._panel.set_floating(floats=floats)
        self._panel.setVisible(self._agenda.current() is not None and (self.is_drawer_open or not floats))
        self._place()

    def toggle(self) -> None:
        """Open the panel over the agenda, or put it away."""
        self.is_drawer_open = not self.is_drawer_open
        self.settle()

    def _place(self) -> None:
        if self._floats:
            width = self._panel.width()
            self._panel.setGeometry(self.width() - width, 0, width, self.height())
            self._panel.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel at the right edge."""
        super().resizeEvent(event)
        self._place()
