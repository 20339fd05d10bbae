"""The set-up of a new facility, in four steps; nothing is made before the recovery sheet is in safe hands."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from tcdesk.domain import defaults
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Invalid, Refusal
from tcdesk.domain.views.people import FirstRun, RecoveryCode
from tcdesk.i18n import N_, Marked
from tcdesk.services.desk import Desk
from tcdesk.ui.ask import Ask
from tcdesk.ui.commands import command
from tcdesk.ui.dialogs.recovery_step import RecoveryStep
from tcdesk.ui.door._screen import DoorScreen, Porch
from tcdesk.ui.door.new_password import PASSWORD, PasswordWatch, password_specs
from tcdesk.ui.door.steps_panel import StepsPanel
from tcdesk.ui.hints import Hint
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import FieldSpec, Kind
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.letterhead_view import LetterheadView
from tcdesk.ui.refusal_words import banner_words

_STEPS: tuple[tuple[Marked, Marked, Marked, Marked], ...] = (
    (
        N_("The facility"),
        N_("Name, city, places"),
        N_("Which facility is this?"),
        N_("The name stands at the sign-in and on every paper. All of this can be changed later in the settings."),
    ),
    (
        N_("Letterhead"),
        N_("The head of every printed paper"),
        N_("What stands at the head of your papers?"),
        N_("As on the official letters of your facility. The marks can be added later in the settings."),
    ),
    (
        N_("Your account"),
        N_("Name and password"),
        N_("Who are you?"),
        N_("The first account is administrator and programme manager. Accounts for the others are made afterwards."),
    ),
    (
        N_("Recovery sheet"),
        N_("The way in when passwords are lost"),
        N_("Put the recovery sheet in the safe"),
        N_("Without a password and without this sheet nobody can open the data, not even the makers of the program."),
    ),
)
_FACILITY, _HEAD, _ACCOUNT, _SHEET = range(4)
_TWO_WORDS = N_("One word only, without spaces.")
_HIGHEST = 580
"""How high the highest step is, at 100 %."""


def _one_word(text: str) -> str | Problem:
    return Problem(field="uid", text=_TWO_WORDS) if len(text.split()) > 1 else text


def _specs() -> tuple[tuple[FieldSpec, ...], ...]:
    facility = (
        FieldSpec(
            name="facility",
            label=N_("Name of the facility"),
            required=True,
            span=2,
            placeholder=N_("Lapas Narkotika Kelas IIA …"),
            longest=120,
        ),
        FieldSpec(name="city", label=N_("City where papers are signed"), required=True, longest=40),
        FieldSpec(
            name="capacity",
            label=N_("Places in the programme"),
            kind=Kind.WHOLE,
            required=True,
            unit=N_("residents"),
            least=1,
            most=5000,
        ),
    )
    head = (
        FieldSpec(name="line1", label=N_("First line"), span=2, longest=120),
        FieldSpec(name="line2", label=N_("Second line"), span=2, longest=120),
        FieldSpec(name="institution", label=N_("Institution as it stands on paper"), span=2, longest=120),
        FieldSpec(
            name="address",
            label=N_("Address line"),
            span=2,
            longest=160,
            placeholder=N_("Street, city, telephone, email"),
        ),
    )
    account = (
        FieldSpec(name="name", label=N_("Your name"), required=True, longest=80),
        FieldSpec(name="degree", label=N_("Degree"), placeholder=N_("S.Psi."), longest=40),
        FieldSpec(name="position", label=N_("Position"), placeholder=N_("Program Manager"), longest=80),
        FieldSpec(
            name="uid",
            label=N_("Name to sign in with"),
            required=True,
            help=N_("One word, small letters."),
            read=_one_word,
            longest=40,
        ),
        *password_specs(),
    )
    return facility, head, account


def suggested_uid(name: str) -> str:
    """A name to sign in with out of somebody's name: the first word in small plain letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in {"dr", "drs", "dra", "h", "hj", "ir"}]
    return words[0] if words else ""


