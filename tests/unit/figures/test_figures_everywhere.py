"""What holds for every figure, whatever it is given."""

import pytest
from figure_pens import RecordingPen, assert_inside, assert_readable
from figure_samples import FIGURES

from tcdesk.figures.pen import Box
from tcdesk.figures.style import PAPER, SCREEN
from tcdesk.i18n import PseudoTexts, texts

CASES = [
    pytest.param(figure, (paper_width, screen_width), data, id=f"{figure.name}-{name}")
    for figure, paper_width, screen_width, samples in FIGURES
    for name, data in samples.items()
]
STYLES = [
    pytest.param(PAPER, 0, id="paper"),
    pytest.param(SCREEN, 1, id="screen"),
    pytest.param(SCREEN.scaled(1.25), 1, id="larger text"),
]


def drawn(figure, data, style, width, words=None, stretch=1.0):
    box = Box(7, 11, width, figure.height(data, style) * stretch)
    pen = RecordingPen()
    figure.draw(pen, box, data, style, words or texts("id"))
    return pen, box


@pytest.mark.parametrize(("style", "which"), STYLES)
@pytest.mark.parametrize(("figure", "widths", "data"), CASES)
def test_a_figure_stays_in_its_box_and_its_texts_apart(figure, widths, data, style, which):
    pen, box = drawn(figure, data, style, widths[which])
    assert_inside(pen, box, slack=1.0 * style.scale)
    assert_readable(pen)


@pytest.mark.parametrize(("style", "which"), STYLES)
@pytest.mark.parametrize(("figure", "widths", "data"), CASES)
def test_long_words_in_a_narrow_box_are_cut_not_spilt(figure, widths, data, style, which):
    pen, box = drawn(figure, data, style, widths[which] * 0.8, PseudoTexts())
    assert_inside(pen, box, slack=1.0 * style.scale)
    assert_readable(pen)


@pytest.mark.parametrize(("style", "which"), STYLES)
@pytest.mark.parametrize(("figure", "widths", "data"), CASES)
def test_a_higher_box_is_filled_not_overrun(figure, widths, data, style, which):
    pen, box = drawn(figure, data, style, widths[which], stretch=1.3)
    assert_inside(pen, box, slack=1.0 * style.scale)
    assert_readable(pen)


@pytest.mark.parametrize(("figure", "widths", "data"), CASES)
def test_no_text_on_paper_is_smaller_than_eight_points(figure, widths, data):
    pen, _ = drawn(figure, data, PAPER, widths[0])
    assert all(mark.size >= 8 for mark in pen.texts)


@pytest.mark.parametrize(("figure", "widths", "data"), CASES)
def test_the_height_grows_with_the_text(figure, widths, data):
    del widths
    assert figure.height(data, SCREEN.scaled(1.25)) == pytest.approx(figure.height(data, SCREEN) * 1.25)


@pytest.mark.parametrize(("figure", "widths", "data"), CASES)
def test_a_figure_says_in_words_what_it_shows(figure, widths, data):
    del widths
    for language in ("id", "en"):
        words = figure.alt_text(data, texts(language))
        assert words
        assert not {"{", "}", "None", "nan"} & set(words.split())


def test_names_of_figures_are_unique():
    names = [figure.name for figure, *_ in FIGURES]
    assert len(set(names)) == len(names)
