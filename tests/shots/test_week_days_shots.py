"""What lies around a week looks like: versions, weeks ahead, this week only, a session called off, a call."""

import shutil

import pytest
from demo_house import CHEAP, MANAGER, TODAY, door_of, enter
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Week
from tcdesk.services.demo.build import make
from tcdesk.ui.pages.week import SPEC
from tcdesk.ui.pages.week.days.call import CallDialog
from tcdesk.ui.pages.week.targets import Spot

WEEK = Week.of(TODAY)


@pytest.fixture(scope="session")
def published_house(tmp_path_factory):
    """168 residents, the week published twice: a session called off, one for some residents; nobody writes to it."""
    folder = tmp_path_factory.mktemp("week-days-shots") / "facility"
    make(folder, today=TODAY, residents=168, weeks=6, profile=CHEAP)
    door = door_of(folder)
    services = enter(door, MANAGER)
    book = services.scheduling.book(WEEK)
    services.scheduling.publish(book, book.base, reason="Menunggu konselor pengganti.")
    book = services.scheduling.book(WEEK)
    group = book.base.by_id["2"]
    smaller = book.base.move(group.members[0], None)
    services.scheduling.publish(book, smaller, reason="Sidang pengadilan sepanjang minggu.")
    book = services.scheduling.book(WEEK)
    off = next(g.id for g in book.base.groups if book.problem.slot_by_id[g.slot].day == 3)
    services.weeks.call_off(book, off, "Konselor dipanggil ke Kanwil")
    book = services.scheduling.book(WEEK)
    called = tuple(int(g.members[1]) for g in book.base.groups[:5])
    place = services.weeks.call_places(WEEK, book.base, called, minutes=60).fitting[0]
    services.weeks.call(book, book.base, called, "Duka dan kehilangan", place)
    door.sign_out()
    return folder


@pytest.fixture
def window(look, published_house, tmp_path, context_for, window_for, qtbot):
    """The published week in this look, all ways out worked out."""
    door = door_of(shutil.copytree(published_house, tmp_path / "house"))
    services = enter(door, MANAGER)
    context = context_for(services, roles=services.who.roles, language=look.language, is_demo=True)
    window = window_for(context, (SPEC,), "week", size=look.size)
    qtbot.waitUntil(lambda: window.desk.page.ways.is_done)
    settle()
    yield window
    door.sign_out()


def settle():
    for _ in range(3):
        QApplication.processEvents()


def to_group(page, weekdays):
    slots = page.draft.book.problem.slot_by_id
    group = next(
        g.id for g in page.draft.plan.groups
        if slots[g.slot].day in weekdays and g.id not in page.draft.book.cancelled
    )  # fmt: skip
    page.board.go_to(Spot(group))
    return group


def test_a_week_with_a_session_called_off_and_one_called_for(look, window, shot):
    page = window.desk.page
    page.board.go_to(Spot(page.draft.book.extras[0].id))
    settle()
    shot(window, f"week-days-{look.name}")


def test_the_versions(look, window, shot):
    page = window.desk.page
    page.days.versions.trigger()
    settle()
    shot(window, f"week-versions-{look.name}")


def test_the_weeks(look, window, shot):
    page = window.desk.page
    page.days.weeks.trigger()
    settle()
    shot(window, f"week-weeks-{look.name}")


def test_the_start_of_a_week_ahead(look, window, shot, qtbot):
    page = window.desk.page
    page.step(1)
    qtbot.waitUntil(lambda: page.ways.is_done)
    page.days.start.trigger()
    settle()
    shot(window, f"week-start-{look.name}")


def test_this_week_only(look, window, shot):
    page = window.desk.page
    to_group(page, range(1, 5))
    page.days.once.trigger()
    settle()
    shot(window, f"week-once-{look.name}")


def test_a_session_called_off(look, window, shot):
    page = window.desk.page
    to_group(page, range(1, 5))
    page.days.off.trigger()
    settle()
    shot(window, f"week-off-{look.name}")


def test_group_counselling(look, window, shot):
    page = window.desk.page
    page.days.call.trigger()
    (dialog,) = window.findChildren(CallDialog)
    for key in [row.key for row in dialog.people.rows][:3]:
        dialog._on_ticked(key)
    dialog.topic.load("Persiapan sidang")
    dialog.look()
    dialog.places.setFocus()
    settle()
    shot(window, f"week-call-{look.name}")
