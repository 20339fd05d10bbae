"""The intake page: forms, drafts that survive anything, and saving."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

import attrs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.intake import IntakeDraft, Section
from tcdesk.domain.intake import sections as states_of
from tcdesk.domain.refusals import Conflict, Invalid, Refusal, Trouble
from tcdesk.domain.roles import Action
from tcdesk.domain.views.intake import KeptDraft
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.intake.commands import Commands, Deeds
from tcdesk.ui.pages.intake.estimate import EstimateStrip
from tcdesk.ui.pages.intake.fields import Declared
from tcdesk.ui.pages.intake.head import IntakeHead
from tcdesk.ui.pages.intake.kept import Body, Keeper, beside_of, body_of
from tcdesk.ui.pages.intake.known import KnownBanner
from tcdesk.ui.pages.intake.offers import DraftBanner
from tcdesk.ui.pages.intake.portrait import PortraitRow
from tcdesk.ui.pages.intake.reading import Beside, draft_of, problems_of
from tcdesk.ui.pages.intake.sheets import Sheets
from tcdesk.ui.pages.intake.side import Side

_LOOK_MS = 250


class IntakePage(Page):
    """One new resident at a time; what is typed is a draft from the first key on."""

    shows: ClassVar[frozenset[str]] = frozenset({"resident", "staff", "cohort", "substance", "setting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts = context.theme, context.texts
        self._beside = Beside()
        self._insists = False
        self._stale = False
        self.keeper = Keeper(context, self.body)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self._show_failure)
        self.keeper.failed.connect(lambda _refusal: context.notices.unsaved())
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look_again)
        self.side = Side(context)
        self.found = DraftBanner(context, self.keeper)
        self.found.chosen.connect(self._on_chosen_draft)
        self.found.changed.connect(self.hints_changed)
        self.failed = Banner(theme, "", tone="danger", close_words=self.t("Close"))
        self.failed.closed.connect(self.failed.hide)
        self.known = KnownBanner(theme, texts, self.draft)
        self.known.another.connect(self._on_another)
        self.known.joined.connect(lambda number: self._change(former_id=number))
        self.known.opened.connect(lambda number: context.go("resident", id=number))
        self.estimate = EstimateStrip(theme, texts, self._on_use_estimate)
        self.portrait = PortraitRow(context)
        self.portrait.taken.connect(lambda: self._change(photo=self.portrait.photo))
        self.portrait.refused.connect(self._show_failure)
        deeds = Deeds(
            step=lambda steps: self.sheets.step(steps),  # noqa: PLW0108 - the sheets are made anew
            compare=self.known.compare,
            go_on=self.found.go_on,
            keep=self.keeper.keep,
            close=lambda: context.go("residents"),
            save=self.save,
        )
        self._commands = Commands(self, deeds)
        self.head = IntakeHead(context, (self._commands.close, self._commands.save))
        self._choices = context.services.intake.choices()
        self.sheets = self._made_sheets()
        self._build()

    def _made_sheets(self) -> Sheets:
        context = self.context
        declared = Declared(context.texts, self._choices, medical=context.can(Action.MEDICAL_WRITE))
        sheets = Sheets(context, declared, self.draft)
        sheets.sheets[Section.CUSTODY].room.addWidget(self.estimate)
        sheets.sheets[Section.BELONGINGS].room.addWidget(self.portrait)
        sheets.changed.connect(self._look.start)
        sheets.left.connect(self._on_left)
        sheets.idle.connect(self.keeper.keep)
        sheets.moved.connect(self._on_moved)
        return sheets

    def _build(self) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 10, 8, 10)
        self._column.setSpacing(10)
        notes = QVBoxLayout()
        notes.setContentsMargins(0, 0, 12, 0)  # where the fields end
        notes.setSpacing(10)
        for widget in (self.side.combo, self.found, self.failed, self.known):
            notes.addWidget(widget)
        self._column.addLayout(notes)
        self.failed.hide()
        self._column.addWidget(self.sheets, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(self._column, 1)
        self.side.chosen.connect(lambda code: self.sheets.show_section(Section(code)))
        self.side.save_asked.connect(self.save)

    # ---- the page as the frame knows it ----
    def header(self) -> QWidget | None:
        """Who comes in, when the draft was kept, and the two ways out."""
        return self.head

    def open(self, draft: str = "", **_args: object) -> None:
        """Go on with the draft kept under this key, if there is one; offer the others."""
        with self.guard():
            if self._stale:
                self.refresh()
            kept = next((one for one in self.keeper.others() if one.key == draft), None)
            if kept is not None:
                self._take(kept)
            self.found.offer()

    def place(self) -> dict[str, object]:
        """The draft in hand, to come back to it."""
        return {"draft": self.keeper.key} if self.body() else {}

    def refresh(self) -> None:
        """Offer what the facility has now, and look at what is typed."""
        choices = self.context.services.intake.choices()
        if choices != self._choices:
            self._choices = choices
            before, hand = self.sheets, self.sheets.current()
            self.sheets = self._made_sheets()
            self.sheets.restore(before.raw())
            self.sheets.setCurrentIndex(before.currentIndex())
            self._column.replaceWidget(before, self.sheets)
            if hand is not None:
                self.sheets.go_to(hand.spec.name)
            before.hide()
            before.deleteLater()
        self._stale = False
        self.look_again()

    def first_focus(self) -> QWidget | None:
        """The first empty field of the minimum in the section that is shown, or its first field."""
        return self.sheets.sheets[self.sheets.section].first_target()

    def leave(self) -> bool:
        """Keep what was typed; leaving never loses it, and is refused where it would."""
        return self.keeper.keep()

    def areas(self) -> tuple[QWidget, ...]:
        """The form and the sections."""
        return (self.sheets, self.side)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the form; those of banners while they stand there."""
        field = self.sheets.current()
        return self._commands.hints(
            suggests=field is not None and field.problem is not None and field.problem.suggestion is not None,
            wrong=bool(self.sheets.wrong()),
            known=self.known.person is not None,
            found=bool(self.found.drafts),
        )

    # ---- draft ----
    def draft(self) -> IntakeDraft:
        """What is typed, as far as it can be read."""
        return draft_of(self.sheets.read(), self._beside)

    def body(self) -> Body:
        """Everything there is, as it was typed."""
        return body_of(self.sheets.raw(), self._beside)

    def _on_kept(self, at: datetime) -> None:
        self.context.notices.saved(at, draft=True)
        self.head.show_kept(at)
        self.failed.hide()

    def _on_chosen_draft(self, kept: KeptDraft) -> None:
        """Go on with a draft; what stood in the form is a draft itself from now on."""
        if not self.keeper.keep():
            return
        self._take(kept)
        with self.guard():
            self.found.offer()
            self.look_again()
        self.sheets.go_to(self.sheets.first_missing() or "name")

    def _take(self, kept: KeptDraft) -> None:
        self.keeper.go_on(kept)
        self._put(kept.raw)
        self.head.show_kept(self.context.local(kept.at))

    def _put(self, body: Mapping[str, object]) -> None:
        self._beside = beside_of(body)
        self._insists = False
        self.sheets.restore(body)
        self.portrait.show_photo(self._beside.photo)

    # ---- looking at what is typed ----
    def _on_left(self) -> None:
        with self.guard():
            self._look_at_fields(self.draft())
        self._look.start()

    def look_again(self) -> None:
        """Look at everything that is typed: problems, what is missing, estimates, people who may be the same."""
        self._look.stop()
        with self.guard():
            draft = self.draft()
            self._look_at_fields(draft)
            found = self.context.services.intake.duplicates(draft)
            found = tuple(one for one in found if one.resident_id not in self._beside.not_same)
            joined = next((one for one in found if one.resident_id == self._beside.former_id), None)
            if joined is None:
                self._beside = attrs.evolve(self._beside, former_id=None)
            self.known.show_known(joined or next(iter(found), None), is_joined=joined is not None)
            self.hints_changed.emit()

    def _look_at_fields(self, draft: IntakeDraft) -> None:
        service = self.context.services.intake
        self.sheets.show_problems((*service.check(draft), *problems_of(draft)), insist=self._insists)
        self.sheets.confirm("register_no", self.t("Not used by another resident"))
        states, estimate = self.sheets.states(states_of(draft)), service.estimate(draft)
        self.side.show_states(states, draft, estimate)
        self._on_moved()
        self.estimate.show_estimate(estimate)
        self.head.show_who(draft.name, draft.admitted_on or self.context.today())

    def _on_moved(self) -> None:
        self.side.choose(self.sheets.section.value)

    def _change(self, **beside: object) -> None:
        """Something beside the fields is another: look again, and keep it as if it had been typed."""
        self._beside = attrs.evolve(self._beside, **beside)  # pyright: ignore[reportArgumentType] - by name
        self.look_again()
        self.keeper.keep()

    def _on_use_estimate(self) -> None:
        with self.guard():
            kind = LegalDateKind.TWO_THIRDS
            day = self.context.services.intake.estimate(self.draft()).dates.get(kind)
            if day is not None:
                self.sheets.fields[kind.value].load(day)
                self._change(estimated={**self._beside.estimated, kind: day})

    def _on_another(self, number: int) -> None:
        self._change(not_same=self._beside.not_same | {number}, former_id=None)

    # ---- the two ways out ----
    def show_refusal(self, refusal: Refusal) -> None:
        """What is wrong in a field stands there, everything else above the form; the text stays."""
        self._show_failure(refusal)
        if isinstance(refusal, Invalid) and refusal.problems:
            self.sheets.show_problems(refusal.problems, insist=True)
        elif isinstance(refusal, Conflict):
            self.look_again()
        self.sheets.go_to_first_problem()

    def _show_failure(self, refusal: Refusal) -> None:
        if isinstance(refusal, Trouble):
            self.context.notices.unsaved()
        self.failed.say(refusal.sentence(self.context.texts), "", "danger")
        self.failed.show()

    def save(self) -> None:
        """Check, save, and open the new file; a "no" is shown where it belongs."""
        self.failed.hide()
        self._insists = True
        with self.guard():
            self.look_again()
            if self.sheets.wrong():
                self.sheets.go_to_first_problem()
                return
            draft = self.draft()
            service = self.context.services.intake
            number, changes = service.save(draft, self.keeper.key, sorted(self._beside.not_same))
            self._start_anew()
            self.context.notices.done(self.t("{name} was taken in", name=draft.name))
            self.context.go("resident", id=number)
            self.context.bus.tell(changes, self)

    def _start_anew(self) -> None:
        self.keeper.start_anew()
        self._put({})
        self._stale = True
        self.sheets.setCurrentIndex(0)
        self.head.show_kept(None)
        self.context.notices.clean()
