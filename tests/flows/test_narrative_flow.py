"""From a resident without a narrative to a final report, in the window, with real keys and clicks."""

from __future__ import annotations

from datetime import date

import paper_reader
import pytest
from factories import a_draft, records_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.care import Assessment
from tcdesk.domain.conference import ConferenceItem
from tcdesk.domain.instruments.tc_rubric import DOMAINS, score
from tcdesk.domain.roles import Role
from tcdesk.ui.dialogs.printing import PrintDialog, outgoing
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.pages._base import PAGES
from tcdesk.ui.printing.queues import Queue

Key, Mod = Qt.Key, Qt.KeyboardModifier
SPECS = tuple(PAGES[code] for code in ("residents", "resident", "reports"))
TODAY, CONFERENCE = date(2026, 3, 9), date(2026, 3, 12)
SAID = ("Hadir di semua kegiatan.", "Mulai terbuka.", "Kakak datang setiap Sabtu.", "Kontrak perilaku.")


@pytest.fixture
def printed(monkeypatch):
    """A computer with one printer; gives what was sent to it."""
    sent = []
    monkeypatch.setattr(print_dialog, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(print_dialog, "look", lambda name: Queue(name=name))
    monkeypatch.setattr(outgoing, "send", sent.append)
    return sent


@pytest.fixture
def newcomer(services):
    """Somebody who was taken in and assessed, and stands first on the next agenda."""
    number = services.intake.save(a_draft(20, register_no="BI.N 3420/2026"))[0]
    records, answers = records_of(services), dict.fromkeys(DOMAINS, 5)
    line = next(one for one in services.conferences.lines() if one.conference.on_date == CONFERENCE)
    with records.store.write():
        records.care.assessments.insert(
            Assessment(
                resident_id=number, instrument="tc_rubric", on_date=TODAY, answers=answers, scores=score(answers)
            )
        )
        item = ConferenceItem(conference_id=line.conference.id, resident_id=number, position=0)
        records.conferences.items.insert(item)
    return number


@pytest.fixture
def shown(services, context_for, window_for):
    """Opens a window: `window, context = shown("resident", id=...)`."""

    def make(code, *, language="id", **args):
        roles = {Role.MANAGER, Role.ADMIN}
        context = context_for(services, roles=roles, language=language, name=services.who.name, is_demo=True)
        return window_for(context, SPECS, code, **args), context

    return make


def press(key, held=Mod.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def dialog_of(window, qtbot):
    dialog = next(one for one in window.findChildren(PrintDialog) if one.is_open)
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)
    return dialog


def write(window):
    for text in SAID:
        QTest.keyClicks(QApplication.focusWidget(), text)
        press(Key.Key_Tab)
    press(Key.Key_Space)
    press(Key.Key_Return, Mod.ControlModifier)
    assert not window.desk.page.panel.is_composing


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_print_dialog_leads_to_the_narrative_and_then_makes_it_final(
    shown, newcomer, services, printed, qtbot, language
) -> None:
    window, context = shown("resident", language=language, id=newcomer)
    press(Key.Key_P, Mod.ControlModifier)
    dialog = dialog_of(window, qtbot)
    assert not dialog.options.status.final.isEnabled()
    (link,) = dialog.remark.links
    assert link.text() == context.texts.t("Write the narrative")
    while QApplication.focusWidget() is not link:
        press(Key.Key_Tab)
    press(Key.Key_Return)
    assert not dialog.is_open
    assert printed == []
    panel = window.desk.page.panel
    assert panel.composer.edits["observation"].hasFocus()
    write(window)
    press(Key.Key_P, Mod.ControlModifier)
    dialog = dialog_of(window, qtbot)
    assert dialog.remark.links == ()
    press(Key.Key_F, Mod.AltModifier)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=20_000)
    (snapshot,) = services.reporting.snapshots(newcomer)
    text = " ".join(" ".join(paper_reader.text(printed[0].pdf, page) for page in range(2)).split())
    assert snapshot.number in text
    assert all(said in text for said in SAID)
    assert snapshot.number in panel.narrative.words


def test_the_agenda_leads_to_the_narrative(shown, newcomer, services, qtbot) -> None:
    window, _context = shown("reports")
    page = window.desk.page
    qtbot.waitUntil(lambda: page.knowing.is_done, timeout=20_000)
    page.agenda.table.select(next(one.id for one in page.agenda.model.records if one.resident_id == newcomer))
    (link,) = page.panel.ready.links
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.desk.code == "resident"
    assert window.desk.page.resident_id == newcomer
    assert window.desk.page.panel.is_composing
    write(window)
    report = services.reporting.gather(newcomer)
    assert [part.text for part in report.narrative] == list(SAID)
    assert report.proposed == ("stay",)
    line = next(one for one in services.conferences.lines() if one.conference.on_date == CONFERENCE)
    agenda = services.conferences.agenda(line.conference.id)
    assert next(one.proposed for one in agenda if one.resident_id == newcomer) == "stay"


def test_what_has_no_place_to_go_has_no_link(shown, services, printed, qtbot) -> None:
    number = services.intake.save(a_draft(21, register_no="BI.N 3421/2026"))[0]
    window, context = shown("resident", id=number)
    press(Key.Key_P, Mod.ControlModifier)
    dialog = dialog_of(window, qtbot)
    assert context.texts.t("There is no assessment of the fourteen domains yet.") in dialog.remark.words
    assert len(dialog.remark.links) == 1
    dialog.cancel()
    assert printed == []
