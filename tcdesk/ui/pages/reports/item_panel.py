"""Beside the agenda: what the chosen resident's report lacks, and what changed since the last one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.packet import PROPOSAL_NAMES
from tcdesk.domain.roles import Action
from tcdesk.domain.views.conferences import AgendaLine
from tcdesk.domain.views.prints import Lack
from tcdesk.i18n import N_
from tcdesk.ui.context import Context
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Rule, Scrolled
from tcdesk.ui.kit.choice import PickField
from tcdesk.ui.kit.field import FieldSpec, Option
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_shadow
from tcdesk.ui.lacks import links_of
from tcdesk.ui.pages.reports import words
from tcdesk.ui.pages.reports.knowing import Known

WIDTH = 304
_SHADOW = 19
_AUTO = "-"


class ItemPanel(QWidget):
    """One line of the agenda. `opened`, `print_asked` are its buttons, `proposed` gives another proposal's code."""

    opened = Signal()
    print_asked = Signal()
    proposed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._floats, self._shown = context, False, _AUTO
        self._linked: tuple[int, tuple[Lack, ...]] = 0, ()
        theme, t = context.theme, context.texts.t
        self.setAccessibleName(t("What is missing"))
        self._name = Label("", "heading", wrap=True)
        self._line = Label("", "small", "ink2", wrap=True)
        self.ready = Banner(theme, "")
        self.proposal = PickField(
            theme, context.texts, FieldSpec(name="proposal", label=N_("Proposal"), options=_options(context))
        )
        self.proposal.changed.connect(self._on_proposed)
        self._since = Label("", "small", "ink2", 600, wrap=True)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(3)
        self.open_button = Button(theme, t("Open the file"), keys=("Enter",), clicked=self.opened.emit)
        self.print_button = Button(
            theme, t("Print"), "primary", icon="print", keys=("Ctrl", "P"), clicked=self.print_asked.emit
        )
        self.open_button.setVisible(context.can(Action.RESIDENT_READ))
        self.print_button.setVisible(context.can(Action.REPORT_DRAFT))
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 8)
        column.setSpacing(8)
        for widget in (self._name, self._line, self.ready, self.proposal, Rule(), self._since):
            column.addWidget(widget)
        column.addLayout(self._changes)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.setSpacing(6)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        buttons.addWidget(self.print_button)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addWidget(Scrolled(body), 1)
        self._outer.addLayout(buttons)
        self.set_floating(floats=False)
        self._context.theme.changed.connect(self._fit)

    def set_floating(self, *, floats: bool) -> None:
        """Whether it lies over the agenda, with a shadow, or beside it."""
        self._floats = floats
        self._fit()

    def _fit(self) -> None:
        edge = _SHADOW if self._floats else 1
        self._outer.setContentsMargins(edge, 0, 0, 0)
        self.setFixedWidth(self._context.theme.px(WIDTH) + edge - 1)
        self.update()

    def show_line(self, line: AgendaLine, known: Known | None, *, may_propose: bool) -> None:
        """Show one resident, as far as it is known already."""
        texts = self._context.texts
        self._name.setText(f"{texts.number(line.place)}. {line.name}")
        parts = (line.register_no, line.phase, words.phase_count(line, texts), words.reasons(line, texts))
        self._line.setText(" · ".join(part for part in parts if part))
        self._shown = line.proposed or _AUTO
        self.proposal.load(self._shown)
        self.proposal.lock("" if may_propose else texts.t("The counselor or the manager proposes."))
        self.print_button.set_reason("" if line.is_own else texts.t("Another counselor's resident."))
        self._show_ready(line, known)
        self._show_changes(known)

    def _show_ready(self, line: AgendaLine, known: Known | None) -> None:
        texts, t = self._context.texts, self._context.texts.t
        self._show_links(line, () if known is None or line.number else known.missing)
        if line.number:
            self.ready.say(
                t("Final report {number}", number=line.number), t("It goes into the packet as frozen."), "ok"
            )
        elif not line.is_own:
            text = t("Another counselor's resident: the manager makes this report.")
            self.ready.say(t("Not shown to your role"), text, "info")
        elif known is None:
            self.ready.say(t("Looking at the report"), "", "info")
        elif known.refusal is not None:
            self.ready.say(t("The report cannot be read"), known.refusal.sentence(texts), "danger")
        elif known.missing:
            text = " ".join(t(lack.text) for lack in known.missing)
            self.ready.say(t("Missing before it can be final"), text, "warn")
        else:
            self.ready.say(t("Complete"), t("It can be made final; in the packet it is a draft until then."), "ok")

    def _show_links(self, line: AgendaLine, lacks: tuple[Lack, ...]) -> None:
        """Ways to what is missing; the same ones stay, for the focus may be on one."""
        if self._linked != (line.resident_id, lacks):
            self._linked = line.resident_id, lacks
            links = links_of(self._context, lacks, line.resident_id)
            make = partial(Button, self._context.theme, kind="link", size="small")
            self.ready.set_links([make(words=link.words, clicked=link.go) for link in links])

    def _show_changes(self, known: Known | None) -> None:
        texts, changed = self._context.texts, known.changed if known is not None else None
        while (item := self._changes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if known is None or known.refusal is not None:
            self._since.setText("")
        elif changed is None:
            self._since.setText(texts.t("This is the first report of this resident."))
        else:
            values = {"number": changed.number, "day": texts.date(changed.as_of)}
            head = texts.t("Changed since {number} of {day}", **values)
            none = texts.t("Nothing has changed since {number} of {day}.", **values)
            self._since.setText(head if changed.lines else none)
            for one in changed.lines:
                self._changes.addWidget(Label(one.sentence(texts), "small", wrap=True))

    def _on_proposed(self) -> None:
        value = self.proposal.value()
        if isinstance(value, str) and value != self._shown:
            self._shown = value
            self.proposed.emit("" if value == _AUTO else value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the line at the left, and the shadow of a panel that lies over the agenda."""
        painter = QPainter(self)
        theme, left = self._context.theme, _SHADOW - 1 if self._floats else 0
        if self._floats:
            draw_shadow(painter, QRectF(left, -_SHADOW, self.width(), self.height() + 2 * _SHADOW), 0, theme)
        painter.fillRect(QRectF(left, 0, self.width() - left, self.height()), theme.color("surface"))
        painter.fillRect(QRectF(left, 0, 1, self.height()), theme.color("line2" if self._floats else "line"))


def _options(context: Context) -> tuple[Option, ...]:
    none = Option(_AUTO, context.texts.t("As the counselor writes"))
    return (none, *(Option(code, context.texts.t(text)) for code, text in PROPOSAL_NAMES.items()))
