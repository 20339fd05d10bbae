"""The letterhead in the settings: drawn by the papers' own code while it is typed, its marks taken in clean."""

from __future__ import annotations

from io import BytesIO

import pytest
from desk_keys import Key, Mod, press, put, type_in
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.progress_parts import Acting
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import INSTITUTION, LEFT_MARK, LETTERHEAD_LINES, REPORT_CODE, REPORT_NUMBER, SIGNATORIES
from tcdesk.ui.dialogs.printing import PrintDialog
from tcdesk.ui.printing.mark_file import rasterised

Button = Qt.MouseButton
WAITING_MS = 5000
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#123456"/></svg>'
)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "logo.png"
    Image.new("RGB", (64, 48), "teal").save(path)
    return path


@pytest.fixture
def drawn(qtbot):
    """Waits until a panel shows what stands in its form."""

    def wait(panel):
        for _ in range(2):  # a picture that came may ask for another place, and with it for another picture
            QApplication.processEvents()
            qtbot.waitUntil(lambda: panel.proofs.is_ready, timeout=WAITING_MS)
        QApplication.processEvents()
        return panel

    return wait


@pytest.fixture
def picked(ask, qtbot):
    """Picks a file for a mark and waits until it was taken or refused."""

    def pick(row, path):
        ask.answers.append(path)
        QTest.mouseClick(row.pick, Button.LeftButton)
        qtbot.waitUntil(lambda: row._job is None, timeout=WAITING_MS)

    return pick


