"""Photos of residents: whatever file is given, a small upright portrait comes out, or a sentence."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tcdesk.domain.refusals import Invalid, Trouble
from tcdesk.i18n import texts
from tcdesk.services import photos

RED, BLUE, GREEN = (200, 30, 30), (30, 60, 200), (30, 160, 60)


def written(picture, kind="JPEG", **more):
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def read(data):
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return picture


def near(seen, wanted):
    return all(abs(one - other) < 30 for one, other in zip(seen, wanted, strict=True))


def upper_and_lower(size=(600, 800)):
    """Red above, blue below."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0], size[1] // 2))
    return picture


def refusal_of(data):
    with pytest.raises(Invalid) as caught:
        photos.prepare(data)
    return caught.value.text


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_portrait_and_a_thumbnail(kind):
    thumbnail, portrait = (read(data) for data in photos.prepare(written(upper_and_lower(), kind)))
    assert (thumbnail.size, portrait.size) == (photos.THUMBNAIL, photos.PORTRAIT)
    assert (thumbnail.format, portrait.format) == ("JPEG", "JPEG")
    assert near(portrait.getpixel((150, 40)), RED)
    assert near(portrait.getpixel((150, 360)), BLUE)


@pytest.mark.parametrize("size", [(4000, 500), (200, 3000), (1, 1), (30, 40)], ids=str)
def test_any_shape_is_cropped_to_three_by_four(size):
    _, portrait = photos.prepare(written(Image.new("RGB", size, GREEN), "PNG"))
    assert read(portrait).size == photos.PORTRAIT
    assert near(read(portrait).getpixel((150, 200)), GREEN)


@pytest.mark.parametrize(("turn", "back"), [(3, 180), (6, 90), (8, 270)])
def test_a_picture_taken_sideways_is_turned_upright(turn, back):
    exif = Image.Exif()
    exif[0x0112] = turn
    _, portrait = photos.prepare(written(upper_and_lower().rotate(back, expand=True), exif=exif))
    assert near(read(portrait).getpixel((150, 40)), RED)
    assert near(read(portrait).getpixel((150, 360)), BLUE)


def test_what_a_camera_wrote_into_the_file_is_gone():
    exif = Image.Exif()
    exif[0x010E] = "Jalan Rahasia 5"
    exif.get_ifd(0x8825)[1] = "S"
    for data in photos.prepare(written(upper_and_lower(), exif=exif, comment=b"rahasia")):
        assert b"ahasia" not in data
        assert not read(data).getexif()


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "I;16"])
def test_pictures_of_other_colours_are_read(mode):
    kind = "JPEG" if mode in {"CMYK", "L"} else "PNG"
    _, portrait = photos.prepare(written(Image.new(mode, (300, 400)), kind))
    assert read(portrait).mode == "RGB"


def test_what_shines_through_stands_on_white():
    clear = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
    _, portrait = photos.prepare(written(clear, "PNG"))
    assert near(read(portrait).getpixel((9, 9)), (255, 255, 255))


@pytest.mark.parametrize("data", [b"", b"not a picture", b"GIF89a" + b"\0" * 20, b"\xff\xd8\xff\xe0" + b"\0" * 40])
def test_what_is_no_picture_is_refused(data):
    assert refusal_of(data) == photos.NO_PICTURE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_off_in_the_middle_is_refused(kind):
    whole = written(Image.effect_noise((600, 800), 80).convert("RGB"), kind)
    assert refusal_of(whole[: len(whole) // 2]) in {photos.DAMAGED, photos.NO_PICTURE}


def png_that_claims(width, height):
    """A file of some hundred bytes that says it is so large, and would be if it were decoded."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7_100, 9_500, 14_000, 60_000])
def test_a_small_file_that_would_fill_the_memory_is_refused_by_its_head(side):
    assert refusal_of(png_that_claims(side, side)) == photos.TOO_LARGE


def test_a_text_that_would_swell_is_refused():
    body = b"Comment\0\0" + zlib.compress(b"\0" * 90_000_000, 9)
    bomb = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    whole = png_that_claims(300, 400)
    assert refusal_of(whole[:33] + bomb + whole[33:]) in {photos.DAMAGED, photos.NO_PICTURE}


def test_a_file_is_read_no_further_than_a_picture_may_be_long(tmp_path):
    large = tmp_path / "film.jpg"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(Invalid) as caught:
        photos.prepare_file(large)
    assert caught.value.text == photos.TOO_LARGE


def test_a_file_that_is_not_there_is_said_in_words(tmp_path):
    with pytest.raises(Trouble) as caught:
        photos.prepare_file(tmp_path / "none.jpg")
    assert "foto" in caught.value.sentence(texts("id"))


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2_000), changed=st.dictionaries(st.integers(0, 1_999), st.integers(0, 255), max_size=12))
def test_no_broken_file_ends_in_anything_but_a_portrait_or_a_sentence(cut, changed):
    data = bytearray(written(upper_and_lower((120, 160)), "JPEG")[: cut or None])
    for place, byte in changed.items():
        if place < len(data):
            data[place] = byte
    try:
        seen = [read(made).size for made in photos.prepare(bytes(data))]
    except Invalid as refused:
        seen = refused.text
    assert seen in ([photos.THUMBNAIL, photos.PORTRAIT], photos.NO_PICTURE, photos.DAMAGED, photos.TOO_LARGE)
