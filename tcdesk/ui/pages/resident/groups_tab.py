"""Kelompok: the groups the resident sat in, and how he took part."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.session import ATTENDED, MARK_NAMES
from tcdesk.domain.views.histories import GroupMeeting, GroupStay
from tcdesk.domain.views.residents import ResidentFile
from tcdesk.figures.attendance import ATTENDANCE, AttendanceData
from tcdesk.i18n import N_, Texts
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.figure_view import FigureView
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.kit.table_view import MEDIUM
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.panel import Panel

_MOST_RATING = 5


def _until(row: GroupStay, texts: Texts) -> str:
    return texts.date(row.left_on) if row.left_on is not None else texts.t("still in it")


def _rating(row: GroupMeeting, texts: Texts) -> str:
    return "" if row.rating is None else texts.t("{n} of {most}", n=row.rating, most=_MOST_RATING)


STAYS: tuple[Column[GroupStay], ...] = (
    Column(code="code", title=N_("Group"), width=74, bold=True, text=lambda r, _t: r.code, key=lambda r: r.code),
    Column(code="theme", title=N_("Theme"), width=100, stretch=True, text=lambda r, _t: r.theme),
    Column(
        code="from",
        title=N_("From"),
        width=104,
        drop=2,
        text=lambda r, t: t.date(r.joined_on),
        key=lambda r: r.joined_on,
    ),
    Column(code="until", title=N_("Until"), width=112, text=_until, key=lambda r: r.left_on),
    Column(code="reason", title=N_("Why it ended"), width=150, drop=3, text=lambda r, _t: r.reason),
)  # fmt: skip
MEETINGS: tuple[Column[GroupMeeting], ...] = (
    Column(
        code="date", title=N_("Date"), width=110, text=lambda r, t: t.date(r.on_date), key=lambda r: (r.on_date, r.id)
    ),
    Column(code="activity", title=N_("Activity"), width=130, drop=1, stretch=True, text=lambda r, _t: r.activity),
    Column(
        code="mark", title=N_("Attendance"), width=100, text=lambda r, t: t.t(MARK_NAMES[r.mark]),
        tone=lambda r: "" if r.mark in ATTENDED else "warn", key=lambda r: r.mark.value,
    ),
    Column(code="rating", title=N_("Participation"), width=110, align=RIGHT, text=_rating, key=lambda r: r.rating),
)  # fmt: skip


class GroupsTab(Panel):
    """Stays and attendance at the left, meetings at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts, t = context.theme, context.texts, self.t
        empty = t("Not in a therapy group yet.")
        self.stays = ListCard(theme, texts, t("Therapy groups"), STAYS, empty, row_height=MEDIUM)
        self.meetings = ListCard(theme, texts, t("Meetings of the group"), MEETINGS, t("No meeting was held yet."))
        self._figure = FigureView(theme, texts, ATTENDANCE, name=t("Attendance"))
        self.attendance = Card(t("Attendance in all activities"), " ", note_right=True)
        self.attendance.body.addWidget(self._figure)
        left = QVBoxLayout()
        left.setSpacing(11)
        left.addWidget(self.stays, 1)
        left.addWidget(self.attendance)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(11)
        row.addLayout(left, 1)
        row.addWidget(self.meetings, 1)
        context.breakpoint.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        """Where it is narrow, without the bars that the first page shows too."""
        self.attendance.setVisible(self.context.breakpoint.room >= Room.M)

    def load(self, file: ResidentFile) -> None:
        """Read the history of groups."""
        texts, history = self.context.texts, self.context.services.histories.groups(file.row.id)
        self.stays.show_records(history.stays, texts.n("{n} group", "{n} groups", len(history.stays)))
        told: list[str] = []
        if history.meetings:
            told.append(self.t("{n} of {count} attended", n=history.attended, count=len(history.meetings)))
        if history.rating is not None:
            told.append(self.t("participation {mean}", mean=texts.number(history.rating, 1)))
        self.meetings.show_records(history.meetings, " · ".join(told))
        data = AttendanceData(rows=file.activities, starts_on=file.starts_on, ends_on=file.ends_on)
        self._figure.show_data(data)
        self.attendance.note.setText(f"{texts.day(file.starts_on)} – {texts.day(file.ends_on)}")

    def first_focus(self) -> QWidget | None:
        """The newest meeting."""
        return None if self.meetings.is_empty else self.meetings.table
