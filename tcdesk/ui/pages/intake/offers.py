"""Drafts found again: offered above the form, gone on with or thrown away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.views.intake import KeptDraft
from tcdesk.services.intake import FORM
from tcdesk.ui.ask import Question
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.pages.intake.kept import Keeper


def name_of(draft: KeptDraft, context: Context) -> str:
    """Whose draft it is."""
    return str(draft.raw.get("name") or context.texts.t("without a name"))


def when_of(draft: KeptDraft, context: Context) -> str:
    """When it was kept: the time, with the day before it unless it was today."""
    at = context.local(draft.at)
    time = context.texts.time(at)
    return time if at.date() == context.today() else f"{context.texts.date(at.date())} {time}"


class DraftBanner(Banner):
    """Says that drafts were found, and goes on with one or throws it away. `chosen` gives the draft a person goes on
    with; `changed` fires when others are offered than before."""

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, keeper: Keeper) -> None:
        t = context.texts.t
        self._drop_one = Button(context.theme, t("Throw away"), "ghost", clicked=self._on_drop_one)
        go_on = Button(context.theme, t("Go on with it"), keys=("Alt", "L"), clicked=self.go_on)
        super().__init__(context.theme, "", icon="edit", actions=(go_on, self._drop_one))
        self._context, self._keeper = context, keeper
        self.drafts: tuple[KeptDraft, ...] = ()
        self.hide()

    def offer(self) -> None:
        """Name the newest of the drafts that are not in hand, or go where there is none. Raises what services raise."""
        texts = self._context.texts
        self.drafts = self._keeper.others()
        if self.drafts:
            when, name = when_of(self.drafts[0], self._context), name_of(self.drafts[0], self._context)
            more = texts.n("{n} draft is open.", "{n} drafts are open.", len(self.drafts))
            text = more if len(self.drafts) > 1 else texts.t("It was not saved yet.")
            self.say(texts.t("Draft {when} found: {name}", when=when, name=name), text)
            self._drop_one.setVisible(len(self.drafts) == 1)
        self.setVisible(bool(self.drafts))
        self.changed.emit()

    def go_on(self) -> None:
        """Go on with the only draft, or ask with which."""
        if len(self.drafts) == 1:
            self.chosen.emit(self.drafts[0])
        elif self.drafts:
            dialog = DraftsDialog(self.window(), self._context, self.drafts)
            dialog.chosen.connect(self.chosen)
            dialog.dropped.connect(self._on_drop)
            dialog.appear()

    def _on_drop_one(self) -> None:
        for draft in self.drafts[:1]:
            self._on_drop(draft)

    def _on_drop(self, draft: KeptDraft) -> None:
        t = self._context.texts.t
        question = Question(
            title=t("Throw away the draft of {name}?", name=name_of(draft, self._context)),
            text=t("What was typed there is gone then and cannot be brought back. Saved residents stay."),
            yes=t("Throw away"),
            danger=True,
        )
        self._context.ask.confirm(question, lambda: self._drop(draft))

    def _drop(self, draft: KeptDraft) -> None:
        with self._context.errors.guard():
            self._context.services.drafts.drop(FORM, draft.key)
            self.offer()


class DraftsDialog(Overlay):
    """All open drafts, each with both answers. `chosen` and `dropped` give the draft."""

    chosen = Signal(object)
    dropped = Signal(object)

    def __init__(self, host: QWidget, context: Context, drafts: tuple[KeptDraft, ...]) -> None:
        super().__init__(host, context.theme, 620)
        t, theme = context.texts.t, context.theme
        self.setAccessibleName(t("Which draft do you go on with?"))
        self.content.addWidget(Label(self.accessibleName(), "heading"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for draft in drafts:
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(name_of(draft, context), "body", "ink", 600), 1)
            row.addWidget(Label(when_of(draft, context), "small", "ink2"))
            row.addWidget(Button(theme, t("Go on with it"), size="small", clicked=partial(self._on_chosen, draft)))
            drop = Button(theme, t("Throw away"), "ghost", size="small", clicked=partial(self._on_dropped, draft))
            row.addWidget(drop)
            column.addLayout(row)
        column.addStretch(1)
        scrolled = Scrolled(body)
        scrolled.setMinimumHeight(min(theme.px(36) * len(drafts), theme.px(260)))
        self.content.addWidget(scrolled, 1)
        close = QHBoxLayout()
        close.addStretch(1)
        close.addWidget(Button(theme, t("Close"), keys=("Esc",), clicked=self.cancel))
        self.content.addLayout(close)

    def _on_chosen(self, draft: KeptDraft) -> None:
        self.finish()
        self.chosen.emit(draft)

    def _on_dropped(self, draft: KeptDraft) -> None:
        self.finish()
        self.dropped.emit(draft)
