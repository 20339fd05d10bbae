"""What lies ahead, where the window is high enough: legal dates, and what case conferences agreed on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.domain.views.home import HomeView, LegalAhead, OpenAction
from tcdesk.figures.legal_ahead import LEGAL_AHEAD, AheadData, AheadMark
from tcdesk.ui.context import Context
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.figure_view import FigureView
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import RIGHT, draw_text

_ACTIONS = 5


class LegalCard(Card):
    """Legal dates of the next ninety days on a line of days."""

    def __init__(self, context: Context) -> None:
        texts = context.texts
        title = texts.t("Legal dates of the next 90 days")
        super().__init__(title, " ")
        self._context = context
        self._figure: FigureView[AheadData] = FigureView(context.theme, texts, LEGAL_AHEAD, name=title)
        self.body.addWidget(self._figure, 1)

    def show_legal(self, legal: Sequence[LegalAhead]) -> None:
        """Show all of them."""
        texts = self._context.texts
        count = texts.n("{n} resident", "{n} residents", len(legal))
        self.note.setText(f"{count} · " + texts.t("filled = before the programme ends"))
        marks = tuple(
            AheadMark(
                name=one.name,
                kind=one.date.kind,
                on_date=one.date.on_date,
                before_end=one.date.before_programme_end,
            )
            for one in legal
        )
        self._figure.show_data(AheadData(marks=marks, today=self._context.today()))


class _ActionRow(QWidget):
    """One agreed step: what and for whom, who does it, until when."""

    def __init__(self, context: Context, one: OpenAction, *, last: bool) -> None:
        super().__init__()
        self._context, self._one, self._last = context, one, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        due = context.texts.date(one.due_on) if one.due_on is not None else ""
        self.setAccessibleName(", ".join(filter(None, (one.what, one.resident, one.who, due))))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, self._context.theme.px(40))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; what is late is red, what is due within two days amber."""
        theme, texts, one = self._context.theme, self._context.texts, self._one
        painter = QPainter(self)
        box = QRectF(self.rect())
        if not self._last:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(0, box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        due, who = theme.px(92), theme.px(110)
        if one.due_on is not None:
            days = (one.due_on - self._context.today()).days
            tone = "danger" if days < 0 else "warn" if days <= 2 else "ink2"
            words = f"{texts.weekday(one.due_on.weekday(), short=True)} {texts.day(one.due_on)}"
            draw_text(painter, box, words, theme.font("small", 600), tone, theme, RIGHT)
        where = QRectF(box.right() - due - who, 0, who, box.height())
        draw_text(painter, where, one.who, theme.font("small"), "ink2", theme)
        words = f"{one.what} · {one.resident}" if one.resident else one.what
        draw_text(painter, QRectF(0, 0, where.left() - 8, box.height()), words, theme.font(), "ink", theme)


class ActionsCard(Card):
    """Open steps of case conferences, the most pressing first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.texts.t("Agreed at case conferences"), " ")
        self._context = context
        self._rows: list[_ActionRow] = []
        self.body.setSpacing(0)
        self._none = Label(context.texts.t("Nothing agreed is open."), "body", "ink2")
        self.body.addWidget(self._none)
        self.body.addStretch(1)

    def show_view(self, view: HomeView) -> None:
        """Show the first of them and how many there are."""
        self.note.setText(self._context.texts.t("{n} open", n=len(view.actions)))
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = view.actions[:_ACTIONS]
        self._rows = [_ActionRow(self._context, one, last=one is shown[-1]) for one in shown]
        for place, row in enumerate(self._rows):
            self.body.insertWidget(place + 1, row)
        self._none.setVisible(not shown)
