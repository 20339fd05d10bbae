"""The intake page: forms, drafts that survive anything, and saving."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.intake import IntakeDraft, Section
from tcdesk.domain.intake import sections as states_of
from tcdesk.domain.refusals import Invalid, Refusal, Trouble
from tcdesk.domain.roles import Action
from tcdesk.domain.views.intake import Duplicate, KeptDraft
from tcdesk.i18n import N_
from tcdesk.services.intake import FORM
from tcdesk.services.photos import prepare
from tcdesk.ui.ask import FileKind
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.photo import photo_pixmap
from tcdesk.ui.kit.stepper import SectionCombo
from tcdesk.ui.pages._base import Page, TopBar
from tcdesk.ui.pages.intake.fields import Declared
from tcdesk.ui.pages.intake.notices import CompareDialog, DuplicateBanner, EstimateStrip
from tcdesk.ui.pages.intake.reading import draft_of, with_photo
from tcdesk.ui.pages.intake.sheets import Sheets
from tcdesk.ui.pages.intake.side import Side, rows_of

UNREADABLE = N_("The photo file could not be read. Nothing was changed. Choose another file.")
_LOOK_MS = 250


class IntakePage(Page):
    """One new resident at a time; what is typed is a draft from the first key on."""

    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._key = uuid.uuid4().hex
        self._photo: tuple[bytes, bytes] | None = None
        self._estimated: frozenset[LegalDateKind] = frozenset()
        self._not_same: set[int] = set()
        self._duplicate: Duplicate | None = None
        self._kept_at = ""
        choices = context.services.intake.choices()
        declared = Declared(context.texts, choices, medical=context.can(Action.MEDICAL_WRITE))
        self.sheets = Sheets(context, declared, self.draft)
        self.side = Side(theme, context.texts)
        self.combo = SectionCombo(theme)
        self.found = Banner(
            theme,
            "",
            actions=(
                Button(theme, self.t("Go on with it"), clicked=self._on_go_on),
                Button(theme, self.t("Throw away"), "ghost", clicked=self._on_throw_away),
            ),
        )
        self.failed = Banner(theme, "", tone="danger")
        self.duplicates = DuplicateBanner(theme, context.texts, self._on_compare, self._on_another)
        self.estimate = EstimateStrip(theme, context.texts, self._on_use_estimate)
        self.sheets.extras[Section.CUSTODY].addWidget(self.estimate)
        self._photo_view = QLabel()
        self._photo_view.setFixedSize(90, 120)
        pick = Button(theme, self.t("Choose photo"), icon="photo", clicked=self._on_pick)
        photo_row = QHBoxLayout()
        photo_row.addWidget(self._photo_view)
        photo_row.addWidget(pick)
        photo_row.addStretch(1)
        self.sheets.extras[Section.BELONGINGS].addLayout(photo_row)
        self._drafts: tuple[KeptDraft, ...] = ()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_again)
        self._commands()
        self._build()
        self.sheets.changed.connect(self._look.start)
        self.sheets.left.connect(self._look.start)
        self.sheets.idle.connect(self.keep)
        self.sheets.moved.connect(self._on_moved)
        self.side.chosen.connect(lambda code: self.sheets.show_section(Section(code)))
        self.combo.chosen.connect(lambda code: self.sheets.show_section(Section(code)))
        self.side.save_asked.connect(self.save)
        context.breakpoint.changed.connect(self._arrange)

    def _commands(self) -> None:
        self._close = self.command(self.t("Close"), self._on_close, keys="Esc", kind="ghost")
        self._save = self.command(self.t("Save"), self.save, keys="Ctrl+Return", icon="done", hint=self.t("save"))
        self.command(self.t("Next section"), lambda: self.sheets.step(1), keys="Ctrl+Down", hint=self.t("next section"))
        self.command(self.t("Section before"), lambda: self.sheets.step(-1), keys="Ctrl+Up")
        self.command(self.t("Compare with the person found"), self._on_compare, keys="Alt+B")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        column = QVBoxLayout()
        column.setContentsMargins(20, 12, 8, 12)
        column.setSpacing(10)
        for widget in (self.combo, self.found, self.failed, self.duplicates):
            column.addWidget(widget)
        self.found.hide()
        self.failed.hide()
        column.addWidget(self.sheets, 1)
        row.addLayout(column, 1)
        self._show_photo()
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.context.breakpoint.room < Room.M
        self.side.setVisible(not narrow)
        self.combo.setVisible(narrow)

    # ---- the page as the frame knows it ----
    def top_bar(self) -> TopBar:
        """Who comes in, when the draft was kept, and the two ways out."""
        draft = self.draft()
        day = self.context.texts.date_long(draft.admitted_on or self.context.today())
        parts = [draft.name, self.t("admitted {day}", day=day), self._kept_at]
        return TopBar(
            title=self.t("New resident"),
            line=" · ".join(part for part in parts if part),
            actions=(self._close, self._save),
        )

    def refresh(self) -> None:
        """Offer drafts that are still open, and look at what is typed."""
        self._drafts = tuple(one for one in self.context.services.drafts.find(FORM) if one.key != self._key)
        self.found.setVisible(bool(self._drafts))
        if self._drafts:
            newest = self._drafts[0]
            at = self.context.texts.time(self.context.local(newest.at))
            day = self.context.texts.day(self.context.local(newest.at).date())
            name = str(newest.raw.get("name") or self.t("without a name"))
            self.found.say(self.t("A draft was found: {name}, kept {day} {time}", name=name, day=day, time=at))
        self._look_again()

    def first_focus(self) -> QWidget | None:
        """The first empty field of the minimum."""
        return self.sheets.fields()["name"].control

    def leave(self) -> bool:
        """Keep what was typed; leaving never loses it."""
        if self.sheets.raw():
            self.keep()
        return True

    def areas(self) -> tuple[QWidget, ...]:
        """The form and the sections."""
        return (self.sheets, self.side)

    # ---- draft ----
    def draft(self) -> IntakeDraft:
        """What is typed, as far as it can be read."""
        return with_photo(draft_of(self.sheets.read(), self._estimated), self._photo)

    def keep(self) -> None:
        """Keep what stands in the form as a draft; trouble is shown and the text stays."""
        raw = self.sheets.raw()
        if not raw:
            return
        try:
            self.context.services.drafts.keep(FORM, self._key, raw)
        except Refusal as refusal:
            self.context.notices.unsaved()
            self._show_failure(refusal)
            return
        now = self.context.clock()
        self.context.notices.saved(now, draft=True)
        self._kept_at = self.t("draft saved {time}", time=self.context.texts.time(now))
        self.failed.hide()
        self.top_bar_changed.emit()

    def _on_go_on(self) -> None:
        if self._drafts:
            kept = self._drafts[0]
            self._key = kept.key
            self.sheets.restore(kept.raw)
            self.refresh()
            self.sheets.show_section(Section.IDENTITY)

    def _on_throw_away(self) -> None:
        if self._drafts:
            with self.guard():
                self.context.services.drafts.drop(FORM, self._drafts[0].key)
                self.refresh()

    # ---- looking at what is typed ----
    def _look_again(self) -> None:
        with self.guard():
            service, draft = self.context.services.intake, self.draft()
            problems = service.check(draft)
            self.sheets.show_problems(problems, only_filled=True)
            states = states_of(draft, problems)
            estimate = service.estimate(draft)
            self.side.show_states(states, draft, estimate)
            self.combo.set_sections(rows_of(states, self.context.texts))
            self._on_moved()
            self.estimate.show_estimate(estimate)
            found = [one for one in service.duplicates(draft) if one.resident_id not in self._not_same]
            self._duplicate = found[0] if found else None
            self.duplicates.show_duplicate(self._duplicate)
            self.top_bar_changed.emit()

    def _on_moved(self, _section: str = "") -> None:
        self.side.list.choose(self.sheets.section.value)
        self.combo.choose(self.sheets.section.value)

    def _on_compare(self) -> None:
        if self._duplicate is not None:
            CompareDialog(self.window(), self.context.theme, self.context.texts, self.draft(), self._duplicate).appear()

    def _on_another(self) -> None:
        if self._duplicate is not None:
            self._not_same.add(self._duplicate.resident_id)
            self._look_again()

    def _on_use_estimate(self) -> None:
        estimate = self.context.services.intake.estimate(self.draft())
        kind = LegalDateKind.TWO_THIRDS
        if kind in estimate.dates:
            self.sheets.fields()[kind.value].load(estimate.dates[kind])
            self._estimated |= {kind}
            self._look_again()

    # ---- photo ----
    def _on_pick(self) -> None:
        kind = FileKind(words=self.t("Pictures"), endings=("jpg", "jpeg", "png", "webp"))
        self.context.ask.pick_open_file(self.t("Choose photo"), kind, self._take_photo)

    def _take_photo(self, path: Path) -> None:
        with self.guard():
            try:
                data = path.read_bytes()
            except OSError:
                raise Trouble(UNREADABLE) from None
            self._photo = prepare(data)
            self._show_photo()
            self._look_again()

    def _show_photo(self) -> None:
        data = self._photo[1] if self._photo is not None else None
        self._photo_view.setPixmap(photo_pixmap(self.context.theme, data, QSize(90, 120), muted=False))

    # ---- the two ways out ----
    def _on_close(self) -> None:
        self.context.go("residents")

    def show_refusal(self, refusal: Refusal) -> None:
        """An `Invalid` stands at its fields, everything else above the form; the text stays."""
        if isinstance(refusal, Invalid) and refusal.problems:
            self.sheets.show_problems(refusal.problems, only_filled=False)
            self.sheets.go_to_problem()
        self._show_failure(refusal)

    def _show_failure(self, refusal: Refusal) -> None:
        self.failed.say(refusal.sentence(self.context.texts), "", "danger")
        self.failed.show()

    def save(self) -> None:
        """Check, save, and open the new file; a "no" is shown where it belongs."""
        self.failed.hide()
        unreadable = self.sheets.unreadable()
        with self.guard():
            draft = self.draft()
            service = self.context.services.intake
            blocking = [problem for problem in service.check(draft) if not problem.warning]
            if unreadable or blocking:
                self.sheets.show_problems(blocking, only_filled=False)
                self.sheets.go_to_problem()
                self._look_at_sides(draft)
                return
            number, changes = service.save(draft, self._key, sorted(self._not_same))
            self._start_anew()
            self.context.bus.tell(changes, self)
            self.context.notices.done(self.t("{name} was taken in", name=draft.name))
            self.context.go("resident", id=number)

    def _look_at_sides(self, draft: IntakeDraft) -> None:
        service = self.context.services.intake
        self.side.show_states(states_of(draft, service.check(draft)), draft, service.estimate(draft))

    def _start_anew(self) -> None:
        self._key = uuid.uuid4().hex
        self._photo, self._estimated, self._not_same, self._kept_at = None, frozenset(), set(), ""
        self.sheets.restore({})
        self.sheets.setCurrentIndex(0)
        self._show_photo()
        self.context.notices.clean()
