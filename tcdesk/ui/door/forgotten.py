"""A forgotten password: the recovery code from the safe gives an account a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Denied, Invalid, Refusal
from tcdesk.i18n import N_
from tcdesk.services.desk import Desk
from tcdesk.ui.commands import command
from tcdesk.ui.door._screen import DoorScreen, Porch
from tcdesk.ui.door.new_password import PASSWORD, PasswordWatch, password_specs
from tcdesk.ui.hints import Hint
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import FieldSpec
from tcdesk.ui.kit.form import Form
from tcdesk.ui.refusal_words import banner_words

_NAME, _CODE = "name", "code"
_NOBODY = N_("No account has this name. Type it as it is shown at the sign-in.")


class Forgotten(DoorScreen):
    """`recovered(uid)` fires when the account has its new password, `left` when the person goes back."""

    help_screen = "door/forgotten"
    recovered = Signal(str)
    left = Signal()

    def __init__(self, porch: Porch, host: QWidget, desk: Desk, jobs: Jobs, uid: str = "") -> None:
        super().__init__(porch, host)
        self._desk, self._jobs = desk, jobs
        t, theme = self.texts.t, self.theme
        specs = (
            FieldSpec(name=_NAME, label=N_("Name of the account"), required=True, span=2, longest=80),
            FieldSpec(
                name=_CODE,
                label=N_("Recovery code from the sheet"),
                required=True,
                span=2,
                placeholder=N_("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"),
                help=N_("Small letters, spaces and dashes make no difference."),
                longest=80,
            ),
            *password_specs(),
        )
        self.form = Form(theme, self.texts, specs, porch.clock().date, columns=2)
        self._watch = PasswordWatch(self.form, lambda: (str(self.form[_NAME].value() or ""), porch.facility))
        self._banners = QVBoxLayout()
        self._banner: Banner | None = None
        self.back = Button(theme, t("Back to the sign-in"), icon="back", keys=("Esc",), clicked=self.left.emit)
        self.save = Button(theme, t("Give the new password"), "primary", keys=("Ctrl", "Enter"), clicked=self.go_on)
        self.column.addStretch(2)
        self.heading(
            t("Forgotten your password?"),
            t("An administrator can give you a new one. If nobody can, take the recovery sheet out of the safe."),
        )
        self.column.addLayout(self._banners)
        self.column.addWidget(self.form)
        self.add_acts()
        self.acts_row.addWidget(self.back)
        self.acts_row.addStretch(1)
        self.acts_row.addWidget(self.save)
        self.column.addStretch(3)
        self.form.ended.connect(self.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            command(self, t("Give the new password"), self.go_on, keys=keys, everywhere=True)
        command(self, t("Back to the sign-in"), self.left.emit, keys="Esc", everywhere=True)
        self.show_hints(
            [
                Hint(("Enter",), t("next field")),
                Hint(("Ctrl", "Enter"), t("give the new password")),
                Hint(("Esc",), t("back")),
            ]
        )
        self._uid = uid
        known = next((one.name for one in desk.people() if one.uid == uid), "")
        self.form.load({_NAME: known})

    def first_focus(self) -> QWidget:
        """The first thing that is missing."""
        return self.form[_NAME if self.form[_NAME].empty() else _CODE].control

    def _account(self) -> str:
        wanted = str(self.form[_NAME].value() or "").strip().casefold()
        found = [one.uid for one in self._desk.people() if wanted in (one.uid.casefold(), one.name.casefold())]
        return found[0] if len(found) == 1 else ""

    def go_on(self) -> None:
        """Look at what was typed and give the account its new password."""
        if not self.save.isEnabled():
            return
        self._say(None)
        wrong = (*self.form.check(), *self._watch.problems())
        uid = self._account()
        if not wrong and not uid:
            self.form[_NAME].show_problem(Problem(field=_NAME, text=_NOBODY))
            wrong = (*wrong, Problem(field=_NAME, text=_NOBODY))
        if wrong:
            self.form.go_to(self.form[wrong[0].field])
            return
        values = self.form.read()
        self._uid = uid
        self._set_busy(busy=True)
        self._jobs.start(
            self._desk.recover, values[_CODE], uid, values[PASSWORD], done=self._on_recovered, failed=self._on_failed
        )

    def _on_recovered(self, _nothing: None) -> None:
        self.recovered.emit(self._uid)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, Refusal):
            raise error
        if isinstance(error, Invalid) and error.problems:
            self.form.show_problems(error.problems)
            self.form.go_to(self.form[PASSWORD])
        elif isinstance(error, Invalid | Denied):  # what is wrong with the code
            self.form[_CODE].show_problem(Problem(field=_CODE, text=error.sentence(self.texts)))
            self.form.go_to(self.form[_CODE])
        else:
            self._say(error)

    def _set_busy(self, *, busy: bool) -> None:
        self.save.set_busy(busy)
        self.form.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def _say(self, refusal: Refusal | None) -> None:
        if self._banner is not None:
            self._banners.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        if refusal is not None:
            title, text, tone = banner_words(refusal, self.texts)
            self._banner = Banner(self.theme, title, text, tone)
            self._banners.addWidget(self._banner)
