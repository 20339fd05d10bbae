"""Writes the counselor's narrative for the progress report and ticks what is proposed; what was typed is a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit

from tcdesk.domain.care import Narrative
from tcdesk.domain.problem import Problem
from tcdesk.domain.progress_parts import NARRATIVE_FIELDS
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.intake import KeptDraft
from tcdesk.domain.views.narratives import NarrativeState
from tcdesk.i18n import N_
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.resident.narrative_sections import sections
from tcdesk.ui.pages.resident.narrative_trial import Press, Trial
from tcdesk.ui.pages.resident.proposals import Proposals
from tcdesk.ui.printing.newest import Newest

FORM = "narrative"
PAGES = 2
"""What a progress report has unless there is too much to say."""
LOST = N_("Not printable: {signs}. Write it in Latin letters.")
_MOST = 380
"""The most the proposals take beside the words, for phases with long names."""


class NarrativeComposer(Card):
    """`saved` tells what changed, `left` fires when it is put away."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.texts.t("Counselor's narrative"), " ", note_right=True)
        self._context = context
        self._resident_id, self._state = 0, NarrativeState()
        self._clean: dict[str, object] = {}
        theme, texts, t = context.theme, context.texts, context.texts.t
        self.form = Form(theme, texts, sections(context), context.today, columns=2)
        self.edits = {name: self.form[name].findChildren(QPlainTextEdit)[0] for name in NARRATIVE_FIELDS}
        self.proposals = Proposals(theme, texts)
        self.start_button = Button(
            theme,
            t("Start from the report before"),
            "soft",
            icon="copy",
            size="small",
            clicked=self.start_from_previous,
        )
        self.drop_button = Button(theme, t("Throw my draft away"), size="small", clicked=self.drop_draft)
        self.stale = Banner(theme, "", actions=(self.drop_button,))
        self.fits = Label("", "small", "ink3")
        self.cancel_button = Button(theme, t("Put away"), "ghost", keys=("Esc",), clicked=self.put_away)
        self.save_button = Button(theme, t("Save"), "primary", keys=("Ctrl", "Enter"), clicked=self.save)
        self._trying = Newest(context.jobs, Press.try_out, self._on_tried, context.errors.take, self, quiet=True)
        self._press: Press | None = None
        self._build()
        self._arrange()
        context.breakpoint.changed.connect(self._arrange)
        self.form.idle.connect(self._on_idle)
        self.form.changed.connect(self._on_changed)
        self.proposals.changed.connect(self._on_idle)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            command(self, t("Save the narrative"), self.save, keys=keys)

    def _build(self) -> None:
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(14)
        self._middle.addWidget(self.form, 1)
        self._middle.addWidget(self.proposals, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.start_button)
        foot.addWidget(self.fits)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        self.body.addWidget(self.stale)
        self.body.addLayout(self._middle)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _arrange(self) -> None:
        """The proposals beside the words, or below them where it is narrow."""
        narrow = self._context.breakpoint.room < Room.M
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(way)
        self._middle.setAlignment(self.proposals, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)
        self.proposals.setMinimumWidth(0 if narrow else min(self.proposals.asked_width, self._context.theme.px(_MOST)))
        self.proposals.set_columns(2 if narrow else 1)

    @property
    def first_edit(self) -> QPlainTextEdit:
        """Where writing begins: the first section that is empty, else the first."""
        return next((edit for edit in self.edits.values() if not edit.toPlainText()), self.edits[NARRATIVE_FIELDS[0]])

    # ---- beginning and ending ----
    def begin(self, resident_id: int, state: NarrativeState) -> None:
        """Go on with the narrative of a resident, or begin a new one; a draft of it is taken up again."""
        reporting = self._context.services.reporting
        self._resident_id, self._state = resident_id, state
        report = reporting.gather(resident_id)
        self._press = Press(
            render=reporting.render, lost_signs=reporting.lost_signs, report=report, choice=reporting.choice()
        )
        self.proposals.name_phases(report.identity.phase, report.programme.next_phase)
        self._arrange()
        self._load(state.current)
        self._clean = self._raw()
        self.note.setText(self._told())
        self.stale.hide()
        kept = self._context.services.drafts.kept(FORM, str(resident_id))
        if kept is not None:
            self._take_up(kept)
        self._on_changed()
        self._try_out()
        edit = self.first_edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.moveCursor(QTextCursor.MoveOperation.End)

    def _load(self, narrative: Narrative | None) -> None:
        values = {name: getattr(narrative, name) for name in NARRATIVE_FIELDS} if narrative is not None else {}
        self.form.load(values)
        self.proposals.choose(narrative.proposals if narrative is not None else ())

    def _told(self) -> str:
        """What stands there: who wrote it when, or which one came before."""
        state, texts = self._state, self._context.texts
        if state.newest is None:
            return texts.t("the first of this resident")
        values = {"day": texts.date(state.newest.as_of), "writer": state.writer}
        if state.current is not None:
            return texts.t("written {day} by {writer}", **values)
        return texts.t("the one before: {day}, {writer}", **values)

    def _take_up(self, kept: KeptDraft) -> None:
        """Go on with a draft, and say from when it is, and whether somebody wrote a narrative since."""
        texts, at = self._context.texts, self._context.local(kept.at)
        self.form.restore(kept.raw)
        proposals = kept.raw.get("proposals")
        self.proposals.choose(proposals if isinstance(proposals, list) else ())
        moment = {"day": texts.day(at.date()), "time": texts.time(at)}
        self.note.setText(texts.t("draft of {day} {time}", **moment))
        newest = self._state.newest
        if newest is not None and kept.raw.get("over") != self._over:
            values = {"writer": self._state.writer, "on": texts.date(newest.as_of), **moment}
            title = texts.t("{writer} wrote the narrative of {on}", **values)
            self.stale.say(
                title, texts.t("Here stands your draft of {day} {time}; saving puts it last.", **values), "warn"
            )
            self.stale.show()

    @property
    def _over(self) -> str:
        """Which narrative and which version of it is written over."""
        newest = self._state.newest
        return f"{newest.id}:{newest.version}" if newest is not None else ""

    def start_from_previous(self) -> None:
        """Put the words and proposals of the report before into the sections, to be changed."""
        self._load(self._state.previous)
        self._on_changed()
        self._on_idle()
        self.edits[NARRATIVE_FIELDS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_draft(self) -> None:
        """Throw the draft away and show what somebody else wrote meanwhile."""
        with self._context.errors.guard():
            self._context.services.drafts.drop(FORM, str(self._resident_id))
            self.begin(self._resident_id, self._state)

    # ---- the draft ----
    def _raw(self) -> dict[str, object]:
        return {**self.form.raw(), "proposals": list(self.proposals.chosen)}

    def keep(self) -> None:
        """Keep what was typed as a draft; a narrative as it was found leaves none."""
        if not self._resident_id:
            return
        drafts, notices, raw = self._context.services.drafts, self._context.notices, self._raw()
        try:
            if raw != self._clean:
                drafts.keep(FORM, str(self._resident_id), {**raw, "over": self._over})
                notices.saved(self._context.clock(), draft=True)
            else:
                drafts.drop(FORM, str(self._resident_id))
        except Refusal:
            notices.unsaved()
            raise

    def _on_changed(self) -> None:
        """The words of before are offered while nothing stands there."""
        empty = not any(edit.toPlainText() for edit in self.edits.values())
        self.start_button.setVisible(empty and self._state.previous is not None)

    def _on_idle(self) -> None:
        self._try_out()
        with self._context.errors.guard():  # the desk may be locked meanwhile; what was typed stays
            self.keep()

    def put_away(self) -> None:
        """Leave the composer; the draft stays."""
        with self._context.errors.guard():
            self.keep()
        self.left.emit()

    # ---- on paper ----
    @property
    def is_trying(self) -> bool:
        """Whether the words that stand there are still being looked at."""
        return self._trying.is_busy

    def _try_out(self) -> None:
        if self._press is not None:
            self._trying.ask(self._press, self._typed())

    def _on_tried(self, trial: Trial) -> None:
        texts = self._context.texts
        if trial.narrative != self._typed():
            return
        self.fits.setText(texts.n("The report has {n} page", "The report has {n} pages", trial.pages))
        self.fits.set_tone("warn" if trial.pages > PAGES else "ink3")
        for name in NARRATIVE_FIELDS:
            lost, field = trial.lost.get(name), self.form[name]
            if lost is not None and field.problem is None:
                problem = Problem(field=name, text=LOST, values={"signs": lost.numbered}, warning=True)
                field.show_problem(problem)

    # ---- deeds ----
    def _typed(self) -> Narrative:
        newest = self._state.newest
        raw = self.form.raw()
        return Narrative(
            id=newest.id if newest is not None else 0,
            version=newest.version if newest is not None else 1,
            resident_id=self._resident_id,
            as_of=self._context.today(),
            proposals=self.proposals.chosen,
            written_by=self._context.who.uid,
            **{name: str(raw.get(name, "")) for name in NARRATIVE_FIELDS},
        )

    def save(self) -> None:
        """Save the narrative; a problem is shown under its section, and what was typed stays."""
        if self.form.check():
            self.form.go_to_problem()
            return
        with self._context.errors.guard(self._on_refused):
            _number, changes = self._context.services.narratives.write(self._typed())
            self._context.services.drafts.drop(FORM, str(self._resident_id))
            self._clean = self._raw()
            self._context.notices.saved(self._context.clock())
            self.saved.emit(changes)

    def _on_refused(self, refusal: Refusal) -> None:
        if not self.form.take(refusal):
            self._context.errors.refused.emit(refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)
