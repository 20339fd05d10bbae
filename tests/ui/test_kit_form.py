"""Forms: filled in by keyboard, read, checked, kept as a draft."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from tcdesk.domain.parsing import Duration, Near
from tcdesk.domain.problem import Problem
from tcdesk.domain.register_number import parse_register_number
from tcdesk.i18n import N_, texts
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.form import IDLE_MS, Form

# A list opens as a window of its own; the platform without screen says that it cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)

TODAY = date(2026, 3, 9)
Key = Qt.Key
SUBSTANCES = tuple(Option(word.lower(), word) for word in "Sabu Ganja Putaw Ekstasi Tramadol Kodein".split())
SPECS = (
    FieldSpec(name="name", label=N_("Name"), required=True),
    FieldSpec(name="register_no", label=N_("Register number"), required=True, read=parse_register_number),
    FieldSpec(name="birth_date", label=N_("Birth date"), kind=Kind.DATE, near=Near.BIRTH, required=True),
    FieldSpec(name="detained_on", label=N_("Detained since"), kind=Kind.DATE, near=Near.PAST, required=True),
    FieldSpec(name="kind", label=N_("Register number"), locked_for=N_("Name")),
    FieldSpec(name="sentence", label=N_("Sentence"), kind=Kind.DURATION, required=True),
    FieldSpec(name="fine", label=N_("Sentence"), kind=Kind.MONEY, span=0.5),
    FieldSpec(name="substance", label=N_("Main substance"), kind=Kind.CHOICE, options=SUBSTANCES, required=True),
    FieldSpec(name="articles", label=N_("Articles"), kind=Kind.TAGS, span=2),
    FieldSpec(name="notes", label=N_("Notes"), kind=Kind.NOTES, span=3),
)
FULL = {
    "name": "Agung Prasetyo",
    "register_no": "BI.N 342/2026",
    "birth_date": date(1982, 5, 21),
    "detained_on": date(2025, 5, 28),
    "kind": "B.I",
    "sentence": Duration(3, 6, 0),
    "fine": 800_000_000,
    "substance": "sabu",
    "articles": ("112", "132"),
    "notes": "satu\ndua",
}


@pytest.fixture
def form(qtbot, theme):
    """A form in an active window, at the width it is designed for."""
    form = Form(theme, texts("id"), SPECS, lambda: TODAY, breakpoint=Breakpoint(1366, 697))
    qtbot.addWidget(form)
    form.resize(900, 500)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def type_in(text, key=None):
    QTest.keyClicks(QApplication.focusWidget(), text)
    if key is not None:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_the_shortest_intake_is_typed_without_a_mouse(form, qtbot):
    form.go_to_first()
    for text in ("Agung Prasetyo", "bi.n 342/2026", "210582", "280525", "3", "6", "0"):
        type_in(text, Key.Key_Return)
    assert form.current() is form["fine"], "a field nobody may change is passed over"
    type_in("", Key.Key_Return)
    type_in("sa")
    QTest.keyClick(form["substance"].edit.list, Key.Key_Return)
    type_in("112", Key.Key_Return)
    type_in("", Key.Key_Return)
    assert form.current() is form["notes"]
    assert form.check() == ()
    found = form.read()
    expected = FULL | {"kind": None, "fine": None, "articles": ("112",), "notes": None}
    assert found == expected
    assert form["register_no"].edit.text() == "BI.N 342/2026"


def test_enter_in_the_last_field_ends_the_form(theme, qtbot):
    form = Form(theme, texts("id"), SPECS[:2], lambda: TODAY)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.go_to(form["register_no"])
    with qtbot.waitSignal(form.ended):
        type_in("", Key.Key_Return)
    assert form["register_no"].problem is not None


def test_what_is_loaded_is_read_and_clean(form):
    form.load(FULL)
    assert form.read() == FULL
    assert not form.dirty
    form.load({})
    assert set(form.read().values()) == {None}
    assert form.raw() == {}


def test_f8_goes_round_the_errors_and_alt_enter_takes_a_suggestion(form):
    form.load(FULL)
    form.show_problems(
        (
            Problem(field="detained_on", text="later", suggestion="28-05-2024"),
            Problem(field="name", text="wrong"),
            Problem(field="fine", text="look", warning=True),
        )
    )
    visited = []
    form.go_to(form["register_no"])
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_F8)
        visited.append(form.current().spec.name)
    assert visited == ["detained_on", "name", "detained_on"]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert form["detained_on"].value() == date(2024, 5, 28)
    assert [problem.field for problem in form.problems()] == ["name"]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F8)
    assert form.current() is form["name"]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert form["name"].problem is not None


def test_problems_of_no_field_come_back_and_errors_come_before_warnings(form):
    left = Problem(field="", text="all wrong")
    shown = (
        Problem(field="name", text="look", warning=True),
        Problem(field="name", text="wrong"),
        Problem(field="name", text="also wrong"),
        left,
        Problem(field="elsewhere", text="x"),
    )
    assert form.show_problems(shown) == (left, shown[-1])
    assert form["name"].problem is shown[1]
    form.show_problems(())
    assert form["name"].problem is None
    assert not form.go_to_problem()


def test_a_check_names_every_empty_required_field(form):
    form["birth_date"].restore("31-02-1990")
    problems = form.check()
    assert [problem.field for problem in problems] == [
        "name", "register_no", "birth_date", "detained_on", "sentence", "substance",
    ]  # fmt: skip
    assert problems[2].suggestion == "28-02-1990"
    assert form.problems() == problems


def test_a_form_nobody_may_change(form):
    form.lock("Hanya Registrasi yang dapat mengubah")
    form.go_to(form["name"])
    type_in("Agung")
    assert form.raw() == {}
    assert form.check() == ()
    form.lock("")
    type_in("Agung")
    assert form.raw() == {"name": "Agung"}
    assert form["kind"].locked


# ---- drafts ----
def test_two_seconds_after_the_last_key_is_the_moment_for_a_draft(form, qtbot):
    form.go_to_first()
    heard = []
    form.changed.connect(lambda: heard.append("changed"))
    form.idle.connect(lambda: heard.append(form.raw()))
    type_in("Ag")
    timer = form._idle
    assert (timer.isSingleShot(), timer.isActive(), timer.interval()) == (True, True, IDLE_MS)
    timer.setInterval(0)
    timer.start()
    qtbot.waitUntil(lambda: heard[-1] == {"name": "Ag"})
    assert heard[:2] == ["changed", "changed"]
    assert form.dirty
    form.mark_clean()
    assert not form.dirty


def test_leaving_a_changed_field_does_not_wait(form, qtbot):
    form.go_to_first()
    type_in("Agung")
    with qtbot.waitSignal(form.idle):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    with qtbot.assertNotEmitted(form.idle):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)


def test_what_cannot_be_read_is_part_of_the_draft(form):
    form["birth_date"].restore("31-02-90 kira-kira")
    form["sentence"].restore(["tiga", "", ""])
    form["substance"].restore("sabun mandi")
    form["articles"].restore(["112", "?13"])
    kept = form.raw()
    form.load({})
    form.restore(kept)
    assert form.raw() == kept
    assert kept == {
        "birth_date": "31-02-90 kira-kira",
        "sentence": ["tiga", "", ""],
        "substance": "sabun mandi",
        "articles": ["112", "?13"],
    }


def test_a_draft_of_another_time_does_no_harm(form):
    form.restore({"name": 5, "sentence": ["1", "2", "3", "4"], "gone": "x", "articles": "112", "notes": None})
    assert form.read()["sentence"] == Duration(1, 2, 3)
    assert form.read()["articles"] == ("112",)
    assert form.read()["name"] is None


# Control characters cannot be typed into a line, and Qt makes a plain blank of a hard one in several lines.
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\xa0"), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.dictionaries(st.sampled_from(["name", "register_no", "birth_date", "fine", "notes"]), TYPED))
def test_nothing_typed_is_ever_lost(form, typed):
    form.restore(typed)
    form.check()
    form.read()
    kept = form.raw()
    assert kept == {name: text for name, text in typed.items() if text}
    form.restore(kept)
    assert form.raw() == kept


# ---- arrangement ----
def places(form):
    grid = form._grid
    return {field.spec.name: grid.getItemPosition(grid.indexOf(field)) for field in form.fields.values()}


@pytest.mark.parametrize(
    ("width", "columns", "fine", "articles", "notes"),
    [
        (1366, 3, (2, 0, 1, 1), (3, 0, 1, 4), (4, 0, 1, 6)),
        (1280, 2, (3, 0, 1, 1), (4, 0, 1, 4), (5, 0, 1, 4)),
        (960, 1, (6, 0, 1, 1), (8, 0, 1, 2), (9, 0, 1, 2)),
    ],
)
def test_columns_follow_the_window(theme, qtbot, width, columns, fine, articles, notes):
    room = Breakpoint(1366, 697)
    form = Form(theme, texts("id"), SPECS, lambda: TODAY, breakpoint=room)
    qtbot.addWidget(form)
    room.update(width, 697)
    assert form.shown_columns == columns
    found = places(form)
    assert (found["fine"], found["articles"], found["notes"]) == (fine, articles, notes)
    form.resize(width - 430, 600)
    form.show()
    boxes = [field.geometry() for field in form.fields.values()]
    assert all(form.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


@pytest.mark.parametrize("size", [100, 125])
def test_chips_that_need_a_second_line_push_the_rest_down(theme, qtbot, size):
    theme.change(text_size=size)
    form = Form(theme, texts("id"), SPECS, lambda: TODAY, columns=1)
    form.load(FULL | {"articles": tuple(f"11{i} ayat (1)" for i in range(8))})
    area = Scrolled(form)
    qtbot.addWidget(area)
    area.resize(420, 300)
    area.show()
    articles = form["articles"]
    assert articles.entry.geometry().bottom() <= articles.entry.parentWidget().height()
    assert articles.entry.height() == theme.px(30) + 2
    assert articles.message.geometry().top() >= articles.entry.parentWidget().geometry().bottom()
    boxes = [field.geometry() for field in form.fields.values()]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert {field.control.height() for field in form.fields.values()} - {form["notes"].edit.height()} == {
        theme.px(30) + 2
    }


def test_columns_are_equally_wide(form):
    widths = {form[name].width() for name in ("name", "register_no", "birth_date", "kind")}
    assert max(widths) - min(widths) <= 2


def test_tab_visits_every_field_once_in_order(form):
    form.load(FULL)
    form.go_to(form["name"])
    visited = []
    for _ in range(14):
        visited.append(QApplication.focusWidget().objectName() or QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert visited == [
        "name", "register_no", "birth_date", "detained_on", "kind", "sentence", "sentence_months", "sentence_days",
        "fine", "substance", "articles", "Hapus 112", "Hapus 132", "notes",
    ]  # fmt: skip
    assert form.findChild(QLineEdit, "birth_date") is form["birth_date"].edit
    assert form["name"].edit.accessibleName() == "Nama, wajib diisi"


def test_a_field_far_down_is_scrolled_to(theme, qtbot):
    form = Form(theme, texts("id"), SPECS, lambda: TODAY, columns=1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(form)
    qtbot.addWidget(area)
    area.resize(500, 200)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    form.show_problems((Problem(field="notes", text="wrong"),))
    form.go_to_problem()
    assert form["notes"].edit.visibleRegion().boundingRect().height() > 20
