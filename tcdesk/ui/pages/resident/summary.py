"""Ringkasan: how this person is, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tcdesk.domain.care import REWARDS, TOOL_NAMES
from tcdesk.domain.custody import LEGAL_DATE_NAMES, CustodyStatus, LegalDateKind
from tcdesk.domain.progress import ATTENDANCE_LIMIT
from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import BehaviourLine, NoteLine, ResidentFile
from tcdesk.figures.attendance import ATTENDANCE, AttendanceData
from tcdesk.figures.dumbbell import DUMBBELL, DumbbellData
from tcdesk.figures.timeline import TIMELINE, TimelineData
from tcdesk.figures.urine import URINE, UrineData
from tcdesk.ui import resident_words as words
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.figure_view import FigureView
from tcdesk.ui.pages.resident.cards import LinkCard
from tcdesk.ui.pages.resident.lines import GoalLines, Line, RecentLines
from tcdesk.ui.pages.resident.panel import Panel

_TIMELINE_HEIGHT = 158
_SHARES = (404, 369, 340)
"""How the three columns share the width."""
_ROW_SHARES = (204, 160)
_GAP, _SIDE = 11, 20
_WEEKS = 12
_MOST_TESTS = 4
_NARROW_HEIGHTS = (384, 212, 212, 176, 176)


class Summary(Panel):
    """Six cards; the heading of each leads to the tab that shows the same in full."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._make_cards()
        self._top = QVBoxLayout()
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        self.scrolled = Scrolled(body)
        column.addWidget(self.scrolled, 1)
        self._arrange()
        self.scrolled.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        context.breakpoint.changed.connect(self._arrange)
        context.theme.changed.connect(self._arrange)

    def _make_cards(self) -> None:
        context, theme, texts, t = self.context, self.context.theme, self.context.texts, self.t
        self._timeline = FigureView(theme, texts, TIMELINE, name=t("Sentence and programme phases"))
        self._domains = FigureView(theme, texts, DUMBBELL, name=t("Assessment of 14 domains"))
        self._attendance = FigureView(theme, texts, ATTENDANCE, name=t("Attendance"))
        self._urine = FigureView(theme, texts, URINE, name=t("Urine tests"))
        self._goals = GoalLines(theme, texts)
        self._recent = RecentLines(theme, texts)
        self.timeline = self._card(t("Sentence and programme phases"), self._timeline, "intake")
        self.domains = self._card(t("Assessment of 14 domains"), self._domains, "assessments")
        self.attendance = self._card(t("Attendance"), self._attendance, "groups")
        self.goals = self._card(t("Treatment goals"), self._goals, "plan")
        self.urine = self._card(t("Urine tests"), self._urine, "assessments")
        self.recent = self._card(t("Latest notes and behaviour"), self._recent, "notes")
        self.cards = (self.timeline, self.domains, self.attendance, self.goals, self.urine, self.recent)
        self._care = self.cards[1:]
        self._may_care = context.can(Action.CARE_READ)

    def _card(self, heading: str, content: QWidget, tab: str) -> LinkCard:
        card = LinkCard(self.context.theme, heading, content)
        card.linked.connect(lambda: self.tab_asked.emit(tab))
        return card

    # ---- arrangement ----
    def _arrange(self) -> None:
        """One screen where there is room; the timeline stays and the rest scrolls; or all beneath each other."""
        theme, grid = self.context.theme, self._grid
        for card in self.cards:
            grid.removeWidget(card)
            self._top.removeWidget(card)
            card.setMinimumHeight(0)
        for place in range(6):
            grid.setColumnStretch(place, 0)
            grid.setRowStretch(place, 0)
        self.timeline.setFixedHeight(theme.px(_TIMELINE_HEIGHT))
        if self.context.breakpoint.room < Room.M:
            self._top.setContentsMargins(0, 0, 0, 0)
            grid.setContentsMargins(_SIDE, 10, _SIDE, 10)
            for place, card in enumerate(self.cards):
                grid.addWidget(card, place, 0)
            for card, height in zip(self._care, _NARROW_HEIGHTS, strict=True):
                card.setMinimumHeight(theme.px(height))
            grid.setColumnStretch(0, 1)
            return
        self._top.setContentsMargins(_SIDE, 10, _SIDE, 0)
        self._top.addWidget(self.timeline)
        grid.setContentsMargins(_SIDE, _GAP, _SIDE, 10)
        grid.addWidget(self.domains, 0, 0, 2, 1)
        grid.addWidget(self.attendance, 0, 1)
        grid.addWidget(self.goals, 0, 2)
        grid.addWidget(self.urine, 1, 1)
        grid.addWidget(self.recent, 1, 2)
        for place, share in enumerate(_SHARES):
            grid.setColumnStretch(place, share)
        for place, share in enumerate(_ROW_SHARES):
            grid.setRowStretch(place, share)

    def _on_range_changed(self, _least: int, most: int) -> None:
        """Keep the cards that scroll in line with the timeline: the scroll bar stands in the margin."""
        margins = self._grid.contentsMargins()
        margins.setRight(_SIDE - (self.scrolled.verticalScrollBar().sizeHint().width() if most else 0))
        self._grid.setContentsMargins(margins)

    # ---- content ----
    def load(self, file: ResidentFile) -> None:
        """Show the first page of a file."""
        self._load_timeline(file)
        locked = "" if self._may_care else self.t("Not shown to your role")
        for card in self._care:
            card.lock(locked)
        if locked:
            return
        texts, t = self.context.texts, self.t
        assessed = any(row.now is not None for group in file.domains for row in group.rows)
        self._domains.show_data(DumbbellData(groups=file.domains if assessed else ()))
        dates = "" if file.assessed is None else " → ".join(texts.day(day) for day in dict.fromkeys(file.assessed))
        self.domains.say_note(dates)
        self._attendance.show_data(AttendanceData(rows=file.activities, starts_on=file.starts_on, ends_on=file.ends_on))
        limit = texts.percent(ATTENDANCE_LIMIT)
        self.attendance.say_note(t("{n} weeks · short: < {limit}", n=_WEEKS, limit=limit))
        self._goals.show_goals(file.goals.rows)
        self.goals.say_note(self._plan_words(file))
        self._urine.show_data(UrineData(urine=file.urine, most=_MOST_TESTS))
        self.urine.say_note("" if file.urine.is_withheld else t("– negative  ⊕ positive"))
        self._recent.show_lines(
            [line for _day, line in sorted(self._lines(file), key=lambda one: one[0], reverse=True)]
        )
        self.recent.say_note(t("in short: another counselor's resident") if file.is_summary else "")

    def _load_timeline(self, file: ResidentFile) -> None:
        sentence, today = file.sentence, self.context.today()
        self.timeline.lock("" if sentence is not None else self.t("No custody data, or not shown to your role"))
        if sentence is None:
            self.timeline.say_note("")
            return
        self._timeline.show_data(TimelineData(sentence=sentence, programme=file.programme, today=today))
        self.timeline.say_note(" · ".join(self._sentence_words(file)))

    def _sentence_words(self, file: ResidentFile) -> Iterator[str]:
        texts, t, sentence, end = self.context.texts, self.t, file.sentence, file.programme.ends_on
        if sentence is None:
            return
        yield t("sentence {term}", term=words.term(sentence, texts))
        if sentence.data_date is not None:
            yield t("data of {date}", date=texts.day(sentence.data_date))
        if sentence.is_estimate:
            yield t("with estimates")
        if file.cut is not None and end is not None:
            yield words.cut_title(file.cut, end, texts)
            return
        share = sentence.on(LegalDateKind.TWO_THIRDS)
        if share is not None and end is not None and sentence.status is CustodyStatus.CONVICTED:
            days = (share - end) // timedelta(days=1)
            told = texts.n(
                "{date} falls {n} day after the programme ✓",
                "{date} falls {n} days after the programme ✓",
                days,
                date=t(LEGAL_DATE_NAMES[LegalDateKind.TWO_THIRDS]),
            )
            yield told

    def _plan_words(self, file: ResidentFile) -> str:
        texts, goals = self.context.texts, file.goals
        if not goals.rows:
            return ""
        version = self.t("plan v{n}", n=goals.plan_version)
        if goals.reviewed_on is None:
            return version
        return f"{version} · " + self.t("reviewed {date}", date=texts.day(goals.reviewed_on))

    def _lines(self, file: ResidentFile) -> Iterator[tuple[date, Line]]:
        for note in file.notes:
            day = self.context.local(note.at).date()
            yield day, self._note_line(note, day)
        for entry in file.behaviour:
            yield entry.on_date, self._behaviour_line(entry)

    def _note_line(self, note: NoteLine, day: date) -> Line:
        texts = self.context.texts
        title = words.note_title(note, texts) or self.t("Medical note")
        if note.is_locked:
            return Line(day=texts.day(day), title=title, text=self.t("For medical staff only"), locked=True)
        told = " ".join(note.text.split())
        return Line(day=texts.day(day), title=title, text=": ".join(part for part in (note.writer, told) if part))

    def _behaviour_line(self, entry: BehaviourLine) -> Line:
        texts = self.context.texts
        mark = "▲" if entry.tool in REWARDS else "▽"
        told = [f"{entry.event} ({texts.signed(entry.points)})" if entry.event else texts.signed(entry.points)]
        if entry.tool not in REWARDS:
            told.append(self.t("done") if entry.is_done else self.t("under way"))
        return Line(
            day=texts.day(entry.on_date), title=f"{mark} {texts.t(TOOL_NAMES[entry.tool])}", text=" · ".join(told)
        )

    def first_focus(self) -> QWidget | None:
        """The first heading."""
        return self.timeline.link

    def go_to_urine(self) -> None:
        """Bring the urine tests into view."""
        self.scrolled.ensureWidgetVisible(self.urine)
        self.urine.link.setFocus()
