"""kill -9 while somebody types an intake: the next start finds the draft."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from intake_desk import SPECS, Key, Mod, Typist

from tcdesk.domain.roles import Role
from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, USER
from tcdesk.services.desk import Desk
from tcdesk.services.intake import FORM
from tcdesk.store.kdf import Profile

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as Unix does")

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
MORNING = datetime(2026, 3, 9, 2, 42, tzinfo=UTC)

TYPING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from intake_desk import SPECS, Typist
from tcdesk.i18n import texts
from tcdesk.services.clock import SetClock
from tcdesk.services.desk import Desk
from tcdesk.store.kdf import Profile
from tcdesk.ui.ask import ScriptedAsk
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.context import Bus, Context, Navigation
from tcdesk.ui.errors import Errors
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.notices import Notices
from tcdesk.ui.theme import Theme
from tcdesk.ui.window import Window

folder, user, password = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
clock = SetClock(datetime(2026, 3, 9, 2, 42, tzinfo=UTC))
app = QApplication([])
theme = Theme(motion=False)
theme.apply(app)
services = Desk(folder, clock, kdf=Profile(memory_kib=64, passes=1, lanes=1)).sign_in(user, password)
errors = Errors()
context = Context(
    services=services, jobs=Jobs(errors.take), ask=ScriptedAsk(), texts=texts("id"), bus=Bus(), theme=theme,
    errors=errors, notices=Notices(), breakpoint=Breakpoint(), navigation=Navigation(), clock=clock.now,
    who=services.who, facility="Lapas Contoh", is_demo=True,
)
window = Window(theme, context.texts, errors)
window.show_desk(context, SPECS, "intake")
window.show()
QTest.qWaitForWindowActive(window)
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


@pytest.fixture
def killed(demo_folder):
    """The folder of a facility in which somebody was typing when the machine went off."""
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), str(here.parents[1])])
    process = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(demo_folder), USER, PASSWORD],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        told = process.stdout.readline()
    finally:
        process.kill()
        process.stdout.close()
    assert told == "kept\n"
    assert process.wait() == -signal.SIGKILL
    return demo_folder


def test_the_next_start_finds_what_was_typed(killed, context_for, window_for):
    desk = Desk(killed, SetClock(MORNING), kdf=CHEAP)
    services = desk.sign_in(USER, PASSWORD)
    (kept,) = services.drafts.find(FORM)
    window = window_for(context_for(services, roles={Role.MANAGER}), SPECS, "residents")
    typist = Typist()
    page = typist.new(window)
    assert "Draf 09.42 ditemukan: Bagus Lesmana" in page.found.words
    typist.key(Key.Key_L, Mod.AltModifier)
    assert page.sheets.raw() == kept.raw == {"name": "Bagus Lesmana", "birth_date": "2105"}
    desk.sign_out()
