"""What the door looks like, in every way a screen is looked at."""

import time
from datetime import timedelta

import pytest
from factories import CHEAP, NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.domain.views.people import Person, RecoveryCode
from tcdesk.i18n import texts
from tcdesk.services.clock import SetClock
from tcdesk.services.desk import Desk
from tcdesk.store.lock import AlreadyOpen
from tcdesk.ui.ask import ScriptedAsk
from tcdesk.ui.dialogs import recovery_step
from tcdesk.ui.door._screen import Porch
from tcdesk.ui.door.first_run import FirstRunScreen
from tcdesk.ui.door.forgotten import Forgotten
from tcdesk.ui.door.lock import LockScreen
from tcdesk.ui.door.own_password import OwnPassword
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.door.waiting import TroubleScreen, WaitScreen
from tcdesk.ui.errors import Errors
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.refusal_words import banner_words
from tcdesk.ui.window import Window

FACILITY = "Lapas Narkotika Kelas IIA Contoh"


def person(uid, name, role, ago, locked_for=0, tries_left=5):
    last_at = NOW - timedelta(minutes=ago) if ago else None
    return Person(uid=uid, name=name, roles=(role,), last_at=last_at, locked_for=locked_for, tries_left=tries_left)


PEOPLE = (
    person("ratna", "Ratna Wulandari, S.Psi.", Role.COUNSELOR, 3937),
    person("fauzan", "Ahmad Fauzan, A.Md.P., S.H.", Role.MANAGER, 104),
    person("yusuf", "Yusuf Maulana, S.Sos.", Role.COUNSELOR, 4300),
    person("hanifah", "dr. Hanifah Putri", Role.MEDICAL, 92),
    person("rina", "Rina Marlina", Role.REGISTRAR, 30, 240, 0),
    person("bambang", "Drs. Bambang Sutrisno, M.Si.", Role.HEAD, 60_000),
    person("nadia", "Raden Ajeng Nadia Kartika Hadiningrat-Simanjuntak, M.Psi., Psikolog", Role.PSYCHOLOGIST, 0),
)


@pytest.fixture
def door(look, theme, qtbot):
    """The window of this look, and what a screen of the door is given."""
    porch = Porch(
        theme=theme,
        texts=texts(look.language),
        clock=lambda: NOW,
        facility=FACILITY,
        backup_at=NOW.replace(hour=6, minute=30),
    )
    window = Window(theme, porch.texts, Errors())
    qtbot.addWidget(window)
    window.setMinimumSize(0, 0)
    window.resize(*look.size)
    with qtbot.waitActive(window):
        window.show()
    return porch, window


@pytest.fixture
def jobs():
    """Workers that have nothing to do here."""
    made = Jobs(Errors().take)
    yield made
    assert made.finish()


def test_the_sign_in(look, door, shot):
    porch, window = door
    screen = SignIn(porch, window, lambda: PEOPLE)
    window.show_alone(screen)
    QTest.keyClicks(screen.password.edit, "Kopi susu")
    screen.password.caps.say("keyboard", "warn", porch.texts.t("Caps Lock is on"))
    shot(window, f"door-sign-in-{look.name}")


def test_an_account_that_has_to_wait(look, door, shot):
    porch, window = door
    screen = SignIn(porch, window, lambda: PEOPLE)
    window.show_alone(screen)
    screen.light("rina")
    shot(window, f"door-waits-{look.name}")


