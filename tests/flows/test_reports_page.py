"""The reports page over a real facility, with real keys and clicks: agenda, packet, final reports, codes."""

from __future__ import annotations

from datetime import date, timedelta

import paper_reader
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_report_frozen import CHOICE

from tcdesk.domain.conference import ConferenceState
from tcdesk.domain.roles import Role
from tcdesk.domain.views.finals import Verdict
from tcdesk.i18n import N_
from tcdesk.reports.paper.seal import payload
from tcdesk.services import conferences
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.printing import PrintDialog
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.pages._base import PAGES, Page, PageSpec
from tcdesk.ui.pages.reports.choose_dialog import ChooseDialog
from tcdesk.ui.pages.reports.code_dialog import CodeDialog
from tcdesk.ui.pages.reports.conference_dialog import ConferenceDialog
from tcdesk.ui.pages.reports.packing import Packing
from tcdesk.ui.printing.queues import Queue

Key, Mod = Qt.Key, Qt.KeyboardModifier
DAY = date(2026, 3, 12)
FILE = PageSpec(code="resident", title=N_("Residents"), icon="residents", factory=Page, order=1)


@pytest.fixture
def shown(services, context_for, window_for, qtbot, monkeypatch):
    """Opens the page: `page, window, context = shown(roles=...)`, with all reports of the agenda looked at."""
    monkeypatch.setattr(print_dialog, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(print_dialog, "look", lambda name: Queue(name=name))

    def make(*, roles=(Role.MANAGER, Role.ADMIN), language="id", size=(1366, 697), **args):
        context = context_for(services, roles=set(roles), language=language, name=services.who.name, is_demo=True)
        window = window_for(context, (FILE, PAGES["reports"]), "reports", size=size, **args)
        page = window.desk.page
        qtbot.waitUntil(lambda: page.knowing.is_done, timeout=20_000)
        QApplication.processEvents()
        return page, window, context

    return make


def press(key, held=Mod.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def type_in(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def top(window, kind):
    """The uppermost dialog, which is of this kind."""
    found = [one for one in window.findChildren(Overlay) if one.is_open]
    assert found, "no dialog stands there"
    assert isinstance(found[-1], kind), type(found[-1])
    return found[-1]


def names(page):
    return [line.name for line in page.agenda.model.records]


def stored(services):
    line = next(one for one in services.conferences.lines() if one.conference.on_date == DAY)
    return [one.name for one in services.conferences.agenda(line.conference.id)]


def finalise(services, count=1):
    """The first residents of the agenda whose report is complete get a final one."""
    made = []
    for line in services.conferences.agenda(2):
        report = services.reporting.gather(line.resident_id)
        if services.reporting.readiness(report, line.resident_id).is_ready and len(made) < count:
            made.append(services.reporting.finalise(line.resident_id, date(2026, 3, 9), CHOICE)[0])
    return made


def test_it_opens_with_the_next_conference_and_says_how_each_report_stands(shown, services) -> None:
    (final,) = finalise(services)
    page, _window, _context = shown()
    assert page.conference.conference.on_date == DAY
    assert names(page) == stored(services)
    assert QApplication.focusWidget() is page.agenda.table
    place = next(one.place for one in page.agenda.model.records if one.resident_id == final.resident_id)
    index = page.agenda.model.index(place - 1, 5)
    assert "Final" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert final.number in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.agenda.foot.text().startswith("12 residen · 1 final")


def test_what_is_missing_is_said_beside_the_agenda(shown, services) -> None:
    page, _window, context = shown()
    t = context.texts.t
    for line in page.agenda.model.records:
        page.agenda.table.select(line.id)
        ready = services.reporting.readiness(services.reporting.gather(line.resident_id), line.resident_id)
        for lack in ready.missing:
            assert t(lack.text) in page.panel.ready.words
        assert ready.is_ready is not bool(page.knowing.of(line.resident_id).missing)


def test_alt_and_the_arrows_move_a_row_and_it_can_be_undone(shown, services, qtbot) -> None:
    page, _window, context = shown()
    messages = []
    context.notices.message_given.connect(messages.append)
    before = names(page)
    press(Key.Key_Down, Mod.AltModifier)
    moved = [before[1], before[0], *before[2:]]
    assert names(page) == stored(services) == moved
    assert page.agenda.current().name == before[0]
    press(Key.Key_Down, Mod.AltModifier)
    press(Key.Key_Up, Mod.AltModifier)
    assert stored(services) == moved
    messages[0].undo()
    assert names(page) == stored(services) == before
    press(Key.Key_Up, Mod.AltModifier)
    assert stored(services) == before


def drag(table, row, target):
    """Drag a row with the mouse to the upper edge of another one."""
    height, viewport = table.rowHeight(0), table.viewport()
    start = QPoint(120, table.rowViewportPosition(row) + height // 2)
    end = QPoint(120, table.rowViewportPosition(target) + 4)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Mod.NoModifier, start)
    for step in (12, 24):
        QTest.mouseMove(viewport, start + QPoint(0, step if end.y() > start.y() else -step))
    QTest.mouseMove(viewport, end)
    return end


def test_a_row_is_dragged_to_its_place_and_esc_leaves_it(shown, services) -> None:
    page, _window, _context = shown()
    table, before = page.agenda.table, names(page)
    end = drag(table, 0, 3)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, end)
    assert stored(services) == [before[1], before[2], before[0], *before[3:]]
    end = drag(table, 4, 1)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, end)
    now = stored(services)
    assert now[1] == before[4]
    end = drag(table, 0, 3)
    press(Key.Key_Escape)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, end)
    assert stored(services) == now


