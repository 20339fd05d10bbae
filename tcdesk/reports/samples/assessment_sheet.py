"""Invented sheets: an instrument without items, a rubric filled in twice, and far too many long questions."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs

from tcdesk.domain.assessment_sheet import AssessmentSheet, SheetItem, SheetSection
from tcdesk.domain.instruments.tc_rubric import GROUPS
from tcdesk.domain.progress_parts import Identity, Signatory
from tcdesk.reports.samples import progress
from tcdesk.reports.samples.letterhead import letterhead

_HALVES = tuple(step / 2 for step in range(2, 11))


@cache
def typical() -> AssessmentSheet:
    """The rubric of fourteen domains, compared with the one before."""
    sections: list[SheetSection] = []
    number = 0
    for label, domains in GROUPS.values():
        items: list[SheetItem] = []
        for _code, domain in domains:
            before = _HALVES[1 + number % 4]
            answer = _HALVES[min(8, 1 + number % 4 + (number * 2) % 5)]
            items.append(SheetItem(label=domain, choices=_HALVES, answer=answer, before=before))
            number += 1
        mean = sum(item.answer or 0 for item in items) / len(items)
        sections.append(SheetSection(label=label, items=tuple(items), score=mean))
    return AssessmentSheet(
        letterhead=letterhead(),
        identity=progress.typical().identity,
        title="TC progress rubric",
        on_date=date(2026, 3, 2),
        before_on=date(2025, 12, 1),
        rater="Ratna Wulandari, S.Psi.",
        window="30 hari",
        sections=tuple(sections),
        total=2.96,
        total_before=2.21,
        made_on=date(2026, 3, 9),
        signatories=(Signatory(position="Konselor adiksi", name="Ratna Wulandari, S.Psi."),),
    )


@cache
def empty() -> AssessmentSheet:
    """A blank sheet without items."""
    return AssessmentSheet(identity=Identity(name="Ujang"), title="TC progress rubric", made_on=date(2026, 3, 9))


@cache
def overfull() -> AssessmentSheet:
    """A blank sheet of a hundred long questions with many choices."""
    question = SheetItem(
        label="Seberapa sering Anda mengalami hal yang dijelaskan secara panjang lebar berikut ini? " * 3,
        choices=tuple(float(number) for number in range(10)),
    )
    section = SheetSection(label="Pertanyaan tentang tiga puluh hari terakhir", items=(question,) * 50)
    return attrs.evolve(
        typical(),
        on_date=None,
        before_on=None,
        rater="",
        window="",
        total=None,
        sections=(section, attrs.evolve(section, items=(attrs.evolve(question, choices=()),) * 50)),
        identity=progress.overfull().identity,
    )
