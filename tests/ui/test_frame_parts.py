"""The small parts of the frame and the kit, each for itself."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QLibraryInfo, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Conflict, Invalid, Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import texts
from tcdesk.ui.ask import FileKind, Question, ScriptedAsk
from tcdesk.ui.errors import Errors
from tcdesk.ui.frame.hint_bar import HintBar, backup_words
from tcdesk.ui.frame.nav_item import initials
from tcdesk.ui.frame.sidebar import role_words
from tcdesk.ui.idle import IdleWatch
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import KINDS, ActionButton, Button, icon_button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.chips import TONES, Chip, RemovableChip
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.kit.states import BusyPanel, ErrorState, Step, StepState
from tcdesk.ui.kit.toast import SECONDS, Toast
from tcdesk.ui.notices import Message
from tcdesk.ui.pages._base import TopBar
from tcdesk.ui.qt_texts import WORDS, QtWords
from tcdesk.ui.refusal_words import banner_words

NOW = datetime(2026, 3, 9, 9, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "words", "color"),
    [
        (timedelta(minutes=5), "Cadangan baru saja terverifikasi", "ok_m"),
        (timedelta(hours=3), "Cadangan terverifikasi 3 jam lalu", "ok_m"),
        (timedelta(days=2), "Cadangan terverifikasi 2 hari lalu", "warn"),
        (timedelta(days=4), "Cadangan terverifikasi 4 hari lalu", "danger"),
        (timedelta(days=-1), "Cadangan baru saja terverifikasi", "ok_m"),
    ],
)
def test_backup_age_in_words(age, words, color):
    assert backup_words(texts("id"), NOW - age, NOW) == (words, color)


def test_no_backup_is_a_risk_and_english_counts():
    assert backup_words(texts("id"), None, NOW) == ("Belum ada cadangan terverifikasi", "danger")
    assert backup_words(texts("en"), NOW - timedelta(hours=1), NOW)[0] == "Backup verified 1 hour ago"
    assert backup_words(texts("en"), NOW - timedelta(days=2), NOW)[0] == "Backup verified 2 days ago"


def test_save_state_in_words(context, qtbot):
    bar = HintBar(context)
    qtbot.addWidget(bar)
    notices, seen = context.notices, []
    for say in (
        notices.saving,
        lambda: notices.saved(context.clock()),
        lambda: notices.saved(context.clock(), draft=True),
        notices.unsaved,
        notices.clean,
    ):
        say()
        seen.append(bar.save.words)
    assert seen == ["Menyimpan…", "Tersimpan 09.42", "Draf tersimpan 09.42", "Belum tersimpan – coba lagi", ""]
    assert bar.backup.words == ""
    notices.backed_up(context.clock() - timedelta(hours=3))
    assert bar.backup.words == "Cadangan terverifikasi 3 jam lalu"
    context.breakpoint.update(960, 469)
    assert bar.backup.words == ""


def test_a_job_shows_in_the_bar_while_it_runs(context, qtbot):
    bar = HintBar(context)
    qtbot.addWidget(bar)
    job = context.jobs.start(lambda cancelled: [None for _ in iter(cancelled, True)])
    assert not bar.job.isHidden()
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert bar.job.isHidden()


@pytest.fixture
def host(qtbot, theme):
    host = QWidget()
    host.resize(800, 400)
    qtbot.addWidget(host)
    host.show()
    return host


def test_a_toast_counts_down_and_goes(host, theme, qtbot):
    toast = Toast(theme, texts("id"), Message(text="Kehadiran K-03 disimpan"), host, 28)
    toast.appear()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))  # a toast under the mouse stays
    for left in range(SECONDS - 1, 0, -1):
        toast.tick()
        assert toast._countdown.text() == f"{left} dtk"
    with qtbot.waitSignal(toast.destroyed):
        toast.tick()


def test_a_toast_takes_back_by_click(host, theme, qtbot):
    undone = []
    message = Message(text="Disimpan", detail="7 hadir", undo=lambda: undone.append(1))
    toast = Toast(theme, texts("id"), message, host, 28)
    toast.appear()
    assert host.rect().contains(toast.geometry().adjusted(20, 20, -20, -20))
    QTest.mouseClick(toast.findChild(Button), Qt.MouseButton.LeftButton)
    assert undone == [1]


def test_ctrl_z_takes_back_also_after_the_toast(window_for, context, specs):
    desk = window_for(context, specs).desk
    undone = []
    context.notices.done("Disimpan", undo=lambda: undone.append("one"))
    context.notices.done("Lagi", undo=lambda: undone.append("two"))
    assert desk.toast.message.text == "Lagi"
    desk.toast.dismiss()
    for _ in range(2):
        QTest.keyClick(desk.page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["two"], "once, and only the last"
    desk.page.field.setText("x")
    QTest.keyClick(desk.page.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["two"]


def test_refusals_as_banner_words():
    words = texts("en")
    assert banner_words(Trouble("The disk is full. Nothing is lost. Free some space."), words) == (
        "The disk is full.",
        "Nothing is lost. Free some space.",
        "danger",
    )
    assert banner_words(Conflict("Number {n} is taken", n=5), words) == ("Number 5 is taken", "", "warn")
    assert banner_words(Invalid("Not saved."), words) == ("Not saved.", "", "warn")


def test_guard_gives_refusals_and_passes_bugs_on():
    errors, seen = Errors(), []
    with errors.guard(seen.append):
        raise Conflict("taken")
    assert isinstance(seen[0], Conflict)
    errors.refused.connect(seen.append)
    with errors.guard():
        raise Trouble("full")
    assert isinstance(seen[1], Trouble)
    with pytest.raises(ZeroDivisionError), errors.guard():
        _ = 1 / 0


def test_idleness_goes_by_the_wall_clock(qapp, qtbot):
    now = [NOW]
    watch = IdleWatch(qapp, lambda: now[0], 5)
    fired = []
    watch.idle.connect(lambda: fired.append(now[0]))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    watch.start()
    now[0] += timedelta(minutes=4)
    QTest.keyClick(field, Qt.Key.Key_A)
    now[0] += timedelta(minutes=4)
    watch.look()
    assert fired == []
    now[0] -= timedelta(days=1)
    watch.look()
    now[0] += timedelta(minutes=6)
    watch.look()
    assert len(fired) == 1
    now[0] += timedelta(hours=1)
    watch.look()
    watch.start()
    now[0] += timedelta(hours=8)
    QTest.keyClick(field, Qt.Key.Key_B)
    assert len(fired) == 3, "the first key after a sleep finds the desk locked"
    watch.stop()


def test_qt_speaks_our_words_and_keeps_its_own_where_we_have_none(qapp, qtbot):
    words = QtWords(qapp)
    words.use(texts("id"))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert [button.text() for button in box.buttons()] == ["Simpan", "Batal"]
    assert qapp.translate("Anything", "A word nobody has") == "A word nobody has"
    words.use(texts("en"))
    assert qapp.translate("QPlatformTheme", "Save") == "Save"
    assert all(texts("id").t(ours).strip() for ours in WORDS.values())
    assert QLibraryInfo.version().toString().startswith("6.11.")


@pytest.mark.parametrize("kind", KINDS)
def test_enter_and_space_press_a_button(theme, qtbot, kind):
    pressed = []
    button = Button(theme, "Simpan & buka", kind, icon="save", keys=("Ctrl", "S"), clicked=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().height() == 32
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert pressed == [1, 1, 1]
    assert button.shortcut().isEmpty(), "an ampersand is no shortcut"
    assert button.accessibleName() == "Simpan & buka"
    button.set_reason("Belum lengkap")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1, 1, 1]
    assert button.toolTip() == "Belum lengkap"


def test_a_busy_button_keeps_its_width_and_cannot_be_pressed(theme, qtbot):
    pressed = []
    button = Button(theme, "Masuk", "primary", clicked=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    width = button.width()
    button.set_busy(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.set_busy(False)
    assert button.width() == width
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_an_icon_button_says_in_words_what_it_does(theme, qtbot):
    button = icon_button(theme, "print", "Cetak laporan", keys=("Ctrl", "P"))
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName(), button.text()) == ("Cetak laporan (Ctrl+P)", "Cetak laporan", "")


def test_an_elided_label_gives_way_and_tells_all_in_its_tooltip(theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    label = ElidedLabel("Muhammad Iqbal Hidayatullah Ramadhan, BI.N 301/2025")
    QVBoxLayout(host).addWidget(label)
    host.resize(140, 60)
    host.show()
    assert label.elided()
    assert label.toolTip() == label.text()
    host.resize(900, 60)
    QApplication.processEvents()
    assert not label.elided()
    assert label.toolTip() == ""


def test_markup_in_a_name_is_shown_as_it_is(theme, qtbot):
    label = Label("<b>Andi</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("tone", TONES)
def test_chips_grow_with_text_and_size(theme, qtbot, tone):
    chip = Chip(theme, "Primary", tone)
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    assert before.height() == 22
    chip.show_state("Primary · Middle", tone, "check")
    assert chip.sizeHint().width() > before.width()
    theme.change(text_size=125)
    assert chip.sizeHint().height() == 28


def test_a_removable_chip_is_removed_by_its_cross(theme, qtbot):
    chip = RemovableChip(theme, "Andi Pratama", "Hapus Andi Pratama")
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.removed):
        QTest.mouseClick(chip.findChild(Button), Qt.MouseButton.LeftButton)


def test_a_banner_has_at_most_two_buttons_and_a_cross(theme, qtbot):
    actions = [Button(theme, str(number)) for number in range(3)]
    banner = Banner(theme, "Mungkin orang yang sama", "Dedi", "warn", actions=actions, close_words="Tutup")
    qtbot.addWidget(banner)
    banner.show()
    shown = [button for button in banner.findChildren(Button) if button.isVisible()]
    assert [button.accessibleName() for button in shown] == ["0", "1", "Tutup"]
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(shown[-1], Qt.MouseButton.LeftButton)
    banner.say("Lain", tone="danger")
    assert banner.words == "Lain"


def test_details_for_a_technician_are_folded(theme, qtbot):
    state = ErrorState(theme, texts("id"), "Gagal", "Data lain aman.", details="KeyError at a.py:3", code="R-214")
    qtbot.addWidget(state)
    state.show()
    assert not state.details.isVisible()
    QTest.mouseClick(state.fold, Qt.MouseButton.LeftButton)
    assert state.details.isVisible()


def test_a_long_operation_shows_share_and_steps(theme, qtbot):
    panel = BusyPanel(theme, texts("id"), "Membuat laporan", "Yang sudah jadi tetap ada.", can_hide=True)
    qtbot.addWidget(panel)
    panel.show()
    assert (panel.bar.minimum(), panel.bar.maximum()) == (0, 0)
    panel.show_share(0.64, "± 40 detik lagi")
    assert panel.bar.value() == 640
    panel.show_steps([Step(words="Menyusun", state=StepState.DONE), Step(words="Menggambar", note="108 / 168")])
    panel.show_steps([Step(words="Menyusun", state=StepState.RUNNING)])
    assert len(panel._rows) == 1
    cancel = next(button for button in panel.findChildren(Button) if button.accessibleName() == "Batal")
    with qtbot.waitSignal(panel.cancelled):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)


def test_a_card_keeps_heading_note_and_link_in_one_row(theme, qtbot):
    card = Card("Fase", "hari ini")
    link = Button(theme, "Lihat", "link")
    card.add_to_heading(link)
    qtbot.addWidget(card)
    card.resize(400, 120)
    card.show()
    assert card.heading.x() < card.note.x() < link.x()
    assert abs(link.geometry().center().y() - card.heading.geometry().center().y()) <= 2


def test_scripted_answers_are_used_in_order_and_missing_ones_fail(tmp_path):
    ask = ScriptedAsk(True, "because", tmp_path, None)
    got = []
    question = Question(title="Terbitkan?", text="", yes="Ya")
    ask.confirm(question, lambda: got.append("yes"))
    ask.reason(question, got.append)
    kind = FileKind(words="PDF", endings=("pdf",))
    ask.pick_save_file("Simpan", "a.pdf", kind, got.append)
    ask.pick_open_file("Buka", kind, got.append)
    ask.tell("Selesai", "Sudah.")
    assert got == ["yes", "because", tmp_path]
    with pytest.raises(AssertionError, match="Terbitkan"):
        ask.confirm(question, lambda: None)


def test_initials_leave_titles_out():
    names = ("Ratna Wulandari, S.Psi.", "Yusuf", "Maria de la Cruz", "")
    assert [initials(name) for name in names] == ["RW", "Y", "MC", ""]


def test_of_several_roles_the_work_comes_before_the_administration(context_for):
    both = context_for(roles=(Role.ADMIN, Role.COUNSELOR))
    assert role_words(both) == "Konselor"
    assert role_words(context_for(roles=(Role.ADMIN,), language="en")) == "Administrator"
    assert role_words(context_for(roles=())) == ""


def test_a_top_bar_has_at_most_three_actions():
    with pytest.raises(ValueError, match="actions"):
        TopBar(title="x", actions=(None,) * 4)


def test_an_action_button_follows_its_action(theme, qtbot, context, specs, window_for):
    desk = window_for(context, specs).desk
    button = ActionButton(theme, desk.page.fill)
    qtbot.addWidget(button)
    desk.page.fill.setEnabled(False)
    assert not button.isEnabled()
    assert button._keys == ("F9",)
