"""What is typed into an intake is never lost: drafts, a lock, a full disk, a photo."""

import io
from contextlib import contextmanager

import pytest
from intake_desk import Key, Mod, Typist, named, open_desk, overlay, settle
from PIL import Image

from tcdesk.services import photos
from tcdesk.services.intake import FORM
from tcdesk.ui.pages.intake.offers import DraftsDialog

# A list opens as a window of its own; the platform without screen says that it cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def desk(services, context_for, window_for):
    return lambda **more: open_desk(services, context_for, window_for, **more)


@pytest.fixture
def typist():
    return Typist()


@pytest.fixture
def window(desk):
    return desk()


@pytest.fixture
def page(window, typist):
    return typist.new(window)


@contextmanager
def full_disk():
    """No file may grow: the system answers as a full disk does."""
    resource = pytest.importorskip("resource", reason="file sizes are limited as Unix does")
    signal = pytest.importorskip("signal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


# ---- drafts ----
def test_what_is_typed_is_a_draft_and_is_offered_again(window, page, desk, typist, services, qtbot):
    typist.text("Bagus Lesmana")
    qtbot.waitUntil(lambda: bool(services.drafts.find(FORM)), timeout=4000)
    assert page.head.state.text() == "Draf tersimpan otomatis 09.42.17"
    typist.key(Key.Key_Escape)
    assert window.desk.code == "residents"
    second = typist.new(desk())
    assert second is not page
    assert "Draf 09.42 ditemukan: Bagus Lesmana" in second.found.words
    typist.key(Key.Key_L, Mod.AltModifier)
    assert second.sheets.raw() == {"name": "Bagus Lesmana"}
    assert second.sheets.fields["birth_date"].control.hasFocus()
    assert not second.found.isVisible()


def test_coming_back_finds_everything_as_it_was(window, page, typist, services):
    typist.line("Bagus Lesmana")
    typist.text("21")
    typist.key(Key.Key_Escape)
    typist.new(window)
    assert page.sheets.raw() == {"name": "Bagus Lesmana", "birth_date": "21"}
    assert len(services.drafts.find(FORM)) == 1
    assert not page.found.isVisible()


def test_after_a_lock_the_draft_in_hand_is_there_without_asking(page, desk, typist):
    typist.line("Bagus Lesmana")
    page.leave()
    place = page.place()
    window = desk()
    page.context.go("intake")
    other = typist.new(window)
    other.open(**place)
    assert other.sheets.raw() == {"name": "Bagus Lesmana"}
    assert not other.found.isVisible()


def test_several_drafts_are_gone_on_with_or_thrown_away_one_by_one(window, desk, typist, services, ask):
    for name in ("Bagus Lesmana", "Candra Wijaya", "Dimas Saputra"):
        page = typist.new(desk())
        typist.line(name)
        page.leave()
    page = typist.new(desk())
    window = page.window()
    typist.line("Eko Prabowo")
    assert "3 draf belum disimpan." in page.found.words
    page.found.go_on()
    dialog = overlay(window, DraftsDialog)
    ask.answers.append(True)
    dialog._on_dropped(next(draft for draft in page.found.drafts if draft.raw["name"] == "Candra Wijaya"))
    assert "Buang draf Candra Wijaya?" in [question.title for question in ask.asked]
    assert sorted(draft.raw["name"] for draft in page.found.drafts) == ["Bagus Lesmana", "Dimas Saputra"]
    page.found.go_on()
    overlay(window, DraftsDialog)._on_chosen(page.found.drafts[0])
    names = {draft.raw["name"] for draft in services.drafts.find(FORM)}
    assert names == {"Bagus Lesmana", "Dimas Saputra", "Eko Prabowo"}
    assert page.sheets.raw()["name"] in {"Bagus Lesmana", "Dimas Saputra"}


def test_an_emptied_form_leaves_no_draft(page, typist, services):
    typist.line("Bagus")
    page.keeper.keep()
    page.sheets.go_to("name")
    typist.key(Key.Key_A, Mod.ControlModifier)
    typist.key(Key.Key_Delete)
    page.keeper.keep()
    assert services.drafts.find(FORM) == ()


def test_a_saved_intake_leaves_no_draft_and_an_empty_form(window, page, typist, services):
    typist.minimum()
    page.keeper.keep()
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert services.drafts.find(FORM) == ()
    settle(window)
    assert typist.new(window) is page
    assert page.body() == {}
    page.sheets.go_to("co_defendants")
    assert any("Agung Prasetyo" in option.words for option in page.sheets.fields["co_defendants"].spec.options)


# ---- a full disk ----
def test_a_disk_that_is_full_costs_no_word(window, page, typist, services):
    typist.minimum()
    page.sheets.go_to("alias")
    typist.text("Agung")
    with full_disk():
        assert not page.keeper.keep()
        typist.key(Key.Key_Escape)
        assert window.desk.code == "intake"
        page.save()
    assert page.failed.isVisible()
    assert page.failed.words.startswith("Tidak tersimpan")
    assert page.sheets.raw()["alias"] == "Agung"
    assert "Agung Prasetyo" not in [row.name for row in services.residents.rows()]
    page.save()
    assert named(services, "Agung Prasetyo").resident.register_no == "BI.N 3420/2026"


# ---- photo ----
def test_a_photo_from_a_file_is_shown_kept_and_saved(page, typist, ask, tmp_path, services, qtbot):
    picture = tmp_path / "foto.png"
    Image.new("RGBA", (900, 1200), (10, 90, 120, 255)).save(picture)
    typist.minimum()
    ask.answers.append(picture)
    with qtbot.waitSignal(page.portrait.taken):
        page.portrait.choose()
    (kept,) = services.drafts.find(FORM)
    page._put({})
    assert page.portrait.photo is None
    page._put(kept.raw)
    page.save()
    made = named(services, "Agung Prasetyo").resident.id
    with Image.open(io.BytesIO(services.residents.portrait(made))) as portrait:
        assert portrait.size == photos.PORTRAIT


def test_what_is_no_photo_is_refused_in_words_and_the_rest_stays(page, typist, ask, tmp_path, qtbot):
    text = tmp_path / "foto.jpg"
    text.write_text("bukan foto")
    typist.line("Agung Prasetyo")
    ask.answers.append(text)
    with qtbot.waitSignal(page.portrait.refused):
        page.portrait.choose()
    assert "bukan gambar" in page.failed.words
    assert page.sheets.raw()["name"] == "Agung Prasetyo"
