"""Rencana: the goals of the treatment plan."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.care import GOAL_NAMES, GoalStatus
from tcdesk.domain.views.histories import GoalEntry
from tcdesk.domain.views.residents import ResidentFile
from tcdesk.figures.bars import PROGRESS, ProgressData
from tcdesk.figures.palette import screen_palette
from tcdesk.figures.pen import Box
from tcdesk.figures.style import SCREEN
from tcdesk.i18n import N_, Texts
from tcdesk.ui.context import Context
from tcdesk.ui.kit.cell import Cell
from tcdesk.ui.kit.paint import RIGHT as AT_RIGHT
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.kit.pen import ScreenPen
from tcdesk.ui.kit.table import Column
from tcdesk.ui.kit.table_view import TALL
from tcdesk.ui.pages.resident.lines import GOAL_LOOKS
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.panel import Panel

_BAR_HEIGHT, _NUMBER_WIDTH = 6, 44


def paint_progress(cell: Cell[GoalEntry]) -> None:
    """A bar in the tone of the goal's state, and the number."""
    theme, goal = cell.theme, cell.record
    box = cell.box
    bar = Box(box.left(), box.center().y() - _BAR_HEIGHT / 2, box.width() - theme.px(_NUMBER_WIDTH), _BAR_HEIGHT)
    data = ProgressData(part=goal.progress, tone=GOAL_LOOKS[goal.status][0])
    PROGRESS.draw(ScreenPen(cell.painter, screen_palette(theme.tokens)), bar, data, SCREEN, cell.texts)
    draw_text(cell.painter, box, cell.texts.percent(goal.progress / 100), theme.font("small"), "ink2", theme, AT_RIGHT)


def _second(row: GoalEntry, texts: Texts) -> str:
    return " · ".join(part for part in (row.intervention, row.staff) if part) or texts.t("no intervention named")


def _tip(row: GoalEntry, texts: Texts) -> str:
    told = [row.objective]
    if row.problem:
        told.append(texts.t("problem: {words}", words=row.problem))
    if row.aim:
        told.append(texts.t("aim: {words}", words=row.aim))
    return "\n".join(told)


COLUMNS: tuple[Column[GoalEntry], ...] = (
    Column(
        code="objective", title=N_("Goal"), width=300, stretch=True, text=lambda r, _t: r.objective,
        second=_second, tip=_tip, key=lambda r: r.position,
    ),
    Column(
        code="due", title=N_("Due"), width=104, drop=1, key=lambda r: r.due_on,
        text=lambda r, t: "" if r.due_on is None else t.date(r.due_on),
    ),
    Column(
        code="reviewed", title=N_("Reviewed"), width=104, drop=2, key=lambda r: r.reviewed_on,
        text=lambda r, t: "" if r.reviewed_on is None else t.date(r.reviewed_on),
    ),
    Column(
        code="progress", title=N_("Progress"), width=150, paint=paint_progress, key=lambda r: r.progress,
        text=lambda r, t: t.percent(r.progress / 100),
    ),
    Column(
        code="state", title=N_("State"), width=122, bold=True, text=lambda r, t: t.t(GOAL_NAMES[r.status]),
        tone=lambda r: GOAL_LOOKS[r.status][1], key=lambda r: list(GoalStatus).index(r.status),
    ),
)  # fmt: skip


class PlanTab(Panel):
    """The goals, dropped ones last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts, t = context.theme, context.texts, self.t
        self.goals = ListCard(theme, texts, t("Treatment goals"), COLUMNS, t("No goals yet."), row_height=TALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self.goals)

    def load(self, file: ResidentFile) -> None:
        """Read the plan."""
        goals = self.context.services.histories.goals(file.row.id)
        note = self.t("plan v{n}", n=file.goals.plan_version) if goals else ""
        self.goals.show_records(goals, note)

    def first_focus(self) -> QWidget | None:
        """The first goal."""
        return None if self.goals.is_empty else self.goals.table
