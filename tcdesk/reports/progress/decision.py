"""Narrative, recommendations and signatures: the counselor's voice and what the conference decides."""

from __future__ import annotations

from tcdesk.domain.care import PROPOSALS
from tcdesk.domain.progress import SECTION_NAMES, ProgressReport, ReportSection
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.passage import Passage, passage
from tcdesk.reports.paper.section import GAPS, Head
from tcdesk.reports.paper.signing import Choice, Choices, Signatures
from tcdesk.reports.paper.text import plain
from tcdesk.reports.paper.tokens import MM

INDENT = 36 * MM
_BETWEEN = (4.6, 3.8, 3.0)
_PITCH = (14.0, 13.4, 12.8)
_FREE = (18 * MM, 16 * MM, 14 * MM)
TAIL_LINES = 6
"""Lines of the last section that stay with recommendations and signatures."""


def narrative_blocks(report: ProgressReport, t: Texts, wide: float, density: int) -> tuple[list[Block], list[Block]]:
    """Head and sections of the narrative: those that may stand apart, and the end that stays with the decision."""
    style = styles.NARRATIVE[density]
    parts = [part for part in report.narrative if part.text.strip()]
    head = Head(
        title=SECTION_NAMES[ReportSection.NARRATIVE], note=report.writer, wide=wide, before=GAPS[density], needs=34 * MM
    )
    if not parts:
        empty = passage("", t.t("Nothing has been written yet."), styles.CELL, wide=wide, indent=0, before=0)
        return [head], [empty]
    sections = [
        passage(t.t(part.heading), part.text, style, wide=wide, indent=INDENT, before=_BETWEEN[density] if place else 0)
        for place, part in enumerate(parts)
    ]
    last: Passage = sections[-1]
    halves = last.divided(len(last.lines) - TAIL_LINES) if len(last.lines) > TAIL_LINES else None
    if halves is None:
        return [head, *sections[:-1]], [last]
    return [head, *sections[:-1], halves[0]], [halves[1]]


def narrative_height(report: ProgressReport, wide: float, density: int) -> float:
    """The height of the lines of the narrative alone, which no step of the ladder can make less."""
    style = styles.NARRATIVE[density]
    return sum(len(plain(part.text, style, wide - INDENT)) for part in report.narrative) * style.leading


def proposal_text(code: str, report: ProgressReport, t: Texts) -> str:
    """What a code of `PROPOSALS` proposes, with the phase now and the phase after it."""
    dash = "–"
    return t.t(PROPOSALS[code], phase=report.identity.phase or dash, next=report.programme.next_phase or dash)


def decision_blocks(report: ProgressReport, t: Texts, wide: float, density: int) -> list[Block]:
    """Recommendations and signatures."""
    day = report.conference_on
    choices = tuple(Choice(proposal_text(code, report, t), code in report.proposed) for code in PROPOSALS)
    blocks: list[Block] = [
        Head(
            title=N_("Recommendations"),
            note=t.t("case conference {day}", day=t.date(day)) if day is not None else "",
            wide=wide,
            before=GAPS[density],
        ),
        Choices(
            choices=choices,
            heads=(t.t("Advised"), t.t("Agreed")),
            remark=t.t("Remarks of the conference"),
            wide=wide,
            pitch=_PITCH[density],
        ),
    ]
    if report.signatories:
        blocks.append(
            Signatures(
                people=report.signatories,
                city=report.letterhead.city,
                on_date=report.as_of,
                wide=wide,
                free=_FREE[density],
            )
        )
    return blocks
