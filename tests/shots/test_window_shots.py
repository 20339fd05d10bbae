"""What the frame and its parts look like, in every way a screen is looked at."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tcdesk.i18n import Marked, texts
from tcdesk.ui.ask import Question
from tcdesk.ui.dialogs.asking import WindowAsk
from tcdesk.ui.found import Alternative, Found
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.chips import TONES, Chip
from tcdesk.ui.kit.labels import KeyCaps
from tcdesk.ui.kit.states import BusyPanel, EmptyState, ErrorState, Step, StepState
from tcdesk.ui.pages._base import Page, PageSpec, TopBar

ROUND = (
    ("home", "Beranda", "Home", "home"),
    ("residents", "Residen", "Residents", "residents"),
    ("week", "Jadwal", "Schedule", "schedule"),
    ("sessions", "Sesi", "Sessions", "sessions"),
    ("conference", "Konferensi", "Conferences", "conference"),
    ("medical", "Medis", "Medical", "medical"),
    ("reports", "Laporan", "Reports", "reports"),
)


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side, packed to the left."""
    layout = QHBoxLayout()
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return layout


class States(Page):
    """The parts of the kit and the states of a screen, side by side."""

    def __init__(self, context, title):
        super().__init__(context)
        self.title = title
        self.new = self.command(self._say("Residen baru", "New resident"), lambda: None, keys="Ctrl+N", icon="add")
        self.fill = self.command(
            self._say("Isi kehadiran", "Take attendance"), lambda: None, keys="F2", icon="sessions"
        )
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(20, 14, 20, 10)
        grid.setSpacing(14)
        for place, card in enumerate((self._parts(), self._empty(), self._error(), self._busy())):
            grid.addWidget(card, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(body))

    def _say(self, indonesian, english):
        return indonesian if self.context.texts.language == "id" else english

    def _parts(self):
        theme, say = self.context.theme, self._say
        card = Card(say("Tombol dan cip", "Buttons and chips"), say("hari ini", "today"))
        closed = Button(theme, say("Terbitkan", "Publish"), icon="publish", keys=("F10",))
        closed.set_reason("–")
        card.body.addLayout(
            row(Button(theme, say("Simpan", "Save"), "primary", keys=("Ctrl", "S")), Button(theme, "Batal"), closed)
        )
        card.body.addLayout(
            row(
                Button(theme, say("Susun", "Arrange"), "soft", icon="arrange"),
                Button(theme, say("Hapus", "Delete"), "danger"),
                Button(theme, say("Lihat", "Look"), "link"),
                icon_button(theme, "print", "Cetak"),
            )
        )
        card.body.addLayout(row(*(Chip(theme, tone, tone) for tone in TONES)))
        card.body.addWidget(
            Banner(
                theme,
                say("⅔ pidana jatuh sebelum program selesai", "⅔ of the sentence falls before the programme ends"),
                say("3 residen terdampak", "3 residents concerned"),
                "danger",
                icon="legal_date",
            )
        )
        card.body.addStretch(1)
        return card

    def _empty(self):
        theme, say = self.context.theme, self._say
        card = Card()
        state = EmptyState(
            theme,
            say("Belum ada kelompok di minggu ke-12", "No groups in week 12 yet"),
            say("Salin minggu ini sebagai awal, atau biarkan aplikasi menyusun.", "Copy this week or let it arrange."),
            [Button(theme, say("Susun otomatis", "Arrange"), "primary", icon="arrange", keys=("F9",))],
        )
        card.body.addWidget(state)
        return card

    def _error(self):
        theme, say = self.context.theme, self._say
        card = Card()
        state = ErrorState(
            theme,
            self.context.texts,
            say("Laporan tidak dapat dibuat", "The report could not be made"),
            say("Foto Eko Simanjuntak rusak. Data lain aman.", "Eko Simanjuntak's photo is damaged. All else is safe."),
            [Button(theme, say("Cetak tanpa foto", "Print without photo"), "primary")],
            details="OSError at photo.py:12",
            code="R-214 · 09.42.11",
        )
        card.body.addWidget(state)
        return card

    def _busy(self):
        say = self._say
        card = Card()
        panel = BusyPanel(self.context.theme, self.context.texts, say("Membuat laporan", "Making reports"))
        panel.show_share(0.64, say("± 40 detik lagi", "about 40 seconds"))
        panel.show_steps(
            [
                Step(words=say("Menyusun halaman", "Setting pages"), state=StepState.DONE, note="168"),
                Step(words=say("Menggambar grafik", "Drawing charts"), state=StepState.RUNNING, note="108 / 168"),
                Step(words=say("Menyatukan PDF", "Joining the PDF")),
            ]
        )
        card.body.addWidget(panel)
        return card

    def top_bar(self):
        line = self._say("Senin, 9 Maret 2026 · minggu ke-11", "Monday, 9 March 2026 · week 11")
        return TopBar(title=self.title, line=line, actions=(self.new, self.fill))

    def hints(self):
        return (*super().hints(), Hint(("↑↓",), self._say("pilih", "choose")))

    def first_focus(self):
        return self.findChild(Button)


