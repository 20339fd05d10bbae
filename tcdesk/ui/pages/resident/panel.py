"""What every tab of the file is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tcdesk.domain.views.residents import ResidentFile
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint


class Panel(QWidget):
    """One tab. It is built at its first visit and loads itself for each resident it is shown for.

    `tab_asked` gives the code of the tab a heading in it leads to.
    """

    tab_asked = Signal(str)
    hints_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def t(self, text: str, **values: object) -> str:
        """`text` in the words of the screen. The text must stand here as a literal."""
        return self.context.texts.t(text, **values)

    def load(self, file: ResidentFile) -> None:
        """Show this resident. May raise a Refusal."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the tab is opened by key; None leaves it where it is."""
        return None

    def settle(self) -> None:
        """Keep what was typed: the tab or the resident is about to be left."""

    @property
    def is_composing(self) -> bool:
        """Whether something is being typed here."""
        return False

    def hints(self) -> tuple[Hint, ...]:
        """The keys of this tab alone."""
        return ()
