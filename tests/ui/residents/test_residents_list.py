"""The resident list, by key and by mouse."""

import pytest
from demo_house import COUNSELOR, MANAGER, REGISTRAR
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tcdesk.domain.phase import Stage
from tcdesk.domain.views.residents import Flag
from tcdesk.ui.commands import clashes
from tcdesk.ui.dialogs.printing import PrintDialog
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.pages.residents.find import finder
from tcdesk.ui.pages.residents.pane import ListPane

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listed(show):
    """The list as the programme manager sees it."""
    return show("residents")


def names(shown):
    return [row.name for row in shown.page.pane.model.records]


def press(shown, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(shown.window.focusWidget(), key, modifier)


def type_(shown, text):
    QTest.keyClicks(shown.window.focusWidget(), text)


def gone_to(shown):
    """Where the screens asked to go, as they ask from now on."""
    asked = []
    shown.context.navigation.asked.connect(lambda code, args: asked.append((code, args)))
    return asked


# ---- what is listed ----
def test_everybody_is_listed_with_the_nearest_legal_date_first(listed):
    rows = listed.page.pane.model.records
    days = [row.legal.on_date for row in rows if row.legal is not None]
    assert len(rows) == 24 == len(listed.services.residents.rows())
    assert days == sorted(days)
    assert listed.page.pane.foot.accessibleName() == "24 residen · diurutkan: tanggal hukum terdekat"
    assert listed.window.desk.head.bar.title == "Residen"
    assert listed.page.pane.current() == rows[0]
    assert listed.page.pane.table.hasFocus()


def test_pills_count_the_phases(listed):
    pills = listed.page.pane.pills
    stages = [row.stage for row in listed.page.pane.model.records]
    assert pills.button("all").accessibleName() == "Semua 24"
    for stage in Stage:
        assert pills.button(stage.value).accessibleName().endswith(f" {stages.count(stage)}")


def test_the_table_is_a_sound_model(listed, qtmodeltester):
    qtmodeltester.check(listed.page.pane.model)


def test_no_two_commands_share_a_key(listed):
    assert clashes([*listed.page.actions(), *listed.window.desk.global_actions]) == []


def test_photos_are_drawn_ahead_of_scrolling(listed, qtbot):
    warmer = listed.page.pane._warmer
    qtbot.waitUntil(lambda: warmer.left == 0)
    assert not warmer.isActive()
    listed.context.theme.change(name="dark")
    assert warmer.left > 0
    qtbot.waitUntil(lambda: warmer.left == 0)


# ---- finding ----
def test_a_digit_shows_one_phase_and_nought_all(listed):
    press(listed, Key.Key_4)
    shown = listed.page.pane.model.records
    assert shown
    assert {row.stage for row in shown} == {Stage.PRIMARY}
    assert listed.page.pane.current() in shown
    press(listed, Key.Key_0)
    assert len(names(listed)) == 24


def test_slash_searches_down_goes_to_the_list_and_escape_takes_it_back(listed):
    wanted = listed.page.pane.model.records[5]
    press(listed, Key.Key_Slash)
    assert listed.page.pane.search.hasFocus()
    type_(listed, wanted.register_no.replace(".", "").replace(" ", "").lower())
    assert names(listed) == [wanted.name]
    press(listed, Key.Key_Down)
    assert listed.page.pane.table.hasFocus()
    press(listed, Key.Key_Slash)
    press(listed, Key.Key_Escape)
    assert len(names(listed)) == 24
    press(listed, Key.Key_Escape)
    assert listed.page.pane.table.hasFocus()


def test_digits_in_the_search_are_letters_of_it(listed):
    press(listed, Key.Key_Slash)
    type_(listed, "4")
    assert listed.page.pane.pills.code == "all"
    assert listed.page.pane.search.text() == "4"


def test_u_and_a_digit_sort_and_the_order_is_kept_for_the_next_time(show):
    memory = {}
    listed = show("residents", memory=memory)
    type_(listed, "u1")
    assert names(listed) == sorted(names(listed), key=str.casefold)
    assert listed.page.pane.pills.code == "all"
    assert "diurutkan: residen" in listed.page.pane.foot.accessibleName()
    type_(listed, "u1")
    assert memory["residents.sort"] == "name:down"
    again = show("residents", memory=memory)
    assert names(again) == sorted(names(again), key=str.casefold, reverse=True)


def test_filters_behind_the_funnel_stay_in_sight_while_they_hold_somebody_back(listed):
    pane = listed.page.pane
    press(listed, Key.Key_F, Control)
    assert pane.strip.counselors.hasFocus()
    pane.strip.choose_flag(Flag.URINE)
    assert all(Flag.URINE in row.flags for row in pane.model.records)
    press(listed, Key.Key_F, Control)
    assert pane.strip.isVisible()
    QTest.mouseClick(pane.strip.clear_button, Qt.MouseButton.LeftButton)
    assert len(names(listed)) == 24
    press(listed, Key.Key_F, Control)
    assert not pane.strip.isVisible()
    assert pane.table.hasFocus()


def test_a_counselor_can_see_only_his_own(show):
    listed = show("residents", user=COUNSELOR)
    pane = listed.page.pane
    pane.toggle_strip()
    QTest.mouseClick(pane.strip.own, Qt.MouseButton.LeftButton, pos=QPoint(8, pane.strip.own.height() // 2))
    assert 0 < len(names(listed)) < 24
    assert all(row.is_own for row in pane.model.records)


def test_a_choice_nobody_fits_says_so_and_gives_the_way_back(listed):
    press(listed, Key.Key_Slash)
    type_(listed, "zzz")
    state = listed.page.pane.findChild(EmptyState)
    assert state.title.text() == "Tidak ada residen yang cocok"
    assert listed.page.preview.isHidden()
    listed.page.pane.show_all()
    assert len(names(listed)) == 24
    assert not listed.page.preview.isHidden()


def test_an_empty_house_offers_an_intake(qtbot, context):
    pane = ListPane(context, may_admit=True)
    qtbot.addWidget(pane)
    pane.show_rows((), {})
    assert pane.findChild(EmptyState).title.text() == "Belum ada residen dalam program"
    assert pane.foot.accessibleName().startswith("0 residen")


# ---- the preview ----
def test_the_preview_says_seven_facts_of_the_selected_resident(listed):
    press(listed, Key.Key_Down)
    row = listed.page.pane.current()
    card = listed.services.residents.card(row.id)
    facts = {fact.label: fact for fact in listed.page.preview.facts.facts}
    assert len(facts) == 7
    assert facts["Konselor"].value == card.counselor
    assert facts["Blok"].value == card.place
    assert listed.page.preview.accessibleDescription().startswith(row.name)


def test_a_date_before_the_end_of_the_programme_stands_above_everything(listed):
    cut = next(row for row in listed.page.pane.model.records if Flag.LEGAL in row.flags)
    listed.page.pane.table.select(cut.id)
    banner = listed.page.preview.banner
    assert banner.isVisible()
    assert "sebelum program selesai" in banner.words
    calm = next(row for row in listed.page.pane.model.records if Flag.LEGAL not in row.flags)
    listed.page.pane.table.select(calm.id)
    assert not banner.isVisible()


def test_space_puts_the_preview_away_for_the_next_time_too(show):
    memory = {}
    listed = show("residents", memory=memory)
    press(listed, Key.Key_Space)
    assert listed.page.preview.isHidden()
    assert listed.page.areas() == (listed.page.pane,)
    again = show("residents", memory=memory)
    assert again.page.preview.isHidden()
    press(again, Key.Key_Space)
    assert again.page.areas() == (again.page.pane, again.page.preview)


def test_where_it_is_narrow_the_preview_lies_over_the_list(show):
    listed = show("residents", size=(960, 469))
    page = listed.page
    assert page.preview.isHidden()
    width = page.pane.width()
    press(listed, Key.Key_Space)
    assert page.preview.isVisible()
    assert page.pane.width() == width
    assert page.preview.geometry().right() == page.rect().right()
    press(listed, Key.Key_Escape)
    assert page.preview.isHidden()


def test_columns_give_way_in_order_counselor_attendance_group(listed, qtbot):
    table, model = listed.page.pane.table, listed.page.pane.model
    pane = ListPane(listed.context, may_admit=False)
    qtbot.addWidget(pane)
    gone = []
    for width in range(1200, 500, -4):
        pane.resize(width, 400)
        pane.show()
        codes = {model.columns[place].code for place in pane.table.shown_columns()}
        gone += [column.code for column in model.columns if column.code not in {*codes, *gone}]
    assert gone == ["place", "tc", "counselor", "attendance", "group"]
    assert {model.columns[place].code for place in table.shown_columns()} >= {"counselor", "attendance", "group"}


def test_a_registrar_sees_a_lock_where_the_note_is(show):
    listed = show("residents", user=REGISTRAR)
    note = listed.page.preview.facts.facts[-1]
    assert note.locked
    assert note.value == "Tidak ditampilkan untuk peran Anda"
    assert not listed.page.preview.print_button.isVisible()
    assert not listed.page.preview.note_button.isVisible()


# ---- what one does next ----
def test_enter_opens_the_file_in_the_order_of_the_list(listed):
    press(listed, Key.Key_4)
    press(listed, Key.Key_Down)
    row, ids = listed.page.pane.current(), listed.page.pane.shown_ids()
    asked = gone_to(listed)
    press(listed, Key.Key_Return)
    assert asked == [("resident", {"id": row.id, "order": ids})]
    assert listed.code == "resident"


def test_a_double_click_opens_the_file(listed):
    table = listed.page.pane.table
    asked = gone_to(listed)
    where = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [code for code, _ in asked] == ["resident"]


def test_buttons_of_the_preview_do_what_their_keys_do(listed):
    asked = gone_to(listed)
    page, row = listed.page, listed.page.pane.current()
    QTest.mouseClick(page.preview.note_button, Qt.MouseButton.LeftButton)
    assert asked[-1][1] | {"order": ()} == {"id": row.id, "order": (), "tab": "notes", "compose": True}
    listed.context.go("residents")
    press(listed, Key.Key_T, Control)
    assert asked[-1][1]["compose"] is True


def test_ctrl_p_prints_the_selected_resident(listed):
    press(listed, Key.Key_P, Control)
    dialog = listed.window.findChild(PrintDialog)
    assert dialog.is_open
    dialog.cancel()
    assert listed.page.pane.table.hasFocus()


def test_another_screen_may_ask_for_a_flag_or_for_one_resident(listed):
    listed.context.go("residents", flag="urine")
    assert listed.page.pane.strip.isVisible()
    assert all(Flag.URINE in row.flags for row in listed.page.pane.model.records)
    listed.context.go("residents", stage="primary")
    assert {row.stage for row in listed.page.pane.model.records} == {Stage.PRIMARY}
    wanted = listed.page.pane.model.records[-1].id
    listed.context.go("residents", id=wanted)
    assert listed.page.pane.current().id == wanted
    assert listed.page.place() == {"id": wanted}


def test_the_selection_stays_when_somebody_else_changes_a_resident(listed):
    press(listed, Key.Key_Down)
    press(listed, Key.Key_Down)
    row = listed.page.pane.current()
    residents = listed.services.residents
    version = residents.get(row.id).resident.version
    counselor = residents.get(row.id).resident.counselor_id
    changes = residents.place(row.id, version, block="Blok Z", house="Rumah 9", counselor_id=counselor)
    listed.context.bus.tell(changes)
    assert listed.page.pane.current().id == row.id
    assert listed.page.pane.current().place == "Blok Z · Rumah 9"
    assert {fact.label: fact.value for fact in listed.page.preview.facts.facts}["Blok"] == "Blok Z · Rumah 9"


# ---- the palette ----
def test_the_palette_finds_residents_and_opens_prints_and_writes(listed):
    find = finder(listed.context)
    row = listed.page.pane.model.records[3]
    assert find("") == ()
    found = find(row.name)
    assert found[0].title == row.name
    assert found[0].picture is not None
    assert [one.keys for one in found[0].alternatives] == ["Ctrl+Return", "Alt+Return"]
    asked = gone_to(listed)
    found[0].run()
    found[0].alternatives[1].run()
    assert asked[0] == ("resident", {"id": row.id})
    assert asked[1][1]["compose"] is True
    assert listed.services.who.uid == MANAGER
