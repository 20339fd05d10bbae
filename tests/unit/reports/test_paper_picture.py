"""Photos: checked, turned, cropped, without metadata; a damaged one costs the photo, not the report."""

from io import BytesIO

import attrs
import pytest
from PIL import Image

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.paper.picture import LARGEST_FILE, MARK, PHOTO, mark, photo


def encoded(image, kind="PNG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def test_a_portrait_is_cropped_to_its_shape_and_encoded_anew():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    data = encoded(Image.new("RGB", (900, 900), "red"), "JPEG", exif=exif)
    made = photo(data, grey=False)
    with Image.open(BytesIO(made.data)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", PHOTO, "RGB")
        assert not image.getexif()
    with Image.open(BytesIO(photo(data, grey=True).data)) as image:
        assert image.mode == "L"


def test_a_photo_that_lies_on_its_side_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (400, 300), "white")
    image.paste("black", (0, 0, 200, 300))
    with Image.open(BytesIO(photo(encoded(image, "JPEG", exif=exif), grey=True).data)) as made:
        assert made.getpixel((150, 40)) < 40
        assert made.getpixel((150, 360)) > 215


def test_clear_parts_become_white():
    image = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    with Image.open(BytesIO(photo(encoded(image), grey=True).data)) as made:
        assert made.getpixel((150, 200)) > 250


def _bomb():
    """A PNG that says it has 30,000 x 30,000 pixels."""
    data = bytearray(encoded(Image.new("L", (8, 8))))
    data[16:24] = (30_000).to_bytes(4) * 2
    return bytes(data)


DAMAGED = {
    "empty": b"",
    "text": b"not a picture",
    "cut jpeg": encoded(Image.effect_noise((900, 1200), 60).convert("RGB"), "JPEG")[:4000],
    "cut png": encoded(Image.effect_noise((90, 120), 60))[:300],
    "bomb": _bomb(),
    "other kind": encoded(Image.new("RGB", (30, 40)), "BMP"),
    "too many bytes": bytes(LARGEST_FILE + 1),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_picture_is_none(name):
    assert photo(DAMAGED[name], grey=True) is None
    assert mark(DAMAGED[name], grey=False) is None


def test_a_mark_keeps_its_shape_and_is_made_smaller():
    assert mark(encoded(Image.new("RGB", (1200, 600))), grey=True).size == (MARK, MARK // 2)


def test_a_damaged_photo_costs_the_photo_and_not_the_report():
    document = DOCUMENTS["progress"]
    report = document.samples()["typical"]
    without = attrs.evolve(report, identity=attrs.evolve(report.identity, photo=None))
    broken = attrs.evolve(report, identity=attrs.evolve(report.identity, photo=DAMAGED["cut jpeg"]))
    assert document.render(broken, PageOptions()) == document.render(without, PageOptions())
