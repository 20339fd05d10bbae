"""What each role sees and may do on the reports page, and what it says where there is nothing."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from factories import ACCOUNTS, OTHERS, OWN, PASSWORD, TODAY, build, copied, desk_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.conference import Conference
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.services import ownership, paper_rights
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.pages._base import PAGES, Page, PageSpec
from tcdesk.ui.pages.reports.choose_dialog import ChooseDialog
from tcdesk.ui.pages.reports.code_dialog import CodeDialog

FILE = PageSpec(code="resident", title=N_("Residents"), icon="residents", factory=Page, order=1)
THURSDAY = TODAY + timedelta(days=3)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The facility as it was made; nobody writes to it."""
    folder = tmp_path_factory.mktemp("facility") / "template"
    folder.mkdir()
    build(folder)
    return folder


@pytest.fixture
def show(template, tmp_path, context_for, window_for, qtbot):
    """`page, window, services = show(Role.COUNSELOR)`; with `on_agenda` a conference stands there already."""
    desk = desk_in(copied(template, tmp_path / "facility"))

    def make(role, *, on_agenda=(OWN, OTHERS), language="id"):
        manager = desk.sign_in(ACCOUNTS[Role.MANAGER], PASSWORD)
        if on_agenda is not None:
            number, _ = manager.conferences.plan(Conference(on_date=THURSDAY, place="Ruang rapat"))
            for resident in on_agenda:
                manager.conferences.add(number, resident)
        desk.sign_out()
        services = desk.sign_in(ACCOUNTS[role], PASSWORD)
        context = attrs.evolve(context_for(services, language=language), who=services.who)
        window = window_for(context, (FILE, PAGES["reports"]), "reports")
        page = window.desk.page
        qtbot.waitUntil(lambda: page.knowing.is_done, timeout=20_000)
        QApplication.processEvents()
        return page, window, services

    yield make
    desk.sign_out()


def dialogs(window):
    return [one for one in window.findChildren(Overlay) if one.is_open]


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_the_administrator_has_no_such_page(context_for):
    assert not PAGES["reports"].open_to(context_for(roles={Role.ADMIN}))
    for role in set(Role) - {Role.ADMIN}:
        assert PAGES["reports"].open_to(context_for(roles={role}))


def test_a_counselor_sees_how_his_own_stand_and_moves_nothing(show):
    page, window, _services = show(Role.COUNSELOR)
    assert not page.draw.isVisible()
    mine, other = page.agenda.model.records
    assert (mine.resident_id, mine.is_own, other.is_own) == (OWN, True, False)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [line.resident_id for line in page.agenda.model.records] == [OWN, OTHERS]
    page.agenda.table.select_row(0)
    assert "Belum ada sebelum dapat difinalkan" in page.panel.ready.words
    assert not page.panel.proposal.locked
    page.agenda.table.select_row(1)
    assert page.panel.proposal.locked
    assert not page.panel.print_button.isEnabled()
    assert "Residen konselor lain" in page.panel.ready.words
    assert not dialogs(window)


def test_a_counselor_puts_on_his_own_and_is_refused_in_words_for_others(show):
    page, window, services = show(Role.COUNSELOR, on_agenda=())
    QTest.mouseClick(page.agenda.add, Qt.MouseButton.LeftButton)
    (dialog,) = dialogs(window)
    assert isinstance(dialog, ChooseDialog)
    dialog.table.select(OTHERS)
    refused = []
    page.context.errors.refused.connect(refused.append)
    press(Qt.Key.Key_Down)
    dialog.table.select(OTHERS)
    press(Qt.Key.Key_Return)
    assert [one.text for one in refused] == [ownership.NOT_OWN]
    page.deeds.add()
    dialogs(window)[-1].table.select(OWN)
    QTest.mouseClick(dialogs(window)[-1].yes, Qt.MouseButton.LeftButton)
    number = services.conferences.lines()[0].conference.id
    assert [line.resident_id for line in services.conferences.agenda(number)] == [OWN]


def test_a_packet_with_residents_of_others_is_refused_in_words(show, qtbot):
    page, window, _services = show(Role.COUNSELOR)
    refused = []
    page.context.errors.refused.connect(refused.append)
    press(Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: bool(refused), timeout=10_000)
    assert refused[0].text == paper_rights.NOT_OWN_PAPER
    assert not dialogs(window)


def test_a_registrar_reads_the_agenda_and_checks_codes_but_makes_no_paper(show):
    page, window, _services = show(Role.REGISTRAR)
    assert page.pills.isHidden()
    assert not page.packet.isVisible()
    assert not page.draw.isVisible()
    assert page.agenda.add.isHidden()
    assert page.panel.print_button.isHidden()
    page.deeds.check_code()
    (dialog,) = dialogs(window)
    assert isinstance(dialog, CodeDialog)
    dialog.line.setText("0000-0000-0000-0000")
    press(Qt.Key.Key_Return)
    assert "Tidak dikenal" in dialog.verdict.words
    dialog.cancel()


@pytest.mark.parametrize(("role", "can"), [(Role.MANAGER, True), (Role.HEAD, False), (Role.PSYCHOLOGIST, False)])
def test_without_a_conference_it_says_what_to_do(show, role, can):
    page, window, _services = show(role, on_agenda=None)
    shown = page.agenda._stack.currentWidget()
    assert shown.title.text() == "Belum ada konferensi yang direncanakan"
    assert ("disusun" in shown.text.text()) is can
    assert not page.packet.isEnabled()
    press(Qt.Key.Key_F9)
    press(Qt.Key.Key_F10)
    assert not dialogs(window)


def test_an_empty_agenda_offers_to_draw_it(show):
    page, _window, services = show(Role.MANAGER, on_agenda=())
    shown = page.agenda._stack.currentWidget()
    assert shown.title.text() == "Agenda masih kosong"
    press(Qt.Key.Key_F9)
    assert page.agenda.model.rowCount() == len(services.conferences.agenda(1)) > 0


def test_it_changes_with_the_language(show):
    page, window, _services = show(Role.MANAGER, language="en")
    assert window.desk.page.top_bar().title == "Reports"
    assert page.agenda.foot.text().startswith("2 residents · 0 final")


def test_what_another_screen_changed_is_seen(show):
    page, _window, services = show(Role.MANAGER)
    number = services.conferences.lines()[0].conference.id
    _, changes = services.conferences.add(number, 1)
    page.context.bus.tell(changes)
    assert page.agenda.model.rowCount() == 3
