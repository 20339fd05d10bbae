"""The line of filters behind the funnel: counselor, group, flag, one's own."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from tcdesk.domain.views.residents import FLAG_NAMES, Flag, ResidentRow
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.pages.residents.filters import NO_GROUP, Chosen

_LEAST_LETTERS = 13


class Strip(QWidget):
    """Three lists and a check; `changed` fires when a person chose otherwise."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        t = context.texts.t
        self.counselors = self._combo(t("Counselor"), t("All counselors"))
        self.groups = self._combo(t("Group"), t("All groups"))
        self.flags = self._combo(t("Flag"), t("All flags"))
        for flag in Flag:
            self.flags.addItem(t(FLAG_NAMES[flag]), flag.value)
        self.own = QCheckBox(t("Only mine"))
        self.own.toggled.connect(self.changed)
        self.clear_button = Button(context.theme, t("Clear"), "link", size="small", clicked=self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(8)
        for widget in (self.counselors, self.groups, self.flags):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.own)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _combo(self, name: str, everything: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setProperty("scale", "small")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_LEAST_LETTERS)
        combo.addItem(everything, "")
        combo.currentIndexChanged.connect(self.changed)
        return combo

    def offer(self, rows: Iterable[ResidentRow]) -> None:
        """Offer the counselors and groups there are; what was chosen stays chosen where it still exists."""
        listed = tuple(rows)
        _fill(self.counselors, [(name, name) for name in sorted({row.counselor for row in listed if row.counselor})])
        groups = [(code, code) for code in sorted({row.group for row in listed if row.group})]
        _fill(self.groups, [*groups, (self._context.texts.t("Without a group"), NO_GROUP)])
        self.own.setVisible(any(row.is_own for row in listed))

    def add_to(self, chosen: Chosen) -> Chosen:
        """`chosen` with what is chosen here."""
        flag = str(self.flags.currentData() or "")
        return attrs.evolve(
            chosen,
            counselor=str(self.counselors.currentData() or ""),
            group=str(self.groups.currentData() or ""),
            flag=Flag(flag) if flag else None,
            only_own=self.own.isChecked() and not self.own.isHidden(),
        )

    def clear(self) -> None:
        """Let everybody through again."""
        with QSignalBlocker(self):
            for combo in (self.counselors, self.groups, self.flags):
                combo.setCurrentIndex(0)
            self.own.setChecked(False)
        self.changed.emit()

    def choose_flag(self, flag: Flag) -> None:
        """Show only those with this flag, as if a person had chosen it."""
        self.flags.setCurrentIndex(self.flags.findData(flag.value))


def _fill(combo: QComboBox, items: list[tuple[str, str]]) -> None:
    """Offer `items` (words and value) below the first line, which stands for everything."""
    with QSignalBlocker(combo):
        before = combo.currentData()
        while combo.count() > 1:
            combo.removeItem(1)
        for text, value in items:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(combo.findData(before), 0))