def test_delete_takes_off_and_undo_puts_back_at_its_place(shown, services) -> None:
    page, _window, context = shown()
    messages = []
    context.notices.message_given.connect(messages.append)
    before = names(page)
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert stored(services) == [before[0], *before[2:]]
    messages[-1].undo()
    assert names(page) == stored(services) == before


def test_plus_puts_on_whom_one_types(shown, services) -> None:
    page, window, _context = shown()
    type_in("+")
    dialog = top(window, ChooseDialog)
    wanted = services.conferences.waiting(2)[7]
    type_in(wanted.name)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert not dialog.is_open
    assert stored(services)[-1] == wanted.name
    assert page.agenda.current().name == wanted.name


def test_f9_draws_who_is_due_and_everything_can_be_taken_back(shown, services) -> None:
    page, _window, context = shown()
    messages = []
    context.notices.message_given.connect(messages.append)
    before, due = names(page), [line.name for line in services.conferences.waiting(2) if line.reasons]
    press(Key.Key_F9)
    assert stored(services) == [*before, *due]
    messages[-1].undo()
    assert stored(services) == before
    press(Key.Key_F9)
    press(Key.Key_F9)
    assert stored(services) == [*before, *due]


def test_f10_gathers_draws_and_saves_one_document(shown, services, qtbot, ask, tmp_path) -> None:
    finalise(services)
    page, window, _context = shown()
    press(Key.Key_F10)
    assert top(window, Packing).panel.bar.maximum() == 1000
    qtbot.waitUntil(lambda: any(isinstance(one, PrintDialog) for one in window.findChildren(Overlay)), timeout=20_000)
    dialog = top(window, PrintDialog)
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=30_000)
    assert "11 laporan masih draf" in dialog.remark.words
    ask.answers.append(tmp_path / "berkas.pdf")
    press(Key.Key_S, Mod.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=30_000)
    pdf = (tmp_path / "berkas.pdf").read_bytes()
    texts = [paper_reader.text(pdf, number) for number in range(paper_reader.count(pdf))]
    firsts = [number for number, text in enumerate(texts, start=1) if "Halaman 1 dari" in text]
    assert len(firsts) == 12
    assert all(number % 2 for number in firsts), "every report begins on a sheet of its own"
    for name, first in zip(stored(services), firsts, strict=True):
        assert name[:20] in " ".join(texts[first - 1].split())
    assert services.audit.newest()[0].verb == "print.packet"
    assert page.agenda.table.hasFocus()


