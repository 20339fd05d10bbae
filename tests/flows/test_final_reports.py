"""Flow: a final report printed again by a later program, its copies numbered, its code asked for."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import paper_reader
import pytest
from test_report_frozen import CHOICE, complete

from tcdesk import cli
from tcdesk.domain.progress import canonical
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.settings import REPORT_NUMBER
from tcdesk.domain.views.finals import DrawnReport, Verdict
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.reports._base import DOCUMENTS
from tcdesk.reports.paper.seal import payload
from tcdesk.services import reporting
from tcdesk.services.demo.build import PASSWORD, USER
from tcdesk.services.final_reports import CHANGED


@pytest.fixture
def final(services):
    """A final report and the facts it was made of."""
    row, report = complete(services)
    snapshot, made, _changes = services.reporting.finalise(row.id, report.as_of, CHOICE)
    return snapshot, made


def by_hand(services, statement, *values):
    """A change past the guards, as somebody would make it who opened the file."""
    store = services.papers._work.store
    with store.write():
        for name in ("report_snapshot_no_update", "report_file_no_update", "report_file_no_delete"):
            store.execute(f"DROP TRIGGER IF EXISTS {name}")
        store.execute(statement, values)


def test_a_later_program_prints_the_kept_file_and_says_that_the_form_has_changed(services, final, monkeypatch) -> None:
    snapshot, made = final
    kept = services.final_reports.reprint(snapshot.id)
    assert not kept.has_other_form
    later = attrs.evolve(DOCUMENTS["progress"], version=99, render=lambda _data, _options: b"%PDF another form")
    monkeypatch.setitem(DOCUMENTS._items, "progress", later)
    again = services.final_reports.reprint(snapshot.id)
    assert again.has_other_form
    assert again.pdf == kept.pdf
    assert again.choice == CHOICE
    assert services.reporting.render("progress", made, CHOICE) != kept.pdf


def test_every_copy_says_in_its_margin_which_it_is(services, final) -> None:
    snapshot, _made = final
    first = services.final_reports.reprint(snapshot.id, copies=2)
    files = services.final_reports.copies_of(first)
    for number, pdf in enumerate(files, start=1):
        for page in range(paper_reader.count(pdf)):
            assert f"Salinan ke-{number} · 9 Mar 2026" in " ".join(paper_reader.text(pdf, page).split())
    services.reporting.log_print(
        "progress", files[0], pages=2, target="printer", copies=2, resident_id=snapshot.resident_id,
        snapshot_id=snapshot.id,
    )  # fmt: skip
    third = services.final_reports.reprint(snapshot.id)
    assert third.stamps[0].startswith("Salinan ke-3 ")
    assert third.pdf == first.pdf
    assert third.line.copies == 2
    (printed,) = services.final_reports.prints(snapshot.id)
    assert (printed.first_copy, printed.copies, printed.target) == (1, 2, "printer")


def test_a_report_that_a_worker_drew_is_kept_as_it_was_drawn(services) -> None:
    row, report = complete(services)
    prepared = services.reporting.prepare(row.id, report.as_of)
    pdf = services.reporting.render("progress", prepared, CHOICE)
    snapshot, made, _ = services.reporting.finalise(
        row.id, report.as_of, CHOICE, DrawnReport(code=prepared.code, pdf=pdf)
    )
    assert made == prepared
    assert services.final_reports.reprint(snapshot.id).pdf == pdf


def test_a_report_that_changed_while_it_was_drawn_is_not_frozen(services) -> None:
    row, report = complete(services)
    drawn = DrawnReport(code="0000-0000-0000-0000", pdf=b"%PDF")
    with pytest.raises(Conflict) as refused:
        services.reporting.finalise(row.id, report.as_of, CHOICE, drawn)
    assert refused.value.text == reporting.MEANWHILE
    assert services.reporting.snapshots(row.id) == ()


def test_what_was_changed_by_hand_is_not_printed(services, final) -> None:
    snapshot, made = final
    forged = canonical(attrs.evolve(made, writer="Orang Lain"))
    by_hand(services, "UPDATE report_snapshot SET data = ?", forged)
    with pytest.raises(Conflict) as refused:
        services.final_reports.reprint(snapshot.id)
    assert refused.value.text == CHANGED
    answer = services.final_reports.check(snapshot.code)
    assert answer.verdict is Verdict.ALTERED_RECORD


def test_a_kept_file_that_is_lost_is_drawn_anew_from_the_frozen_data(services, final) -> None:
    snapshot, _made = final
    kept = services.final_reports.reprint(snapshot.id)
    by_hand(services, "DELETE FROM report_file")
    again = services.final_reports.reprint(snapshot.id)
    assert again.is_redrawn
    assert again.pdf == kept.pdf


def test_a_code_is_genuine_unknown_or_altered(services, final) -> None:
    snapshot, made = final
    check = services.final_reports.check
    scanned = payload(snapshot.number, 1, snapshot.code)
    for typed in (snapshot.code, snapshot.code.lower().replace("-", ""), scanned):
        answer = check(typed)
        assert answer.verdict is Verdict.GENUINE
        assert (answer.line.number, answer.line.name) == (snapshot.number, made.identity.name)
    assert check("0000-0000-0000-0000").verdict is Verdict.UNKNOWN
    assert check(payload("999/LP-TC/III/2026", 1, snapshot.code)).verdict is Verdict.ALTERED_PAPER
    assert check(payload(snapshot.number, 1, "0000-0000-0000-0000")).verdict is Verdict.ALTERED_PAPER
    assert check(payload("999/X", 1, "0000-0000-0000-0000")).verdict is Verdict.UNKNOWN
    with pytest.raises(Invalid):
        check("44DT")
    newest = services.audit.newest()[0]
    assert (newest.verb, newest.detail["verdict"]) == ("report.check", "unknown")


def test_the_next_draft_says_what_changed_since(services, final) -> None:
    snapshot, made = final
    report = services.reporting.gather(snapshot.resident_id)
    found = services.reporting.changed_since(report, snapshot.resident_id)
    assert (found.number, found.as_of, found.lines) == (snapshot.number, snapshot.as_of, ())
    moved = attrs.evolve(report, identity=attrs.evolve(made.identity, place="Blok Z"))
    (line,) = services.reporting.changed_since(moved, snapshot.resident_id).lines
    assert (line.field, line.after) == ("Housing", "Blok Z")
    earlier = attrs.evolve(report, as_of=snapshot.as_of - timedelta(days=1))
    assert services.reporting.changed_since(earlier, snapshot.resident_id) is None


def test_numbers_go_on_by_the_year_of_the_report_and_never_meet(services) -> None:
    row, report = complete(services)
    number = services.reporting.readiness(report, row.id).next_number
    assert number == "001/LP-TC/III/2026"
    services.facility.save_settings({REPORT_NUMBER.key: "{number}"})
    first = services.reporting.finalise(row.id, report.as_of, CHOICE)[0]
    other_year = services.reporting._number(date(2027, 1, 4))
    assert (first.number, other_year) == ("1", "2")


@pytest.mark.parametrize("choice", [PrintChoice(paper="F4", language="id+en"), PrintChoice(theme="colour")])
def test_any_choice_is_kept_with_the_file(services, choice) -> None:
    row, report = complete(services)
    snapshot, made, _ = services.reporting.finalise(row.id, report.as_of, choice)
    kept = services.final_reports.reprint(snapshot.id)
    assert kept.choice == choice
    assert kept.pdf == services.reporting.render("progress", made, choice)


def test_the_command_answers_to_a_code(services, final, demo_folder, monkeypatch, capsys) -> None:
    snapshot, made = final
    services.papers._work.store.close()
    monkeypatch.setenv("TCDESK_USER", USER)
    monkeypatch.setenv("TCDESK_PASSWORD", PASSWORD)
    monkeypatch.setenv("TCDESK_LANGUAGE", "en")
    assert cli.run(["check", str(demo_folder), snapshot.code]) == 0
    said = capsys.readouterr().out
    for words in ("Genuine", snapshot.number, made.identity.name, "9 Mar 2026"):
        assert words in said
    assert cli.run(["check", str(demo_folder), "0000-0000-0000-0000"]) == 1
    assert "No final report of this facility has this code" in capsys.readouterr().err
    assert cli.run(["check", str(demo_folder), "123"]) == 1
    assert "16 signs" in capsys.readouterr().err
    assert cli.run(["verify", str(demo_folder)]) == 0
    assert "final reports" in capsys.readouterr().out
