"""The monthly recap as a workbook: numbers, attendance day by day, and the seven data aspects.

Sums and shares are formulas, so that whoever corrects a number sees the rest follow; their results are stored as well,
for viewers that do not calculate.
"""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
# The library carries no types.

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from tcdesk.domain.monthly_recap import EXIT_NAMES, Count, MonthlyRecap, Presence
from tcdesk.domain.resident_month import month_end
from tcdesk.domain.session import Mark
from tcdesk.i18n import N_, Marked, Texts
from tcdesk.reports.paper.day_marks import LETTERS
from tcdesk.reports.recap.aspects import ASPECTS, aspects
from tcdesk.reports.spreadsheets.book import Book, Sheet

_NUMBERS_COLUMN = 1
_LIMIT = 0.85


def workbook(record: MonthlyRecap, texts: Texts, paper: str = "A4") -> bytes:
    """The recap as XLSX; `paper` is A4 or F4."""
    t = texts
    title = t.t("Monthly recap")
    book = Book(
        t, title=f"{title} · {t.month(record.month)}", author=record.letterhead.institution, made_on=record.made_on
    )
    _numbers(book, record, paper)
    _attendance(book, record, paper)
    _people(book, record, paper)
    return book.finish()


def _opening(book: Book, sheet: Sheet, record: MonthlyRecap, title: str) -> None:
    t = book.texts
    book.text(sheet, 0, 0, title, book.formats.title)
    parts = [
        record.letterhead.institution,
        t.month(record.month),
        t.t("counted up to {day}", day=t.date_long(record.ends_on)),
        t.t("DEMO – invented data, nobody in this paper exists") if record.demo else "",
    ]
    book.text(sheet, 1, 0, " · ".join(part for part in parts if part), book.formats.note)


def _numbers(book: Book, record: MonthlyRecap, paper: str) -> None:
    t, style = book.texts, book.formats
    sheet = book.sheet(t.t("Recap"), landscape=False, paper=paper, head_row=2)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 5, 13)
    _opening(book, sheet, record, t.t("Monthly recap"))
    row = _movement(book, sheet, record, 3)
    row = _phases(book, sheet, record, row + 1)
    row = _activities(book, sheet, record, row + 1)
    for title, found in (
        (t.t("Age"), record.ages),
        (t.t("Education"), record.educations),
        (t.t("Main substance"), record.substances),
        (t.t("Severity"), record.severities),
        (t.t("Instruments filled in"), record.instruments),
    ):
        row = _counts(book, sheet, title, found, row + 1)
    if not record.urine.is_withheld:
        urine = (
            Count(label=t.t("Urine tests"), n=record.urine.tests),
            Count(label=t.t("of these positive"), n=record.urine.positive),
            *record.urine.panels,
        )
        row = _counts(book, sheet, t.t("Urine tests"), urine, row + 1, is_summed=False)
    behaviour = (Count(label=t.t("Rewards"), n=record.rewards), Count(label=t.t("Sanctions"), n=record.sanctions))
    row = _counts(book, sheet, t.t("Behaviour ledger"), behaviour, row + 1, is_summed=False)
    book.text(sheet, row + 1, 0, t.t("Progress reports made final"), style.strong)
    sheet.write_number(row + 1, _NUMBERS_COLUMN, record.final_reports, style.number)


def _movement(book: Book, sheet: Sheet, record: MonthlyRecap, row: int) -> int:
    t, style = book.texts, book.formats
    book.text(sheet, row, 0, t.t("Movement of residents"), style.head)
    book.text(sheet, row, 1, t.t("number"), style.head_right)
    lines = [
        (t.t("At the start"), record.at_start),
        (t.t("Admitted"), record.admitted),
        *((t.t(EXIT_NAMES[kind]), n) for kind, n in record.exits),
    ]
    for number, (label, n) in enumerate(lines, start=1):
        book.text(sheet, row + number, 0, label, style.text)
        sheet.write_number(row + number, 1, n, style.number)
    first, last = row + 1, row + len(lines)
    came = xl_range(first, 1, first + 1, 1)
    gone = f"-SUM({xl_range(first + 2, 1, last, 1)})" if record.exits else ""
    for number, (label, formula, value) in enumerate(
        (
            (t.t("At the end"), f"=SUM({came}){gone}", record.at_end),
            (t.t("Treated in the month"), f"=SUM({came})", record.treated),
        ),
        start=1,
    ):
        book.text(sheet, last + number, 0, label, style.strong)
        sheet.write_formula(last + number, 1, formula, style.number, value)
    return last + 3