def test_esc_while_it_gathers_leaves_everything_as_it_was(shown, services) -> None:
    _page, window, _context = shown()
    head = services.audit.newest()[0].seq
    press(Key.Key_F10)
    dialog = top(window, Packing)
    press(Key.Key_Escape)
    assert not dialog.is_open
    QApplication.processEvents()
    assert not any(one.is_open for one in window.findChildren(Overlay))
    assert services.audit.newest()[0].seq == head


def test_a_proposal_is_chosen_beside_the_agenda(shown, services) -> None:
    page, _window, _context = shown()
    QTest.mouseClick(page.panel.proposal.edit, Qt.MouseButton.LeftButton)
    page.panel.proposal.edit.selectAll()
    type_in("psiko")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert services.conferences.agenda(2)[0].proposed == "psychology"


def test_a_conference_is_planned_refused_and_taken_back(shown, services, ask) -> None:
    page, window, _context = shown()
    press(Key.Key_E, Mod.ControlModifier)
    top(window, ConferenceDialog).cancel()
    press(Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    top(window, ConferenceDialog).cancel()
    QTest.mouseClick(page.agenda.plan, Qt.MouseButton.LeftButton)
    dialog = top(window, ConferenceDialog)
    assert dialog.form.read()["on_date"] == DAY + timedelta(days=7)
    dialog.form.fields["on_date"].load(DAY)
    press(Key.Key_Return, Mod.ControlModifier)
    assert dialog.is_open
    assert "Sudah ada konferensi pada 12 Mar 2026" in dialog.banner.words
    dialog.form.fields["on_date"].load(DAY - timedelta(days=30))
    press(Key.Key_Return, Mod.ControlModifier)
    assert dialog.is_open
    assert dialog.form.problems()[0].text == conferences.PAST
    dialog.form.fields["on_date"].load(DAY + timedelta(days=7))
    press(Key.Key_Return, Mod.ControlModifier)
    assert not dialog.is_open
    assert page.conference.conference.on_date == DAY + timedelta(days=7)
    assert page.agenda.model.rowCount() == 0
    press(Key.Key_Left, Mod.AltModifier)
    assert page.conference.conference.on_date == DAY
    press(Key.Key_Right, Mod.AltModifier)
    QTest.mouseClick(page.agenda.day, Qt.MouseButton.LeftButton)
    ask.answers.append(True)
    QTest.mouseClick(top(window, ConferenceDialog).back, Qt.MouseButton.LeftButton)
    assert [one.conference.on_date for one in services.conferences.lines()][-1] == DAY
    assert page.conference.conference.on_date == DAY


def test_a_conference_that_was_held_is_only_looked_at(shown, services) -> None:
    page, _window, _context = shown(on=date(2026, 2, 12))
    assert page.conference.conference.state is ConferenceState.CLOSED
    before = names(page)
    press(Key.Key_Down, Mod.AltModifier)
    type_in("+")
    press(Key.Key_F9)
    assert names(page) == before
    assert page.agenda.add.isHidden()
    assert not page.agenda.day.isEnabled()


def test_final_reports_are_found_and_printed_again(shown, services, qtbot) -> None:
    made = finalise(services, 3)
    page, window, _context = shown()
    page.pills.press(1)
    QTest.mouseClick(page.pills.button("finals"), Qt.MouseButton.LeftButton)
    assert [line.number for line in page.finals.model.records] == [one.number for one in reversed(made)]
    press(Key.Key_Slash)
    assert QApplication.focusWidget() is page.finals.search
    type_in("/")
    page.finals.search.clear()
    type_in(made[1].code.lower())
    assert [line.id for line in page.finals.model.records] == [made[1].id]
    press(Key.Key_Return)
    press(Key.Key_Return)
    dialog = top(window, PrintDialog)
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)
    assert made[1].number in dialog._printable.line
    dialog.cancel()


