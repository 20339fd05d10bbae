"""A date field: one types freely, and the line below says how it was understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit

from tcdesk.domain.parsing import Near, parse_date
from tcdesk.domain.problem import Problem
from tcdesk.i18n import Texts
from tcdesk.ui.commands import command
from tcdesk.ui.kit.edge_icon import EdgeIcon
from tcdesk.ui.kit.field import FieldSpec
from tcdesk.ui.kit.fields import LineField
from tcdesk.ui.kit.month_popup import MonthPopup
from tcdesk.ui.theme import Theme


def distance(day: date, today: date, texts: Texts) -> str:
    """`80 hari lagi`, `285 hari lalu`, `hari ini`."""
    days = (day - today).days
    if not days:
        return texts.t("today")
    if days > 0:
        return texts.n("in {n} day", "in {n} days", days)
    return texts.n("{n} day ago", "{n} days ago", -days)


class DateField(LineField):
    """A date, read by `parse_date` on the side of today that `spec.near` names; `today` gives the day it is.

    Alt Down or the icon opens a month to pick from.
    """

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec, today: Callable[[], date]) -> None:
        self._today = today
        self.popup: MonthPopup | None = None
        super().__init__(theme, texts, spec)
        self._icon = EdgeIcon(theme, self.edit, "calendar", texts.t("Pick a day"))
        self._icon.triggered.connect(self.open_month)
        command(self.edit, texts.t("Pick a day"), self.open_month, keys="Alt+Down")

    def make_edit(self) -> QLineEdit:
        """The line itself."""
        edit = QLineEdit()
        edit.setPlaceholderText(self.texts.t("dd-mm-yyyy"))
        return edit

    def read(self, text: str) -> object | Problem:
        """A `date`."""
        return parse_date(text, today=self._today(), near=self.spec.near)

    def written(self, value: object) -> str:
        """`28-05-2026`."""
        return self.texts.date_field(value) if isinstance(value, date) else ""

    def echo(self, value: object) -> str:
        """`Kamis, 28 Mei 2026 · 80 hari lagi`, or the age for a birth date."""
        if not isinstance(value, date):
            return ""
        today = self._today()
        if self.spec.near is Near.BIRTH and value <= today:
            years = today.year - value.year - ((today.month, today.day) < (value.month, value.day))
            age = self.texts.n("{n} year old", "{n} years old", years)
            return f"{self.texts.date_long(value)} · {age}"
        return f"{self.texts.date_full(value)} · {distance(value, today, self.texts)}"

    def open_month(self) -> None:
        """Open the month of the date that stands in the field, or of today."""
        if self.locked:
            return
        found = self.value()
        day = found if isinstance(found, date) else self._today()
        self.popup = MonthPopup(self.theme, self.texts, day, self._today(), self.edit)
        self.popup.picked.connect(self._on_picked)
        self.popup.destroyed.connect(self._on_popup_gone)
        self.popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 2)))
        self.popup.show()
        self.popup.setFocus()

    def _on_popup_gone(self) -> None:
        self.popup = None

    def _on_picked(self, day: date) -> None:
        self.load(day)
        self.on_edited()
        self.edit.setFocus()
