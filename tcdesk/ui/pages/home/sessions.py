"""Today's sessions: one line each, and the one that runs or comes next stands out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tcdesk.domain.views.home import TodaySession, TodayState
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import RIGHT, draw_text, text_width
from tcdesk.ui.pages.home.words import reachable, session_detail, session_state, session_title

_HEIGHT = 49
_TIME, _DOT, _TITLE, _EDGE = 14, 78, 98, 14
_MARKS = {TodayState.HELD: "done", TodayState.CANCELLED: "refused"}


class SessionRow(QWidget):
    """One session. `take` opens its attendance; None where that cannot be done here."""

    def __init__(self, context: Context, one: TodaySession, take: Callable[[], object] | None) -> None:
        super().__init__()
        self._context, self.one = context, one
        texts = context.texts
        self._words = (session_title(one), session_detail(one, texts), session_state(one, texts))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        hours = f"{texts.minutes(one.starts_at)}–{texts.minutes(one.ends_at)}"
        self.setAccessibleName(", ".join(filter(None, (hours, *self._words))))
        self.button: Button | None = None
        if take is not None:
            self.button = Button(
                context.theme, texts.t("Take attendance"), "primary", keys=("F2",), size="small", clicked=take
            )
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, _EDGE - 2, 0)
            row.addStretch(1)
            row.addWidget(self.button)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, self._context.theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hours, mark, words and state."""
        theme, texts, one = self._context.theme, self._context.texts, self.one
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if one.is_next:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(box, 8, 8)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 7, 3, box.height() - 14), 1.5, 1.5)
        past = one.now in {TodayState.HELD, TodayState.CANCELLED}
        first = QRectF(box.left(), box.center().y() - theme.px(18), 0, theme.px(18))
        second = QRectF(box.left(), box.center().y(), 0, theme.px(17))
        bold = theme.font("body", 500 if past else 600)

        def line(where: QRectF, left: float, right: float) -> QRectF:
            return QRectF(where.left() + left, where.top(), max(right - left, 0), where.height())

        wide = theme.px(_TITLE)
        draw_text(
            painter, line(first, _TIME, wide), texts.minutes(one.starts_at), bold, "ink2" if past else "ink", theme
        )
        hours = texts.minutes(one.ends_at)
        draw_text(painter, line(second, _TIME, wide), hours, theme.font("caption"), "ink3", theme)
        self._draw_mark(painter, QPointF(theme.px(_DOT), box.center().y()))
        title, detail, state = self._words
        right = box.width() - _EDGE
        if self.button is not None:
            right = self.button.x() - 12.0
        else:
            font = theme.font("small" if past else "caption")
            tone = "warn" if one.now is TodayState.UNRECORDED else "ink2" if past else "ink3"
            where = QRectF(box.left(), box.top(), right, box.height())
            taken = min(text_width(state, font), right / 2)
            draw_text(painter, where.adjusted(right - taken - 1, 0, 0, 0), state, font, tone, theme, RIGHT)
            right -= taken + 12
        draw_text(painter, line(first, wide, right), title, bold, "ink2" if past else "ink", theme)
        draw_text(painter, line(second, wide, right), detail, theme.font("small"), "ink2", theme)

    def _draw_mark(self, painter: QPainter, middle: QPointF) -> None:
        """Filled: now; hollow: to come; a mark: over."""
        theme, now = self._context.theme, self.one.now
        meaning = _MARKS.get(now)
        if meaning is not None:
            box = QRectF(middle.x() - 7, middle.y() - 7, 14, 14)
            theme.icons.paint(painter, box, meaning, "ok_m" if now is TodayState.HELD else "ink3", fill=True)
            return
        due = now is TodayState.UNRECORDED
        filled = due or self.one.is_next
        color = theme.color("warn_m" if due else "accent" if filled else "field")
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(color, 1.5))
        painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 4.5, 4.5)


class SessionsCard(Card):
    """The sessions of today; on a day without any it says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.texts.t("My sessions today"), " ")
        self._context = context
        self.rows: list[SessionRow] = []
        t = context.texts.t
        self.body.setSpacing(1)
        self._none = Label(t("No session of yours today."), "body", "ink2", wrap=True)
        self.body.addWidget(self._none)
        if reachable(context, "week"):
            words = t("See this week")
            self.add_to_heading(Button(context.theme, words, "link", size="small", clicked=self._on_week))

    def show_sessions(self, sessions: Sequence[TodaySession], now: str, *, own: bool) -> None:
        """Show other sessions as of `now`, an hour in words."""
        texts = self._context.texts
        self.heading.setText(texts.t("My sessions today") if own else texts.t("Sessions today"))
        count = texts.n("{n} session", "{n} sessions", len(sessions))
        self.note.setText(f"{count} · " + texts.t("now {time}", time=now))
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SessionRow(self._context, one, self._taking(one)) for one in sessions]
        for row in self.rows:
            self.body.addWidget(row)
        self._none.setText(texts.t("No session of yours today.") if own else texts.t("No session today."))
        self._none.setVisible(not sessions)

    def _taking(self, one: TodaySession) -> Callable[[], object] | None:
        if not (one.is_next and reachable(self._context, "session")):
            return None
        return lambda: self._context.go("session", id=one.id)

    def _on_week(self) -> None:
        self._context.go("week")
