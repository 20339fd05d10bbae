"""The recovery sheet: printed or saved, and confirmed by typing a part of what stands on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.people import FirstRun, RecoveryCode
from tcdesk.domain.views.prints import Unprintable
from tcdesk.i18n import N_, Texts
from tcdesk.services import recovery
from tcdesk.services.files import write_file
from tcdesk.ui.ask import Ask, FileKind
from tcdesk.ui.commands import command
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import FieldSpec
from tcdesk.ui.kit.fields import TextField
from tcdesk.ui.lost_words import lost_words
from tcdesk.ui.printing.queues import printers
from tcdesk.ui.printing.send import PrintJob, send
from tcdesk.ui.refusal_words import banner_words
from tcdesk.ui.theme import Theme

_WRONG = N_("This is not the end of the sheet. Compare the last two groups, sign by sign.")


class Place(Protocol):
    """What the step needs of where it stands: the door, or a screen behind it."""

    @property
    def theme(self) -> Theme:
        """The look."""
        ...

    @property
    def texts(self) -> Texts:
        """The words."""
        ...

    @property
    def clock(self) -> Callable[[], datetime]:
        """The aware local time."""
        ...


def _print(pdf: bytes) -> None:
    """On the usual printer."""
    send(PrintJob(pdf=pdf, printer=next(iter(printers()), "")))


def _make_and_keep(make: Callable[[], bytes], keep: Callable[[bytes], object]) -> None:
    keep(make())


class RecoveryStep(QWidget):
    """Prints or saves the sheet and asks for its last two groups. The code itself is never on the screen.

    `confirmed_changed` fires when `is_confirmed` became another, `ended` on Enter once it is true.
    """

    confirmed_changed = Signal()
    ended = Signal()

    def __init__(self, place: Place, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self._place, self._jobs, self._ask = place, jobs, ask
        self._code: RecoveryCode | None = None
        self._given: FirstRun | None = None
        self._kept = False
        self._lost: tuple[Unprintable, ...] = ()
        self._has_printer = True
        """Believed until the system has said otherwise: asking it can take a while."""
        self.is_confirmed = False
        texts, theme = place.texts, place.theme
        t = texts.t
        self.state = Banner(theme, t("The sheet is not printed or saved yet"), "", "warn", icon="key")
        self.print = Button(
            theme, t("Print the sheet"), "soft", icon="print", keys=("Ctrl", "P"), clicked=self.print_sheet
        )
        self.save = Button(theme, t("Save as PDF"), icon="save", keys=("Ctrl", "S"), clicked=self.ask_where)
        spec = FieldSpec(
            name="groups",
            label=N_("The last two groups on the sheet"),
            placeholder=N_("XXXX-XXXX"),
            required=True,
            help=N_("Read them from the paper, not from a copy on this computer."),
            longest=40,
        )
        self.groups = TextField(theme, texts, spec)
        self.groups.changed.connect(self._on_typed)
        self.groups.next_asked.connect(self._on_enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.groups)
        command(self, t("Print the sheet"), self.print.click, keys="Ctrl+P", everywhere=True)
        command(self, t("Save as PDF"), self.save.click, keys="Ctrl+S", everywhere=True)
        self._show()

    def first_focus(self) -> QWidget:
        """The sheet first, then its groups."""
        if self._kept:
            return self.groups.control
        return self.print if self.print.isEnabled() else self.save

    def show_code(self, code: RecoveryCode, given: FirstRun) -> None:
        """Take another code: its sheet has to be kept and confirmed anew."""
        self._code, self._given, self._kept, self._lost = code, given, False, ()
        self.groups.load(None)
        self.groups.show_problem(None)
        self._set_confirmed(is_confirmed=False)
        self._show()
        self._jobs.start(printers, done=self._on_printers)
        self._jobs.start(partial(recovery.lost_on_sheet, code, given, *self._how()), done=self._on_lost)

    def _how(self) -> tuple[date, str]:
        """The day and the language of the sheet."""
        return self._place.clock().date(), self._place.texts.language

    def _on_lost(self, lost: tuple[Unprintable, ...]) -> None:
        self._lost = lost
        if lost and not self._kept:
            self._show()

    def _on_printers(self, names: tuple[str, ...]) -> None:
        had_focus = self.print.hasFocus()
        self._has_printer = bool(names)
        self._show_ways()  # what is said of the sheet stays: saving may have been refused meanwhile
        if had_focus and not names:
            self.save.setFocus()

    def _show(self) -> None:
        t = self._place.texts.t
        if self._kept:
            self.state.say(
                t("The sheet is kept"),
                t("Print it, seal it in an envelope and put it in the safe. Then type its last two groups below."),
                "ok",
            )
        else:
            words = t("It holds the code that gives a new password. It is shown on no screen and cannot be made again.")
            lost = lost_words(self._lost, self._place.texts)
            self.state.say(t("The sheet is not printed or saved yet"), f"{words} {lost}".strip(), "warn")
        self.groups.setEnabled(self._kept)
        self._show_ways()

    def _show_ways(self) -> None:
        t = self._place.texts.t
        self.print.set_reason("" if self._has_printer else t("No printer is set up on this computer."))
        self.save.set_kind("" if self._has_printer else "soft")

    # ---- keeping it
    def ask_where(self) -> None:
        """Ask for a place and write the sheet there."""
        t = self._place.texts.t
        kind = FileKind(words=t("PDF document"), endings=("pdf",))
        self._ask.pick_save_file(t("Save the recovery sheet"), t("recovery-sheet.pdf"), kind, self._write)

    def _write(self, path: Path) -> None:
        self._make(partial(write_file, path))

    def print_sheet(self) -> None:
        """Print the sheet on the usual printer."""
        self._make(_print)

    def _make(self, keep: Callable[[bytes], object]) -> None:
        if self._code is None or self._given is None:
            return
        self._set_busy(busy=True)
        make = partial(recovery.sheet, self._code, self._given, *self._how())
        self._jobs.start(_make_and_keep, make, keep, done=self._on_kept, failed=self._on_not_kept)

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.print, self.save):
            button.set_busy(busy)

    def _on_kept(self, _done: None) -> None:
        self._set_busy(busy=False)
        self._kept = True
        self._show()
        self.groups.control.setFocus()

    def _on_not_kept(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, Refusal):
            raise error
        title, text, tone = banner_words(error, self._place.texts)
        self.state.say(title, text, tone)
        self.first_focus().setFocus()

    # ---- confirming it
    def _on_typed(self) -> None:
        typed = str(self.groups.value() or "")
        fits = self._code is not None and self._kept and recovery.confirms(self._code, typed)
        if fits:
            self.groups.show_problem(None)
            self.groups.confirm(self._place.texts.t("These are the right ones."))
        self._set_confirmed(is_confirmed=fits)

    def _on_enter(self) -> None:
        if self.is_confirmed:
            self.ended.emit()
        elif not self.groups.empty():
            self.groups.show_problem(Problem(field="groups", text=_WRONG))

    def _set_confirmed(self, *, is_confirmed: bool) -> None:
        if is_confirmed != self.is_confirmed:
            self.is_confirmed = is_confirmed
            self.confirmed_changed.emit()
