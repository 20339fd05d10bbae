"""The sections a paper can be printed without, as boxes; what is not for this person is closed and says why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.views.prints import PaperSection
from tcdesk.i18n import Texts
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme

_BETWEEN = 10


class Sections(QWidget):
    """A box for each section of the paper that is chosen; `changed` fires when somebody ticks one or takes one off."""

    changed = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._sections: tuple[PaperSection, ...] = ()
        self._without: frozenset[str] = frozenset()
        self._is_whole = False
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(Label(texts.t("Sections"), "small", "ink2", 600), 1)
        self._pages = Label("", "small", "ink3")
        head.addWidget(self._pages)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(0)
        self.note = Label("", "caption", "ink3", wrap=True)
        column.addWidget(self.note)
        column.addLayout(self._grid)
        theme.changed.connect(self._measure)

    def offer(self, sections: tuple[PaperSection, ...], without: tuple[str, ...]) -> None:
        """Offer other sections, all ticked but those `without`."""
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self.boxes = {one.code: self._box(one) for one in sections}
        self._sections, self._without = sections, frozenset(without)
        self.setVisible(bool(sections))
        self._measure()
        self._show()

    def _box(self, section: PaperSection) -> QCheckBox:
        box = QCheckBox(self._texts.t(section.title).replace("&", "&&"))
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.clicked.connect(self._on_clicked)
        return box

    def _measure(self) -> None:
        for box in self.boxes.values():
            box.setFixedHeight(self._theme.px(25))
        self._place()

    def _place(self) -> None:
        """Put the boxes into two columns, or one where two have no room."""
        boxes = list(self.boxes.values())
        widest = [max((box.sizeHint().width() for box in boxes[side::2]), default=0) for side in (0, 1)]
        columns = 2 if sum(widest) + _BETWEEN <= self.width() else 1
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        for number, box in enumerate(boxes):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the boxes anew."""
        super().resizeEvent(event)
        self._place()

    def hold_whole(self, *, whole: bool) -> None:
        """Close all boxes of a paper that is printed whole; what was ticked before comes back with `whole` False."""
        self._is_whole = whole
        self._show()

    def know_pages(self, count: int) -> None:
        """How many pages the paper has as it is chosen."""
        self._pages.setText(self._texts.n("{n} page", "{n} pages", count))

    @property
    def without(self) -> tuple[str, ...]:
        """The codes of what is left out, in the order of the paper; a section that is closed is not among them."""
        if self._is_whole:
            return ()
        return tuple(one.code for one in self._sections if one.code in self._without and not one.reason)

    def _show(self) -> None:
        for one in self._sections:
            box = self.boxes[one.code]
            box.setEnabled(not one.reason and not self._is_whole)
            box.setChecked(not one.reason and (self._is_whole or one.code not in self._without))
            reason = self._reason(one)
            box.setToolTip(reason)
            box.setAccessibleDescription(reason)
        said = [self._reason(one) for one in self._sections if one.reason]
        if self._is_whole:
            said.append(self._whole())
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))

    def _reason(self, section: PaperSection) -> str:
        t = self._texts.t
        if section.reason:
            return t("{section}: {reason}.", section=t(section.title), reason=t(section.reason))
        return self._whole() if self._is_whole else ""

    def _whole(self) -> str:
        return self._texts.t("A final report always has all its sections.")

    def _on_clicked(self) -> None:
        self._without = frozenset(
            one.code for one in self._sections if not one.reason and not self.boxes[one.code].isChecked()
        )
        self.changed.emit()
