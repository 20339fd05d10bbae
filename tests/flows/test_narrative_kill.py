"""kill -9 while somebody writes a narrative: the next start finds the draft."""

import os
import signal

import pytest
from killed_desk import CHEAP, MORNING, killed_while_typing
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.roles import Role
from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, USER
from tcdesk.services.desk import Desk
from tcdesk.ui.pages._base import PAGES
from tcdesk.ui.pages.resident.narrative_composer import FORM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as Unix does")

SPECS = (PAGES["residents"], PAGES["resident"])
TYPING = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from killed_desk import window_in
from test_narrative_kill import SPECS

app = QApplication([])
window = window_in(app, sys.argv[1], SPECS, "resident", id=1, narrating=True)
QTest.keyClicks(QApplication.focusWidget(), " Lalu listrik")

def on_state(state):
    if state.draft:
        QTest.keyClicks(QApplication.focusWidget(), " mati")
        print("kept", flush=True)

window.desk.page.context.notices.save_state_changed.connect(on_state)
app.exec()
"""


def test_the_next_start_finds_what_was_typed(demo_folder, context_for, window_for):
    assert killed_while_typing(TYPING, demo_folder) == -signal.SIGKILL
    desk = Desk(demo_folder, SetClock(MORNING), kdf=CHEAP)
    services = desk.sign_in(USER, PASSWORD)
    (kept,) = services.drafts.find(FORM)
    assert kept.raw["observation"].endswith(" Lalu listrik")
    window = window_for(context_for(services, roles={Role.MANAGER}), SPECS, "resident", id=1, tab="reports")
    panel = window.desk.page.panel
    assert "Draf Anda dari 9 Mar 09.42 menunggu." in panel.narrative.words
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert panel.composer.edits["observation"].toPlainText() == kept.raw["observation"]
    desk.sign_out()
