"""The facility and the head of its papers, drawn by the papers' own code while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.settings import LEFT_MARK, RIGHT_MARK, Setting, SettingGroup
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import Item, Printable, Source, open_printing
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.pages.settings.mark_row import MarkRow
from tcdesk.ui.pages.settings.proof_view import ProofPictures, Proofs, ProofView, head_words, signed_words
from tcdesk.ui.pages.settings.setting_panel import SettingPanel

PROOF = "letterhead_proof"
_HEAD_SHARE, _SIGNED_SHARE = 0.17, 0.22


class LetterheadPanel(SettingPanel):
    """The head of a paper with its marks above, the fields it is made of below, then the signature blocks."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, (SettingGroup.FACILITY,))
        self.proofs = Proofs(self, context)
        self.head = ProofView(context.theme, self.t("Head of a paper"), _HEAD_SHARE)
        self.signed = ProofView(context.theme, self.t("Signature blocks"), _SIGNED_SHARE)
        self.left, self.right = MarkRow(self, LEFT_MARK), MarkRow(self, RIGHT_MARK)
        self.column.insertWidget(0, self._make_paper())
        signed = Card(self.t("Signature blocks"), self.t("as they are printed"))
        signed.body.addWidget(self.signed)
        self.column.insertWidget(self.column.count() - 1, signed)
        self.proofs.came.connect(self._show_proof)
        self.head.widened.connect(self._ask_proof)

    def _make_paper(self) -> Card:
        paper = Card(self.t("Head of a paper"), self.t("as it is printed"))
        if self.context.can(Action.REPORT_PRINT):
            words = self.t("Print a proof")
            paper.add_to_heading(
                Button(self.context.theme, words, "link", icon="print", size="small", clicked=self._print)
            )
        paper.body.addWidget(self.head)
        marks = QHBoxLayout()
        marks.setSpacing(20)
        marks.addWidget(self.left, 1)
        marks.addWidget(self.right, 1)
        paper.body.addLayout(marks)
        return paper

    def first_focus(self) -> QWidget | None:
        """The first field; in a low window, what stands above the fold."""
        return self.left.pick if self.context.breakpoint.tight and self.may_edit else super().first_focus()

    # ---- the proof
    def _on_read(self) -> None:
        super()._on_read()
        found = self.context.services.facility.settings()
        self.left.show_mark(found[LEFT_MARK])
        self.right.show_mark(found[RIGHT_MARK])
        self._ask_proof()

    def _on_changed(self) -> None:
        super()._on_changed()
        self._ask_proof()

    def _ask_proof(self) -> None:
        self.proofs.ask(self.values(), self.head.pixels)

    def _show_proof(self, found: ProofPictures) -> None:
        self.head.show_picture(found.head, head_words(found.proof))
        self.signed.show_picture(found.signed, signed_words(found.proof))

    def _print(self) -> None:
        facility, reporting = self.context.services.facility, self.context.services.reporting
        with self.context.errors.guard():
            proof = facility.letterhead_proof(self.values())
            item = Item(document=PROOF, source=Source.of(reporting, PROOF, proof), name=self.t("letterhead-proof"))
            title, line = self.t("Print a proof of the letterhead"), self.context.facility
            printable = Printable.document(item, facility.paper_choice(), title=title, line=line)
            open_printing(self.context, self.window(), printable)

    # ---- marks
    def save_mark(self, setting: Setting[bytes | None], content: bytes | None) -> None:
        """Save one mark at once. May raise a Refusal: too large, or no picture."""
        facility = self.context.services.facility
        before = facility.settings()[setting]
        changes = facility.save_settings({setting.key: content})
        self._on_read()
        self.told(changes, self.t("Letterhead saved"), undo=lambda: self._mark_back(setting, before))

    def _mark_back(self, setting: Setting[bytes | None], before: bytes | None) -> None:
        changes = self.context.services.facility.save_settings({setting.key: before})
        self._on_read()
        self.changed_records.emit(changes)
