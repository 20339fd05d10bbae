"""The recovery sheet: written to a file, and confirmed by typing a part of what stands on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.domain.views.people import FirstRun, RecoveryCode
from tcdesk.i18n import N_
from tcdesk.services import recovery
from tcdesk.ui.ask import Ask, FileKind
from tcdesk.ui.door._screen import Porch
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import FieldSpec
from tcdesk.ui.kit.fields import TextField

_WRONG = N_("This is not the end of the sheet. Compare the last two groups, sign by sign.")
_NOT_WRITTEN = N_("The sheet could not be written there. Nothing else changed. Choose another place and save it again.")


class RecoveryStep(QWidget):
    """Saves the sheet and asks for its last two groups. The code itself is never on the screen.

    `confirmed_changed` fires when `is_confirmed` became another, `ended` on Enter once it is true.
    """

    confirmed_changed = Signal()
    ended = Signal()

    def __init__(self, porch: Porch, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self._porch, self._jobs, self._ask = porch, jobs, ask
        self._code: RecoveryCode | None = None
        self._given: FirstRun | None = None
        self._kept = False
        self.is_confirmed = False
        texts, theme = porch.texts, porch.theme
        t = texts.t
        self.state = Banner(theme, t("The sheet is not printed or saved yet"), "", "warn", icon="key")
        self.save = Button(theme, t("Save the sheet as PDF"), "soft", icon="save", keys=("Ctrl", "S"))
        self.save.clicked.connect(lambda _checked=False: self.ask_where())
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
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.groups)
        self._show()

    def first_focus(self) -> QWidget:
        """The sheet first, then its groups."""
        return self.groups.control if self._kept else self.save

    def show_code(self, code: RecoveryCode, given: FirstRun) -> None:
        """Take another code: its sheet has to be kept and confirmed anew."""
        self._code, self._given, self._kept = code, given, False
        self.groups.load(None)
        self.groups.show_problem(None)
        self._set_confirmed(is_confirmed=False)
        self._show()

    def _show(self) -> None:
        t = self._porch.texts.t
        if self._kept:
            self.state.say(
                t("The sheet is kept"),
                t("Print it, seal it in an envelope and put it in the safe. Then type its last two groups below."),
                "ok",
            )
        else:
            self.state.say(
                t("The sheet is not printed or saved yet"),
                t("It holds the code that gives a new password. It is shown on no screen and cannot be made again."),
                "warn",
            )
        self.groups.setEnabled(self._kept)

    # ---- keeping it
    def ask_where(self) -> None:
        """Ask for a place and write the sheet there."""
        t = self._porch.texts.t
        kind = FileKind(words=t("PDF document"), endings=("pdf",))
        self._ask.pick_save_file(t("Save the recovery sheet"), t("recovery-sheet.pdf"), kind, self._write)

    def _write(self, path: Path) -> None:
        if self._code is None or self._given is None:
            return
        self.save.set_busy(True)
        day, language = self._porch.clock().date(), self._porch.texts.language
        code, given = self._code, self._given
        self._jobs.start(
            lambda: path.write_bytes(recovery.sheet(code, given, day, language)),
            done=self._on_written,
            failed=self._on_not_written,
        )

    def _on_written(self, _size: int) -> None:
        self.save.set_busy(False)
        self._kept = True
        self._show()
        self.groups.control.setFocus()

    def _on_not_written(self, error: BaseException) -> None:
        self.save.set_busy(False)
        if not isinstance(error, OSError):
            raise error
        self.state.say(self._porch.texts.t("The sheet was not saved"), self._porch.texts.t(_NOT_WRITTEN), "danger")
        self.save.setFocus()

    # ---- confirming it
    def _on_typed(self) -> None:
        typed = str(self.groups.value() or "")
        fits = self._code is not None and self._kept and recovery.confirms(self._code, typed)
        if fits:
            self.groups.show_problem(None)
            self.groups.confirm(self._porch.texts.t("These are the right ones."))
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
