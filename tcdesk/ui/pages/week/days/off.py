"""A session that is called off, and another hour of the same week to make up for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from tcdesk.domain.views.week_days import Place, Places
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.days.row_list import Row, RowList
from tcdesk.ui.pages.week.days.words import place_row
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.theme import Theme

NONE = "none"


def no_place_words(places: Places, texts: Texts) -> str:
    """That nothing fits, and of how many hours."""
    if not places.others:
        return texts.t("No hour of this week is left for it.")
    count = len(places.others)
    return texts.n("The {n} hour that is left does not fit; it says why.",
                   "None of the {n} hours that are left fits; each says why.", count)  # fmt: skip


class OffDialog(Overlay):
    """Asks why, and whether and where the group meets instead. `given` fires with the reason and a `Place` or None."""

    given = Signal(str, object)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        title: str,
        places: Places,
        names: Names,
        *,
        reason: str = "",
    ) -> None:
        super().__init__(host, theme, width=620, height=560)
        texts = names.texts
        t = texts.t
        self.setAccessibleName(title)
        self._places = {str(number): place for number, place in enumerate(places.fitting, start=1)}
        self._was_off = bool(reason)
        self.reason = QPlainTextEdit(reason)
        self.reason.setFixedHeight(theme.px(64))
        self.reason.setTabChangesFocus(True)
        self.reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label = Label(t("Reason"), "small", "ink2", 600)
        label.setBuddy(self.reason)
        self.list = RowList(theme, t("Where it meets instead"))
        self.no = Button(theme, t("Close"), keys=("Esc",), clicked=self.cancel)
        words = t("Make up for it") if self._was_off else t("Call off")
        self.yes = Button(theme, words, "primary" if self._was_off else "danger", keys=("Ctrl", "Enter"),
                          clicked=self._give)  # fmt: skip
        self.content.addWidget(Label(title, "heading", wrap=True))
        self.content.addWidget(label)
        self.content.addWidget(self.reason)
        self.content.addWidget(Label(t("Where it meets instead"), "small", "ink2", 600))
        if not places.fitting:
            self.content.addWidget(Label(no_place_words(places, texts), "small", "warn", wrap=True))
        self.content.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.no)
        foot.addWidget(self.yes)
        self.content.addLayout(foot)
        self.reason.textChanged.connect(self._fit)
        self.list.chosen.connect(self._fit)
        self.list.show_rows(self._rows(places, names))
        self._fit()

    def _rows(self, places: Places, names: Names) -> list[Row]:
        t = names.texts.t
        rows = [place_row(place, names, key=key) for key, place in self._places.items()]
        if not self._was_off:
            rows.append(Row(key=NONE, title=t("It does not meet this week"), detail=t("The members keep their group."),
                            icon="close"))  # fmt: skip
        return rows + [place_row(place, names, key=f"no-{at}") for at, place in enumerate(places.others)]

    def first_focus(self) -> QWidget:
        """The reason, or the places where that is known."""
        return self.list if self._was_off else self.reason

    def _fit(self, _key: str = "") -> None:
        self.yes.setEnabled(bool(self.reason.toPlainText().strip()) and bool(self.list.key))

    def _give(self) -> None:
        place: Place | None = self._places.get(self.list.key)
        reason = self.reason.toPlainText().strip()
        self.finish()
        self.given.emit(reason, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter does it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.yes.click()
        else:
            super().keyPressEvent(event)
