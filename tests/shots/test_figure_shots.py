"""Every figure as it looks on screen, light and dark, and on paper, against pictures that were looked at."""

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from figure_pens import paper
from figure_samples import FIGURES
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage, QPainter

from tcdesk.figures.palette import COLOUR, MONO, screen_palette
from tcdesk.figures.pen import Box
from tcdesk.figures.style import PAPER, SCREEN
from tcdesk.i18n import texts
from tcdesk.ui.kit.pen import ScreenPen

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="letters are drawn otherwise elsewhere")
GAP = 16
FOLDER = Path(__file__).with_suffix("")
DIFFERENT = 48  # of 255, in any channel: less is another rounding of the same edge
TOLERATED = 12  # pixels; a lost mark of the smallest size has more
CASES = [pytest.param(figure, widths, samples, id=figure.name) for figure, *widths, samples in FIGURES]


@pytest.fixture
def picture(request, tmp_path):
    """Compares a picture with the one that was looked at; `--force-regen` takes the new one."""

    def check(png, name):
        kept = FOLDER / f"{name}.png"
        if request.config.getoption("force_regen"):
            FOLDER.mkdir(exist_ok=True)
            kept.write_bytes(png)
            return
        obtained = tmp_path / kept.name
        obtained.write_bytes(png)
        one, other = (Image.open(file).convert("RGB") for file in (kept, obtained))
        assert one.size == other.size, f"{name} has another size: see {obtained}"
        channels = ImageChops.difference(one, other).split()
        worst = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
        count = sum(worst.histogram()[DIFFERENT:])
        assert count <= TOLERATED, f"{name} differs in {count} pixels: see {obtained}"

    return check


def on_screen(figure, samples, width, theme):
    """All samples of a figure below each other, on the theme's surface, as PNG."""
    heights = [round(figure.height(data, SCREEN)) for data in samples.values()]
    image = QImage(width + 2 * GAP, sum(heights) + GAP * (len(heights) + 1), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens["surface"]))
    painter = QPainter(image)
    pen = ScreenPen(painter, screen_palette(theme.tokens))
    top = GAP
    for data, height in zip(samples.values(), heights, strict=True):
        figure.draw(pen, Box(GAP, top, width, height), data, SCREEN, texts("id"))
        top += height + GAP
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("figure", "widths", "samples"), CASES)
def test_on_screen(figure, widths, samples, name, theme, picture):
    theme.change(name=name)
    png = on_screen(figure, samples, widths[1], theme)
    picture(png, f"{figure.name}-{name}")


@pytest.mark.parametrize(("figure", "widths", "samples"), CASES)
def test_on_paper(figure, widths, samples, picture):
    items = [(figure, data, widths[0]) for data in samples.values()]
    file = BytesIO()
    pypdfium2.PdfDocument(paper(items, MONO, PAPER, texts("id")))[0].render(scale=1.5).to_pil().save(file, "PNG")
    picture(file.getvalue(), f"{figure.name}-mono")


def test_in_colour_on_paper(picture):
    items = [(figure, next(iter(samples.values())), width) for figure, width, _, samples in FIGURES]
    file = BytesIO()
    pypdfium2.PdfDocument(paper(items, COLOUR, PAPER, texts("id")))[0].render(scale=1.5).to_pil().save(file, "PNG")
    picture(file.getvalue(), "paper-colour")
