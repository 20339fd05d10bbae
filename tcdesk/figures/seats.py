"""The seats of a therapy group: ten cells by the main problem of their members, so that size, free seats and likeness
show at a glance."""

from __future__ import annotations

from types import MappingProxyType

import attrs

from tcdesk.domain.resident import PROBLEM_LETTERS, PROBLEM_NAMES, MainProblem
from tcdesk.figures.figure import Figure
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

TAG_INKS = MappingProxyType(
    {
        MainProblem.STIMULANT: Ink.TAG_STIMULANT,
        MainProblem.OPIOID: Ink.TAG_OPIOID,
        MainProblem.CANNABIS: Ink.TAG_CANNABIS,
        MainProblem.FAMILY: Ink.TAG_FAMILY,
        MainProblem.EMOTION: Ink.TAG_EMOTION,
        MainProblem.RELAPSE: Ink.TAG_RELAPSE,
        MainProblem.CRIME: Ink.TAG_CRIME,
    }
)
_LETTER_PAPER, _LETTER_SCREEN = 7.5, 14.0
"""A seat at least this wide carries the letter of its problem, so that grey says it too."""


@attrs.frozen(kw_only=True)
class SeatsData:
    """The main problem of each member, in any order, and the seats; members who have no group yet are outlined."""

    members: tuple[MainProblem, ...]
    capacity: int = 10
    is_waiting: bool = False
    shows_count: bool = True

    @property
    def counts(self) -> tuple[tuple[MainProblem, int], ...]:
        """How many members each problem has, the most frequent first, without those that have none."""
        order = list(MainProblem)
        found = [(problem, self.members.count(problem)) for problem in order]
        return tuple(sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], order.index(pair[0]))))


def height(data: SeatsData, style: Style) -> float:
    """One row of cells."""
    del data
    return (10.0 if style.is_paper else 14.0) * style.scale


def _count(data: SeatsData, texts: Texts) -> str:
    return f"{texts.number(len(data.members))}/{texts.number(data.capacity)}"


def draw(pen: Pen, box: Box, data: SeatsData, style: Style, texts: Texts) -> None:
    """Draw the cells, blocks of one problem side by side, and the count at the right where it is wanted."""
    cells = max(data.capacity, len(data.members))
    size = style.label
    room = box.width
    if data.shows_count:
        words = _count(data, texts)
        is_over = len(data.members) > data.capacity
        ink = Ink.DANGER if is_over else Ink.INK
        pen.text(box.right, box.center_y + size * 0.34, words, size, face=Face.SEMIBOLD, ink=ink, align=Align.RIGHT)
        room -= pen.text_width(words, size, Face.SEMIBOLD) + size * 0.7
    if cells <= 0 or room <= 0:
        return
    pitch = room / cells
    gap = min(style.gap, pitch * 0.25)
    width = pitch - gap
    problems = [problem for problem, count in data.counts for _ in range(count)]
    for place in range(cells):
        cell = Box(box.x + pitch * place, box.y, width, box.height)
        problem = problems[place] if place < len(problems) else None
        _draw_cell(pen, cell, problem, data, style, is_extra=place >= data.capacity)


def _draw_cell(
    pen: Pen, cell: Box, problem: MainProblem | None, data: SeatsData, style: Style, *, is_extra: bool
) -> None:
    """One seat: filled by its problem, outlined while its member waits, an empty outline where it is free."""
    radius = 2.0 * style.scale if not style.is_paper else 1.0
    line = min(style.line, cell.width / 3)
    outline = cell.inset(line / 2, line / 2)
    if problem is None:
        pen.round_rect(outline, radius, stroke=Ink.EDGE, width=line)
        return
    if data.is_waiting:
        ink, dash = (Ink.INK, (1.5, 1.0)) if style.is_paper else (TAG_INKS[problem], ())
        pen.round_rect(outline, radius, stroke=ink, width=line, dash=dash)
    else:
        pen.round_rect(cell, radius, fill=TAG_INKS[problem])
    if is_extra:
        pen.round_rect(outline, radius, stroke=Ink.DANGER, width=line)
    if cell.width >= (_LETTER_PAPER if style.is_paper else _LETTER_SCREEN) * style.scale:
        size = style.micro
        pen.text(
            cell.center_x,
            cell.center_y + size * 0.34,
            PROBLEM_LETTERS[problem],
            size,
            face=Face.SEMIBOLD,
            ink=Ink.INK if data.is_waiting else Ink.ON_TAG,
            align=Align.CENTER,
        )


def alt_text(data: SeatsData, texts: Texts) -> str:
    """How many seats are taken, and by which problems: "8 of 10 seats: Meth 5, Family 3"."""
    words = texts.t("{n} of {m} seats", n=texts.number(len(data.members)), m=texts.number(data.capacity))
    if data.is_waiting:
        words = texts.n("{n} resident waiting", "{n} residents waiting", len(data.members))
    kinds = ", ".join(f"{texts.t(PROBLEM_NAMES[problem])} {texts.number(count)}" for problem, count in data.counts)
    return f"{words}: {kinds}." if kinds else f"{words}."


SEATS: Figure[SeatsData] = Figure("seats", draw, height, alt_text)