def _phases(book: Book, sheet: Sheet, record: MonthlyRecap, row: int) -> int:
    t, style = book.texts, book.formats
    titles = (t.t("Phase"), t.t("At the start"), t.t("Entered"), t.t("Moved on"), t.t("At the end"))
    for column, title in enumerate(titles):
        book.text(sheet, row, column, title, style.head_right if column else style.head)
    for number, phase in enumerate(record.phases, start=1):
        at = row + number
        book.text(sheet, at, 0, phase.name, style.text)
        for column, n in enumerate((phase.at_start, phase.entered, phase.left), start=1):
            sheet.write_number(at, column, n, style.number)
        cells = [xl_rowcol_to_cell(at, column) for column in (1, 2, 3)]
        sheet.write_formula(at, 4, f"={cells[0]}+{cells[1]}-{cells[2]}", style.number, phase.at_end)
    return row + len(record.phases) + 1


def _activities(book: Book, sheet: Sheet, record: MonthlyRecap, row: int) -> int:
    t, style = book.texts, book.formats
    titles = (t.t("Activity"), t.t("Held"), t.t("Cancelled"), t.t("Came"), t.t("Expected"), t.t("Attendance"))
    for column, title in enumerate(titles):
        book.text(sheet, row, column, title, style.head_right if column else style.head)
    for number, one in enumerate(record.activities, start=1):
        at = row + number
        book.text(sheet, at, 0, one.name, style.text)
        for column, n in enumerate((one.held, one.cancelled, one.attended, one.expected), start=1):
            sheet.write_number(at, column, n, style.number)
        _write_share(book, sheet, at, 3, 4, 5, one.share)
    if record.activities:
        _mark_low(book, sheet, row + 1, row + len(record.activities), 5)
    return row + len(record.activities) + 1


def _write_share(
    book: Book, sheet: Sheet, row: int, came: int, expected: int, column: int, share: float | None
) -> None:
    one, other = xl_rowcol_to_cell(row, came), xl_rowcol_to_cell(row, expected)
    value = share if share is not None else ""
    sheet.write_formula(row, column, f'=IF({other}=0,"",{one}/{other})', book.formats.percent, value)


def _mark_low(book: Book, sheet: Sheet, first: int, last: int, column: int) -> None:
    cell = xl_rowcol_to_cell(first, column)
    rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}<{_LIMIT})", "format": book.formats.low}
    sheet.conditional_format(first, column, last, column, rule)


def _counts(book: Book, sheet: Sheet, title: str, found: Sequence[Count], row: int, *, is_summed: bool = True) -> int:
    t, style = book.texts, book.formats
    book.text(sheet, row, 0, title, style.head)
    book.text(sheet, row, 1, t.t("number"), style.head_right)
    for number, one in enumerate(found, start=1):
        book.text(sheet, row + number, 0, t.t(one.label) or t.t("Not known"), style.text)
        sheet.write_number(row + number, 1, one.n, style.number)
    last = row + len(found)
    if not (is_summed and found):
        return last + 1
    book.text(sheet, last + 1, 0, t.t("Sum"), style.strong)
    total = sum(one.n for one in found)
    sheet.write_formula(last + 1, 1, f"=SUM({xl_range(row + 1, 1, last, 1)})", style.number, total)
    return last + 2


_LETTERS: dict[Mark, Marked] = {Mark.PRESENT: N_("mark|P"), **LETTERS}


