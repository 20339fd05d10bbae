"""Tables of records."""

import attrs
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.i18n import N_, texts
from tcdesk.ui.kit.table import RIGHT, Column, RecordTable
from tcdesk.ui.kit.table_view import HEAD, MEDIUM, TALL, TableView

Key = Qt.Key
Up, Down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@attrs.frozen(kw_only=True)
class Row:
    """A resident as a list shows one."""

    id: int
    name: str
    phase: str = "Primary"
    days: int | None = None
    group: str = ""


ROWS = (
    Row(id=1, name="Eko Simanjuntak", days=7, group="K-03"),
    Row(id=2, name="Andi Pratama Kusumawardhana Wicaksono Adinegoro", days=None),
    Row(id=3, name="Rizki Ramadhan", days=41, group="belum"),
    Row(id=4, name="Dedi Kurniawan", days=7, group="K-03"),
)
COLUMNS = (
    Column[Row](code="name", title=N_("Name"), text=lambda r, t: r.name, width=120, key=lambda r: r.name, stretch=True),
    Column[Row](code="phase", title=N_("Phase"), text=lambda r, t: r.phase, second=lambda r, t: "4/62", width=110),
    Column[Row](code="group", title=N_("Identity"), text=lambda r, t: r.group, width=80, drop=2, bold=True),
    Column[Row](
        code="days", title=N_("days"), text=lambda r, t: "" if r.days is None else t.number(r.days), width=90,
        align=RIGHT, key=lambda r: r.days, drop=1, descending_first=True, tone=lambda r: "danger",
    ),
)  # fmt: skip


@pytest.fixture
def model():
    model = RecordTable(COLUMNS, texts("id"))
    model.set_records(ROWS)
    return model


@pytest.fixture
def view(qtbot, theme, model):
    view = TableView(theme, model, TALL)
    qtbot.addWidget(view)
    view.resize(500, 240)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def order(model):
    return [record.id for record in model.records]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, model):
    qtmodeltester.check(model)
    model.sort(0)
    qtmodeltester.check(model)
    model.set_records(())
    qtmodeltester.check(model)


def test_rows_are_sorted_both_ways_and_what_is_missing_goes_last(model):
    model.sort(3, Up)
    assert order(model) == [1, 4, 3, 2]
    model.sort(3, Down)
    assert order(model) == [3, 1, 4, 2]
    model.sort(1)
    assert order(model) == [3, 1, 4, 2], "a column without a key does not sort"
    model.set_records((*ROWS, Row(id=5, name="Baru", days=99)))
    assert order(model) == [5, 3, 1, 4, 2], "other records come in the same order"


def test_cells_say_their_words(model):
    shown = [model.index(1, column).data() for column in range(4)]
    assert shown == [ROWS[1].name, "Primary", "—", "—"]
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Primary, 4/62")
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Nama"
    assert model.record(9) is None


def test_arrows_move_and_enter_opens(view, qtbot):
    heard = []
    view.selected.connect(lambda record: heard.append(record.id))
    assert view.current() == ROWS[0], "the first row is selected when the table gets the focus"
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_End):
        QTest.keyClick(view, key)
    assert heard == [2, 3, 2, 4]
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Key.Key_Return)
    assert opened.args == [ROWS[3]]


def test_double_click_opens(view, qtbot):
    at = QPoint(20, TALL + TALL // 2)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [ROWS[1]]


def test_u_and_a_digit_sort_and_other_letters_belong_to_the_screen(view, model):
    QTest.keyClicks(view, "u4")
    assert order(model) == [3, 1, 4, 2]
    assert view.current() == ROWS[0], "the selected record stays selected"
    QTest.keyClicks(view, "U4")
    assert order(model) == [1, 4, 3, 2]
    QTest.keyClicks(view, "1r9u9u2")
    assert order(model) == [1, 4, 3, 2]
    assert view.current() == ROWS[0]
    assert view.verticalScrollBar().value() == 0


def test_a_click_on_the_head_sorts_and_turns(view, model):
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert order(model) == [2, 4, 1, 3]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert order(model) == [3, 1, 4, 2]


def test_the_selected_record_stays_after_a_change_or_its_neighbour_takes_over(view, model):
    view.select(3)
    model.set_records((ROWS[2], ROWS[0], ROWS[3]))
    assert view.current() == ROWS[2]
    model.replace(attrs.evolve(ROWS[2], name="Rizki R."))
    assert view.current().name == "Rizki R."
    model.set_records((ROWS[0], ROWS[3]))
    assert view.current() == ROWS[0]
    assert not view.select(99)
    model.set_records(())
    assert view.current() is None
    QTest.keyClick(view, Key.Key_Return)
    view.grab()


def test_columns_give_way_in_their_order_and_fill_the_width(view):
    def shown():
        return [COLUMNS[i].code for i in view.shown_columns()]

    def widths():
        return sum(view.columnWidth(i) for i in view.shown_columns())

    assert shown() == ["name", "phase", "group", "days"]
    assert widths() == view.viewport().width()
    for width, left in (
        (340, ["name", "phase", "days"]),
        (240, ["name", "phase"]),
        (600, ["name", "phase", "group", "days"]),
    ):
        view.resize(width, 240)
        assert shown() == left
        assert widths() == view.viewport().width()
    view.resize(340, 240)
    QTest.keyClicks(view, "u3")
    assert view._records.order[0] == 3, "the digit counts the columns that are shown"


def test_heights_are_those_of_the_house_and_grow_with_the_text(view, theme, model, qtbot):
    assert (view.rowHeight(0), view.horizontalHeader().height()) == (TALL, HEAD)
    theme.change(text_size=125)
    assert (view.rowHeight(0), view.horizontalHeader().height()) == (52, 38)
    other = TableView(theme, model, MEDIUM)
    qtbot.addWidget(other)
    assert other.rowHeight(0) == 42


def test_the_selected_row_has_its_bar_and_the_ground_of_its_row(view, theme):
    view.select(3)
    picture = view.viewport().grab().toImage()
    dpr = picture.devicePixelRatio()

    def colour(x, y):
        return picture.pixelColor(round(x * dpr), round(y * dpr))

    middle = 2 * TALL + TALL / 2
    assert colour(1, middle) == theme.color("accent")
    assert colour(5, middle) == theme.color("sel")
    assert colour(view.viewport().width() - 2, middle) == theme.color("sel")
    assert colour(1, TALL / 2) == theme.color("surface")
    where, none = QPointF(30, TALL / 2), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), move)
    assert view.viewport().grab().toImage().pixelColor(round(5 * dpr), round(TALL / 2 * dpr)) == theme.color("hover")


def test_a_cell_may_draw_itself(theme, qtbot):
    seen = []
    column = attrs.evolve(COLUMNS[0], paint=seen.append)
    model = RecordTable((column,), texts("id"))
    model.set_records(ROWS[:1])
    view = TableView(theme, model)
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.grab()
    assert seen[0].record == ROWS[0]
    assert seen[0].box.height() == TALL - 1