def inked(image: QImage) -> int:
    """Dark pixels of a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(value < 128 for value in bytes(grey.constBits()))


# ---- the head


def test_the_head_is_drawn_by_the_papers_code_dot_for_dot_and_follows_the_keys(settings_page, drawn) -> None:
    page, _window, _context = settings_page("facility")
    panel = drawn(page.panel)
    before = panel.head.image.copy()
    assert panel.head.image.width() == panel.head.pixels
    assert inked(before) > 2000
    form = next(iter(panel.forms.values()))
    put(form, INSTITUTION.key, "LAPAS BARU")
    drawn(panel)
    assert "LAPAS BARU" in panel.head.accessibleName()
    assert panel.head.image != before
    assert panel.head.image.size() == before.size()
    put(form, INSTITUTION.key, "LEMBAGA PEMASYARAKATAN NARKOTIKA KELAS IIA CONTOH")
    drawn(panel)
    assert panel.head.image == before


def test_every_line_above_the_name_is_printed_and_a_fifth_is_not_taken(settings_page, services, drawn) -> None:
    page, _window, _context = settings_page("facility")
    panel = drawn(page.panel)
    saved = panel.head.image.copy()
    form = next(iter(panel.forms.values()))
    inks = []
    for count in (2, 3, 4):
        form.go_to(form[LETTERHEAD_LINES.key])
        form[LETTERHEAD_LINES.key].load("\n".join(["KEMENTERIAN CONTOH"] * count))
        panel._on_changed()
        inks.append(inked(drawn(panel).head.image))
    assert inks == sorted(inks)
    assert len(set(inks)) == 3
    form[LETTERHEAD_LINES.key].load("\n".join(["KEMENTERIAN CONTOH"] * 5))
    panel._on_changed()
    assert drawn(panel).head.image == saved


def test_the_city_and_the_signature_blocks_are_shown_below(settings_page, services, drawn) -> None:
    page, _window, _context = settings_page("facility")
    panel = drawn(page.panel)
    before = panel.signed.image.copy()
    assert "Kepala Lembaga Pemasyarakatan" in panel.signed.accessibleName()
    put(next(iter(panel.forms.values())), "letterhead.city", "Bandung")
    assert drawn(panel).signed.image != before


def test_a_wider_window_draws_more_dots(settings_page, drawn) -> None:
    page, window, _context = settings_page("facility", size=(1280, 649))
    panel = drawn(page.panel)
    narrow = panel.head.image.width()
    window.resize(1600, 800)
    drawn(panel)
    assert panel.head.image.width() == panel.head.pixels > narrow


def test_a_proof_is_printed_from_the_one_dialog(settings_page, drawn) -> None:
    page, window, _context = settings_page("facility")
    drawn(page.panel)
    page.panel._print()
    (dialog,) = window.findChildren(PrintDialog)
    assert dialog.isVisible()


def test_who_may_print_nothing_has_no_proof_to_print(settings_page, drawn) -> None:
    page, window, _context = settings_page("facility", roles=(Role.ADMIN,))
    drawn(page.panel)
    words = [one.accessibleName() for one in window.findChildren(type(page.panel.button))]
    assert "Cetak contoh" not in words


# ---- marks


def test_a_mark_is_picked_shown_and_taken_away(settings_page, services, ask, picture, picked, drawn) -> None:
    page, window, _context = settings_page("facility")
    row = page.panel.left
    picked(row, picture)
    kept = services.facility.settings()[LEFT_MARK]
    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.size) == ("PNG", (64, 48))
    assert (row.thumb.picture.width(), row.thumb.picture.height()) == (64, 48)
    assert row.sharp.text() == "90 dpi di kertas, kasar"
    ask.answers.append(True)
    QTest.mouseClick(row.drop, Button.LeftButton)
    assert services.facility.settings()[LEFT_MARK] is None
    assert window.desk.toast is not None
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.settings()[LEFT_MARK] == kept


def test_a_drawing_becomes_a_picture_of_the_dots_of_print(settings_page, services, tmp_path, picked) -> None:
    page, _window, _context = settings_page("facility")
    path = tmp_path / "logo.svg"
    path.write_bytes(DRAWING)
    picked(page.panel.left, path)
    with Image.open(BytesIO(services.facility.settings()[LEFT_MARK])) as image:
        assert image.size == (440, 220)
        assert image.convert("RGB").getpixel((100, 110)) == (0x12, 0x34, 0x56)
        assert image.convert("RGB").getpixel((330, 110)) == (255, 255, 255)
    assert page.panel.left.sharp.text() == "600 dpi di kertas"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.png", b"not a picture", "bukan gambar PNG, JPEG, atau SVG"),
        ("x.png", b"\x89PNG\r\n\x1a\n" + bytes(500_000), "bukan gambar PNG, JPEG, atau SVG"),
        ("x.svg", DRAWING.replace(b"<rect", b"<script>x</script><rect"), "memuat skrip"),
        ("x.svg", DRAWING.replace(b"<rect", b"<image href='file:///etc/passwd'/><rect"), "foto di dalam"),
        ("x.svg", DRAWING.replace(b"#123456", b"url(http://example.org/x)"), "di luar dirinya"),
        ("x.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + DRAWING, "di luar dirinya"),
        ("x.svg", DRAWING.replace(b"20 10", b"2000 10"), "tidak menyebut ukuran"),
        ("x.png", bytes(5_000_001), "terlalu besar"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_in_words(
    settings_page, services, tmp_path, picked, name, content, words
) -> None:
    page, window, _context = settings_page("facility")
    before = services.facility.settings()[LEFT_MARK]
    path = tmp_path / name
    path.write_bytes(content)
    picked(page.panel.left, path)
    assert services.facility.settings()[LEFT_MARK] == before
    assert words in window.desk.banner.words
    assert page.panel.left.pick.isEnabled()


def test_a_file_that_is_gone_is_said(settings_page, ask, tmp_path) -> None:
    page, window, _context = settings_page("facility")
    ask.answers.append(tmp_path / "tidak ada.png")
    QTest.mouseClick(page.panel.right.pick, Button.LeftButton)
    assert "tidak ada.png" in window.desk.banner.words


def test_a_drawing_is_drawn_on_paper_with_smooth_edges() -> None:
    with Image.open(BytesIO(rasterised(DRAWING))) as image:
        assert image.size == (1760, 880)
        assert image.mode == "RGB"


# ---- who signs


def test_somebody_signs_on_behalf_and_the_paper_follows_the_keys(settings_page, services, drawn) -> None:
    page, _window, _context = settings_page("facility", "signatures")
    panel = drawn(page.panel)
    before = panel.signed.image.copy()
    panel.table.select_row(2)
    press(Key.Key_Return)
    form = panel.form.form
    put(form, "acting", "a.n., atas nama pejabat")
    put(form, "own_position", "Kepala Seksi Bimbingan")
    drawn(panel)
    assert panel.signed.image != before
    press(Key.Key_S, Mod.ControlModifier)
    block = services.facility.settings()[SIGNATORIES][2]
    assert (block.acting, block.own_position) == (Acting.BEHALF, "Kepala Seksi Bimbingan")
    assert panel.model.data(panel.model.index(2, 0)) == "a.n. Kepala Lembaga Pemasyarakatan"
    put(form, "acting", "Plt., pelaksana tugas")
    press(Key.Key_S, Mod.ControlModifier)
    block = services.facility.settings()[SIGNATORIES][2]
    assert (block.acting, block.own_position) == (Acting.ACTING, "")
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.settings()[SIGNATORIES][2].acting is Acting.BEHALF


def test_a_signature_block_is_added_and_the_counselor_s_stays_the_counselor_s(settings_page, services, drawn) -> None:
    page, _window, _context = settings_page("facility", "signatures")
    before = services.facility.settings()[SIGNATORIES]
    drawn(page.panel)
    page.panel.start_new()
    type_in("Kepala Seksi")
    drawn(page.panel)
    assert "Kepala Seksi" in page.panel.signed.accessibleName()
    press(Key.Key_S, Mod.ControlModifier)
    after = services.facility.settings()[SIGNATORIES]
    assert after[:-1] == before
    assert (after[-1].position, after[-1].by_counselor) == ("Kepala Seksi", False)
    page.panel.table.select_row(0)
    put(page.panel.form.form, "heading", "Dibuat oleh")
    press(Key.Key_S, Mod.ControlModifier)
    assert services.facility.settings()[SIGNATORIES][0].by_counselor
    assert page.panel.model.data(page.panel.model.index(0, 1)) == "konselor residen"


# ---- numbers


def test_the_next_number_follows_scheme_and_code(settings_page) -> None:
    page, _window, _context = settings_page("paper")
    form = next(form for form in page.panel.forms.values() if REPORT_NUMBER.key in form.fields)
    field = form[REPORT_NUMBER.key]
    assert field.message.words == "Berikutnya: 001/LP-TC/III/2026"
    put(form, REPORT_NUMBER.key, "{number:02d}/{code}/{year}")
    press(Key.Key_Tab)
    put(form, REPORT_CODE.key, "TC-BDG")
    assert field.message.words.endswith("/TC-BDG/2026")


# ---- pictures


def test_the_letterhead_looks_as_drawn(settings_page, look, shot, drawn) -> None:
    page, window, _context = settings_page("facility", language=look.language, size=look.size)
    drawn(page.panel)
    shot(window, f"settings-facility-{look.name}")


@pytest.mark.parametrize(("name", "size"), [("light", (1366, 697)), ("dark", (1366, 697)), ("light", (960, 469))])
def test_signature_blocks_look_as_drawn(settings_page, theme, shot, drawn, name, size) -> None:
    theme.change(name=name)
    page, window, _context = settings_page("facility", "signatures", size=size)
    drawn(page.panel)
    page.panel.table.select_row(2)
    put(page.panel.form.form, "acting", "a.n., atas nama pejabat")
    drawn(page.panel)
    shot(window, f"settings-signatures-id-{name}-{size[0]}")


def test_the_numbering_looks_as_drawn(settings_page, shot) -> None:
    _page, window, _context = settings_page("paper", language="en")
    shot(window, "settings-paper-en-light-1366")
