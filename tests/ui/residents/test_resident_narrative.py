"""The narrative in a resident's file: written by key, kept as a draft, begun from the one before, refused in words."""

from datetime import timedelta

import attrs
import pytest
from demo_house import COUNSELOR, MANAGER, MEDICAL, TODAY, enter
from factories import records_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.progress_parts import NARRATIVE_FIELDS
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services.narratives import LONGEST
from tcdesk.ui.pages.resident.narrative_composer import FORM

Key = Qt.Key
Control, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def type_(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def words_of(composer):
    return {name: composer.edits[name].toPlainText() for name in NARRATIVE_FIELDS}


def drafts_of(shown):
    return {draft.key: draft.raw for draft in shown.services.drafts.find(FORM)}


def forget(services, number):
    """The resident has no narrative yet, as outside the demo."""
    records = records_of(services)
    newest = records.care.narrative_on(number, TODAY)
    with records.store.write():
        records.care.narratives.remove(newest.id, now=services.residents._work.now)


@pytest.fixture
def own(door):
    """A resident of the counselor, whose report has everything."""
    services = enter(door, COUNSELOR)
    reporting = services.reporting
    mine = [row.id for row in services.residents.rows() if row.is_own]
    return next(one for one in mine if reporting.readiness(reporting.gather(one), one).is_ready)


@pytest.fixture
def empty(door, own):
    """The same, without a narrative."""
    forget(enter(door, MANAGER), own)
    return own


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_written_by_keys_alone(show, empty, language):
    file = show("resident", user=COUNSELOR, language=language, id=empty)
    press(Key.Key_E, Control)
    panel = file.page.panel
    assert panel.composer.edits["observation"].hasFocus()
    assert not panel.composer.start_button.isVisible()
    for text in ("Hadir penuh.", "Mulai terbuka.", "Kakak datang.", "Kontrak 30 hari."):
        type_(text)
        press(Key.Key_Tab)
    assert QApplication.focusWidget() is panel.composer.proposals.boxes["stay"]
    press(Key.Key_Space)
    assert panel.composer.form["plan"].message.words == file.context.texts.n("{n} word", "{n} words", 3)
    press(Key.Key_Return, Control)
    assert not panel.is_composing
    assert QApplication.focusWidget() is panel.narrative.button
    newest = file.services.narratives.state(empty).newest
    assert (newest.observation, newest.plan, newest.proposals) == ("Hadir penuh.", "Kontrak 30 hari.", ("stay",))
    assert "Ratna Wulandari" in panel.narrative.words
    assert drafts_of(file) == {}
    assert file.window.desk.toast is not None
    entry = file.services.histories._work.records.store.value("SELECT verb FROM audit ORDER BY seq DESC LIMIT 1")
    assert entry == "narrative.write"


def test_what_was_typed_is_kept_two_seconds_later_and_when_it_is_put_away(show, empty, qtbot):
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    composer = file.page.panel.composer
    type_("Setengah")
    qtbot.waitUntil(lambda: str(empty) in drafts_of(file), timeout=10_000)
    assert drafts_of(file)[str(empty)]["observation"] == "Setengah"
    QTest.mouseClick(composer.proposals.boxes["contract"], Qt.MouseButton.LeftButton)
    assert drafts_of(file)[str(empty)]["proposals"] == ["contract"]
    press(Key.Key_Escape)
    assert not file.page.panel.is_composing
    assert file.code == "resident"
    assert "09.42" in file.page.panel.narrative.words
    QTest.mouseClick(file.page.panel.narrative.button, Qt.MouseButton.LeftButton)
    assert words_of(composer)["observation"] == "Setengah"
    assert composer.proposals.chosen == ("contract",)
    assert "draf" in composer.note.text()


def test_a_narrative_as_it_was_found_leaves_no_draft(show, own):
    file = show("resident", user=COUNSELOR, id=own, narrating=True)
    type_("x")
    file.page.panel.composer.keep()
    assert str(own) in drafts_of(file)
    press(Key.Key_Backspace)
    press(Key.Key_Escape)
    assert drafts_of(file) == {}


def test_after_a_lock_the_composer_stands_there_with_what_was_typed(show, empty):
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    type_("Sebelum dikunci")
    assert file.page.leave()
    again = show("resident", user=COUNSELOR, **file.page.place())
    composer = again.page.panel.composer
    assert again.page.panel.is_composing
    assert words_of(composer)["observation"] == "Sebelum dikunci"
    assert not composer.stale.isVisible()


def test_the_next_resident_has_a_composer_of_his_own(show, empty, door):
    order = tuple(row.id for row in enter(door, COUNSELOR).residents.rows() if row.is_own)
    file = show("resident", user=COUNSELOR, id=empty, order=order, narrating=True)
    type_("Milik yang pertama")
    press(Key.Key_Right, Alt)
    assert file.page.resident_id != empty
    assert not file.page.panel.is_composing
    assert drafts_of(file)[str(empty)]["observation"] == "Milik yang pertama"
    press(Key.Key_E, Control)
    assert "Milik yang pertama" not in words_of(file.page.panel.composer).values()


def test_it_begins_from_the_report_before(show, own, door):
    services = enter(door, COUNSELOR)
    before = services.narratives.state(own).newest
    snapshot, _, _ = services.reporting.finalise(own, TODAY, PrintChoice())
    file = show("resident", user=COUNSELOR, id=own, tab="reports")
    assert snapshot.number in file.page.panel.narrative.words
    press(Key.Key_E, Control)
    composer = file.page.panel.composer
    assert set(words_of(composer).values()) == {""}
    QTest.mouseClick(composer.start_button, Qt.MouseButton.LeftButton)
    assert words_of(composer) == {name: getattr(before, name) for name in NARRATIVE_FIELDS}
    assert composer.proposals.chosen == before.proposals
    assert not composer.start_button.isVisible()
    assert str(own) in drafts_of(file)
    type_("Sekarang: ")
    press(Key.Key_Return, Control)
    state = file.services.narratives.state(own)
    assert state.current.observation == f"Sekarang: {before.observation}"
    kept = file.services.final_reports.reprint(snapshot.id)
    assert kept.line.number == snapshot.number


def test_an_empty_narrative_is_refused_in_words_and_what_is_too_long_says_the_limit(show, empty):
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    composer = file.page.panel.composer
    press(Key.Key_Return, Control)
    assert file.page.panel.is_composing
    assert "kosong" in composer.form["observation"].message.words
    composer.edits["plan"].setPlainText("a" * (LONGEST + 1))
    press(Key.Key_Return, Control)
    assert composer.edits["plan"].hasFocus()
    assert "6000" in composer.form["plan"].message.words.replace(".", "")
    assert file.services.narratives.state(empty).newest is None


def test_signs_that_no_face_prints_are_named_under_their_section_and_the_pages_are_counted(show, empty, qtbot):
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    composer = file.page.panel.composer
    composer.edits["family"].setPlainText("Paman 李 datang.")
    qtbot.waitUntil(lambda: "U+674E" in composer.form["family"].message.words, timeout=20_000)
    assert composer.form["plan"].problem is None
    assert "2" in composer.fits.text()
    composer.edits["plan"].setPlainText("Panjang sekali. " * 370)
    qtbot.waitUntil(lambda: "2" not in composer.fits.text(), timeout=20_000)
    assert composer.fits.property("tone") == "warn"
    press(Key.Key_Return, Control)
    assert "李" in file.services.narratives.state(empty).newest.family


def test_a_narrative_somebody_wrote_meanwhile_is_told_and_the_draft_can_be_thrown_away(show, empty, door):
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    type_("Draf saya")
    press(Key.Key_Escape)
    other = show("resident", user=MANAGER, id=empty, narrating=True)
    type_("Milik manajer")
    press(Key.Key_Return, Control)
    assert other.services.narratives.state(empty).newest.observation == "Milik manajer"
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    composer = file.page.panel.composer
    assert composer.stale.isVisible()
    assert "Ahmad Fauzan" in composer.stale.words
    assert words_of(composer)["observation"] == "Draf saya"
    QTest.mouseClick(composer.drop_button, Qt.MouseButton.LeftButton)
    assert not composer.stale.isVisible()
    assert words_of(composer)["observation"] == "Milik manajer"
    assert drafts_of(file) == {}


def test_words_written_while_the_composer_was_open_are_not_written_over(show, empty):
    file = show("resident", user=COUNSELOR, id=empty, narrating=True)
    type_("Milik saya")
    composer = file.page.panel.composer
    file.services.narratives.write(attrs.evolve(composer._typed(), observation="Lebih dulu"))
    press(Key.Key_Return, Control)
    assert file.page.panel.is_composing
    assert file.window.desk.banner is not None
    assert words_of(composer)["observation"] == "Milik saya"
    assert file.services.narratives.state(empty).newest.observation == "Lebih dulu"


def test_who_may_not_write_sees_why(show, own):
    file = show("resident", user=MEDICAL, id=own, tab="reports")
    panel = file.page.panel
    assert not panel.narrative.button.isEnabled()
    assert "psikolog" in panel.narrative.words
    press(Key.Key_E, Control)
    assert not panel.is_composing
    assert "psikolog" in file.window.desk.banner.words
    counselor = show("residents", user=COUNSELOR)
    other = next(row.id for row in counselor.services.residents.rows() if not row.is_own)
    counselor.context.go("resident", id=other, narrating=True)
    assert not counselor.page.panel.is_composing
    assert "konselor lain" in counselor.page.panel.narrative.words


def test_the_keys_stand_in_the_hint_bar(show, own):
    file = show("resident", user=COUNSELOR, id=own, tab="reports")

    def keys():
        return {hint.words: hint.keys for hint in file.page.hints()}

    assert keys()["narasi"] == ("Ctrl", "E")
    press(Key.Key_E, Control)
    assert keys()["simpan"] == ("Ctrl", "Enter")
    assert "narasi" not in keys()


def test_an_old_narrative_is_offered_and_not_gone_on_with(show, own, door):
    records = records_of(enter(door, MANAGER))
    newest = records.care.narrative_on(own, TODAY)
    with records.store.write():
        records.care.narratives.update(attrs.evolve(newest, as_of=TODAY - timedelta(days=40)))
    file = show("resident", user=COUNSELOR, id=own, narrating=True)
    composer = file.page.panel.composer
    assert set(words_of(composer).values()) == {""}
    assert composer.start_button.isVisible()
