"""The recovery sheet: one page for the safe, with the code in large groups and what to do with it."""

from __future__ import annotations

from tcdesk.domain.recovery_sheet import RecoverySheet
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.frame import Frame
from tcdesk.reports.paper.section import draw_head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.tagging import BODY, ITEM, LABEL, LIST, P
from tcdesk.reports.paper.text import Style, cut, fit, plain
from tcdesk.reports.paper.tokens import MM, SMALLEST, page
from tcdesk.reports.samples import recovery_sheet as samples

TITLE = N_("Recovery sheet")
SECRET = N_("This code opens all data of the facility. Keep it sealed in the safe. Do not copy or photograph it.")
STEPS = (
    N_("On the sign-in page, choose the way for a forgotten password and type the code above."),
    N_("Capital or small letters, spaces and dashes make no difference. The last signs find typing errors."),
    N_("Choose a new password. No data is changed by this, and the event is kept in the audit trail."),
)
KEEPING = (
    N_("Keep this sheet in a sealed envelope in the safe of the facility, never beside the computer or as a photo."),
    N_("Without a password and without this code nobody can open the data, the makers of the program included."),
    N_("If the sheet is lost or someone unknown has seen it, have a new code made at once and destroy this one."),
)
_GROUP = Style(styles.SEMIBOLD, 21)
_IN_A_ROW = 4
_BETWEEN = 5 * MM
_LONGEST = 6
"""Signs of one group; a longer one is divided, for no sign of a code may be lost."""


def render(record: RecoverySheet, options: PageOptions) -> bytes:
    """The sheet as a PDF of one page."""
    properties = Properties(title=options.texts.t(TITLE), author=record.facility, subject="", made_on=record.made_on)
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    sheet.begin_part(Frame(confidential=SECRET, is_demo=record.demo))
    sheet.new_page()
    top = _draw_title(sheet, record)
    top = _draw_code(sheet, record, top)
    top = _draw_steps(sheet, N_("How to use it"), STEPS, top)
    top = _draw_steps(sheet, N_("How to keep it"), KEEPING, top)
    _draw_receipt(sheet, top)
    sheet.end_part()
    return sheet.finish()


def _draw_title(sheet: Sheet, record: RecoverySheet) -> float:
    left, t, top = sheet.page.left, sheet.texts, sheet.page.top + 10 * MM
    with sheet.tags.heading(is_title=True):
        sheet.text(left, top + 15, t.t(TITLE), styles.TITLE)
    if sheet.gloss is not None:
        with sheet.tags.element(P, lang=sheet.gloss_lang):
            sheet.text(left, top + 28, sheet.gloss.t(TITLE), styles.GLOSS, ink=Ink.INK2)
    facts = (
        (t.t("Facility"), record.facility),
        (t.t("Made for"), record.user),
        (t.t("Made on"), t.date_full(record.made_on)),
    )
    y = top + 50
    for label, value in facts:
        with sheet.tags.element(P):
            sheet.text(left, y, label, styles.LABEL, ink=Ink.INK2)
            words, style = fit(value or t.t("Not known"), styles.LEAD, sheet.page.text_width - 30 * MM, SMALLEST)
            sheet.text(left + 30 * MM, y, words, style)
        y += 16
    return y + 8


def _draw_code(sheet: Sheet, record: RecoverySheet, top: float) -> float:
    left, wide = sheet.page.left, sheet.page.text_width
    y = draw_head(sheet, left, top, wide, N_("Recovery code")) + 6
    cell = (wide - (_IN_A_ROW - 1) * _BETWEEN) / _IN_A_ROW
    groups = [group[at : at + _LONGEST] for group in record.groups for at in range(0, len(group), _LONGEST)]
    rows = max(1, (len(groups) + _IN_A_ROW - 1) // _IN_A_ROW)
    with sheet.tags.element(P):
        _draw_groups(sheet, groups, y, cell)
    return y + rows * 40 + 14


def _draw_groups(sheet: Sheet, groups: list[str], y: float, cell: float) -> None:
    left = sheet.page.left
    for number, group in enumerate(groups):
        x, row = left + number % _IN_A_ROW * (cell + _BETWEEN), number // _IN_A_ROW
        words, style = fit(group, _GROUP, cell - 6 * MM - 1.2 * len(group), SMALLEST)
        sheet.text(x + cell / 2, y + row * 40 + 25, words, style, align=Align.CENTER, track=1.2)
        sheet.pen.rect(Box(x, y + row * 40, cell, 34), stroke=Ink.INK, width=0.6)


def _draw_steps(sheet: Sheet, title: str, steps: tuple[str, ...], top: float) -> float:
    left, wide = sheet.page.left, sheet.page.text_width
    y = draw_head(sheet, left, top, wide, title) + 2
    with sheet.tags.element(LIST):
        for number, step in enumerate(steps, start=1):
            with sheet.tags.element(ITEM):
                with sheet.tags.element(LABEL):
                    sheet.text(left, y + 9.4, str(number), styles.SIGNED)
                with sheet.tags.element(BODY):
                    for line in plain(sheet.texts.t(step), styles.BODY, wide - 8 * MM):
                        sheet.line(left + 8 * MM, y + 9.4, line, styles.BODY.size)
                        y += styles.BODY.leading
            y += 4
    return y + 12


def _draw_receipt(sheet: Sheet, top: float) -> None:
    """Two lines to write on: who keeps the envelope."""
    t, left, wide = sheet.texts, sheet.page.left, sheet.page.text_width
    room = (wide - 8 * MM) / 2
    for place, label in enumerate((t.t("Sealed by (name, date, signature)"), t.t("Kept by (name, date, signature)"))):
        x = left + place * (room + 8 * MM)
        sheet.text(x, top + 8, cut(label, styles.CELL, room), styles.CELL, ink=Ink.INK2)
        sheet.rule(x, x + room, top + 62, 0.6)


def _samples() -> dict[str, RecoverySheet]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="recovery_sheet", title=TITLE, version=4, takes=RecoverySheet, render=render, samples=_samples)
)
