"""What a document can be saved as: the choice, a password typed twice, and what the file means for those in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tcdesk.domain.password import SHORTEST
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing.printable import FileForm, Item
from tcdesk.ui.kit.choice import CheckField, PickField
from tcdesk.ui.kit.field import Field, FieldSpec, Kind, Option
from tcdesk.ui.kit.form import make_field
from tcdesk.ui.kit.labels import Label

PDF, LOCKED = "pdf", "locked"
OPEN_NOTE = N_("A saved file lies outside the encrypted facility: whoever has it can read it.")
LOCKED_NOTE = N_("Encrypted with AES-256. It opens only with this password, and nobody can find the password again.")
TOO_SHORT = N_("At least {n} characters.")
NOT_THE_SAME = N_("The two are not the same. Type the password again.")


class Saving(QWidget):
    """The way into a file: `form` is placed by who owns this. `chosen` fires when another form was chosen."""

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._texts = context.texts
        self._forms: tuple[FileForm, ...] = ()
        theme, texts = context.theme, context.texts
        self.form = PickField(theme, texts, FieldSpec(name="form", label=N_("Save as")))
        self.password = make_field(
            theme, texts, FieldSpec(name="file_password", label=N_("Password"), kind=Kind.PASSWORD), context.today
        )
        self.again = make_field(
            theme, texts, FieldSpec(name="file_password_again", label=N_("The same again"), kind=Kind.PASSWORD),
            context.today,
        )  # fmt: skip
        self.tick = CheckField(theme, texts, FieldSpec(name="tick", label=N_("Names"), placeholder=N_("Yes")))
        self.note = Label("", "caption", "ink2", wrap=True)
        self._passwords = QWidget()
        row = QGridLayout(self._passwords)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(10)
        for place, field in enumerate((self.password, self.again)):
            row.addWidget(field, 0, place)
            row.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._passwords, self.tick, self.note):
            column.addWidget(part)
        self.form.changed.connect(self._on_chosen)
        self.tick.changed.connect(self._say)

    def show_item(self, item: Item) -> None:
        """Offer the forms of another document; the one chosen stays where there is it."""
        before = self.code
        self._forms = item.files
        t = self._texts.t
        options = [Option(PDF, t("PDF document")), Option(LOCKED, t("PDF with a password"))]
        options += [Option(form.code, form.words) for form in item.files]
        self.form.set_options(options)
        self.form.load(before if before in {option.value for option in options} else PDF)
        self._on_chosen()

    @property
    def code(self) -> str:
        """`pdf`, `locked` or the code of a form of the document."""
        return str(self.form.value() or PDF)

    @property
    def extra(self) -> FileForm | None:
        """The form of the document itself that is chosen; None for a PDF."""
        return next((form for form in self._forms if form.code == self.code), None)

    @property
    def is_ticked(self) -> bool:
        """Whether the box of the form is ticked."""
        return bool(self.tick.value())

    def check(self) -> str | None:
        """The password ("" where none is wanted), or None after showing what is wrong with it."""
        if self.code != LOCKED:
            return ""
        first, second = str(self.password.value() or ""), str(self.again.value() or "")
        if len(first) < SHORTEST:
            self._refuse(self.password, Problem(field="", text=TOO_SHORT, values={"n": SHORTEST}))
            return None
        if first != second:
            self._refuse(self.again, Problem(field="", text=NOT_THE_SAME))
            return None
        return first

    @staticmethod
    def _refuse(field: Field, problem: Problem) -> None:
        field.show_problem(problem)
        field.control.setFocus()

    def _on_chosen(self) -> None:
        form = self.extra
        self._passwords.setVisible(self.code == LOCKED)
        self.tick.setVisible(form is not None and bool(form.tick))
        if form is not None and form.tick:
            self.tick.box.setText(form.tick)
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        form = self.extra
        if form is not None:
            self.note.setText(form.ticked_note if form.tick and self.is_ticked else form.note)
        else:
            self.note.setText(self._texts.t(LOCKED_NOTE if self.code == LOCKED else OPEN_NOTE))
