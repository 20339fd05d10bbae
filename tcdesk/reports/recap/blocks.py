"""The numbers of the monthly recap: flow of residents, phases, activities, who was treated, what was found."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from tcdesk.domain.health import REASON_NAMES
from tcdesk.domain.monthly_recap import EXIT_NAMES, Count, MonthlyRecap
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block, Together
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Cell, Column, Mark, Table, rows
from tcdesk.reports.paper.text import cut
from tcdesk.reports.paper.tokens import MM

LIMIT = 0.85
"""The share of attendance below which an activity is marked."""
_GAP = 9 * MM
_MOST_ROWS = 12
_BAR = 4.6


@attrs.frozen
class Figure:
    """A figure with its label above and a remark below."""

    label: str
    value: str
    remark: str = ""


@attrs.define(slots=False, kw_only=True)
class Figures(Block):
    """Large figures side by side, with a hairline between them."""

    figures: tuple[Figure, ...]
    wide: float
    before: float = 0.0

    @property
    def height(self) -> float:
        """One row."""
        return 50.0

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it."""
        cell = self.wide / len(self.figures)
        for place, one in enumerate(self.figures):
            left = x + place * cell + (8 if place else 0)
            room = cell - 16
            if place:
                at = x + place * cell
                sheet.pen.line(at, top + 2, at, top + 46, Ink.RULE, sheet.palette.hairline)
            sheet.text(left, top + 8, cut(one.label, styles.LABEL, room), styles.LABEL, ink=Ink.INK2)
            sheet.text(left, top + 30, cut(one.value, styles.FIGURE, room), styles.FIGURE)
            sheet.text(left, top + 43, cut(one.remark, styles.LABEL, room), styles.LABEL, ink=Ink.INK2)


@attrs.define(slots=False, kw_only=True)
class Beside(Block):
    """Two stacks of blocks beside each other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    wide: float
    before: float = 0.0

    @property
    def height(self) -> float:
        """The higher of both."""
        return max(sum(block.height for block in stack) for stack in (self.left, self.right))

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw both."""
        for at, stack in ((x, self.left), (x + (self.wide + _GAP) / 2, self.right)):
            y = top
            for block in stack:
                block.draw(sheet, at, y)
                y += block.height