def ask_for(dialog, text):
    dialog.line.setText(text)
    press(Key.Key_Return)
    return dialog.verdict.words


def test_a_code_is_typed_or_scanned_and_answered(shown, services, qtbot) -> None:
    (final,) = finalise(services)
    page, window, _context = shown()
    press(Key.Key_K, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(CodeDialog)))
    dialog = top(window, CodeDialog)
    assert QApplication.focusWidget() is dialog.line
    assert "Asli" in ask_for(dialog, final.code.lower().replace("-", " "))
    assert final.number in dialog.facts.facts[1].value
    type_in(payload(final.number, 1, final.code))
    press(Key.Key_Return)
    assert dialog.answer.verdict is Verdict.GENUINE
    assert "Tidak dikenal" in ask_for(dialog, "0000-0000-0000-0000")
    assert dialog.facts.isHidden()
    assert "Diubah di kertas" in ask_for(dialog, payload("999/X/I/2026", 1, final.code))
    assert "3" in ask_for(dialog, "44D")
    assert dialog.answer is None
    ask_for(dialog, final.code)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert not dialog.is_open
    again = top(window, PrintDialog)
    qtbot.waitUntil(lambda: again.preview.is_sharp, timeout=20_000)
    again.cancel()
    assert page.agenda.model.rowCount() == 12


def test_where_it_is_narrow_space_lays_the_panel_over_the_agenda(shown) -> None:
    page, _window, _context = shown(size=(960, 469))
    assert page.panel.isHidden()
    press(Key.Key_Space)
    assert page.panel.isVisible()
    assert page.panel.geometry().right() == page.beside.rect().right()
    assert page.agenda.width() == page.beside.width()
    press(Key.Key_Escape)
    assert page.panel.isHidden()


def test_opened_from_elsewhere_it_shows_what_was_asked_for(shown, services, qtbot) -> None:
    (final,) = finalise(services)
    page, window, context = shown(final=final.id)
    assert not page.is_agenda
    assert page.finals.current().id == final.id
    assert page.place() == {"final": final.id}
    context.go("reports", check=True)
    qtbot.waitUntil(lambda: bool(window.findChildren(CodeDialog)))
    top(window, CodeDialog).cancel()
    context.go("reports", on=date(2026, 2, 12))
    assert page.is_agenda
    assert page.place() == {"on": date(2026, 2, 12)}


def test_the_palette_finds_a_final_report(services, context_for) -> None:
    (final,) = finalise(services)
    context = context_for(services, roles={Role.MANAGER})
    went = []
    context.navigation.asked.connect(lambda code, args: went.append((code, args)))
    (found,) = PAGES["reports"].find(context)(final.number)
    found.run()
    assert went == [("reports", {"final": final.id})]


def test_enter_opens_the_file_and_goes_on_through_the_agenda(shown) -> None:
    page, window, _context = shown()
    press(Key.Key_Return)
    assert window.desk.code == "resident"
    assert page.knowing.is_done


@pytest.mark.parametrize("view", ["agenda", "finals", "code"])
def test_the_page_looks_as_drawn(shown, services, look, shot, view) -> None:
    made = finalise(services, 3)
    services.reporting.log_print(
        "progress", b"x", pages=2, target="printer", copies=2, resident_id=made[0].resident_id, snapshot_id=made[0].id
    )
    page, window, context = shown(language=look.language, size=look.size)
    context.notices.backed_up(context.clock())
    if view == "finals":
        QTest.mouseClick(page.pills.button("finals"), Qt.MouseButton.LeftButton)
    elif view == "agenda":
        page.agenda.table.select_row(3)
    else:
        page.deeds.check_code()
        ask_for(top(window, CodeDialog), made[0].code)
    QApplication.processEvents()
    # the codes are of keys that are made anew for each run
    shot(window, f"reports-{view}-{look.name}", tolerance=0.002 if view == "agenda" else 0.004)
