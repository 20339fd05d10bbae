"""One resident's file, by key and by mouse."""

import pytest
from demo_house import COUNSELOR, MANAGER, REGISTRAR, enter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tcdesk.ui.commands import clashes
from tcdesk.ui.dialogs.printing import PrintDialog
from tcdesk.ui.kit.facts import LockLine
from tcdesk.ui.pages.resident.tabs import TABS

Key = Qt.Key
Control, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ids(door):
    """Everybody's number, as the list gives them."""
    return tuple(row.id for row in enter(door, MANAGER).residents.rows())


@pytest.fixture
def file(show, ids):
    """The file of the third resident of the list, as the programme manager sees it."""
    return show("resident", id=ids[2], order=ids)


def press(shown, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(shown.window.focusWidget(), key, modifier)


def header_of(shown):
    return shown.page.header()


def views_of(shown):
    """Residents whose file was opened, by the audit, newest first."""
    return [line.subject for line in shown.services.audit.newest() if line.verb == "resident.view"]


# ---- whose file ----
def test_the_header_says_whose_file_it_is(file, ids):
    row = file.services.residents.file(ids[2]).row
    header = header_of(file)
    assert header.name.text() == row.name
    assert header.phase.text == row.phase
    assert header.place.text() == "3 dari 24"
    assert header.sizeHint().height() == 103
    assert file.window.desk.sidebar.isVisible()
    labels = header.facts.accessibleName()
    assert all(word in labels for word in ("Kehadiran", "Perilaku", "Urin", "Hari"))


def test_alt_arrows_go_through_the_residents_in_the_order_of_the_list(file, ids):
    press(file, Key.Key_4, Control)
    press(file, Key.Key_Right, Alt)
    assert file.page.resident_id == ids[3]
    assert file.page.tab == "groups"
    press(file, Key.Key_Left, Alt)
    press(file, Key.Key_Left, Alt)
    assert file.page.resident_id == ids[1]
    press(file, Key.Key_Left, Alt)
    press(file, Key.Key_Left, Alt)
    assert file.page.resident_id == ids[0]
    assert header_of(file).place.text() == "1 dari 24"


def test_only_residents_of_a_filtered_list_are_gone_through(show, ids):
    file = show("resident", id=ids[4], order=(ids[4], ids[9]))
    assert header_of(file).place.text() == "1 dari 2"
    press(file, Key.Key_Right, Alt)
    assert file.page.resident_id == ids[9]
    press(file, Key.Key_Right, Alt)
    assert file.page.resident_id == ids[9]


def test_every_opening_is_written_down_once(file, ids):
    assert views_of(file) == [str(ids[2])]
    file.page.refresh()
    press(file, Key.Key_2, Control)
    assert len(views_of(file)) == 1
    press(file, Key.Key_Right, Alt)
    assert views_of(file) == [str(ids[3]), str(ids[2])]


def test_escape_goes_back_to_this_resident_in_the_list(file, ids):
    press(file, Key.Key_Escape)
    assert file.code == "residents"
    assert file.page.pane.current().id == ids[2]


def test_the_back_button_and_escape_in_the_header_go_back_too(file):
    header = header_of(file)
    QTest.mouseClick(header.back, Qt.MouseButton.LeftButton)
    assert file.code == "residents"
    file.context.go("resident")
    header.buttons[-1].setFocus()
    press(file, Key.Key_Escape)
    assert file.code == "residents"


def test_a_visit_without_a_name_opens_the_first_of_the_list(show, ids):
    assert show("resident").page.resident_id == ids[0]


def test_the_place_brings_one_back(file, ids, show):
    press(file, Key.Key_5, Control)
    place = file.page.place()
    assert place == {"id": ids[2], "order": ids, "tab": "behaviour"}
    again = show("resident", **place)
    assert again.page.tab == "behaviour"
    assert again.page.resident_id == ids[2]


def test_no_two_commands_share_a_key(file):
    assert clashes([*file.page.actions(), *file.window.desk.global_actions]) == []


# ---- the first page ----
def test_everything_stands_on_one_screen(file):
    panel = file.page.panel
    assert panel.scrolled.verticalScrollBar().maximum() == 0
    for card in panel.cards:
        assert card.isVisible()
        assert card.height() >= card.minimumSizeHint().height()
        assert not card.visibleRegion().isEmpty()


def test_where_it_is_low_the_timeline_stays_and_the_rest_scrolls(show, ids):
    file = show("resident", id=ids[2], size=(1280, 649))
    panel = file.page.panel
    assert panel.scrolled.verticalScrollBar().maximum() > 0
    assert not panel.scrolled.isAncestorOf(panel.timeline)
    right = panel.timeline.mapTo(panel, panel.timeline.rect().topRight()).x()
    assert panel.goals.mapTo(panel, panel.goals.rect().topRight()).x() == right


def test_where_it_is_narrow_the_cards_stand_beneath_each_other(show, ids):
    file = show("resident", id=ids[2], size=(960, 469))
    panel, header = file.page.panel, header_of(file)
    tops = [card.mapTo(panel, card.rect().topLeft()).y() for card in panel.cards]
    assert tops == sorted(set(tops))
    assert header.sizeHint().height() < 80
    assert not header.facts.isVisible()
    assert file.window.height() == 469


@pytest.mark.parametrize(
    ("card", "tab"),
    [
        ("timeline", "intake"),
        ("domains", "assessments"),
        ("attendance", "groups"),
        ("goals", "plan"),
        ("urine", "assessments"),
        ("recent", "notes"),
    ],
)
def test_each_heading_leads_to_its_part(file, card, tab):
    link = getattr(file.page.panel, card).link
    link.setFocus()
    press(file, Key.Key_Return)
    assert file.page.tab == tab
    press(file, Key.Key_1, Control)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert file.page.tab == tab


def test_ctrl_u_brings_the_urine_tests_into_view(file):
    press(file, Key.Key_5, Control)
    press(file, Key.Key_U, Control)
    assert file.page.tab == "summary"
    assert file.page.panel.urine.link.hasFocus()


def test_the_figures_show_the_data_of_the_file(file, ids):
    data, panel = file.services.residents.file(ids[2]), file.page.panel
    assert panel._timeline.data.programme == data.programme
    assert panel._attendance.data.rows == data.activities
    assert panel._urine.data.urine == data.urine
    assert panel._goals._goals == data.goals.rows[:5]
    lines = panel._recent._lines
    assert len(lines) == min(3, len(data.notes) + len(data.behaviour))


# ---- the other parts ----
def test_every_part_opens_by_its_key_and_shows_what_the_services_say(file, ids):
    histories = file.services.histories
    shown = {}
    for place, tab in enumerate(TABS, start=1):
        press(file, Key(Key.Key_0 + place), Control)
        assert file.page.tab == tab.code
        shown[tab.code] = file.page.panel
    assert shown["behaviour"].ledger.model.records == histories.behaviour(ids[2])
    assert shown["groups"].stays.model.records == histories.groups(ids[2]).stays
    assert shown["groups"].meetings.model.records == histories.groups(ids[2]).meetings
    assert shown["plan"].goals.model.records == histories.goals(ids[2])
    assert shown["assessments"].list.model.records == histories.assessments(ids[2])
    assert shown["notes"].list.model.records == file.services.notes.of(ids[2])
    assert shown["reports"].reports.is_empty
    identity = {fact.label: fact.value for fact in shown["intake"].identity.facts}
    assert identity["Nomor register"] == file.services.residents.get(ids[2]).resident.register_no


def test_the_scores_of_the_chosen_assessment_stand_beside_the_list(file):
    press(file, Key.Key_3, Control)
    panel = file.page.panel
    entry = panel.list.table.current()
    values = [fact.value for fact in panel._facts.facts]
    assert values[: len(entry.scores)] == [file.context.texts.number(score, 1) for _label, score in entry.scores]


def test_a_mouse_opens_a_part_and_keeps_the_focus_there(file):
    tabs = header_of(file).tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(4).center())
    assert file.page.tab == "behaviour"
    press(file, Key.Key_Right)
    assert file.page.tab == "plan"


