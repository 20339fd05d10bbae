"""Qt's own words (buttons of file dialogs, menus of fields) in the language of the house.

Qt ships no Indonesian. This translator gives ours where we have one and None where we have none: an empty text would
make a blank button.
"""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from tcdesk.i18n import N_, Texts

WORDS = MappingProxyType(
    {
        "OK": N_("OK"),
        "&OK": N_("OK"),
        "Save": N_("Save"),
        "&Save": N_("Save"),
        "Open": N_("Open"),
        "&Open": N_("Open"),
        "Cancel": N_("Cancel"),
        "&Cancel": N_("Cancel"),
        "Close": N_("Close"),
        "&Close": N_("Close"),
        "Apply": N_("Apply"),
        "Discard": N_("Discard"),
        "Reset": N_("Reset"),
        "Retry": N_("Try again"),
        "&Yes": N_("Yes"),
        "&No": N_("No"),
        "&Undo": N_("Undo"),
        "&Redo": N_("Redo"),
        "Cu&t": N_("Cut"),
        "&Copy": N_("Copy"),
        "&Paste": N_("Paste"),
        "Delete": N_("Delete"),
        "&Delete": N_("Delete"),
        "Select All": N_("Select all"),
        "Look in:": N_("Look in:"),
        "File &name:": N_("File name:"),
        "Files of type:": N_("Kind of file:"),
        "Back": N_("Back"),
        "Forward": N_("Forward"),
        "Parent Directory": N_("Folder above"),
        "Create New Folder": N_("New folder"),
        "&New Folder": N_("New folder"),
        "New Folder": N_("New folder"),
        "List View": N_("List"),
        "Detail View": N_("Details"),
        "Name": N_("Name"),
        "Size": N_("Size"),
        "Type": N_("Kind"),
        "Date Modified": N_("Changed on"),
        "Computer": N_("This computer"),
        "My Computer": N_("This computer"),
        "Directory:": N_("Folder:"),
        "&Choose": N_("Choose"),
        "Find Directory": N_("Find a folder"),
        "Show &hidden files": N_("Show hidden files"),
        "&Rename": N_("Rename"),
        "All Files (*)": N_("All files (*)"),
        "%1 already exists.\nDo you want to replace it?": N_("%1 is there already.\nReplace it?"),
        "Print": N_("Print"),
        "&Print": N_("Print"),
        "Clear": N_("Clear"),
    }
)
"""What Qt says and what we say for it."""


class QtTexts(QTranslator):
    """Answers Qt from our catalogue."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:
        """There are words."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        """Our word for Qt's `source`, or None."""
        found = WORDS.get(source)
        return None if found is None else self._texts.t(found)


class QtWords(QObject):
    """Keeps one translator in the application, that of the language in use."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._now: QtTexts | None = None

    def use(self, texts: Texts) -> None:
        """Speak the language of `texts` from now on."""
        if self._now is not None:
            self._app.removeTranslator(self._now)
        self._now = QtTexts(texts, self)
        self._app.installTranslator(self._now)
