"""The bottom line in two or three sentences: direction with its evidence, the main concern, what is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from tcdesk.domain.custody import LEGAL_DATE_NAMES
from tcdesk.domain.legal import ENDS_A_STAY
from tcdesk.domain.progress import ATTENDANCE_LIMIT, ProgressReport, ReportSection
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.text import Line, Run, Style, broken, cut
from tcdesk.reports.progress.decision import proposal_text
from tcdesk.reports.progress.left_out import WHOLE

# Private-use signs around what is set in Semibold; they are taken out of all data first.
_ON, _OFF = "\ue000", "\ue001"
_LADDER = ((10.2, 14.0, 3), (9.8, 13.2, 3), (9.6, 12.0, 4))
PHASE_DECISIONS = ("stay", "advance", "reentry", "integration")
_SHORT = {"integration": N_("an integration programme (PB/CB/CMB)")}
_LEAST_MOVE = 0.05
_MEASURED = frozenset({ReportSection.ATTENDANCE, ReportSection.URINE})


def summary_lines(
    report: ProgressReport, t: Texts, wide: float, without: frozenset[str] = WHOLE
) -> tuple[list[Line], Style]:
    """The summary broken to `wide` points, at most four lines, and the style it is set in."""
    runs = summary_runs(report, t, without)
    lines: list[Line] = []
    style = styles.LEAD
    for size, leading, most in _LADDER:
        style = Style(styles.LEAD.font, size, leading)
        lines = broken(runs, size, wide)
        if len(lines) <= most:
            return lines, style
    most = _LADDER[-1][2]
    last = "".join(text for text, _ in lines[most - 1])
    return [*lines[: most - 1], ((cut(f"{last} …", style, wide), style.font),)], style


def summary_runs(report: ProgressReport, t: Texts, without: frozenset[str] = WHOLE) -> list[Run]:
    """The summary as runs of regular and semibold text; it says nothing of sections that are left out."""
    parts = [_direction(report, t, without), *_concerns(report, t, without)]
    if ReportSection.DECISION not in without:
        parts.append(_proposal(report, t))
    text = " ".join(part for part in parts if part) or t.t("What it would sum up is not printed.")
    runs: list[Run] = []
    for number, piece in enumerate(text.split(_ON)):
        strong, found, rest = piece.partition(_OFF)
        if number and found:
            runs += [(strong, styles.LEAD_STRONG.font), (rest, styles.LEAD.font)]
        else:
            runs.append((piece, styles.LEAD.font))
    return runs


def _strong(text: str) -> str:
    return f"{_ON}{text}{_OFF}"


def _data(text: str) -> str:
    return text.replace(_ON, "").replace(_OFF, "").replace(" · ", "\u00a0·\u00a0")


def _direction(report: ProgressReport, t: Texts, without: frozenset[str]) -> str:
    """Where it goes and what shows it; without the assessment, which tells the direction, only what is shown."""
    if ReportSection.ASSESSMENT in without:
        words = _joined(_evidence(report, t, without), t)
        return f"{words[:1].upper()}{words[1:]}." if words else ""
    changes = [row.change for row in report.domain_rows if row.change is not None]
    ups = sum(change > _LEAST_MOVE for change in changes)
    downs = sum(change < -_LEAST_MOVE for change in changes)
    evidence: list[str] = []
    if changes:
        evidence.append(
            t.t("{n} of {m} domains rose since the first assessment", n=ups, m=len(changes))
            if ups >= downs
            else t.t("{n} of {m} domains fell since the first assessment", n=downs, m=len(changes))
        )
    evidence += _evidence(report, t, without)
    if not evidence:
        return "" if _MEASURED & without else t.t("There is no data yet to judge the progress by.")
    if not changes:
        word = t.t("cannot be judged yet")
    elif ups > downs and ups * 2 >= len(changes):
        word = t.t("improving")
    elif downs > ups:
        word = t.t("declining")
    else:
        word = t.t("mixed") if ups or downs else t.t("unchanged")
    return t.t("Progress is {direction}: {evidence}.", direction=_strong(word), evidence=_joined(evidence, t))


def _evidence(report: ProgressReport, t: Texts, without: frozenset[str]) -> list[str]:
    """What attendance and urine tests show, as far as they are printed."""
    sources = ((ReportSection.ATTENDANCE, _attendance), (ReportSection.URINE, _urine))
    found = [words_of(report, t) for section, words_of in sources if section not in without]
    return [words for words in found if words]


def _attendance(report: ProgressReport, t: Texts) -> str:
    if not report.scheduled:
        return ""
    limit = t.percent(ATTENDANCE_LIMIT)
    if report.attended / report.scheduled >= ATTENDANCE_LIMIT:
        return t.t("attendance is above the limit of {limit}", limit=limit)
    share = t.percent(report.attended / report.scheduled)
    return t.t("attendance of {share} is below the limit of {limit}", share=share, limit=limit)


def _urine(report: ProgressReport, t: Texts) -> str:
    tests = report.urine_in_period
    if not tests or report.urine.is_withheld:
        return ""
    bad = sum(test.is_positive for test in tests)
    if bad:
        return t.n("{n} of {m} urine tests was positive", "{n} of {m} urine tests were positive", bad, m=len(tests))
    if all(test.is_negative for test in tests):
        return t.t("all urine tests of this period were negative")
    return ""


def _joined(parts: Sequence[str], t: Texts) -> str:
    if len(parts) < 3:
        return t.t("{a} and {b}", a=parts[0], b=parts[1]) if len(parts) == 2 else "".join(parts)
    return t.t("{a}, and {b}", a=", ".join(parts[:-1]), b=parts[-1])


def _concerns(report: ProgressReport, t: Texts, without: frozenset[str]) -> list[str]:
    """The main concern, and a legal date that may end the stay before the programme does."""
    found = [] if ReportSection.ASSESSMENT in without else [_main_concern(report, t)]
    if ReportSection.SENTENCE in without:
        return found
    end = report.programme.ends_on
    early = sorted(
        (mark.on_date, mark.kind)
        for mark in report.sentence.marks
        if end is not None and mark.kind in ENDS_A_STAY and report.as_of <= mark.on_date < end
    )
    if early:
        day, kind = early[0]
        name = t.t(LEGAL_DATE_NAMES[kind])
        found.append(t.t("{name} ({day}) falls before the programme ends.", name=name, day=t.date(day)))
    return found


def _main_concern(report: ProgressReport, t: Texts) -> str:
    rows = [row for row in report.domain_rows if row.now is not None]
    fallen = [row for row in rows if row.change is not None and row.change < -_LEAST_MOVE]
    if fallen:
        worst = min(fallen, key=lambda row: row.change or 0.0)
        return t.t("{domain} has declined and is the main concern.", domain=_data(t.t(worst.label)))
    if rows:
        lowest = min(rows, key=lambda row: row.now or 0.0)
        return t.t("{domain} remains the main concern.", domain=_data(t.t(lowest.label)))
    return ""


def _proposal(report: ProgressReport, t: Texts) -> str:
    if not report.proposals:
        return t.t("Nothing is proposed yet.")
    words: list[str] = []
    for code in report.proposals:
        if code == "review" and len(report.proposals) > 1:
            continue
        text = t.t(_SHORT[code]) if code in _SHORT else _data(proposal_text(code, report, t))
        text = text[:1].lower() + text[1:]
        words.append(_strong(text) if code in PHASE_DECISIONS else text)
    return t.t("Proposed: {what}.", what=_joined(words, t))
