"""Plain bars against a limit: counselors' residents, weekly attendance, and progress."""

from __future__ import annotations

import math
from enum import StrEnum
from types import MappingProxyType

import attrs

from tcdesk.domain.progress import ATTENDANCE_LIMIT
from tcdesk.figures.figure import Figure
from tcdesk.figures.marks import note
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, elided
from tcdesk.figures.scale import Scale, share_of
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

_LOAD_HEAD, _LOAD_ROW = 18.0, 22.0
_WEEK_LABEL, _WEEK_TOTAL = 16.0, 84.0
_WEEK_FLOOR = 0.5
"""Shares of attendance below this have the lowest bar: above it a difference of some points is to be seen."""
_PAPER = 0.62  # of the height on screen


# Residents of each counselor


@attrs.frozen(kw_only=True)
class LoadRow:
    """A counselor: how many residents and therapy groups; `is_me` for the one who looks."""

    name: str
    residents: int
    groups: int = 0
    is_me: bool = False


@attrs.frozen(kw_only=True)
class LoadData:
    """Counselors in order and the most residents one should have."""

    rows: tuple[LoadRow, ...]
    limit: int


def load_height(data: LoadData, style: Style) -> float:
    """A head and a row for each counselor."""
    return (_LOAD_HEAD + _LOAD_ROW * max(1, len(data.rows))) * style.scale * (_PAPER if style.is_paper else 1.0)


def draw_load(pen: Pen, box: Box, data: LoadData, style: Style, texts: Texts) -> None:
    """Draw a bar for each counselor; the limit is a dashed line through all of them."""
    head = _LOAD_HEAD * style.scale * (_PAPER if style.is_paper else 1.0)
    if not data.rows:
        note(pen, box, texts.t("No counselors yet"), style.label)
        return
    groups = [texts.n("{n} grp", "{n} grps", row.groups) for row in data.rows]
    right = box.right - max(pen.text_width(words, style.label) for words in groups) - style.text
    most = max(1, data.limit, *(row.residents for row in data.rows))
    numbers = pen.text_width(texts.number(most), style.text, Face.SEMIBOLD)
    start = box.x + box.width * 0.26
    end = max(start, right - numbers - style.text * 1.6)
    scale = Scale(0, most * 1.05, start, end)
    pitch = max(0.0, box.height - head) / len(data.rows)
    limit_x = scale(data.limit)
    baseline = box.y + head * 0.62
    words = texts.t("limit {n}", n=texts.number(data.limit))
    width = pen.text_width(words, style.micro)
    middle = min(limit_x, box.right - width / 2)
    pen.text(middle, baseline, words, style.micro, ink=Ink.INK2, align=Align.CENTER)
    caption = texts.t("residents in care")
    if start + pen.text_width(caption, style.micro) + style.micro <= middle - width / 2:
        pen.text(start, baseline, caption, style.micro, ink=Ink.INK2)
    for place, row in enumerate(data.rows):
        area = Box(box.x, box.y + head + pitch * place, box.width, pitch)
        line = area.center_y + style.text * 0.34
        is_over = row.residents > data.limit
        ink = Ink.WARN_MARK if is_over else Ink.ACCENT if row.is_me else Ink.ACCENT_LIGHT
        bar = min(10.0 * style.scale, pitch * 0.5)
        pen.round_rect(Box(start, area.center_y - bar / 2, scale(row.residents) - start, bar), style.radius, fill=ink)
        face = Face.SEMIBOLD if row.is_me else Face.REGULAR
        pen.text(
            box.x, line, elided(pen, row.name, style.text, start - box.x - style.text, face), style.text, face=face
        )
        number_ink = Ink.WARN if is_over else Ink.INK
        number = texts.number(row.residents)
        pen.text(right, line, number, style.text, face=Face.SEMIBOLD, ink=number_ink, align=Align.RIGHT)
        pen.text(box.right, line, groups[place], style.label, ink=Ink.INK2, align=Align.RIGHT)
    pen.line(limit_x, box.y + head * 0.8, limit_x, box.bottom, Ink.INK2, style.line, style.dash)


def load_alt_text(data: LoadData, texts: Texts) -> str:
    """Each counselor with residents and groups, and who is over the limit."""
    if not data.rows:
        return texts.t("No counselors yet") + "."
    parts = [texts.t("limit {n}", n=texts.number(data.limit))]
    for row in data.rows:
        residents = texts.n("{n} resident", "{n} residents", row.residents)
        words = [f"{row.name} {residents}", texts.n("{n} group", "{n} groups", row.groups)]
        if row.residents > data.limit:
            words.append(texts.t("over the limit"))
        parts.append(", ".join(words))
    return ". ".join(parts) + "."


# Attendance of the last weeks


@attrs.frozen(kw_only=True)
class WeeklyData:
    """The number of each week of the year and the share attended (0 to 1, None without meetings), oldest first."""

    weeks: tuple[tuple[int, float | None], ...]
    limit: float = ATTENDANCE_LIMIT


