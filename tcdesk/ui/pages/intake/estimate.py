"""The program's own dates of the sentence, kept apart from what was recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tcdesk.domain.custody import LEGAL_DATE_NAMES, LegalDateKind
from tcdesk.domain.views.intake import IntakeEstimate
from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Sunken
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.intake.sheet import IconMark
from tcdesk.ui.theme import Theme


class EstimateStrip(Sunken):
    """The program's own estimate of the legal dates, kept apart from what was recorded."""

    def __init__(self, theme: Theme, texts: Texts, use: Callable[[], object]) -> None:
        super().__init__()
        self._texts = texts
        self.body.setContentsMargins(12, 3, 4, 3)
        row = QHBoxLayout()
        row.setSpacing(9)
        self.body.addLayout(row)
        row.addWidget(IconMark(theme, "info", "ink2"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Label("", "small", "ink2", wrap=True)
        row.addWidget(self.words, 1)
        self.use = Button(theme, texts.t("Use ⅔ estimate"), "link", size="small", clicked=use)
        row.addWidget(self.use)
        self.hide()

    def show_estimate(self, estimate: IntakeEstimate) -> None:
        """Show the dates, or go where there is no term to count from."""
        texts = self._texts
        parts = [
            f"{texts.t(LEGAL_DATE_NAMES[kind])} {texts.date(estimate.dates[kind])}".replace(" ", "\N{NO-BREAK SPACE}")
            for kind in LegalDateKind
            if kind in estimate.dates
        ]
        self.words.setText(texts.t("Estimate of the program from the sentence:") + "  " + " · ".join(parts))
        self.use.setVisible(LegalDateKind.TWO_THIRDS in estimate.dates)
        self.setVisible(bool(parts))
