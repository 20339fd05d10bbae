"""A page of the help as a document: the toolkit's Markdown without HTML, in the program's type, with key caps.

Nothing is fetched and nothing can be followed: addresses lose their links, pictures stay out.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from tcdesk.ui.hints import caps
from tcdesk.ui.kit.reader import Closed
from tcdesk.ui.theme import Theme

KEYS = re.compile(r"`([^`\n]+)`")
"""Keys in a text: a code span in Qt's portable notation (`Ctrl+Return`)."""

_ROLES = {1: "title", 2: "heading", 3: "body"}
_THIN, _HARD = "\u202f", "\u00a0"
_LINE = 128
"""Line height in per cent."""


def keys_in(text: str) -> tuple[str, ...]:
    """The keys a text names, in portable notation."""
    return tuple(KEYS.findall(text))


def _as_caps(match: re.Match[str]) -> str:
    return _THIN.join(f"`{_HARD}{cap}{_HARD}`" for cap in caps(match[1]))


def document_of(title: str, text: str, theme: Theme) -> QTextDocument:
    """The page in the type and the colours of `theme`; make a new one when the theme changes."""
    document = Closed()
    document.setDefaultFont(theme.font("body"))
    features = QTextDocument.MarkdownFeature.MarkdownDialectCommonMark | QTextDocument.MarkdownFeature.MarkdownNoHTML
    document.setMarkdown(f"# {title}\n\n{KEYS.sub(_as_caps, text)}", features)
    _set_blocks(document, theme)
    _set_letters(document, theme)
    return document


def _set_blocks(document: QTextDocument, theme: Theme) -> None:
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        in_list = block.textList() is not None
        shape.setTopMargin(theme.px(14) if level > 1 else 0)
        shape.setBottomMargin(theme.px(4 if in_list or level > 1 else 8))
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setFont(theme.font(_ROLES.get(level, "body"), 600))
            letters.setForeground(theme.color("ink"))
            cursor.setCharFormat(letters)  # not merged: the toolkit makes headings bigger by a factor of its own
        if in_list:
            _set_list(cursor.currentList().format(), cursor)
        block = block.next()


def _set_list(shape: QTextListFormat, cursor: QTextCursor) -> None:
    shape.setIndent(1)
    cursor.currentList().setFormat(shape)


def _set_letters(document: QTextDocument, theme: Theme) -> None:
    cap = QTextCharFormat()
    cap.setFont(theme.font("caption", 600))
    cap.setBackground(theme.color("press"))
    cap.setForeground(theme.color("ink"))
    plain = QTextCharFormat()
    plain.setForeground(theme.color("ink"))
    plain.setFontUnderline(False)
    for start, length, is_cap, is_link in _pieces(document):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if is_link:
            cursor.setCharFormat(plain)
        elif is_cap:
            cursor.setCharFormat(cap)


def _pieces(document: QTextDocument) -> list[tuple[int, int, bool, bool]]:
    """Runs of letters of one format: where, how many, whether they are a key, whether they are a link or a picture."""
    found: list[tuple[int, int, bool, bool]] = []
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            piece = place.fragment()
            shape = piece.charFormat()
            found.append((piece.position(), piece.length(), shape.fontFixedPitch(), shape.isAnchor()))
            place += 1
        block = block.next()
    return found
