"""What a screen tells the frame to show: success, save state, the badge in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum

import attrs
from PySide6.QtCore import QObject, Signal


@attrs.frozen(kw_only=True)
class Message:
    """A success in words: `text` in bold, `detail` after it, and how to take it back (None: it cannot be)."""

    text: str
    detail: str = ""
    undo: Callable[[], object] | None = None


class Saving(Enum):
    """How the work on the screen stands to the disk."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    UNSAVED = "unsaved"


@attrs.frozen(kw_only=True)
class SaveState:
    """The save state with the moment of the last save; `draft` when what was saved is a draft."""

    saving: Saving = Saving.NOTHING
    at: datetime | None = None
    draft: bool = False


class Notices(QObject):
    """Signals from screens to the frame; errors do not go this way (see `errors`)."""

    message_given = Signal(object)
    save_state_changed = Signal(object)
    badges_changed = Signal()
    backup_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.backup_at: datetime | None = None
        self.backup_known = False

    def done(self, text: str, detail: str = "", undo: Callable[[], object] | None = None) -> None:
        """Say for some seconds that something worked, with a way to take it back."""
        self.message_given.emit(Message(text=text, detail=detail, undo=undo))

    def saving(self) -> None:
        """The work is being written."""
        self.save_state_changed.emit(SaveState(saving=Saving.SAVING))

    def saved(self, at: datetime, *, draft: bool = False) -> None:
        """The work on the screen is on the disk since `at` (local time)."""
        self.save_state_changed.emit(SaveState(saving=Saving.SAVED, at=at, draft=draft))

    def unsaved(self) -> None:
        """The last try to save failed; what was typed is still on the screen."""
        self.save_state_changed.emit(SaveState(saving=Saving.UNSAVED))

    def clean(self) -> None:
        """There is nothing to save here."""
        self.save_state_changed.emit(SaveState())

    def backed_up(self, at: datetime | None) -> None:
        """The last backup that was tested by restoring it was made at `at` (local time); None: there is none."""
        self.backup_at, self.backup_known = at, True
        self.backup_changed.emit()
