"""The pane beside the list: who this is, what presses, seven facts, and the three things one does next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import ResidentCard
from tcdesk.figures.mini_timeline import MINI_TIMELINE
from tcdesk.figures.timeline import TimelineData
from tcdesk.ui import resident_words as words
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Rule, Scrolled
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.kit.facts import Fact, FactList
from tcdesk.ui.kit.figure_view import FigureView
from tcdesk.ui.kit.flow import FlowLayout
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_shadow
from tcdesk.ui.kit.photo import PhotoView

WIDTH, WIDE = 304, 340
_PHOTO = (58, 76)
_SHADOW = 19
_NOTE_LENGTH = 110


class Preview(QWidget):
    """One resident at a glance. `opened`, `note_asked` and `print_asked` are its three buttons."""

    opened = Signal()
    note_asked = Signal()
    print_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._floats = False
        t, theme = context.texts.t, context.theme
        self.setAccessibleName(t("Preview"))
        self._head()
        self.facts = FactList(theme)
        self.banner = Banner(theme, "", "", "danger", icon="legal_date")
        # its own policy would hold it to the height of one line each, and in a narrow pane they wrap
        self.banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._sentence = Label("", "small", "ink2")
        self._bars = FigureView(theme, context.texts, MINI_TIMELINE, name=t("Sentence and programme"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(9)
        column.addLayout(self._identity)
        for widget in (self.banner, self._sentence, self._bars, Rule(), self.facts):
            column.addWidget(widget)
        column.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addWidget(Scrolled(body), 1)
        self._outer.addLayout(self._foot())
        self._fit()
        theme.changed.connect(self._fit)
        context.breakpoint.changed.connect(self._fit)

    def _head(self) -> None:
        theme = self._context.theme
        self._photo = PhotoView(theme, *_PHOTO, muted=True)
        self._name = Label("", "heading", wrap=True)
        self._numbers = Label("", "small", "ink2", wrap=True)
        self._phase, self._substance = Chip(theme, "", "solid"), Chip(theme, "")
        chips = FlowLayout(gap=6, line_gap=4)
        chips.addWidget(self._phase)
        chips.addWidget(self._substance)
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addWidget(self._name)
        lines.addWidget(self._numbers)
        lines.addLayout(chips)
        lines.addStretch(1)
        self._identity = QHBoxLayout()
        self._identity.setSpacing(12)
        self._identity.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        self._identity.addLayout(lines, 1)

    def _foot(self) -> QHBoxLayout:
        context, t, theme = self._context, self._context.texts.t, self._context.theme
        self.open_button = Button(theme, t("Open the file"), "primary", keys=("Enter",), clicked=self.opened.emit)
        note_words, print_words = t("New note"), t("Print the report")
        self.note_button = icon_button(theme, "note", note_words, self.note_asked.emit, keys=("Ctrl", "T"))
        self.print_button = icon_button(theme, "print", print_words, self.print_asked.emit, keys=("Ctrl", "P"))
        self.open_button.setVisible(context.can(Action.RESIDENT_READ))
        self.note_button.setVisible(context.can(Action.CARE_WRITE) or context.can(Action.MEDICAL_WRITE))
        self.print_button.setVisible(context.can(Action.REPORT_DRAFT))
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(6)
        for button in (self.open_button, self.note_button, self.print_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _fit(self) -> None:
        wide = self._context.breakpoint.room >= Room.XL
        edge = _SHADOW if self._floats else 1
        self._outer.setContentsMargins(edge, 0, 0, 0)
        self.setFixedWidth(self._context.theme.px(WIDE if wide else WIDTH) + edge - 1)
        self.update()

    def set_floating(self, floats: bool) -> None:
        """Whether it lies over the list, with a shadow, or beside it."""
        self._floats = floats
        self._fit()

    def show_card(self, card: ResidentCard, photo: bytes | None) -> None:
        """Show one resident."""
        row = card.row
        self._photo.show_photo(photo, row.name)
        self._name.setText(row.name)
        self._numbers.setText(" · ".join(part for part in (row.register_no, row.tc_no) if part))
        self._phase.show_state(row.phase, "solid")
        self._substance.show_state(row.substance)
        self._phase.setVisible(bool(row.phase))
        self._substance.setVisible(bool(row.substance))
        self._show_sentence(card)
        self.facts.show_facts(tuple(self._facts(card)))
        self.setAccessibleDescription(f"{row.name}, {words.identity(row)}, {row.phase}")

    def _show_sentence(self, card: ResidentCard) -> None:
        texts, sentence, end = self._context.texts, card.sentence, card.programme.ends_on
        pressing = card.cut is not None and end is not None
        self.banner.setVisible(pressing)
        if card.cut is not None and end is not None:
            advice = texts.t("Propose to speed up, or refer to the TPP hearing.")
            self.banner.say(words.cut_title(card.cut, end, texts), advice, "danger")
        self._sentence.setVisible(sentence is not None)
        self._bars.setVisible(sentence is not None)
        if sentence is None:
            return
        told = [texts.t("Sentence {term}", term=words.term(sentence, texts))]
        if sentence.detained_on is not None:
            told.append(texts.t("detained {date}", date=texts.date(sentence.detained_on)))
        self._sentence.setText(" · ".join(told))
        today = self._context.today()
        self._bars.show_data(TimelineData(sentence=sentence, programme=card.programme, today=today))

    def _facts(self, card: ResidentCard) -> list[Fact]:
        texts, row, t = self._context.texts, card.row, self._context.texts.t
        group = words.group_place(card.group, texts)
        job = words.job(card.job, texts)
        if card.job is not None:
            job = t("{job} (since {date})", job=job, date=texts.day(card.job.since))
        came = ""
        if row.share is not None:
            absent = texts.n("{n} absence this month", "{n} absences this month", card.absent)
            came = " · ".join(part for part in (texts.percent(row.share), absent if card.absent else "") if part)
        return [
            Fact(label=t("Counselor"), value=card.counselor),
            Fact(
                label=t("Group"), value=group or (t("none yet") if row.needs_group else ""),
                tone="danger" if row.needs_group else "",
            ),
            Fact(label=t("Block"), value=card.place),
            Fact(label=t("Work"), value=job),
            Fact(label=t("Attendance"), value=came),
            self._urine(card),
            self._note(card),
        ]  # fmt: skip

    def _urine(self, card: ResidentCard) -> Fact:
        texts, label = self._context.texts, self._context.texts.t("Last urine test")
        if not self._context.can(Action.URINE_READ):
            return Fact(label=label, value=texts.t("For medical staff only"), locked=True)
        if card.urine_on is None:
            return Fact(label=label, value=texts.t("none yet"))
        if card.urine_negative:
            found = texts.n("negative on {n} panel", "negative on {n} panels", card.urine_panels)
        else:
            found = texts.t("not negative on every panel")
        tone = "" if card.urine_negative else "warn"
        return Fact(label=label, value=f"{texts.day(card.urine_on)} · {found}", tone=tone)

    def _note(self, card: ResidentCard) -> Fact:
        texts, label, note = self._context.texts, self._context.texts.t("Last note"), card.note
        if not self._context.can(Action.CARE_READ):
            return Fact(label=label, value=texts.t("Not shown to your role"), locked=True)
        if note is None:
            return Fact(label=label, value=texts.t("none yet"))
        day = texts.day(self._context.local(note.at).date())
        if note.is_locked:
            why = texts.t("For medical staff only")
            return Fact(label=label, value=f"{day} · {why}", locked=True)
        told = " ".join(note.text.split()) or words.note_title(note, texts)
        return Fact(label=label, value=f"{day} – {_short(told)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the line at the left, and the shadow of a pane that lies over the list."""
        painter = QPainter(self)
        theme, left = self._context.theme, _SHADOW - 1 if self._floats else 0
        if self._floats:
            draw_shadow(painter, QRectF(left, -_SHADOW, self.width(), self.height() + 2 * _SHADOW), 0, theme)
        painter.fillRect(QRectF(left, 0, self.width() - left, self.height()), theme.color("surface"))
        painter.fillRect(QRectF(left, 0, 1, self.height()), theme.color("line2" if self._floats else "line"))


def _short(text: str) -> str:
    """At most `_NOTE_LENGTH` characters, cut between words."""
    if len(text) <= _NOTE_LENGTH:
        return text
    return text[:_NOTE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;.") + " …"
