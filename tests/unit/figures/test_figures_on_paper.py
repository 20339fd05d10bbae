"""The figures in a file: ink, least size, faces, and that both surfaces draw the same."""

import re
from io import BytesIO

import paper_reader
import pypdfium2
import pytest
from figure_pens import RecordingPen, paper
from figure_samples import FIGURES
from PIL import ImageChops
from PySide6.QtGui import QImage, QPainter

from tcdesk.figures.palette import COLOUR, MONO, screen_palette
from tcdesk.figures.pen import Box, Ink
from tcdesk.figures.style import PAPER, SCREEN
from tcdesk.i18n import texts
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.canvas import TaggedCanvas
from tcdesk.reports.paper.pen import PaperPen
from tcdesk.ui.kit.pen import ScreenPen
from tcdesk.ui.theme import read_tokens

EVERYTHING = tuple((figure, data, width) for figure, width, _, samples in FIGURES for data in samples.values())
USUAL = [pytest.param(figure, next(iter(samples.values())), widths, id=figure.name)
         for figure, *widths, samples in FIGURES]  # fmt: skip


@pytest.fixture(scope="module")
def mono():
    return paper(EVERYTHING, MONO, PAPER, texts("id"))


def drawn(file):
    """What the page of a file draws, as operators."""
    return paper_reader.instructions(file).decode("latin-1")


def text_blocks(file):
    """The colour in force and the operators of every text of a file."""
    colour = None
    for found in re.finditer(r"([\d.]+ [\d.]+ [\d.]+) rg|BT(.*?)ET", drawn(file), re.DOTALL):
        if found[1]:
            colour = found[1]
        else:
            yield colour, found[2]


def test_text_in_mono_is_black_or_knocked_out_of_black(mono):
    colours = {colour for colour, _ in text_blocks(mono)}
    assert colours == {"0 0 0", "1 1 1"}
    knocked_out = [block for colour, block in text_blocks(mono) if colour == "1 1 1"]
    # one label of today for each timeline that has a programme
    assert len(knocked_out) == 10


def strokes(file):
    """The colour and the width in force at every stroke of a file; each is written where it changes."""
    colour, width, kept = None, None, []
    for found in re.finditer(r"([\d.]+ [\d.]+ [\d.]+) RG\b|([\d.]+) w\b|\b(S|B)\b|\b(q|Q)\b", drawn(file)):
        colour, width = found[1] or colour, found[2] or width
        if found[3] and colour is not None:
            yield colour, float(width)
        elif found[4] == "q":
            kept.append((colour, width))
        elif found[4] == "Q" and kept:
            colour, width = kept.pop()


def test_lines_in_mono_are_black_or_white_but_for_the_thick_link_of_a_dumbbell(mono):
    found = list(strokes(mono))
    grey = {(colour, width) for colour, width in found if colour not in ("0 0 0", "1 1 1")}
    assert len(found) > 100
    assert {width for _, width in grey} == {1.6}


def test_the_smallest_text_has_eight_points(mono):
    sizes = [float(size) for size in re.findall(r"/F\d+(?:\+\d+)? ([\d.]+) Tf", drawn(mono))]
    assert len(sizes) > 50
    assert min(sizes) >= 8


def test_every_face_is_ours_and_no_coordinate_is_lost(mono):
    assert b"Helvetica" not in mono
    assert not re.search(r"\bnan\b|\binf\b", drawn(mono))
    assert b"SourceSans3-Regular" in mono


def test_the_page_shows_the_words(mono):
    page = pypdfium2.PdfDocument(mono)[0]
    shown = page.get_textpage().get_text_bounded()
    for word in ("Ditahan", "Primary Middle", "Hari ini 9 Mar 2026", "Kedewasaan", "Morning meeting", "+ 1 lama"):
        assert word in shown


def test_the_same_page_is_the_same_bytes(mono):
    assert paper(EVERYTHING, MONO, PAPER, texts("id")) == mono


def test_colour_changes_ink_but_no_place(mono):
    colour = paper(EVERYTHING, COLOUR, PAPER, texts("id"))
    one, other = (pypdfium2.PdfDocument(file)[0].render(scale=1).to_pil() for file in (mono, colour))
    assert one.size == other.size
    assert ImageChops.difference(one, other).getbbox() is not None
    places = [re.findall(r"1 0 0 1 [\d.]+ [\d.]+ Tm", drawn(file)) for file in (mono, colour)]
    assert places[0] == places[1]


def test_lines_are_left_unbroken_for_whoever_draws_next():
    fonts.register()
    file = BytesIO()
    canvas = TaggedCanvas(file, invariant=1)
    pen = PaperPen(canvas, MONO)
    pen.line(0, 0, 9, 0, Ink.INK, 1, (2, 1))
    pen.rect(Box(0, 0, 9, 9), stroke=Ink.INK, dash=(2, 1))
    canvas.line(0, 0, 5, 5)
    canvas.save()
    dashes = re.findall(r"\[[^\]]*\] \d+ d\b", drawn(file.getvalue()))
    assert len(dashes) == 4
    assert dashes[-1].startswith("[]")


@pytest.mark.parametrize(("figure", "data", "widths"), USUAL)
@pytest.mark.parametrize("style", [PAPER, SCREEN], ids=["paper", "screen"])
def test_both_surfaces_draw_the_same_marks(qapp, theme, figure, data, widths, style):
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    box = Box(0, 0, widths[0] if style is PAPER else widths[1], figure.height(data, style))
    sequences = []
    for inner in (PaperPen(TaggedCanvas(BytesIO()), MONO), ScreenPen(painter, screen_palette(theme.tokens))):
        pen = RecordingPen(inner)
        figure.draw(pen, box, data, style, texts("id"))
        sequences.append([(mark.kind, mark.fill, mark.stroke, mark.text.rstrip("…")[:3]) for mark in pen.marks])
    painter.end()
    assert sequences[0] == sequences[1]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_ink_has_a_colour_on_every_surface(name):
    for palette in (MONO, COLOUR, screen_palette(read_tokens(name))):
        assert all(re.fullmatch(r"#[0-9A-F]{6}", palette[ink]) for ink in Ink)
