"""The widget that shows a figure: it speaks, grows with the text, follows the theme and paints what it is given."""

import pytest
from figure_samples import DUMBBELLS, FIGURES, SPARKLINES, TIMELINES
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.figures.dumbbell import DUMBBELL
from tcdesk.figures.sparkline import SPARKLINE
from tcdesk.figures.timeline import TIMELINE
from tcdesk.i18n import texts
from tcdesk.ui.kit.figure_view import FigureView


@pytest.fixture
def view(qtbot, theme):
    def make(figure, data, width=400):
        widget = FigureView(theme, texts("id"), figure, data, name="Gambar")
        qtbot.addWidget(widget)
        widget.resize(width, max(1, widget.sizeHint().height()))
        return widget

    return make


def colours(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_it_says_its_name_and_what_it_shows(view):
    widget = view(TIMELINE, TIMELINES["usual"])
    assert widget.accessibleName() == "Gambar"
    assert "Ditahan 15 Juni 2024" in widget.accessibleDescription()
    widget.show_data(TIMELINES["life"])
    assert "Seumur hidup" in widget.accessibleDescription()
    widget.show_data(None)
    assert widget.accessibleDescription() == ""


def test_it_follows_the_theme(view, theme):
    widget = view(SPARKLINE, SPARKLINES["list"], 62)
    assert theme.tokens["accent"].lower() in colours(widget)
    light = theme.tokens["accent"].lower()
    theme.change(name="dark")
    seen = colours(widget)
    assert theme.tokens["accent"].lower() in seen
    assert light not in seen


def test_it_grows_with_the_text_and_the_data(view, theme):
    widget = view(DUMBBELL, DUMBBELLS["usual"])
    before = widget.sizeHint().height()
    theme.change(text_size=125)
    assert widget.sizeHint().height() == pytest.approx(before * 1.25, abs=1)
    assert widget.minimumSizeHint().height() < widget.sizeHint().height()
    widget.show_data(DUMBBELLS["empty"])
    assert widget.sizeHint().height() < before / 2


def test_without_data_it_is_empty(view):
    widget = view(SPARKLINE, None)
    assert len(colours(widget)) == 1
    assert widget.sizeHint().height() == 0
    assert widget.data is None


def test_other_data_paints_other_marks(view):
    widget = view(SPARKLINE, SPARKLINES["list"], 62)
    before = widget.grab().toImage()
    widget.show_data(SPARKLINES["low"])
    assert widget.grab().toImage() != before
    assert widget.data == SPARKLINES["low"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case[0].name) for case in FIGURES])
def test_every_figure_lives_in_a_layout(qtbot, theme, case):
    figure, _, width, samples = case
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    views = [FigureView(theme, texts("id"), figure, data, name=name) for name, data in samples.items()]
    for one in views:
        column.addWidget(one)
    page.resize(width + 20, column.sizeHint().height())
    page.show()
    assert not page.grab().isNull()
    assert all(one.height() >= one.minimumSizeHint().height() for one in views)
