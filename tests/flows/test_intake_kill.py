"""kill -9 while somebody types an intake: the next start finds the draft."""

import os
import signal

import pytest
from intake_desk import SPECS, Key, Mod, Typist
from killed_desk import CHEAP, MORNING, killed_while_typing

from tcdesk.domain.roles import Role
from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, USER
from tcdesk.services.desk import Desk
from tcdesk.services.intake import FORM

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as Unix does")

TYPING = """
import sys
from PySide6.QtWidgets import QApplication
from intake_desk import SPECS, Typist
from killed_desk import window_in

app = QApplication([])
window = window_in(app, sys.argv[1], SPECS, "intake")
window.desk.page.first_focus().setFocus()
typist = Typist()
typist.line("Bagus Lesmana")
typist.text("2105")

def on_kept(_at):
    typist.text("8")
    print("kept", flush=True)

window.desk.page.keeper.kept.connect(on_kept)
app.exec()
"""


def test_the_next_start_finds_what_was_typed(demo_folder, context_for, window_for):
    assert killed_while_typing(TYPING, demo_folder) == -signal.SIGKILL
    desk = Desk(demo_folder, SetClock(MORNING), kdf=CHEAP)
    services = desk.sign_in(USER, PASSWORD)
    (kept,) = services.drafts.find(FORM)
    window = window_for(context_for(services, roles={Role.MANAGER}), SPECS, "residents")
    typist = Typist()
    page = typist.new(window)
    assert "Draf 09.42 ditemukan: Bagus Lesmana" in page.found.words
    typist.key(Key.Key_L, Mod.AltModifier)
    assert page.sheets.raw() == kept.raw == {"name": "Bagus Lesmana", "birth_date": "2105"}
    desk.sign_out()
