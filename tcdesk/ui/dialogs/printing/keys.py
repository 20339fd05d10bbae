"""The keys of the print dialog: said on F1, and kept from being letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs.help.keys import Section
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.dialogs.printing.printable import Printable
from tcdesk.ui.hints import Hint
from tcdesk.ui.theme import Theme

SCREEN = "printing"
"""The name of this dialog among the screens of the help."""


class AltKeys(QObject):
    """Alt with a key is no letter for the line with the focus: `take` is asked first and says whether it took it."""

    def __init__(self, dialog: QWidget, take: Callable[[int], bool]) -> None:
        super().__init__(dialog)
        self._take = take
        for line in dialog.findChildren(QLineEdit):
            line.installEventFilter(self)

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:
        """Take such a key before the line writes it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return event.modifiers() == Qt.KeyboardModifier.AltModifier and self._take(event.key())


def open_help(host: QWidget, theme: Theme, texts: Texts, printable: Printable) -> HelpSheet:
    """Open the help page of printing over `host`, with the keys that work for what can be printed here."""
    sheet = HelpSheet(host, theme, texts, key_sections(printable, texts), SCREEN)
    sheet.appear()
    return sheet


def key_sections(printable: Printable, texts: Texts) -> tuple[Section, ...]:
    """Every key of the dialog, by what it is for."""
    t = texts.t
    going = [
        Hint(("Enter",), t("print")),
        Hint(("Ctrl", "S"), t("save")),
        Hint(("Esc",), t("cancel")),
        Hint(("F1",), t("help")),
    ]
    choosing = [Hint(("Space",), t("tick a box or take the tick off"))]
    if len(printable.families) > 1:
        choosing.insert(0, Hint(("Alt", "1–9"), t("what is printed")))
    if printable.finality is not None:
        choosing += [Hint(("Alt", "D"), t("draft")), Hint(("Alt", "F"), t("final"))]
    looking = [
        Hint(("PgUp", "PgDn"), t("turn the pages")),
        Hint(("Home", "End"), t("first and last page")),
        Hint(("Ctrl", "+", "-"), t("larger and smaller")),
        Hint(("Ctrl", "0"), t("the whole page, or its true size")),
        Hint(("Ctrl", "F"), t("find words in the document")),
        Hint(("F3",), t("the next place")),
    ]
    return (t("Print and save"), going), (t("Choices"), choosing), (t("Preview"), looking)
