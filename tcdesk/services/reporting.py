"""Progress reports and other papers: gather what they say, freeze what was decided on, write down every print."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.conference import PrintEntry, ReportSnapshot
from tcdesk.domain.progress import ProgressReport, ReportSection, ReportStatus, canonical, restored
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.report_changes import ReportChanges, changes
from tcdesk.domain.roles import Action
from tcdesk.domain.staff import Staff
from tcdesk.domain.views.finals import DrawnReport
from tcdesk.domain.views.prints import Lack, PaperSection, Place, PrintChoice, Readiness, Unprintable
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS
from tcdesk.services import gathering, narratives, numbers, ownership, paper_rights
from tcdesk.services.drawing import lost_signs, render, usual_choice
from tcdesk.services.guard import Guarded, allowed, verb
from tcdesk.services.progress_data import assemble
from tcdesk.store import kept, seal

PROGRESS = "progress"

NO_NARRATIVE = N_("The counselor's narrative is not written yet.")
NO_ASSESSMENT = N_("There is no assessment of the fourteen domains yet.")
NO_CUSTODY = N_("The custody data are not recorded yet.")
NO_PHOTO = N_("There is no photo.")
NOT_COMPLETE = N_(
    "This report is not complete, so it was not made final. Print it as a draft, or fill in what is missing first."
)
MEANWHILE = N_(
    "Something in this report changed while it was drawn, so it was not made final. Look at it once more, then go on."
)


class Reporting(Guarded):
    """Use cases of printing."""

    @property
    def render(self) -> Callable[[str, attrs.AttrsInstance, PrintChoice], bytes]:
        """`render(document, data, choice)`: for a worker; it touches no store."""
        return render

    @property
    def lost_signs(self) -> Callable[[str, attrs.AttrsInstance, PrintChoice], tuple[Unprintable, ...]]:
        """`lost_signs(document, data, choice)`, by field: for a worker; it touches no store."""
        return lost_signs

    @allowed(Action.REPORT_DRAFT)
    def sections(self) -> tuple[PaperSection, ...]:
        """What a progress report can be printed without, with the reason where this person may not print a section."""
        urine = paper_rights.urine_reason(self._work)
        return tuple(
            PaperSection(code=code, title=title, reason=urine if code == ReportSection.URINE else "")
            for code, title in DOCUMENTS[PROGRESS].sections.items()
        )

    @allowed(Action.REPORT_DRAFT)
    def choice(self) -> PrintChoice:
        """How the facility prints unless somebody says otherwise."""
        return usual_choice(self._work.settings)

    @allowed(Action.REPORT_DRAFT)
    def gather(self, resident_id: int, as_of: date | None = None) -> ProgressReport:
        """The progress report of one resident as a draft.

        Raises Conflict for a resident who is not there, Denied for one whose file this person sees in part only.
        """
        paper_rights.insist_own(self._work, resident_id)
        return self._report(resident_id, as_of or self._work.today)

    @allowed(Action.REPORT_DRAFT)
    def readiness(self, report: ProgressReport, resident_id: int) -> Readiness:
        """What a draft lacks to be made final, its number, and whether this person may."""
        work = self._work
        may = work.can(Action.REPORT_FINAL) and (
            not ownership.only_own(work, Action.REPORT_FINAL) or resident_id in ownership.owned(work)
        )
        lacks = missing(report)
        if not narratives.may_write(work, resident_id):
            lacks = tuple(attrs.evolve(lack, place=Place.NOWHERE) for lack in lacks)
        return Readiness(
            missing=lacks,
            may_finalise=may,
            next_number=self._number(report.as_of),
        )

    @allowed(Action.REPORT_DRAFT)
    def changed_since(self, report: ProgressReport, resident_id: int) -> ReportChanges | None:
        """What differs from the resident's last final report before this one, in words; None where there is none.

        Urine results are compared only where this person may put them on paper.
        """
        work = self._work
        paper_rights.insist_own(work, resident_id)
        for snapshot in work.records.conferences.snapshots_of(resident_id):
            if snapshot.document == PROGRESS and snapshot.as_of <= report.as_of:
                try:
                    before = restored(snapshot.data)
                except ValueError:
                    return None
                return ReportChanges(number=snapshot.number, as_of=snapshot.as_of, lines=changes(before, report))
        return None

    @allowed(Action.REPORT_FINAL)
    def prepare(self, resident_id: int, as_of: date) -> ProgressReport:
        """The report as it would be made final now, with its number and code, for a worker to draw; nothing is written.

        Raises as `finalise`.
        """
        work = self._work
        ownership.insist(work, Action.REPORT_FINAL, resident_id)
        report = self._report(resident_id, as_of, number=self._number(as_of), final=True)
        if missing(report):
            raise Invalid(NOT_COMPLETE)
        return attrs.evolve(report, code=seal.code_of(work.store.keys, canonical(report)))

    @verb(Action.REPORT_FINAL)
    def finalise(
        self, resident_id: int, as_of: date, choice: PrintChoice, drawn: DrawnReport | None = None
    ) -> tuple[ReportSnapshot, ProgressReport, Changes]:
        """Freeze the report of one resident: data, template, number, verification code, and the file as it is drawn.

        `drawn` is what a worker drew of the report `prepare` gave, with the same choice; without it the report is drawn
        here. It is whole, whatever the choice leaves out: its number and code stand for one paper. Raises Invalid for a
        report that is not complete, Denied for another counselor's resident, Conflict where the report is another one
        than the one that was drawn.
        """
        work, conferences = self._work, self._work.records.conferences
        report, choice = self.prepare(resident_id, as_of), attrs.evolve(choice, without=())
        if drawn is not None and drawn.code != report.code:
            raise Conflict(MEANWHILE)
        snapshot = ReportSnapshot(
            resident_id=resident_id,
            document=PROGRESS,
            number=report.number,
            template_version=DOCUMENTS[PROGRESS].version,
            as_of=as_of,
            data=canonical(report),
            options=attrs.asdict(choice, filter=attrs.filters.exclude("without")),
            code=report.code,
            finalised_at=work.now,
            finalised_by=work.who.uid,
        )
        snapshot = attrs.evolve(snapshot, id=conferences.snapshots.insert(snapshot))
        pdf = drawn.pdf if drawn is not None else render(PROGRESS, report, choice)
        conferences.files.insert(kept.kept_file(work.store.keys, snapshot, pdf))
        work.record("report.finalise", "resident", resident_id, {"number": report.number, "snapshot": snapshot.id})
        return snapshot, report, Changes.of("report")

    @allowed(Action.REPORT_DRAFT)
    def snapshots(self, resident_id: int) -> tuple[ReportSnapshot, ...]:
        """The finalised reports of one resident, newest first."""
        return tuple(self._work.records.conferences.snapshots_of(resident_id))

    @verb(Action.REPORT_PRINT)
    def log_print(
        self,
        document: str,
        pdf: bytes,
        *,
        pages: int,
        target: str,
        copies: int = 1,
        resident_id: int | None = None,
        snapshot_id: int | None = None,
    ) -> tuple[PrintEntry, Changes]:
        """Write down one print or saved file: which bytes, how many copies, by whom. `target` printer or file."""
        work = self._work
        first = work.records.conferences.copies_of(snapshot_id) + 1 if snapshot_id is not None else 1
        entry = PrintEntry(
            at=work.now,
            user_id=work.who.uid,
            document=document,
            resident_id=resident_id,
            snapshot_id=snapshot_id,
            target=target,
            copies=copies,
            first_copy=first,
            pages=pages,
            digest=hashlib.sha256(pdf).hexdigest(),
        )
        entry = attrs.evolve(entry, id=work.records.conferences.prints.insert(entry))
        subject = resident_id if resident_id is not None else ""
        detail: dict[str, object] = {"target": target, "copies": copies, "pages": pages, "digest": entry.digest}
        work.record(f"print.{document}", "resident" if resident_id is not None else "document", subject, detail)
        return entry, Changes.of("print")

    def _number(self, as_of: date) -> str:
        return numbers.next_report(self._work, self._work.settings, as_of)

    def _report(self, resident_id: int, as_of: date, *, number: str = "", final: bool = False) -> ProgressReport:
        work = self._work
        given = gathering.progress_input(work, resident_id, as_of)
        given = attrs.evolve(
            given,
            signatories=self._signatories(given.signatories, given.resident.counselor_id),
            show_urine=given.show_urine and paper_rights.shows_urine(work),
        )
        return assemble(given, number=number, status=ReportStatus.FINAL if final else ReportStatus.DRAFT)

    def _signatories(self, blocks: tuple[Signatory, ...], counselor_id: int | None) -> tuple[Signatory, ...]:
        """The facility's signature blocks, the counselor's signed by this resident's."""
        counselor = self._work.records.people.staff.find(counselor_id) if counselor_id is not None else None
        return tuple(_signed(block, counselor) for block in blocks)


def _signed(block: Signatory, counselor: Staff | None) -> Signatory:
    if not block.by_counselor:
        return block
    if counselor is None:
        return attrs.evolve(block, by_counselor=False)
    return attrs.evolve(block, name=counselor.full_name, employee_no=counselor.employee_no, by_counselor=False)


def missing(report: ProgressReport) -> tuple[Lack, ...]:
    """What a report lacks to be decided on."""
    found: list[Lack] = []
    if not report.narrative:
        found.append(Lack(text=NO_NARRATIVE, place=Place.NARRATIVE))
    if all(row.now is None for row in report.domain_rows):
        found.append(Lack(text=NO_ASSESSMENT))
    if report.sentence.detained_on is None:
        found.append(Lack(text=NO_CUSTODY))
    return tuple(found)
