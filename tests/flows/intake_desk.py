"""The intake in a window over a real encrypted file, and somebody who types there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.pages.intake import SPEC as INTAKE

Key, Mod = Qt.Key, Qt.KeyboardModifier
SPECS = (
    PageSpec(code="residents", title=N_("Residents"), icon="residents", factory=Page, order=1, key="Alt+2"),
    INTAKE,
    PageSpec(code="resident", title=N_("Residents"), icon="residents", factory=Page, group="hidden", under="residents"),
)


class Typist:
    """Presses keys where the focus is and counts them; a modifier counts as one more."""

    def __init__(self) -> None:
        self.presses = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)
        self.presses += 1 + (held != Mod.NoModifier)

    def text(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
            self.presses += 1

    def line(self, text: str) -> None:
        self.text(text)
        self.key(Key.Key_Return)

    def over(self, text: str) -> None:
        """The same in place of what stands there."""
        self.key(Key.Key_A, Mod.ControlModifier)
        self.line(text)

    def new(self, window):
        """Ctrl N; gives the page."""
        self.key(Key.Key_N, Mod.ControlModifier)
        return window.desk.page

    def minimum(self, name: str = "Agung Prasetyo", number: str = "BI.N 3420/2026") -> None:
        """The six fields, each ended by Enter."""
        for words in (name, "210582", number, "280525", "3", "0", "0", "sa"):
            self.line(words)


def settle(window) -> None:
    """Let Qt catch up. On the platform without screen a list that popped up takes the window's activity with it."""
    QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()


def open_desk(services, context_for, window_for, *, language="id", size=(1366, 697), roles=(Role.MANAGER, Role.ADMIN)):
    """A window with the residents' page in it."""
    context = context_for(services, roles=set(roles), language=language, is_demo=True)
    return window_for(context, SPECS, "residents", size=size)


def overlay(window, kind):
    return next(one for one in window.findChildren(kind) if one.is_open)


def named(services, name):
    return services.residents.get(next(row.id for row in services.residents.rows() if row.name == name))
