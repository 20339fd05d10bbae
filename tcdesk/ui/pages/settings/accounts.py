"""Accounts, and a new recovery code when the old sheet was lost or seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.settings import CITY, FACILITY_NAME, INSTITUTION, LETTERHEAD_ADDRESS, LETTERHEAD_LINES
from tcdesk.domain.views.people import FirstRun, RecoveryCode
from tcdesk.ui.ask import Question
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.recovery_step import RecoveryStep
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.settings.list_panel import ListPanel
from tcdesk.ui.pages.settings.lists_access import ACCOUNTS


class RecoverySheet(Overlay):
    """Prints or saves the sheet of a new recovery code. It goes once the sheet was kept and its end was typed."""

    def __init__(self, host: QWidget, context: Context, code: RecoveryCode) -> None:
        super().__init__(host, context.theme, width=520)
        self._context = context
        t = context.texts.t
        self.setAccessibleName(t("New recovery sheet"))
        self.step = RecoveryStep(context, context.jobs, context.ask)
        self.step.show_code(code, _given(context))
        self.step.confirmed_changed.connect(self._on_confirmed)
        self.step.ended.connect(self.finish)
        self.content.addWidget(Label(t("New recovery sheet"), "heading"))
        text = t("The sheet of before opens nothing any more: destroy it. This code is given only this once.")
        self.content.addWidget(Label(text, "body", "ink2", wrap=True))
        self.content.addWidget(self.step)
        self.close_button = Button(context.theme, t("Done"), "primary", clicked=self.finish)
        self.close_button.set_reason(t("Keep the sheet and type its end first."))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.content.addLayout(row)

    def first_focus(self) -> QWidget:
        """Keeping the sheet."""
        return self.step.first_focus()

    def _on_confirmed(self) -> None:
        reason = "" if self.step.is_confirmed else self._context.texts.t("Keep the sheet and type its end first.")
        self.close_button.set_reason(reason)

    def cancel(self) -> None:
        """Ask first: without a sheet, nobody can help who forgets the password."""
        if self.step.is_confirmed:
            self.finish()
            return
        t = self._context.texts.t
        question = Question(
            title=t("Close without a confirmed sheet?"),
            text=t("Without a sheet nobody gets in again when all passwords are forgotten. You can make another code."),
            yes=t("Close all the same"),
            danger=True,
            icon="warning",
        )
        self._context.ask.confirm(question, super().cancel)


def _given(context: Context) -> FirstRun:
    """What stands on the sheet beside the code."""
    found = context.services.facility.settings()
    return FirstRun(
        facility=found[FACILITY_NAME],
        institution=found[INSTITUTION],
        letterhead=found[LETTERHEAD_LINES],
        address=found[LETTERHEAD_ADDRESS],
        city=found[CITY],
        uid=context.who.uid,
        name=context.who.name,
        password="",
        is_demo=context.is_demo,
    )


class AccountsPanel(ListPanel):
    """The accounts, with a way to a new recovery code."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ACCOUNTS)
        self.sheet: RecoverySheet | None = None
        words = self.t("New recovery code")
        self.recovery = Button(context.theme, words, "link", icon="key", size="small", clicked=self.ask_for_code)
        self.card.add_to_heading(self.recovery)
        self.card.add_to_heading(self.add)

    def ask_for_code(self) -> None:
        """Ask, and make a new code; the old one opens nothing from then on."""
        question = Question(
            title=self.t("Make a new recovery code?"),
            text=self.t("The sheet in the safe opens nothing from then on. You print or save a new one right after."),
            yes=self.t("Make a new code"),
            danger=True,
            icon="key",
        )
        self.context.ask.confirm(question, self._make_code)

    def _make_code(self) -> None:
        with self.context.errors.guard():
            code, changes = self.context.services.accounts.new_recovery_code()
            self.changed_records.emit(changes)
            self.sheet = RecoverySheet(self.window(), self.context, code)
            self.sheet.appear()