def weekly_height(data: WeeklyData, style: Style) -> float:
    """Bars with a row of labels."""
    del data
    return _WEEK_TOTAL * style.scale * (_PAPER if style.is_paper else 1.0)


def draw_weekly(pen: Pen, box: Box, data: WeeklyData, style: Style, texts: Texts) -> None:
    """Draw a bar for each week, the newest in the ink of now, and the limit as a dashed line."""
    foot = box.bottom - max(_WEEK_LABEL * style.scale, style.micro * 1.4) * (_PAPER if style.is_paper else 1.0)
    words = texts.number(data.limit * 100)
    edge = pen.text_width(words, style.micro) + style.micro * 0.6
    bars = Box(box.x, box.y, max(0.0, box.width - edge), max(0.0, foot - box.y))
    if not any(share is not None and math.isfinite(share) for _, share in data.weeks):
        note(pen, box, texts.t("No meetings recorded"), style.label)
        return
    up = Scale(_WEEK_FLOOR, 1.0, bars.bottom - 2 * style.scale, bars.y)
    pitch = bars.width / len(data.weeks)
    gap = min(6.0 * style.scale, pitch * 0.25)
    labels = [texts.t("w{n}", n=number) for number, _ in data.weeks]
    widest = max(pen.text_width(label, style.micro) for label in labels)
    for place, (_, share) in enumerate(data.weeks):
        x = bars.x + pitch * place
        is_last = place + 1 == len(data.weeks)
        if share is not None and math.isfinite(share):
            top = up(share)
            ink = Ink.ACCENT if is_last else Ink.ACCENT_LIGHT
            pen.round_rect(Box(x, top, pitch - gap, bars.bottom - top), style.radius, fill=ink)
        if widest + style.micro * 0.3 <= pitch or is_last:
            middle = x + (pitch - gap) / 2
            half = pen.text_width(labels[place], style.micro) / 2
            middle = min(max(middle, box.x + half), box.right - half)
            pen.text(
                middle, box.bottom - style.micro * 0.25, labels[place], style.micro, ink=Ink.INK2, align=Align.CENTER
            )
    limit_y = up(data.limit)
    pen.line(bars.x, limit_y, box.right, limit_y, Ink.INK2, style.line, style.dash)
    pen.text(box.right, max(limit_y - style.micro * 0.3, box.y + style.micro), words, style.micro, ink=Ink.INK2,
             align=Align.RIGHT)  # fmt: skip


def weekly_alt_text(data: WeeklyData, texts: Texts) -> str:
    """The share of every week and the limit."""
    parts = [
        texts.t(
            "week {n} {share}", n=number, share=texts.percent(share if share is None or math.isfinite(share) else None)
        )
        for number, share in data.weeks
    ]
    return ", ".join([*parts, texts.t("limit {n}", n=texts.percent(data.limit))]) + "."


# Progress


class Tone(StrEnum):
    """What a bar says beside its length; a word stands next to it wherever it is not plain."""

    PLAIN = "plain"
    SECOND = "second"
    DONE = "done"
    DUE = "due"
    LATE = "late"


_TONES = MappingProxyType(
    {
        Tone.PLAIN: Ink.ACCENT,
        Tone.SECOND: Ink.ACCENT_MID,
        Tone.DONE: Ink.OK_MARK,
        Tone.DUE: Ink.WARN_MARK,
        Tone.LATE: Ink.DANGER,
    }
)


@attrs.frozen(kw_only=True)
class ProgressData:
    """`part` of `whole`, in any unit; what is over shows a full bar."""

    part: float
    whole: float = 100.0
    tone: Tone = Tone.PLAIN

    @property
    def share(self) -> float:
        """0 to 1."""
        return share_of(self.part, self.whole)


def progress_height(data: ProgressData, style: Style) -> float:
    """5 pt on paper, 5 px on screen."""
    del data
    return 5.0 * style.scale


def draw_progress(pen: Pen, box: Box, data: ProgressData, style: Style, texts: Texts) -> None:
    """Draw the bar: outlined on paper, a track on screen."""
    del texts
    width = box.width * data.share
    radius = box.height / 2 if not style.is_paper else 0.0
    pen.round_rect(box, radius, fill=Ink.TRACK)
    if width > 0:
        width = max(width, 2 * radius)
        ink = Ink.DONE if style.is_paper else _TONES[data.tone]
        pen.round_rect(Box(box.x, box.y, min(width, box.width), box.height), radius, fill=ink)
    if style.is_paper:
        pen.rect(box.inset(0.25, 0.25), stroke=Ink.INK, width=0.5)


def progress_alt_text(data: ProgressData, texts: Texts) -> str:
    """The share in per cent."""
    return texts.percent(data.share)


LOAD: Figure[LoadData] = Figure("load", draw_load, load_height, load_alt_text)
WEEKLY: Figure[WeeklyData] = Figure("weekly", draw_weekly, weekly_height, weekly_alt_text)
PROGRESS: Figure[ProgressData] = Figure("progress", draw_progress, progress_height, progress_alt_text)
