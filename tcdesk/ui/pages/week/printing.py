"""What can be printed and saved of a published week: boards, sheets to sign, a workbook, a calendar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import attrs

from tcdesk.domain.sign_in_sheet import SignInSheet, SignInSheets
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.domain.week_board import WeekBoard, WeekBoards
from tcdesk.i18n import Texts
from tcdesk.services import week_files
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import Family, FileForm, Item, Printable, Source

BOARD, BOARDS, SHEET, SHEETS = "week_board", "week_boards", "sign_in_sheet", "sign_in_sheets"
MakeSource = Callable[[str, attrs.AttrsInstance], Source]


def printable(context: Context, board: WeekBoard, sheets: SignInSheets | None) -> Printable:
    """All prints of the week on `board`; without `sheets` (an older version of the week) none to sign."""
    texts, source = context.texts, partial(Source.of, context.services.reporting)
    t = texts.t
    boards = WeekBoards(boards=(board,), demo=board.demo)
    counselors, blocks = WeekBoards.of_counselors(board), WeekBoards.of_blocks(board)
    families = [Family(words=t("Board of the house"), items=(_board(board, source, texts, t("Everybody")),))]
    for words, everybody, parts in (
        (t("Boards of counselors"), t("All counselors"), counselors),
        (t("Boards of blocks"), t("All blocks"), blocks),
    ):
        if parts.boards != boards.boards:
            whole = Item(
                document=BOARDS,
                source=source(BOARDS, parts),
                name=_name(t("Week boards"), board),
                words=everybody,
                files=_files(board, texts),
            )
            single = (_board(one, source, texts, one.scope) for one in parts.boards)
            families.append(Family(words=words, items=(whole, *single), is_loose=True))
    if sheets is not None:
        families.append(_sheets(sheets, board, source, texts))
    week, version = t("Week {n}", n=board.week.number), t("version {n}", n=board.version)
    first, last = board.week.day(0), board.week.day(board.weekdays[-1])
    return Printable(
        title=t("Print the week"),
        line=f"{week} · {texts.date(first)} – {texts.date(last)} · {version}",
        families=tuple(families),
        usual=context.services.reporting.choice(),
    )


def _name(words: str, board: WeekBoard) -> str:
    """The name of a file; a scope may hold signs that no file name can."""
    scope = "".join(sign if sign.isalnum() or sign in " .-" else "-" for sign in board.scope).strip(" .")
    return " ".join(part for part in (words, str(board.week), f"v{board.version}", scope) if part)


def _board(board: WeekBoard, source: MakeSource, texts: Texts, words: str) -> Item:
    return Item(
        document=BOARD,
        source=source(BOARD, board),
        name=_name(texts.t("Week board"), board),
        words=words,
        files=_files(board, texts),
    )


def _sheets(sheets: SignInSheets, board: WeekBoard, source: MakeSource, texts: Texts) -> Family:
    t = texts.t
    files = _files(board, texts)
    every = Item(
        document=SHEETS,
        source=source(SHEETS, sheets),
        name=_name(t("Sign-in sheets"), board),
        words=t("All groups"),
        files=files,
    )

    def single(sheet: SignInSheet) -> Item:
        place = sheet.group or sheet.topic or sheet.activity
        words = f"{place} · {texts.weekday(sheet.on_date.weekday())} {texts.minutes(sheet.starts_at)}"
        name = " ".join((_name(t("Sign-in sheets"), board), place.split(" · ")[0]))
        return Item(document=SHEET, source=source(SHEET, sheet), name=name, words=words, files=files)

    items = (every, *(single(sheet) for sheet in sheets.sheets))
    return Family(words=t("Sign-in sheets"), items=items, is_loose=True)


def _files(board: WeekBoard, texts: Texts) -> tuple[FileForm, ...]:
    t = texts.t
    return (
        FileForm(
            code="xlsx",
            words=t("Workbook (XLSX)"),
            ending="xlsx",
            make=partial(_workbook, board),
            note=t(
                "A workbook names every resident of the board and cannot be locked here: give it only to those who may"
                " see it."
            ),
        ),
        FileForm(
            code="ics",
            words=t("Calendar (iCalendar)"),
            ending="ics",
            make=partial(_calendar, board),
            note=t(
                "Without names and themes: hours, rooms, counselors. A calendar is often passed on by telephones to"
                " servers outside the house."
            ),
            tick=t("Name the residents in it"),
            ticked_note=t(
                "Who is treated here is health data (Law 27/2022). With names this file must not go into a calendar"
                " that is shared or copied to the internet."
            ),
        ),
    )


def _workbook(board: WeekBoard, choice: PrintChoice, _ticked: bool) -> bytes:
    return week_files.workbook(board, choice)


def _calendar(board: WeekBoard, choice: PrintChoice, ticked: bool) -> bytes:
    return week_files.calendar(board, choice, with_names=ticked)
