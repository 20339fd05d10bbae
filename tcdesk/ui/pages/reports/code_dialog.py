"""Asking for a code from paper: typed, or sent by a scanner that types and presses Enter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.finals import VERDICT_NAMES, VERDICT_TEXTS, CodeAnswer, Verdict
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.report import open_final
from tcdesk.ui.kit.banner import Banner, Tone
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.facts import Fact, FactList
from tcdesk.ui.kit.labels import Label

_TONES: dict[Verdict, Tone] = {
    Verdict.GENUINE: "ok",
    Verdict.ALTERED_RECORD: "danger",
    Verdict.ALTERED_PAPER: "danger",
    Verdict.UNKNOWN: "warn",
}
_SHOWN = 4


class CodeDialog(Overlay):
    """Takes one code after the other; Enter asks, and the line is ready for the next."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(host, context.theme, 620)
        self._context = context
        self.answer: CodeAnswer | None = None
        theme, t = context.theme, context.texts.t
        title = t("Check the code of a report")
        self.content.addWidget(Label(title, "heading"))
        help_words = t(
            "Type the verification code from the foot of the page, or scan its square. Every check is noted."
        )
        self.content.addWidget(Label(help_words, "body", "ink2", wrap=True))
        self.line = QLineEdit()
        self.line.setPlaceholderText("44DT-CJPA-E452-5VFM")
        self.line.setAccessibleName(t("Verification code"))
        self.line.setMaxLength(120)
        self.ask = Button(theme, t("Check"), "primary", keys=("Enter",), clicked=self._on_ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.ask)
        self.content.addLayout(row)
        self.verdict = Banner(theme, "")
        self.verdict.hide()
        self.facts = FactList(theme, 132)
        self.facts.hide()
        self.content.addWidget(self.verdict)
        self.content.addWidget(self.facts)
        self.open_button = Button(theme, t("Open the kept report"), icon="open", clicked=self._on_open)
        self.open_button.hide()
        self.no = Button(theme, t("Close"), "ghost", keys=("Esc",), clicked=self.cancel)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        foot.addWidget(self.no)
        self.content.addLayout(foot)
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget:
        """The line."""
        return self.line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_ask()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_ask(self) -> None:
        if not self.line.text().strip():
            return
        with self._context.errors.guard(self._on_refused):
            self._show(self._context.services.final_reports.check(self.line.text()))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _on_refused(self, refusal: Refusal) -> None:
        self.answer = None
        self._tell(refusal.sentence(self._context.texts), "", "warn")

    def _show(self, answer: CodeAnswer) -> None:
        t = self._context.texts.t
        self.answer = answer
        title = f"{t(VERDICT_NAMES[answer.verdict])} · {answer.typed}"
        self._tell(title, t(VERDICT_TEXTS[answer.verdict]), _TONES[answer.verdict])

    def _tell(self, title: str, text: str, tone: Tone) -> None:
        line = self.answer.line if self.answer is not None else None
        self.verdict.say(title, text, tone)
        self.verdict.show()
        self.facts.show_facts(tuple(self._facts(self.answer)) if self.answer is not None else ())
        self.facts.setVisible(line is not None)
        whole = self.answer is not None and self.answer.verdict in (Verdict.GENUINE, Verdict.ALTERED_PAPER)
        self.open_button.setVisible(line is not None and line.may_print and whole)
        self.fit()

    def _facts(self, answer: CodeAnswer) -> Iterator[Fact]:
        line, texts, t = answer.line, self._context.texts, self._context.texts.t
        if line is None:
            return
        yield Fact(label=t("Resident"), value=f"{line.name} · {line.register_no}")
        yield Fact(label=t("Number"), value=t("{number} · version {n}", number=line.number, n=line.version))
        yield Fact(label=t("Report of"), value=texts.date_long(line.as_of))
        at = self._context.local(line.finalised_at)
        yield Fact(label=t("Made final by"), value=f"{line.by} · {texts.date(at.date())} {texts.time(at)}")
        if not answer.prints:
            locked = not line.copies and not line.may_print
            value = t("Not shown to your role") if locked else t("none yet")
            yield Fact(label=t("Copies"), value=value, locked=locked)
        for place, one in enumerate(answer.prints[:_SHOWN]):
            at = self._context.local(one.at)
            last = one.first_copy + one.copies - 1
            which = f"{one.first_copy}–{last}" if last > one.first_copy else f"{one.first_copy}"
            way = t("into a file") if one.target == "file" else t("on paper")
            value = f"{which} · {texts.date(at.date())} {texts.time(at)} · {one.by} · {way}"
            yield Fact(label="" if place else t("Copies"), value=value)

    def _on_open(self) -> None:
        line = self.answer.line if self.answer is not None else None
        if line is not None:
            self.finish()
            open_final(self._context, self.window(), line.id)
