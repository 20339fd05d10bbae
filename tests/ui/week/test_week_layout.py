"""The board's measures hold for any size, and the solving dialog says what it should."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tcdesk.domain.views.week import Band, Card, SlotRow, WeekView
from tcdesk.domain.week.plan import Plan, Progress
from tcdesk.i18n import texts
from tcdesk.ui.pages.week.board_layout import BoardData, lay_out, next_stop, shown_days
from tcdesk.ui.pages.week.solving import SolvingDialog
from tcdesk.ui.pages.week.targets import Spot

HOURS = (600, 660, 810)


def board_of(places):
    cards = tuple(
        Card(group=str(i), code=f"K-{i:02d}", theme="", counselor="A.", room="R", weekday=day, starts_at=HOURS[row],
             members=(), capacity=10, same=0, stayed=0)
        for i, (day, row) in enumerate(places)
    )  # fmt: skip
    view = WeekView(
        cards=cards, rows=tuple(SlotRow(starts_at=at, minutes=60) for at in HOURS), weekdays=(0, 1, 2, 3, 4),
        blocked=(), free=((4, 600),), unseated=(), violations=(), seated=0, total=0,
    )  # fmt: skip
    return BoardData(view=view, bands=(Band(starts_at=720, ends_at=810, label="Ishoma"),))


places = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    places=places, width=st.integers(720, 1700), height=st.integers(240, 1000), scale=st.sampled_from([1, 1.12, 1.25])
)
def test_no_card_overlaps_another_or_leaves_its_hour(places, width, height, scale):
    layout = lay_out(board_of(places), (0, 1, 2, 3, 4), width, height, lambda size: round(size * scale))
    boxes = list(layout.cards.values())
    assert len(boxes) == len(places)
    for i, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[i + 1 :])
    for group, box in layout.cards.items():
        day, row = places[int(group)]
        assert layout.cells[day, HOURS[row]].contains(box)
        assert layout.at(box.center()) == Spot(group)
    for spot in layout.cells:
        drop = layout.drops[spot]
        assert layout.cells[spot].contains(drop)
    assert set(layout.free) == {(4, 600)}


def test_a_band_lies_between_its_hours():
    layout = lay_out(board_of([(0, 0)]), (0, 1, 2, 3, 4), 830, 600, round)
    (_, top, height) = layout.bands[0]
    assert top == layout.rows[1].top + layout.rows[1].height
    assert top + height == layout.rows[2].top


def test_days_are_paged_only_where_there_is_no_room():
    assert shown_days(830, range(5), 0, round) == (0, 1, 2, 3, 4)
    assert shown_days(460, range(5), 0, round) == (0, 1, 2)
    assert shown_days(460, range(5), 3, round) == (2, 3, 4)


@pytest.mark.parametrize(("dx", "dy", "wanted"), [(1, 0, "right"), (-1, 0, None), (0, 1, "below"), (0, -1, None)])
def test_the_next_stop_lies_in_the_direction(dx, dy, wanted):
    stops = {
        Spot("here"): QRectF(0, 0, 100, 100),
        Spot("right"): QRectF(110, 0, 100, 100),
        Spot("below"): QRectF(0, 110, 100, 100),
        Spot("far"): QRectF(110, 110, 100, 100),
    }
    assert next_stop(stops, Spot("here"), dx, dy) == (Spot(wanted) if wanted else None)
    assert next_stop(stops, None, dx, dy) == Spot("here")


def test_nothing_lies_beside_the_grid():
    layout = lay_out(board_of([(0, 0)]), (0, 1, 2, 3, 4), 830, 600, round)
    assert layout.at(QPointF(10, 10)) is None


@pytest.fixture
def dialog(theme, qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 640)
    host.show()
    made = SolvingDialog(host, theme, texts("id"), week=11, unseated=8, total=112, locked=2)
    made.appear()
    return made


def progress(seconds, unseated, bound=None):
    return Progress(step="first plan", seconds=seconds, unseated=unseated, score=600, bound=bound, plan=Plan())


def test_the_dialog_counts_down_who_has_no_group(dialog, qtbot):
    assert not dialog.use.isEnabled()
    dialog.show_progress(progress(0.2, 3))
    assert dialog.line.points == [(0.0, 8), (0.2, 3)]
    assert dialog.line.accessibleName() == "3 residen belum mendapat kelompok"
    before = dialog._bar.value()
    dialog.show_progress(progress(0.9, 0, bound=590))
    assert dialog._bar.value() > before
    assert "Semua 112 residen" in dialog._words.text()
    with qtbot.waitSignal(dialog.enough):
        QTest.keyClick(dialog.use, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.cancelled):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog._timer.isActive()
