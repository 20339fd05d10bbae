"""What the week looks like when it cannot seat everybody, and when something has happened."""

import shutil

import pytest
from demo_house import CHEAP, MANAGER, TODAY, door_of, enter
from factories import newcomer
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Week
from tcdesk.domain.resident import ExitKind
from tcdesk.domain.staff import Leave
from tcdesk.services.demo.build import make
from tcdesk.services.week_explanations import Event
from tcdesk.ui.pages.week import SPEC

WEEK = Week.of(TODAY)


@pytest.fixture(scope="session")
def why_house(tmp_path_factory):
    """168 residents in twelve groups; nobody writes to it."""
    folder = tmp_path_factory.mktemp("why-shots") / "facility"
    make(folder, today=TODAY, residents=168, weeks=6, profile=CHEAP)
    return folder


@pytest.fixture
def house(look, why_house, tmp_path, context_for, window_for, qtbot):
    """`house(keep=n)` opens the week in this look with all but `n` counselors ill, all ways out worked out.

    With `moves` the week is published, then two residents come and two go.
    """
    doors = []

    def open_(keep=None, *, moves=False):
        door = door_of(shutil.copytree(why_house, tmp_path / "house"))
        doors.append(door)
        services = enter(door, MANAGER)
        if keep is not None:
            for row in services.facility.leave.all():
                services.facility.leave.remove(row.id)
            for person in [one for one in services.facility.staff.all() if one.is_counselor][keep:]:
                services.facility.leave.save(
                    Leave(staff_id=person.id, starts_on=WEEK.monday, ends_on=WEEK.day(6), reason="sakit")
                )
        if moves:
            come_and_go(services)
        context = context_for(services, roles=services.who.roles, language=look.language, is_demo=True)
        window = window_for(context, (SPEC,), "week", size=look.size)
        qtbot.waitUntil(lambda: window.desk.page.ways.is_done, timeout=60_000)
        settle()
        return window

    yield open_
    for door in doors:
        door.sign_out()


def come_and_go(services):
    """Publish the week; two residents come and two go."""
    book = services.scheduling.book(WEEK)
    plan = services.scheduling.solve(book.problem).plan
    services.scheduling.publish(book, plan, reason="Menunggu konselor pengganti.")
    for number, name in enumerate(("Galih Prasetya", "Taufan Maulana"), start=1):
        newcomer(services, name, number)
    slots = book.problem.slot_by_id
    for group in [one for one in plan.groups if slots[one.slot].day >= 2][:2]:
        left = int(group.members[0])
        services.scheduling.depart(left, left_on=TODAY, kind=ExitKind.NEUTRAL, reason="Pindah lapas")


def settle():
    for _ in range(3):
        QApplication.processEvents()


def told(window):
    """The dialog, filled with an illness from Wednesday on."""
    page = window.desk.page
    page.again.ask()
    dialog = page.again.dialog
    group = next(g for g in page.draft.plan.groups if page.draft.book.problem.slot_by_id[g.slot].day == 3)
    dialog.fields["counselor"].load(group.counselor)
    dialog.fields["day"].load("2")
    dialog.fields["reason"].load("demam")
    for name in ("counselor", "day", "reason"):
        dialog.fields[name].settle()
    return dialog


def test_a_week_that_cannot_seat_everybody(look, house, shot):
    shot(house(keep=2), f"week-impossible-{look.name}")


def test_something_has_changed(look, house, shot):
    window = house()
    told(window)
    settle()
    shot(window, f"week-changed-{look.name}")


def test_two_to_be_parted(look, house, shot):
    window = house()
    dialog = told(window)
    dialog.what.load(Event.PARTED.value)
    dialog.what.changed.emit()
    settle()
    shot(window, f"week-part-{look.name}")


def test_a_repaired_week(look, house, shot, qtbot):
    window = house()
    page = window.desk.page
    dialog = told(window)
    dialog.write.setChecked(False)
    dialog.yes.click()
    qtbot.waitUntil(lambda: page.beside.shown is not None, timeout=60_000)
    settle()
    shot(window, f"week-repaired-{look.name}")


def test_residents_came(look, house, shot):
    window = house(moves=True)
    page = window.desk.page
    page.again.ask(Event.ARRIVED)
    page.again.dialog.fields["reason"].load("Masuk fase Primary")
    settle()
    shot(window, f"week-came-{look.name}")


def test_residents_left(look, house, shot):
    window = house(moves=True)
    page = window.desk.page
    page.again.ask(Event.LEFT)
    page.again.dialog.fields["reason"].load("Pindah lapas")
    settle()
    shot(window, f"week-left-{look.name}")


def test_a_week_planned_again_for_those_who_came(look, house, shot, qtbot):
    window = house(moves=True)
    page = window.desk.page
    page.again.ask(Event.ARRIVED)
    dialog = page.again.dialog
    dialog.fields["reason"].load("Masuk fase Primary")
    dialog.yes.click()
    qtbot.waitUntil(lambda: page.beside.shown is not None, timeout=60_000)
    settle()
    shot(window, f"week-seated-{look.name}")


def test_a_seat_of_somebody_who_is_gone(look, house, shot):
    shot(house(moves=True), f"week-gone-{look.name}")