def _people(context):
    def run(number):
        return lambda: context.go("home", number=number)

    def find(_query):
        return [
            Found(
                group=context.texts.t("Screens"),
                title=name,
                detail=detail,
                icon="person",
                run=run(name),
                alternatives=(Alternative(keys="Ctrl+Return", words="cetak", run=run(name)),),
            )
            for name, detail in (
                ("Eko Simanjuntak", "BI.N 105/2024 · Primary Middle · Ratna W. · K-03"),
                ("Eko Prasetyo", "BI.N 044/2024 · Re-entry A · Maria S. · K-11"),
            )
        ]

    return find


@pytest.fixture
def shown(look, context_for, window_for):
    """The window of this look, two things waiting at the schedule, a backup three hours old, saved just now."""
    context = context_for(language=look.language)
    place = 1 if look.language == "id" else 2

    def spec(order, line):
        title = line[place]
        return PageSpec(
            code=line[0],
            title=Marked(title),
            icon=line[3],
            order=order,
            key=f"Alt+{order}",
            factory=lambda context: States(context, title),
            badge=(lambda _context: 2) if line[0] == "week" else None,
            find=_people if line[0] == "residents" else None,
        )

    specs = [spec(order, line) for order, line in enumerate(ROUND, start=1)]
    foot = "Pengaturan" if look.language == "id" else "Settings"
    specs.append(
        PageSpec(
            code="settings",
            title=Marked(foot),
            icon="settings",
            group="foot",
            key="Alt+9",
            factory=lambda context: States(context, foot),
        )
    )
    context.notices.backed_up(context.clock() - timedelta(hours=3))
    window = window_for(context, specs, size=look.size)
    context.notices.saved(context.clock())
    return window, context


def test_the_frame(look, shown, shot):
    window, _ = shown
    shot(window, f"window-{look.name}")


def test_the_palette(look, shown, shot):
    window, _ = shown
    window.desk.open_palette()
    shot(window, f"palette-{look.name}")


def test_a_question(look, shown, shot):
    window, context = shown
    question = Question(
        title="Keluarkan Fajar Nugroho dari program?",
        text="Status menjadi DO – pelanggaran mulai 9 Mar 2026. Catatan lama tetap tersimpan dan dapat dibatalkan.",
        yes="Keluarkan dari program",
        danger=True,
        must_type="BI.N 198/2024",
        icon="delete",
    )
    WindowAsk(window, context.theme, context.texts).confirm(question, lambda: None)
    QTest.keyClicks(window.focusWidget(), "BI.N 198/2024")
    shot(window, f"question-{look.name}")


def test_help_keys_and_toast(look, shown, shot):
    window, context = shown
    context.notices.done("Kehadiran K-03 disimpan", "7 hadir · 1 sakit", lambda: None)
    shot(window.desk.toast, f"toast-{look.name}")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    shot(window, f"help-{look.name}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    shot(window, f"keys-{look.name}")


def test_a_search_in_the_help(look, shown, shot):
    window, _ = shown
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    QTest.keyClicks(QApplication.focusWidget(), "flashdisk" if look.language == "id" else "stick")
    shot(window, f"help-search-{look.name}")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_native_fields(theme, qtbot, shot, name):
    """Fields of the toolkit under the style sheet: focus, error, warning, read-only."""
    theme.change(name=name)
    host = QWidget()
    host.setObjectName("canvas")
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    for state in ("", "bad", "warned", "read-only"):
        field = QLineEdit("28-05-2026" if state else "")
        field.setPlaceholderText("Kata sandi")
        field.setProperty(state or "plain", True)
        field.setReadOnly(state == "read-only")
        field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(field)
    column.addWidget(KeyCaps(theme, ("Ctrl", "K")))
    host.resize(320, 220)
    host.show()
    assert texts("id").t("Save") == "Simpan"
    shot(host, f"fields-{name}")
