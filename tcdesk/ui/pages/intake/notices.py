"""Above and below the form: somebody who may be the same person, a draft that was found, estimated dates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tcdesk.domain.custody import LEGAL_DATE_NAMES, LegalDateKind
from tcdesk.domain.intake import IntakeDraft
from tcdesk.domain.views.intake import Duplicate, IntakeEstimate
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Sunken
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme


def duplicate_words(found: Duplicate, texts: Texts) -> tuple[str, str]:
    """(who it may be, what they have in common) in words."""
    title = texts.t("Possibly the same person: {name}, {number}", name=found.name, number=found.register_no)
    if found.left_on is not None:
        title += " — " + texts.t("left {day}", day=texts.date(found.left_on))
    reasons = ", ".join(reason.words(texts) for reason in found.reasons)
    return title, texts.t("In common: {reasons}.", reasons=reasons)


class DuplicateBanner(Banner):
    """Says who may be the same person, with both answers."""

    def __init__(
        self, theme: Theme, texts: Texts, compare: Callable[[], object], another: Callable[[], object]
    ) -> None:
        actions = (
            Button(theme, texts.t("Compare"), keys=("Alt", "B"), clicked=compare),
            Button(theme, texts.t("Not the same person"), "ghost", clicked=another),
        )
        super().__init__(theme, "", tone="warn", icon="copy", actions=actions)
        self._texts = texts
        self.hide()

    def show_duplicate(self, found: Duplicate | None) -> None:
        """Name the likeliest person, or go."""
        if found is not None:
            self.say(*duplicate_words(found, self._texts), "warn")
        self.setVisible(found is not None)


class CompareDialog(Overlay):
    """What is typed beside what is known, row by row."""

    def __init__(self, host: QWidget, theme: Theme, texts: Texts, draft: IntakeDraft, known: Duplicate) -> None:
        super().__init__(host, theme, 640)
        t = texts.t
        self.content.addWidget(Label(t("Is this the same person?"), "heading"))
        self.content.addWidget(Label(duplicate_words(known, texts)[1], "body", "ink2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        birth = texts.date(draft.birth_date) if draft.birth_date is not None else "—"
        stay = texts.date(known.admitted_on) + " – " + (texts.date(known.left_on) if known.left_on else t("here now"))
        rows = (
            ("", t("Typed here"), t("Already known")),
            (t("Name"), draft.name, known.name),
            (t("Register number"), draft.register_no or "—", known.register_no),
            (t("Birth date"), birth, texts.date(known.birth_date)),
            (t("Mother's name"), draft.mother_name or "—", known.mother_name or "—"),
            (t("In the programme"), "—", stay),
        )
        for line, (label, typed, there) in enumerate(rows):
            head = line == 0
            grid.addWidget(Label(label, "small", "ink3"), line, 0)
            grid.addWidget(Label(typed, "small" if head else "body", "ink3" if head else "ink"), line, 1)
            grid.addWidget(Label(there, "small" if head else "body", "ink3" if head else "ink"), line, 2)
        self.content.addLayout(grid)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(theme, t("Close"), "primary", keys=("Esc",), clicked=self.cancel))
        self.content.addLayout(row)
        self.setAccessibleName(t("Is this the same person?"))


class EstimateStrip(Sunken):
    """The program's own estimate of the legal dates, kept apart from what was recorded."""

    def __init__(self, theme: Theme, texts: Texts, use: Callable[[], object]) -> None:
        super().__init__()
        self._texts = texts
        row = QHBoxLayout()
        self.body.addLayout(row)
        self.words = Label("", "small", "ink2", wrap=True)
        row.addWidget(self.words, 1)
        row.addWidget(Button(theme, texts.t("Use ⅔ estimate"), "link", clicked=use))
        self.hide()

    def show_estimate(self, estimate: IntakeEstimate) -> None:
        """Show the dates, or go where there is no term to count from."""
        texts = self._texts
        parts = [
            f"{texts.t(LEGAL_DATE_NAMES[kind])} {texts.date(estimate.dates[kind])}"
            for kind in LegalDateKind
            if kind in estimate.dates
        ]
        self.words.setText(texts.t("Estimate of the program from the sentence:") + " " + " · ".join(parts))
        self.setVisible(bool(parts))