class FirstRunScreen(DoorScreen):
    """Asks and makes. `founded(uid, password)` fires when the facility is there; `other_asked` for an existing one."""

    help_screen = "door/first_run"
    founded = Signal(str, str)
    other_asked = Signal()

    def __init__(self, porch: Porch, host: QWidget, desk: Desk, jobs: Jobs, ask: Ask) -> None:
        t = porch.texts.t
        panel = StepsPanel(
            porch.theme,
            t("A new facility"),
            t("Four steps. What you type is kept when you go back, and nothing is made before the last one."),
            [(t(title), t(note)) for title, note, _, _ in _STEPS],
        )
        super().__init__(porch, host, panel)
        self._desk, self._jobs = desk, jobs
        self._steps_panel = panel
        self.step = _FACILITY
        today = porch.clock().date
        self.forms = [Form(porch.theme, porch.texts, specs, today, columns=2) for specs in _specs()]
        self._passwords = PasswordWatch(self.forms[_ACCOUNT], self._about)
        self.recovery = RecoveryStep(porch, jobs, ask)
        self.letterhead = LetterheadView(porch.theme)
        self._uid_is_own = False
        self._given: FirstRun | None = None
        self._build()
        self._fill()
        self._show_step(_FACILITY)

    # ---- building
    def _build(self) -> None:
        t, theme = self.texts.t, self.theme
        self.heading(t(_STEPS[0][2]), t(_STEPS[0][3]), t("Step {n} of {total}", n=1, total=len(_STEPS)))
        self._banner: Banner | None = None
        self._banners = QVBoxLayout()
        self._above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.column.insertItem(0, self._above)
        self.column.addLayout(self._banners)
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.letterhead)
        inside.addWidget(self.forms[_HEAD])
        self._pages: list[QWidget] = [self.forms[_FACILITY], head, self.forms[_ACCOUNT], self.recovery]
        for page in self._pages:
            self.column.addWidget(page)
        self.back = Button(theme, t("Back"), icon="back", keys=("Alt", "←"), clicked=self.go_back)
        self.other = Button(theme, t("Open an existing facility"), "link", icon="folder", clicked=self.other_asked.emit)
        self.next = Button(theme, t("Continue"), "primary", keys=("Ctrl", "Enter"), clicked=self.go_on)
        self.column.addSpacing(8)
        self.add_acts()
        for button in (self.back, self.other):
            self.acts_row.addWidget(button)
        self.acts_row.addStretch(1)
        self.acts_row.addWidget(self.next)
        self.column.addStretch(1)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            command(self, t("Continue"), self.go_on, keys=keys, everywhere=True)
        command(self, t("Back"), self.go_back, keys="Alt+Left", everywhere=True)
        self.show_hints(
            [
                Hint(("Enter",), t("next field")),
                Hint(("Ctrl", "Enter"), t("continue")),
                Hint(("Alt", "←"), t("back")),
                Hint(("F8",), t("next error")),
            ]
        )
        for form in self.forms:
            form.ended.connect(self.go_on)
        self.forms[_HEAD].changed.connect(self._show_letterhead)
        self.forms[_ACCOUNT]["name"].left.connect(self._on_name_left)
        self.forms[_ACCOUNT]["uid"].changed.connect(self._on_uid_changed)
        self.recovery.confirmed_changed.connect(self._show_buttons)
        self.recovery.ended.connect(self.go_on)

    def _fill(self) -> None:
        self.forms[_FACILITY].load({"capacity": 170})
        first, second, *_ = (*defaults.LETTERHEAD, "", "")
        self.forms[_HEAD].load({"line1": first, "line2": second})
        self.forms[_ACCOUNT].load({})
        self._show_letterhead()

    def first_focus(self) -> QWidget:
        """The first thing that is missing on this step."""
        if self.step == _SHEET:
            return self.recovery.first_focus()
        form = self.forms[self.step]
        wanted = [field for field in form.fields.values() if field.spec.required and field.empty()]
        return (wanted or list(form.fields.values()))[0].control

    def typed(self) -> tuple[int, list[dict[str, object]]]:
        """The step in hand and what was typed, but for passwords."""
        return self.step, [dict(form.raw()) for form in self.forms]

    def restore(self, typed: tuple[int, list[dict[str, object]]]) -> None:
        """Go on from what `typed` gave; a sheet that was made already is made anew."""
        step, raw = typed
        for form, kept in zip(self.forms, raw, strict=True):
            form.restore(kept)
        self._uid_is_own = not self.forms[_ACCOUNT]["uid"].empty()
        self._desk.discard()
        self._show_letterhead()
        self._show_step(min(step, _ACCOUNT))

    # ---- going through
    def go_on(self) -> None:
        """Look at this step and go to the next; make the facility aside before the last, and for good after it."""
        if not self.next.isEnabled():
            return
        self._say(None)
        if self.step == _SHEET:
            self._establish()
        elif self._check():
            if self.step == _ACCOUNT:
                self._prepare()
            else:
                self._show_step(self.step + 1)

    def go_back(self) -> None:
        """One step back; what was typed stays. What was made aside is thrown away, and its sheet with it."""
        if self.step == _FACILITY or not self.back.isEnabled():
            return
        if self.step == _SHEET:
            self._desk.discard()
        self._say(None)
        self._show_step(self.step - 1)

    def _check(self) -> bool:
        form = self.forms[self.step]
        wrong = form.check()
        if self.step == _ACCOUNT:
            wrong = (*wrong, *self._passwords.problems())
        if wrong:
            form.go_to(form[wrong[0].field])
        return not wrong

    def _show_step(self, step: int) -> None:
        self.step = step
        _, _, title, text = _STEPS[step]
        self.title.setText(self.texts.t(title))
        self.text.setText(self.texts.t(text))
        self.over.setText(self.texts.t("Step {n} of {total}", n=step + 1, total=len(_STEPS)))
        self.setAccessibleName(f"{self.over.text()}: {self.title.text()}")
        for place, page in enumerate(self._pages):
            page.setVisible(place == step)
        if step == _HEAD and self.forms[_HEAD]["institution"].empty():
            name = str(self.forms[_FACILITY]["facility"].value() or "")
            self.forms[_HEAD]["institution"].load(name.upper())
            self._show_letterhead()
        self._steps_panel.go_to(step)
        self._show_buttons()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Begin at the same height on every step."""
        super().fit()
        self.letterhead.setVisible(self.height() >= self.theme.px(_HIGHEST))
        room = max(0, (self.height() - self.theme.px(_HIGHEST)) // 2)
        self._above.changeSize(0, room, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.column.invalidate()

    def _show_buttons(self) -> None:
        is_last = self.step == _SHEET
        self.back.setVisible(self.step != _FACILITY)
        self.other.setVisible(self.step == _FACILITY)
        self.next.set_words(self.texts.t("Make the facility") if is_last else self.texts.t("Continue"))
        waits = is_last and not self.recovery.is_confirmed
        self.next.set_reason(self.texts.t("Type the last two groups of the sheet first.") if waits else "")

    def _set_busy(self, *, busy: bool) -> None:
        self.next.set_busy(busy)
        self.back.setEnabled(not busy)
        for page in self._pages:
            page.setEnabled(not busy)
        if not busy:
            self._show_buttons()

    # ---- making
    def given(self) -> FirstRun:
        """What was typed so far."""
        facility, head, account = (form.read() for form in self.forms)

        def text(values: dict[str, object], name: str) -> str:
            return str(values[name] or "").strip()

        return FirstRun(
            facility=text(facility, "facility"),
            city=text(facility, "city"),
            capacity=int(str(facility["capacity"] or 170)),
            institution=text(head, "institution"),
            letterhead=tuple(filter(None, (text(head, "line1"), text(head, "line2")))),
            address=text(head, "address"),
            uid=text(account, "uid"),
            name=text(account, "name"),
            degree=text(account, "degree"),
            position=text(account, "position"),
            password=str(account[PASSWORD] or ""),
        )

    def _prepare(self) -> None:
        self._given = self.given()
        self._set_busy(busy=True)
        self._jobs.start(self._desk.prepare, self._given, done=self._on_prepared, failed=self._on_failed)

    def _on_prepared(self, code: RecoveryCode) -> None:
        self._set_busy(busy=False)
        if self._given is not None:
            self.recovery.show_code(code, self._given)
            self._show_step(_SHEET)

    def _establish(self) -> None:
        try:
            self._desk.establish()
        except Refusal as refusal:
            self._on_failed(refusal)
            return
        if self._given is not None:
            self.founded.emit(self._given.uid, self._given.password)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, Refusal):
            raise error
        if isinstance(error, Invalid):
            names = {"user_id": "uid"}
            problems = [
                Problem(field=names.get(one.field, one.field), text=one.text, values=one.values)
                for one in error.problems
            ]
            form = self.forms[_ACCOUNT]
            if problems and not form.show_problems(problems):
                form.go_to(form[problems[0].field])
                return
        self._say(error)

    def _say(self, refusal: Refusal | None) -> None:
        if self._banner is not None:
            self._banners.removeWidget(self._banner)
            self._banner.deleteLater()
            self._banner = None
        if refusal is not None:
            title, text, tone = banner_words(refusal, self.texts)
            self._banner = Banner(self.theme, title, text, tone)
            self._banners.addWidget(self._banner)

    # ---- what follows from what was typed
    def _about(self) -> tuple[str, ...]:
        given = self.given()
        return given.name, given.uid, given.facility, given.city

    def _on_name_left(self) -> None:
        if not self._uid_is_own:
            self.forms[_ACCOUNT]["uid"].load(suggested_uid(str(self.forms[_ACCOUNT]["name"].value() or "")))

    def _on_uid_changed(self) -> None:
        self._uid_is_own = not self.forms[_ACCOUNT]["uid"].empty()

    def _show_letterhead(self) -> None:
        given = self.given()
        self.letterhead.show_head(given.letterhead, given.institution, given.address)
