"""What differs between two reports of one resident, in words."""

from datetime import date

import attrs

from tcdesk.domain.care import GoalStatus
from tcdesk.domain.custody import DateSource, LegalDateKind
from tcdesk.domain.progress_parts import GoalRow, LegalMark, NarrativePart
from tcdesk.domain.report_changes import changes
from tcdesk.i18n import texts
from tcdesk.reports.samples.progress import empty, overfull, typical


def said(before, after, language="en"):
    return [one.sentence(texts(language)) for one in changes(before, after)]


def test_the_same_report_has_no_changes():
    for report in (empty(), typical(), overfull()):
        assert changes(report, report) == ()


def test_who_he_is_and_where_he_lives():
    before = typical()
    identity = attrs.evolve(before.identity, place="Blok A", work="", phase="Primer · Older", photo=None)
    lines = said(before, attrs.evolve(before, identity=identity))
    assert lines == [
        "Housing: Blok C · Rumah 5, now Blok A",
        "Function: no longer Expeditor dapur",
        "Phase: Primer · Middle, now Primer · Older",
        "Photo: written anew",
    ]


def test_legal_dates_in_the_dates_of_the_language():
    before = typical()
    marks = (LegalMark(kind=LegalDateKind.HALF, on_date=date(2026, 5, 1), source=DateSource.ESTIMATE),)
    after = attrs.evolve(before, sentence=attrs.evolve(before.sentence, marks=marks))
    lines = said(before, after, "id")
    assert any("16 Mar 2026, kini 1 Mei 2026" in line for line in lines)
    assert any("15 Agu 2025" in line and "tidak lagi" in line for line in lines)


def test_measures_as_they_stand_on_paper():
    before = typical()
    rows = tuple(attrs.evolve(row, weeks=((1, 2),) * 12) for row in before.activities)
    group = before.domains[0]
    moved = attrs.evolve(group, rows=(attrs.evolve(group.rows[0], now=4.5), *group.rows[1:]))
    after = attrs.evolve(before, activities=rows, participation=(2.0, None), domains=(moved, *before.domains[1:]))
    lines = said(before, after)
    assert "Attendance: 90%, now 50%" in lines
    assert "Participation: 2.6, now 2.0" in lines
    assert any(line.endswith("now 4.5") for line in lines)


def test_goals_one_by_one():
    before = typical()
    old = before.goals.rows
    rows = (attrs.evolve(old[0], status=GoalStatus.LATE, progress=5), *old[2:], GoalRow(objective="Menulis surat"))
    lines = said(before, attrs.evolve(before, goals=attrs.evolve(before.goals, rows=rows)))
    assert any(line.startswith(old[0].objective) and line.endswith("now Late") for line in lines)
    assert any(line.startswith(old[0].objective) and line.endswith("now 5%") for line in lines)
    assert any(line.startswith(old[1].objective) and "no longer" in line for line in lines)
    assert "Menulis surat: now On track" in lines


def test_words_and_proposal():
    before = typical()
    parts = (NarrativePart(heading=before.narrative[0].heading, text="Lain."), *before.narrative[1:])
    lines = said(before, attrs.evolve(before, narrative=parts, proposed=("advance",)))
    assert "Data & observation: written anew" in lines
    assert lines[-1].startswith("Proposal: Continue phase")
    assert lines[-1].endswith("now Advance a phase")


def test_withheld_urine_is_not_told_by_its_difference():
    before, after = typical(), attrs.evolve(typical(), urine=attrs.evolve(typical().urine, rows=()))
    assert any("Urine" in line for line in said(before, after))
    for one, other in ((True, False), (False, True)):
        hidden = [
            attrs.evolve(report, urine=attrs.evolve(report.urine, is_withheld=flag))
            for report, flag in ((before, one), (after, other))
        ]
        assert said(*hidden) == []


def test_every_pair_of_samples_is_said_in_both_languages():
    for before in (empty(), typical(), overfull()):
        for after in (empty(), typical(), overfull()):
            for language in ("id", "en"):
                assert all(line and "{" not in line for line in said(before, after, language))