def flow(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    """Residents at the start, admitted, gone, at the end."""
    exits = " · ".join(f"{t.t(EXIT_NAMES[kind])} {t.number(n)}" for kind, n in record.exits if n)
    share = record.at_end / record.capacity if record.capacity else None
    full = t.t("{share} of {n} places", share=t.percent(share), n=t.number(record.capacity))
    figures = (
        Figure(t.t("At the start"), t.number(record.at_start)),
        Figure(t.t("Admitted"), t.signed(record.admitted) if record.admitted else "0"),
        Figure(t.t("Gone"), t.signed(-record.left) if record.left else "0"),
        Figure(t.t("At the end"), t.number(record.at_end), full if record.capacity else ""),
        Figure(t.t("Treated in the month"), t.number(record.treated)),
    )
    head = Head(title=N_("Movement of residents"), note=exits, wide=wide)
    return [head, Figures(figures=figures, wide=wide)]


def phases(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    """Residents by phase over the month."""
    number = 26 * MM
    columns = (
        Column(title=t.t("Phase"), wide=wide - 4 * number, style=styles.CELL_STRONG),
        *(
            Column(title=title, wide=number, align=Align.RIGHT)
            for title in (t.t("At the start"), t.t("Entered"), t.t("Moved on"), t.t("At the end"))
        ),
    )
    cells = [
        [Cell(row.name), *(Cell(t.number(n)) for n in (row.at_start, row.entered, row.left, row.at_end))]
        for row in record.phases
    ]
    table = Table(columns=columns, rows=rows(columns, cells, 1), empty=t.t("No phase is known."))
    return [Head(title=N_("Phases"), wide=wide), table]


def activities(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    """Sessions and attendance by activity."""
    small, bar = 22 * MM, 34 * MM
    columns = (
        Column(title=t.t("Activity"), wide=wide - 3 * small - bar - 16 * MM, style=styles.CELL_STRONG),
        Column(title=t.t("Held"), wide=small, align=Align.RIGHT),
        Column(title=t.t("Cancelled"), wide=small, align=Align.RIGHT),
        Column(title=t.t("Came / expected"), wide=small + 8 * MM, align=Align.RIGHT),
        Column(title="", wide=bar - 8 * MM),
        Column(title=t.t("Attendance"), wide=16 * MM, align=Align.RIGHT),
    )
    cells = [
        [
            Cell(row.name),
            Cell(t.number(row.held)),
            Cell(t.number(row.cancelled)),
            Cell(f"{t.number(row.attended)} / {t.number(row.expected)}"),
            Cell("", _bar(row.share or 0.0, is_marked=(row.share or 1.0) < LIMIT)),
            Cell(t.percent(row.share), style=styles.CELL_STRONG if (row.share or 1.0) < LIMIT else None),
        ]
        for row in record.activities
    ]
    whole = record.attended / record.expected if record.expected else None
    note = t.t("all together {share}", share=t.percent(whole)) if whole is not None else ""
    table = Table(columns=columns, rows=rows(columns, cells, 1), empty=t.t("No activity is known."))
    return [Head(title=N_("Activities and attendance"), note=note, wide=wide), table]


def people(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    """Who was treated: age, education, substance, severity."""
    half = (wide - _GAP) / 2
    pairs = (
        ((N_("Age"), record.ages), (N_("Main substance"), record.substances)),
        ((N_("Education"), record.educations), (N_("Severity"), record.severities)),
    )
    blocks: list[Block] = []
    for left, right in pairs:
        stacks = tuple((Head(title=title, wide=half), _counts(found, t, half)) for title, found in (left, right))
        blocks.append(Beside(left=stacks[0], right=stacks[1], wide=wide, before=12.5))
    return blocks


def _counts(found: Sequence[Count], t: Texts, wide: float) -> Table:
    """Counts with a bar each; what is more than a page's share is summed up."""
    total = sum(one.n for one in found)
    shown = [*found]
    if len(shown) > _MOST_ROWS:
        shown = [*found[: _MOST_ROWS - 1], Count(label=N_("Others"), n=sum(one.n for one in found[_MOST_ROWS - 1 :]))]
    columns = (
        Column(wide=wide - 49 * MM),
        Column(wide=22 * MM),
        Column(title=t.t("number"), wide=15 * MM, align=Align.RIGHT, style=styles.CELL_STRONG),
        Column(title=t.t("share"), wide=12 * MM, align=Align.RIGHT),
    )
    cells = [
        [
            Cell(t.t(one.label) or t.t("Not known")),
            Cell("", _bar(one.n / total if total else 0.0, is_marked=False)),
            Cell(t.number(one.n)),
            Cell(t.percent(one.n / total if total else None)),
        ]
        for one in shown
    ]
    return Table(columns=columns, rows=rows(columns, cells, 1), empty=t.t("Nobody."))


def _bar(share: float, *, is_marked: bool) -> Mark:
    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        long = max(0.0, min(1.0, share)) * room
        if long > 0:
            ink = Ink.INK if is_marked else Ink.GREY
            sheet.pen.rect(Box(x, baseline - 5.0, long, _BAR), fill=ink)

    return draw


def findings(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    """Urine tests, behaviour, instruments, reports."""
    urine = record.urine
    columns = (
        Column(title=t.t("Kind"), wide=62 * MM, style=styles.CELL_STRONG),
        Column(title=t.t("Result"), wide=wide - 62 * MM, wraps=True),
    )
    reasons = " · ".join(f"{t.t(REASON_NAMES[reason])} {t.number(n)}" for reason, n in urine.reasons)
    positive = ", ".join(f"{one.label} {t.number(one.n)}" for one in urine.panels)
    tested = t.t("{n} done, {m} positive", n=t.number(urine.tests), m=t.number(urine.positive))
    if urine.is_withheld:
        tested, reasons, positive = t.t("shown to other roles only"), "", ""
    behaviour = t.t("{n} rewards, {m} sanctions", n=t.number(record.rewards), m=t.number(record.sanctions))
    instruments = " · ".join(f"{t.t(one.label)} {t.number(one.n)}" for one in record.instruments) or t.t(
        "none recorded"
    )
    lines = (
        (t.t("Urine tests"), " · ".join(part for part in (tested, reasons) if part)),
        (t.t("Positive by panel"), positive or t.t("none recorded")),
        (t.t("Behaviour ledger"), behaviour),
        (t.t("Instruments filled in"), instruments),
        (t.t("Progress reports made final"), t.number(record.final_reports)),
    )
    cells = [[Cell(label), Cell(value)] for label, value in lines]
    table = Table(columns=columns, rows=rows(columns, cells, 1))
    return [Together((Head(title=N_("Findings"), wide=wide), table))]