@pytest.fixture
def jakarta(monkeypatch):
    """The computer's own clock stands in Jakarta."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Asia/Jakarta")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system keeps its own time zone")
def test_another_window_has_the_facility(look, door, shot, jakarta):
    porch, window = door
    held = AlreadyOpen("Ahmad Fauzan, A.Md.P., S.H.", NOW)
    window.show_alone(SignIn(porch, window, lambda: PEOPLE, held=lambda: held))
    shot(window, f"door-held-{look.name}")


def test_the_lock(look, door, shot):
    porch, window = door
    t = porch.texts
    line = t.n("Locked {time} after {n} minute", "Locked {time} after {n} minutes", 5, time=t.time(NOW))
    line = " · ".join((line, t.t("your work is kept as a draft")))
    window.show_alone(LockScreen(porch, window, PEOPLE[0].name, line, lambda: PEOPLE[0]))
    shot(window, f"door-lock-{look.name}")


@pytest.mark.parametrize("step", range(4))
def test_the_set_up(look, door, shot, jobs, tmp_path, step, monkeypatch, qtbot):
    monkeypatch.setattr(recovery_step, "printers", lambda: ())  # whatever printers this computer has
    porch, window = door
    desk = Desk(tmp_path / "house", SetClock(NOW), kdf=CHEAP)
    screen = FirstRunScreen(porch, window, desk, jobs, ScriptedAsk())
    window.show_alone(screen)
    if step:
        screen.forms[0].load({"facility": FACILITY, "city": "Contoh", "capacity": 170})
    if step > 1:
        screen.forms[1]["address"].load("Jalan Contoh Raya No. 1, Kota Contoh 12345")
    if step == 3:
        screen.recovery.show_code(RecoveryCode("7K2M-XQ4D"), screen.given())
    screen._show_step(step)
    if step == 2:
        screen.forms[2].load({"name": "Ahmad Fauzan", "degree": "S.H.", "uid": "fauzan"})
        QTest.keyClicks(screen.forms[2]["password"].control, "ahmad2026")
        screen.forms[2]["again"].check()
    qtbot.waitUntil(lambda: not jobs.active)
    shot(window, f"door-set-up-{step + 1}-{look.name}")


def test_the_forgotten_password(look, door, shot, jobs, tmp_path):
    porch, window = door

    class Known(Desk):
        def people(self):
            return PEOPLE

    screen = Forgotten(porch, window, Known(tmp_path, SetClock(NOW), kdf=CHEAP), jobs, "ratna")
    window.show_alone(screen)
    screen.form["code"].check()
    shot(window, f"door-forgotten-{look.name}")


def test_ones_own_password(look, context_for, window_for, specs_of_one, shot):
    context = context_for(language=look.language)
    window = window_for(context, specs_of_one, size=look.size)
    dialog = OwnPassword(window, context)
    dialog.appear()
    shot(window, f"door-own-password-{look.name}")


@pytest.fixture
def specs_of_one():
    """A desk with no screens."""
    return ()


def test_no_way_on(look, door, shot):
    porch, window = door
    t, theme = porch.texts.t, porch.theme
    refusal = Trouble(
        "The facility's file is empty: something cut it to nothing. Nothing was written to it. "
        "Keep it as it is and restore the newest checked backup."
    )
    ways = [
        Button(theme, t("Try again"), "primary", icon="test"),
        Button(theme, t("Choose another folder"), icon="folder"),
        Button(theme, t("Quit"), "ghost"),
    ]
    title, text, _ = banner_words(refusal, porch.texts)
    window.show_alone(TroubleScreen(porch, window, title, text, ways))
    shot(window, f"door-trouble-{look.name}")


def test_a_demo_that_is_being_made(theme, door, look, shot):
    porch, window = door
    t = porch.texts.t
    screen = WaitScreen(
        porch,
        t("Making the demo"),
        t("168 invented residents, with half a year of history. A few seconds."),
    )
    window.show_alone(screen)
    screen.bar.setRange(0, 10)  # a moving bar is another one in each picture
    screen.bar.setValue(4)
    shot(window, f"door-waiting-{look.name}")


def test_a_demo_says_so(theme, door, look, shot):
    porch, window = door
    demo = Porch(theme=theme, texts=porch.texts, clock=porch.clock, facility=FACILITY, is_demo=True)
    screen = SignIn(demo, window, lambda: PEOPLE[:2])
    window.show_alone(screen)
    screen.search.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(screen.search, "zzz")
    shot(window, f"door-demo-{look.name}")
