"""The bar above the intake: who comes in, when the draft was kept, and the two ways out."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import ActionButton
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.pages.intake.sheet import IconMark

_HEIGHT = 51


class IntakeHead(QWidget):
    """Stands in place of the top bar, so that the state of the draft has its place beside the buttons."""

    def __init__(self, context: Context, actions: tuple[QAction, ...]) -> None:
        super().__init__()
        self._context = context
        theme, t = context.theme, context.texts.t
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(Label(t("New resident"), "title"))
        row.addSpacing(4)
        self.line = ElidedLabel("", "small", "ink2")
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.line, 1)
        self._mark = IconMark(theme, "save", "ok_m")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.state = Label("", "small", "ok")
        row.addWidget(self.state)
        row.addSpacing(8)
        for action in actions:
            row.addWidget(ActionButton(theme, action, "primary" if action is actions[-1] else "ghost"))
        self._kept_at: datetime | None = None
        self.show_kept(None)
        context.breakpoint.changed.connect(self._say)
        theme.changed.connect(self.updateGeometry)

    def show_who(self, name: str, admitted_on: date) -> None:
        """Say who comes in, and when."""
        texts = self._context.texts
        admitted = texts.t("admitted {day}", day=texts.date_long(admitted_on))
        self.line.setText(f"{name} · {admitted}" if name else admitted)

    def show_kept(self, at: datetime | None) -> None:
        """Say when the draft was kept (None: it was not yet)."""
        self._kept_at = at
        self._say()

    def _say(self) -> None:
        at, texts = self._kept_at, self._context.texts
        if at is not None:
            time = texts.t("{time}:{seconds}", time=texts.time(at), seconds=f"{at.second:02d}")
            long = self._context.breakpoint.room >= Room.M
            self.state.setText(
                texts.t("Draft saved automatically {time}", time=time) if long else texts.t("Draft {time}", time=time)
            )
        self.state.setVisible(at is not None)
        self._mark.setVisible(at is not None)

    def sizeHint(self) -> QSize:
        """As high as a top bar."""
        return QSize(600, self._context.theme.px(_HEIGHT))