def _attendance(book: Book, record: MonthlyRecap, paper: str) -> None:
    t, style = book.texts, book.formats
    days = month_end(record.month).day
    sheet = book.sheet(t.t("Attendance"), landscape=True, paper=paper, head_row=3, freeze_column=2)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 3, 15)
    sheet.set_column(4, 3 + days, 3)
    sheet.set_column(4 + days, 11 + days, 7)
    _opening(book, sheet, record, t.t("Attendance"))
    letters = {mark: t.t(words).rpartition("|")[2] for mark, words in _LETTERS.items()}
    _attendance_head(book, sheet, record, letters)
    for number, one in enumerate(record.presences, start=1):
        _attendance_row(book, sheet, number, one, letters, days)
    if record.presences:
        first, last = 4, 3 + len(record.presences)
        for mark, look in ((Mark.ABSENT, style.absent), (Mark.EXCUSED, style.excused), (Mark.SICK, style.excused)):
            rule = {"type": "cell", "criteria": "==", "value": f'"{letters[mark]}"', "format": look}
            sheet.conditional_format(first, 4, last, 3 + days, rule)
        offered = {"validate": "list", "source": [*letters.values()], "ignore_blank": True}
        sheet.data_validation(first, 4, last, 3 + days, offered)
        _mark_low(book, sheet, first, last, 11 + days)


def _attendance_head(book: Book, sheet: Sheet, record: MonthlyRecap, letters: dict[Mark, str]) -> None:
    t, style = book.texts, book.formats
    legend = t.t("P present · L late · E excused · S sick · A absent · of several meetings of a day the worst counts")
    book.text(sheet, 2, 0, legend, style.note)
    days = month_end(record.month).day
    titles = (t.t("No."), t.t("Name"), t.t("TC no."), t.t("Phase"))
    for column, title in enumerate(titles):
        book.text(sheet, 3, column, title, style.head)
    for day in range(1, days + 1):
        book.text(sheet, 3, 3 + day, str(day), style.head_right)
    ends = (*letters.values(), t.t("Came"), t.t("Expected"), t.t("Attendance"))
    for column, title in enumerate(ends, start=4 + days):
        book.text(sheet, 3, column, title, style.head_right)


def _attendance_row(book: Book, sheet: Sheet, number: int, one: Presence, letters: dict[Mark, str], days: int) -> None:
    style, row = book.formats, 3 + number
    sheet.write_number(row, 0, number, style.text)
    for column, words in enumerate((one.name, one.tc_no, one.phase), start=1):
        book.text(sheet, row, column, words, style.text)
    for place, mark in enumerate(one.days[:days]):
        if mark is not None:
            book.text(sheet, row, 4 + place, letters[mark], style.mark)
    marked = xl_range(row, 4, row, 3 + days)
    for column, (mark, letter) in enumerate(letters.items(), start=4 + days):
        count = sum(found is mark for found in one.days[:days])
        sheet.write_formula(row, column, f'=COUNTIF({marked},"{letter}")', style.number, count)
    sheet.write_number(row, 9 + days, one.attended, style.number)
    sheet.write_number(row, 10 + days, one.expected, style.number)
    share = one.attended / one.expected if one.expected else None
    _write_share(book, sheet, row, 9 + days, 10 + days, 11 + days, share)


def _people(book: Book, record: MonthlyRecap, paper: str) -> None:
    t, style = book.texts, book.formats
    sheet = book.sheet(t.t("PP 25-2011"), landscape=True, paper=paper, head_row=2, freeze_column=2)
    for column, wide in enumerate((5, 42, 26, 11, 18, 24, 34)):
        sheet.set_column(column, column, wide)
    _opening(book, sheet, record, t.t(ASPECTS))
    titles = (
        t.t("No."), t.t("Identity"), t.t("Substance"), t.t("Use, years"), t.t("Route"), t.t("Diagnosis"),
        t.t("Treatment"),
    )  # fmt: skip
    for column, title in enumerate(titles):
        book.text(sheet, 2, column, title, style.head)
    for number, person in enumerate(record.people, start=1):
        sheet.write_number(2 + number, 0, number, style.text)
        for column, words in enumerate(aspects(person, t), start=1):
            if column == 3 and person.years_of_use is not None:
                sheet.write_number(2 + number, column, person.years_of_use, style.number)
            else:
                book.text(sheet, 2 + number, column, words, style.wrapped)
