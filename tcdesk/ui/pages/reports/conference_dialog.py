"""Planning a conference, or changing one: day, hour, place, who leads and who writes."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.conference import Conference
from tcdesk.domain.parsing import Near
from tcdesk.domain.refusals import Invalid, Refusal
from tcdesk.i18n import N_
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label

_NOBODY = "-"


class ConferenceDialog(Overlay):
    """Asks for a conference; `then` gets its id when it was saved. `cancel_asked` is offered for a planned one."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        conference: Conference,
        then: Callable[[int], object],
        take_back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(host, context.theme, 560)
        self._context, self._conference, self._then, self._take_back = context, conference, then, take_back
        theme, t = context.theme, context.texts.t
        title = t("Change the conference") if conference.id else t("Plan a conference")
        self.content.addWidget(Label(title, "heading"))
        self.banner = Banner(theme, "", "", "danger")
        self.banner.hide()
        self.content.addWidget(self.banner)
        self.form = Form(theme, context.texts, _specs(context), context.today, columns=2)
        self.form.load(
            {
                "on_date": conference.on_date,
                "starts_at": conference.starts_at,
                "place": conference.place,
                "chair_id": str(conference.chair_id or _NOBODY),
                "secretary_id": str(conference.secretary_id or _NOBODY),
            }
        )
        self.form.ended.connect(self._on_ended)
        self.content.addWidget(self.form)
        self.no = Button(theme, t("Cancel"), "ghost", keys=("Esc",), clicked=self.cancel)
        self.yes = Button(theme, t("Save"), "primary", keys=("Ctrl", "Enter"), clicked=self._on_save)
        row = QHBoxLayout()
        row.setSpacing(8)
        if take_back is not None:
            self.back = Button(theme, t("Take it back"), "danger_outline", icon="delete", clicked=self._on_take_back)
            row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.content.addLayout(row)
        self.setAccessibleName(title)

    def first_focus(self) -> QWidget:
        """The day."""
        return self.form.fields["on_date"].control

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter saves."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_save()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_ended(self) -> None:
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_take_back(self) -> None:
        self.finish()
        if self._take_back is not None:
            self._take_back()

    def _on_save(self) -> None:
        if self.form.check():
            self.form.go_to_problem()
            return
        self.banner.hide()
        found = self.form.read()
        with self._context.errors.guard(self._on_refused):
            conference = attrs.evolve(
                self._conference,
                on_date=found["on_date"],
                starts_at=found["starts_at"],
                place=str(found["place"] or ""),
                chair_id=_number(found["chair_id"]),
                secretary_id=_number(found["secretary_id"]),
            )
            number, changes = self._context.services.conferences.plan(conference)
            self.finish()
            self._context.bus.tell(changes)
            self._then(number)

    def _on_refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, Invalid) and refusal.problems:
            self.form.show_problems(refusal.problems)
            self.form.go_to_problem()
            return
        self.banner.say(refusal.sentence(self._context.texts), "", "danger")
        self.banner.show()
        self.fit()


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.isdecimal() else None


def _specs(context: Context) -> tuple[FieldSpec, ...]:
    staff = context.services.facility.staff.all()
    people = (Option(_NOBODY, context.texts.t("Nobody yet")), *(Option(str(one.id), one.full_name) for one in staff))
    return (
        FieldSpec(name="on_date", label=N_("Day"), kind=Kind.DATE, required=True, near=Near.FUTURE),
        FieldSpec(name="starts_at", label=N_("Begins at"), kind=Kind.TIME, required=True),
        FieldSpec(name="place", label=N_("Place"), span=2, longest=80),
        FieldSpec(name="chair_id", label=N_("Led by"), kind=Kind.CHOICE, options=people),
        FieldSpec(name="secretary_id", label=N_("Minutes by"), kind=Kind.CHOICE, options=people),
    )
