"""The published week as a workbook: its groups, and who goes where."""

# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
# The library carries no types.

from __future__ import annotations

from datetime import datetime, time

from tcdesk.domain.week_board import BoardGroup, WeekBoard
from tcdesk.i18n import Texts
from tcdesk.reports.spreadsheets.book import Book, Sheet

_HEAD = 2
_GROUPS = (10, 30, 12, 14, 9, 9, 26, 32, 11)
_PEOPLE = (6, 38, 16, 16, 10, 12, 14, 9, 26, 32, 7)


def workbook(board: WeekBoard, texts: Texts, paper: str = "A4") -> bytes:
    """The board as XLSX; `paper` is A4 or F4. The second sheet has a row for everybody, without a group too."""
    t = texts.t
    title = " · ".join((t("Therapy groups of the week"), *board.title_facts))
    book = Book(texts, title=title, author=board.institution, made_on=board.published_on)
    _groups(book, board, paper)
    _people(book, board, paper)
    return book.finish()


def _opening(book: Book, sheet: Sheet, board: WeekBoard) -> None:
    t = book.texts
    book.text(sheet, 0, 0, t.t("Therapy groups of the week"), book.formats.title)
    facts = (
        board.scope,
        board.institution,
        f"{t.date_long(board.week.day(0))} – {t.date_long(board.week.day(board.weekdays[-1]))}",
        t.t("{week} · version {n}", week=str(board.week), n=board.version) if board.version else str(board.week),
        t.t("DEMO – invented data, nobody in this paper exists") if board.demo else "",
    )
    book.text(sheet, 1, 0, " · ".join(fact for fact in facts if fact), book.formats.note)


def _heads(book: Book, sheet: Sheet, titles: tuple[str, ...], widths: tuple[int, ...], rows: int) -> None:
    for column, (title, wide) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, wide)
        book.text(sheet, _HEAD, column, title, book.formats.head)
    if rows:
        sheet.autofilter(_HEAD, 0, _HEAD + rows, len(titles) - 1)


def _ordered(board: WeekBoard) -> list[BoardGroup]:
    return [group for weekday in board.weekdays for group in board.on(weekday)]


def _when(book: Book, sheet: Sheet, board: WeekBoard, group: BoardGroup, row: int, column: int) -> None:
    """Weekday, date and hour of a group, the last two as what they are and not as words."""
    day = board.week.day(group.weekday)
    book.text(sheet, row, column, book.texts.weekday(group.weekday), book.formats.text)
    sheet.write_datetime(row, column + 1, datetime.combine(day, time()), book.formats.day)
    sheet.write_datetime(row, column + 2, _clock(group.starts_at), book.formats.clock)


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _groups(book: Book, board: WeekBoard, paper: str) -> None:
    t, style = book.texts.t, book.formats
    sheet = book.sheet(t("Therapy groups"), landscape=True, paper=paper, head_row=_HEAD, freeze_column=1)
    _opening(book, sheet, board)
    found = _ordered(board)
    titles = (
        t("Group"), t("Theme"), t("Day"), t("Date"), t("Begins"), t("Ends"), t("Room"), t("Counselor"), t("Residents"),
    )  # fmt: skip
    _heads(book, sheet, titles, _GROUPS, len(found))
    for row, group in enumerate(found, start=_HEAD + 1):
        book.text(sheet, row, 0, group.code, style.strong)
        book.text(sheet, row, 1, group.theme, style.text)
        _when(book, sheet, board, group, row, 2)
        sheet.write_datetime(row, 5, _clock(group.starts_at + group.minutes), style.clock)
        book.text(sheet, row, 6, group.room, style.text)
        book.text(sheet, row, 7, group.counselor, style.text)
        sheet.write_number(row, 8, len(group.members), style.number)
    if found:
        last = _HEAD + len(found)
        book.text(sheet, last + 1, 7, t("Sum"), style.strong)
        total = sum(len(group.members) for group in found)
        sheet.write_formula(last + 1, 8, f"=SUM(I{_HEAD + 2}:I{last + 1})", style.number, total)


def _people(book: Book, board: WeekBoard, paper: str) -> None:
    t, style = book.texts.t, book.formats
    sheet = book.sheet(t("Residents"), landscape=True, paper=paper, head_row=_HEAD, freeze_column=2)
    _opening(book, sheet, board)
    rows = [(member, group) for group in _ordered(board) for member in group.members]
    everybody = [*rows, *((member, None) for member in board.without_group)]
    everybody.sort(key=lambda one: (one[0].name.casefold(), one[0].tc_no))
    titles = (
        t("No."), t("Name"), t("TC no."), t("Block"), t("Group"), t("Day"), t("Date"), t("Begins"), t("Room"),
        t("Counselor"), t("New"),
    )  # fmt: skip
    _heads(book, sheet, titles, _PEOPLE, len(everybody))
    for number, (member, group) in enumerate(everybody, start=1):
        row = _HEAD + number
        sheet.write_number(row, 0, number, style.text)
        for column, words in enumerate((member.name, member.tc_no, member.block), start=1):
            book.text(sheet, row, column, words, style.text)
        if group is None:
            book.text(sheet, row, 4, t("without a group"), style.text)
            continue
        book.text(sheet, row, 4, group.code, style.text)
        _when(book, sheet, board, group, row, 5)
        book.text(sheet, row, 8, group.room, style.text)
        book.text(sheet, row, 9, group.counselor, style.text)
        book.text(sheet, row, 10, t("new") if member.is_new else "", style.text)
