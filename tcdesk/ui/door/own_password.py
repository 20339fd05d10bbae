"""A new password for oneself."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Denied, Invalid, Refusal
from tcdesk.i18n import N_
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.door.new_password import PASSWORD, PasswordWatch, password_specs
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import FieldSpec, Kind
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label

_OLD = "old"


class OwnPassword(Overlay):
    """Asks for the password of today and, twice, for the new one."""

    def __init__(self, host: QWidget, context: Context) -> None:
        super().__init__(host, context.theme, width=480)
        self._context = context
        texts, theme = context.texts, context.theme
        self.setAccessibleName(texts.t("Change my password"))
        specs = (
            FieldSpec(name=_OLD, label=N_("Your password until now"), kind=Kind.PASSWORD, required=True),
            *password_specs(),
        )
        self.form = Form(theme, texts, specs, context.today, columns=1)
        self._watch = PasswordWatch(self.form, lambda: (context.who.name, context.who.uid, context.facility))
        self.refused = Label("", "small", "danger", wrap=True)
        self.refused.hide()
        self.content.addWidget(Label(texts.t("Change my password"), "heading"))
        self.content.addWidget(Label(texts.t("It holds from the next sign-in on."), "body", "ink2", wrap=True))
        self.content.addWidget(self.form)
        self.content.addWidget(self.refused)
        self.save = Button(theme, texts.t("Change password"), "primary", keys=("Enter",), clicked=self._on_save)
        self.no = Button(theme, texts.t("Cancel"), keys=("Esc",), clicked=self.cancel)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.save)
        self.content.addLayout(row)
        self.form.ended.connect(self._on_save)

    def first_focus(self) -> QWidget:
        """The old password."""
        return self.form[_OLD].control

    def _on_save(self) -> None:
        wrong = (*self.form.check(), *self._watch.problems())
        if wrong:
            self.form.go_to(self.form[wrong[0].field])
            return
        self.save.set_busy(True)
        self.form.setEnabled(False)
        QTimer.singleShot(0, self._save)  # the busy button is drawn first: two derivations of a key take a while

    def _save(self) -> None:
        context, values = self._context, self.form.read()
        try:
            changes = context.services.accounts.change_own_password(str(values[_OLD]), str(values[PASSWORD]))
        except Refusal as refusal:
            self._refuse(refusal)
            return
        finally:
            self.save.set_busy(False)
            self.form.setEnabled(True)
        self.finish()
        context.bus.tell(changes)
        context.notices.done(context.texts.t("Your new password holds from the next sign-in on"))

    def _refuse(self, refusal: Refusal) -> None:
        problems = refusal.problems if isinstance(refusal, Invalid) else ()
        if isinstance(refusal, Denied):
            problems = (Problem(field=_OLD, text=refusal.sentence(self._context.texts)),)
        left = self.form.show_problems(problems)
        words = [refusal.sentence(self._context.texts)] if not problems else []
        words += [problem.sentence(self._context.texts) for problem in left]
        self.refused.setText(" ".join(words))
        self.refused.setVisible(bool(words))
        self.form.setEnabled(True)
        shown = self.form.problems()
        self.form.go_to(self.form[shown[0].field if shown else _OLD])
