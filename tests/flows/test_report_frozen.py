"""Flow: the progress report from the store to a frozen, numbered and verifiable paper."""

from __future__ import annotations

import attrs
import pytest

from tcdesk.domain.progress import ReportStatus, canonical
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.store import seal

CHOICE = PrintChoice()


def complete(services):
    """A resident whose report lacks nothing."""
    for row in services.residents.rows():
        report = services.reporting.gather(row.id)
        if services.reporting.readiness(report, row.id).is_ready:
            return row, report
    raise AssertionError("nobody in the demo has a complete report")


def incomplete(services):
    for row in services.residents.rows():
        report = services.reporting.gather(row.id)
        if not services.reporting.readiness(report, row.id).is_ready:
            return row
    raise AssertionError("everybody in the demo has a complete report")


def test_every_resident_of_the_demo_has_a_report_that_renders(services) -> None:
    for row in services.residents.rows():
        report = services.reporting.gather(row.id)
        assert report.identity.name == row.name
        assert services.reporting.render("progress", report, CHOICE).startswith(b"%PDF")


def test_attendance_of_the_report_is_that_of_the_list(services) -> None:
    row, report = complete(services)
    last_eight = [share for share in report.weekly_attendance[-8:] if share is not None]
    listed = [share for share in row.attendance if share is not None]
    assert len(last_eight) == len(listed)
    assert last_eight == pytest.approx(listed)


def test_a_final_report_is_numbered_coded_and_prints_the_same_bytes_again(services) -> None:
    row, report = complete(services)
    snapshot, final, _changes = services.reporting.finalise(row.id, report.as_of, CHOICE)
    assert final.status is ReportStatus.FINAL
    assert final.number == snapshot.number
    first = services.reporting.render("progress", final, CHOICE)
    kept = services.final_reports.reprint(snapshot.id)
    assert kept.pdf == first
    assert services.reporting.render("progress", final, kept.choice) == first
    following = services.reporting.readiness(report, row.id).next_number
    assert following != snapshot.number


def test_the_code_belongs_to_the_data_and_to_nothing_else(services) -> None:
    row, report = complete(services)
    snapshot, final, _changes = services.reporting.finalise(row.id, report.as_of, CHOICE)
    keys = services.reporting._work.store.keys
    assert seal.is_code_of(keys, snapshot.data, snapshot.code)
    forged = canonical(attrs.evolve(final, writer="Orang Lain"))
    assert not seal.is_code_of(keys, forged, snapshot.code)


def test_an_incomplete_report_cannot_be_made_final(services) -> None:
    row = incomplete(services)
    report = services.reporting.gather(row.id)
    before = len(services.audit.newest())
    with pytest.raises(Invalid):
        services.reporting.finalise(row.id, report.as_of, CHOICE)
    assert services.reporting.snapshots(row.id) == ()
    assert len(services.audit.newest()) == before


def test_prints_are_counted_and_copies_go_on_counting(services) -> None:
    row, report = complete(services)
    snapshot, final, _changes = services.reporting.finalise(row.id, report.as_of, CHOICE)
    pdf = services.reporting.render("progress", final, CHOICE)
    first, _ = services.reporting.log_print(
        "progress", pdf, pages=2, target="printer", copies=3, resident_id=row.id, snapshot_id=snapshot.id
    )
    second, _ = services.reporting.log_print(
        "progress", pdf, pages=2, target="file", resident_id=row.id, snapshot_id=snapshot.id
    )
    assert (first.first_copy, second.first_copy) == (1, 4)
    assert first.digest == second.digest
