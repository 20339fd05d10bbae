"""Who the report is about: title, photo, name, phase and nine facts."""

from __future__ import annotations

from tcdesk.domain.progress import ProgressReport
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import Texts
from tcdesk.reports._base import Theme
from tcdesk.reports.paper import opening
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.picture import photo
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import P
from tcdesk.reports.paper.text import fit, plain, safe, width
from tcdesk.reports.paper.tokens import MM, SMALLEST

PHOTO_WIDE, PHOTO_HIGH = 24 * MM, 32 * MM
_INDENT = 30 * MM
_CHIP_PAD = 6.0
_ROW = 22.3


def draw_title(sheet: Sheet, report: ProgressReport, title: str, top: float) -> None:
    """Title with gloss at the left; number, period and date at the right."""
    t = sheet.texts
    facts = (
        (t.t("Number"), report.number or t.t("not yet given")),
        (t.t("Period"), f"{t.date(report.starts_on)} – {t.date(report.ends_on)}"),
        (t.t("Made on"), t.date_full(report.as_of)),
    )
    opening.draw_title(sheet, title, facts, top)


def draw_identity(sheet: Sheet, report: ProgressReport, top: float) -> None:
    """Photo, name, phase chip and the grid of facts."""
    page, t, who = sheet.page, sheet.texts, report.identity
    _draw_photo(sheet, report, top)
    left, right = page.left + _INDENT, page.right
    room = right - left
    phase, chip = fit(who.phase, styles.CHIP, room * 0.42, SMALLEST)
    start = right - width(phase, chip) - 2 * _CHIP_PAD if who.phase else right
    name_room = start - (12 if who.phase else 0) - left
    label = t.t("Phase now") if who.phase else ""
    wide = width(safe(label, styles.LABEL.font), styles.LABEL) + 7
    least = width(safe(who.name, styles.NAME.font), styles.NAME.at(styles.NAME_LEAST))
    if label and least <= name_room - wide:
        name_room -= wide
    else:  # a long name is worth more than the label of the chip
        label = ""
    name, name_style = fit(who.name, styles.NAME, name_room, styles.NAME_LEAST)
    sheet.text(left, top + 13.4, name, name_style)
    if who.phase:
        with sheet.tags.element(P):
            sheet.text(start - 7, top + 10.6, label, styles.LABEL, align=Align.RIGHT, ink=Ink.INK2)
            sheet.chip(right, top, phase, chip, pad=_CHIP_PAD)
    sheet.rule(left, page.right, top + 20.5)
    column = room / 3
    for number, (label, value) in enumerate(_facts(report, t)):
        x = left + (number // 3) * column
        y = top + 28.6 + (number % 3) * _ROW
        with sheet.tags.element(P):
            sheet.text(x, y, label, styles.LABEL, ink=Ink.INK2)
            words, style = fit(value or t.t("Not known"), styles.VALUE, column - 8, styles.VALUE_LEAST)
            sheet.text(x, y + 10, words, style)


def _facts(report: ProgressReport, t: Texts) -> tuple[tuple[str, str], ...]:
    who = report.identity
    return (
        (t.t("Register no."), who.register_no),
        (t.t("TC no."), who.tc_no),
        (t.t("Place, date of birth"), _birth(report, t)),
        (t.t("Case"), ", ".join(who.articles)),
        (t.t("Main substance"), _substances(who.substances, t)),
        (t.t("Housing"), who.place),
        (t.t("Counselor"), who.counselor),
        (t.t("Work function"), who.work),
        (t.t("Day number"), _day(report, t)),
    )


def _birth(report: ProgressReport, t: Texts) -> str:
    who = report.identity
    if who.birth_date is None:
        return who.birth_place
    age = who.age(report.as_of)
    day = t.date(who.birth_date)
    if age is not None:
        day = t.t("{day} (age {n})", day=day, n=age)
    return ", ".join(part for part in (who.birth_place, day) if part)


def _substances(names: tuple[str, ...], t: Texts) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join((t.t("{name} (main)", name=names[0]), *names[1:]))


def _day(report: ProgressReport, t: Texts) -> str:
    number, days = report.programme.day_number(report.as_of), report.programme.days
    if number is None:
        return ""
    if days is None:
        return t.number(number)
    return t.t("{n} of {m} of the programme", n=t.number(number), m=t.number(days))


def _draw_photo(sheet: Sheet, report: ProgressReport, top: float) -> None:
    box = Box(sheet.page.left, top, PHOTO_WIDE, PHOTO_HIGH)
    data = report.identity.photo
    picture = photo(data, grey=sheet.options.theme is Theme.MONO) if data is not None else None
    if picture is not None:
        with sheet.figure(box, sheet.texts.t("Photo of {name}", name=report.identity.name)):
            sheet.image(picture, box)
    else:
        lines = plain(sheet.texts.t("No photo yet"), styles.LABEL, box.width - 8)
        with sheet.tags.element(P):
            for number, line in enumerate(lines):
                wide = sum(width(text, styles.LABEL) for text, _ in line)
                y = box.center_y + (number - len(lines) / 2 + 0.8) * styles.LABEL.leading
                sheet.line(box.center_x - wide / 2, y, line, styles.LABEL.size)
    sheet.pen.rect(box, stroke=Ink.INK, width=0.4)
