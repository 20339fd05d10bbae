"""Final reports: found again, printed again as they were first drawn, and checked by the code on them.

What is kept of a final report is its canonical data and the file as it was first drawn, without the number of a copy:
that is a line in the margin, laid over each print. So a later version of the program prints the same file, whatever
became of the form, and only a file that was never kept is drawn anew. The data stay what the code is computed over, and
what the packet of a conference draws, which is one document in the form of its own day.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from tcdesk.domain.conference import ReportSnapshot
from tcdesk.domain.progress import ProgressReport, restored
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.report_code import read_code
from tcdesk.domain.roles import Action
from tcdesk.domain.views.finals import CodeAnswer, FinalLine, KeptReport, PrintedLine, Verdict
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import N_, texts
from tcdesk.reports._base import DOCUMENTS
from tcdesk.reports.paper.seal import payload
from tcdesk.reports.paper.stamp import stamped
from tcdesk.services import ownership, paper_rights
from tcdesk.services.clock import local
from tcdesk.services.drawing import render
from tcdesk.services.guard import Guarded, Work, allowed, verb
from tcdesk.store import kept
from tcdesk.store.conferences import FinalRow

CHANGED = N_(
    "What is kept of the final report {number} was changed after it was made final, so it was not opened. "
    "Tell the administrator, who restores it from a backup."
)
UNREADABLE = N_(
    "The frozen data of the final report {number} cannot be read by this version of the program. "
    "The report can be printed again as it was, but it does not go into a packet."
)
GONE = N_("This final report is not there any more. Nothing was printed.")


def copies_of(report: KeptReport) -> tuple[bytes, ...]:
    """Each copy as a file of its own, with its line in the margin; a pure function for a worker."""
    return tuple(stamped(report.pdf, words) for words in report.stamps)


def frozen_report(work: Work, snapshot_id: int) -> ProgressReport:
    """The record of a final report, for a packet. Raises Conflict for one that was changed or is gone, Denied."""
    conferences = work.records.conferences
    snapshot, file = conferences.snapshots.get(snapshot_id), conferences.files.find(snapshot_id)
    if kept.fault_of(work.store.keys, snapshot, file) is kept.Fault.DATA:
        raise Conflict(CHANGED, number=snapshot.number)
    report = _report(snapshot)
    if report is None:
        raise Conflict(UNREADABLE, number=snapshot.number)
    paper_rights.insist_printable(work, report, snapshot.resident_id)
    return report


def _report(snapshot: ReportSnapshot) -> ProgressReport | None:
    try:
        return attrs.evolve(restored(snapshot.data), code=snapshot.code)
    except ValueError:
        return None


class FinalReports(Guarded):
    """Use cases of what was made final."""

    @property
    def copies_of(self) -> Callable[[KeptReport], tuple[bytes, ...]]:
        """`copies_of(report)`: the files of the copies, for a worker; it touches no store."""
        return copies_of

    @allowed(Action.REPORT_DRAFT)
    def lines(self) -> tuple[FinalLine, ...]:
        """All final reports, newest first."""
        return _lines(self._work, self._work.records.conferences.finals())

    @allowed(Action.REPORT_DRAFT)
    def prints(self, snapshot_id: int) -> tuple[PrintedLine, ...]:
        """When a final report went out and by whom, newest first."""
        return _prints(self._work, snapshot_id)

    @allowed(Action.REPORT_PRINT)
    def reprint(self, snapshot_id: int, copies: int = 1) -> KeptReport:
        """A final report to print again, with what the next `copies` copies say in their margins.

        Raises Conflict where what is kept of it was changed or it is gone, Denied where it says more than this person
        may put on paper. `Reporting.log_print` writes the print down, which is when the numbers of the copies are used.
        """
        work = self._work
        conferences = work.records.conferences
        row = conferences.final(snapshot_id)
        if row is None:
            raise Conflict(GONE)
        snapshot, file = conferences.snapshots.get(snapshot_id), conferences.files.find(snapshot_id)
        if kept.fault_of(work.store.keys, snapshot, file) not in (None, kept.Fault.MISSING):
            raise Conflict(CHANGED, number=snapshot.number)
        choice = PrintChoice(**snapshot.options)
        report = _report(snapshot)
        if report is not None:
            paper_rights.insist_printable(work, report, snapshot.resident_id)
        elif file is None or not paper_rights.shows_urine(work) or paper_rights.is_others(work, snapshot.resident_id):
            raise Conflict(UNREADABLE, number=snapshot.number)
        return KeptReport(
            line=_lines(work, [row])[0],
            pdf=file.pdf if file is not None else render(snapshot.document, report, choice),
            choice=choice,
            stamps=tuple(_stamp(work, choice, row.copies + 1 + number) for number in range(copies)),
            is_redrawn=file is None,
            has_other_form=snapshot.template_version != DOCUMENTS[snapshot.document].version,
        )

    @verb(Action.RESIDENT_LIST)
    def check(self, typed: str) -> CodeAnswer:
        """What the facility says to a code from paper, typed or scanned; it is written down that somebody asked.

        Raises Invalid for what cannot be a code.
        """
        work = self._work
        code = read_code(typed)
        conferences = work.records.conferences
        row = conferences.final_with_code(code.code)
        answer = CodeAnswer(typed=code.code, verdict=Verdict.UNKNOWN)
        if row is not None:
            snapshot, file = conferences.snapshots.get(row.id), conferences.files.find(row.id)
            fault = kept.fault_of(work.store.keys, snapshot, file)
            verdict = Verdict.GENUINE if fault in (None, kept.Fault.MISSING) else Verdict.ALTERED_RECORD
            if code.scanned and code.scanned != payload(row.number, row.version, row.code):
                verdict = Verdict.ALTERED_PAPER
            prints = _prints(work, row.id) if work.can(Action.REPORT_DRAFT) else ()
            answer = CodeAnswer(typed=code.code, verdict=verdict, line=_lines(work, [row])[0], prints=prints)
        elif code.scanned and any(
            payload(one.number, one.version, code.code) == code.scanned for one in conferences.finals()
        ):
            answer = CodeAnswer(typed=code.code, verdict=Verdict.ALTERED_PAPER)
        subject = row.id if row is not None else ""
        work.record("report.check", "report", subject, {"verdict": answer.verdict.value})
        return answer


def _stamp(work: Work, choice: PrintChoice, number: int) -> str:
    t, at = texts(choice.language[:2]), local(work.now)
    return t.t("Copy {n} · {day} {time} · {name}", n=number, day=t.date(at.date()), time=t.time(at), name=work.who.name)


def _lines(work: Work, rows: list[FinalRow]) -> tuple[FinalLine, ...]:
    names = work.records.people.writer_names()
    counts = work.can(Action.REPORT_DRAFT)
    prints = work.can(Action.REPORT_PRINT)
    own = ownership.owned(work) if ownership.only_own(work, Action.REPORT_PRINT) else None
    return tuple(
        FinalLine(
            id=row.id,
            resident_id=row.resident_id,
            name=row.name,
            register_no=row.register_no,
            tc_no=row.tc_no,
            number=row.number,
            version=row.version,
            as_of=row.as_of,
            code=row.code,
            finalised_at=row.finalised_at,
            by=names.get(row.finalised_by, row.finalised_by),
            copies=row.copies if counts else 0,
            last_at=row.last_at if counts else None,
            may_print=prints and (own is None or row.resident_id in own),
        )
        for row in rows
    )


def _prints(work: Work, snapshot_id: int) -> tuple[PrintedLine, ...]:
    names = work.records.people.writer_names()
    return tuple(
        PrintedLine(
            at=one.at,
            by=names.get(one.user_id, one.user_id),
            target=one.target,
            first_copy=one.first_copy,
            copies=one.copies,
        )
        for one in work.records.conferences.prints_of_final(snapshot_id)
        if one.target != "preview"
    )