def test_ctrl_p_prints(file):
    press(file, Key.Key_P, Control)
    dialog = file.window.findChild(PrintDialog)
    assert dialog.is_open
    dialog.cancel()


def test_the_palette_opens_a_file_to_print_it(show, ids):
    file = show("resident", id=ids[0], printing=True)
    dialog = file.window.findChild(PrintDialog)
    assert dialog.is_open
    dialog.cancel()
    file.page.refresh()
    assert file.window.findChild(PrintDialog) is None or not file.window.findChild(PrintDialog).is_open


# ---- what a role may not see ----
def test_a_registrar_reads_identity_and_custody_only(show, ids):
    file = show("resident", user=REGISTRAR, id=ids[2])
    tabs = header_of(file).tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Ringkasan", "Intake"]
    panel = file.page.panel
    assert all(card.findChild(LockLine) is not None for card in panel.cards[1:])
    assert panel.timeline.findChild(LockLine) is None
    assert "Perilaku" not in header_of(file).facts.accessibleName()
    panel.recent.link.click()
    assert file.page.tab == "summary"


def test_another_counselors_resident_is_shown_in_short(show, ids):
    file = show("residents", user=COUNSELOR)
    other = next(row.id for row in file.services.residents.rows() if not row.is_own)
    file.context.go("resident", id=other)
    assert file.page.panel.recent.note.text() == "ringkas: residen konselor lain"
    press(file, Key.Key_5, Control)
    assert all(entry.event == "" for entry in file.page.panel.ledger.model.records)
