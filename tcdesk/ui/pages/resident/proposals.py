"""The eight proposals of the report, as boxes to tick; on paper they are ticked beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy

from tcdesk.domain.care import PROPOSALS
from tcdesk.i18n import Texts
from tcdesk.ui.kit.cards import Sunken
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme


class Proposals(Sunken):
    """A box for each code of `PROPOSALS`; `changed` fires when somebody ticks one or takes one off."""

    changed = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.boxes = {code: QCheckBox() for code in PROPOSALS}
        head = Label(texts.t("Proposal to the case conference"), "small", "ink2", 600, wrap=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        self.body.addWidget(head)
        self.body.addLayout(self._grid)
        self.body.addWidget(Label(texts.t("The conference decides; these stand ticked on paper."), "caption", "ink3",
                                  wrap=True))  # fmt: skip
        self.body.addStretch(1)
        for box in self.boxes.values():
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.clicked.connect(self._on_clicked)
        self.name_phases("", "")
        self.set_columns(1)
        theme.changed.connect(self._measure)

    def name_phases(self, phase: str, following: str) -> None:
        """Say the phase of the resident and the one after it."""
        for code, box in self.boxes.items():
            words = self._texts.t(PROPOSALS[code], phase=phase or "–", next=following or "–")
            box.setText(words.replace("&", "&&"))
            box.setToolTip(words)

    @property
    def asked_width(self) -> int:
        """The width at which no proposal is cut in one column."""
        margins = self.body.contentsMargins()
        return margins.left() + margins.right() + 2 + max(box.sizeHint().width() for box in self.boxes.values())

    def set_columns(self, count: int) -> None:
        """Lay the boxes out in this many columns, read downwards as on paper."""
        rows = -(-len(self.boxes) // count)
        for place, box in enumerate(self.boxes.values()):
            self._grid.removeWidget(box)
            self._grid.addWidget(box, place % rows, place // rows)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < count else 0)
        self._measure()

    def _measure(self) -> None:
        for box in self.boxes.values():
            box.setFixedHeight(self._theme.px(28))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked, in the order of the paper."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def choose(self, codes: Iterable[object]) -> None:
        """Tick these and no others; what is no code of ours is passed over."""
        wanted = set(codes)
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)

    def _on_clicked(self) -> None:
        self.changed.emit()
