"""Photos and marks on their way to paper: checked before they are decoded, turned, cropped, encoded anew."""

from __future__ import annotations

import functools
import warnings
from io import BytesIO

import attrs
from PIL import Image, ImageOps

LARGEST_FILE = 20_000_000
LARGEST_PIXELS = 40_000_000
PHOTO = (300, 400)
"""Pixels of a portrait of 24 x 32 mm: about 320 dpi."""
MARK = 440
"""Pixels of the longer side of a letterhead mark of 18.5 mm: 600 dpi."""


def _opened(data: bytes, largest: tuple[int, int], *, grey: bool) -> Image.Image | None:
    """A decoded image, upright; None for bytes that are too many, too large or no image at all."""
    if not data or len(data) > LARGEST_FILE:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(BytesIO(data), formats=("JPEG", "PNG"))
            if image.width * image.height > LARGEST_PIXELS or min(image.size) < 1:
                return None
            image.draft("L" if grey else None, largest)
            image.load()
            return ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError, MemoryError):
        return None


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image if image.mode == "L" else image.convert("RGB")


@attrs.frozen(eq=False)
class Jpeg:
    """A JPEG that goes into a file as it is, and its pixels."""

    data: bytes
    width: int
    height: int
    is_grey: bool


@functools.lru_cache(maxsize=8)
def photo(data: bytes, *, grey: bool) -> Jpeg | None:
    """A portrait as JPEG of `PHOTO` pixels, cropped to 3:4, without metadata; None where the bytes are no picture."""
    image = _opened(data, (PHOTO[0] * 2, PHOTO[1] * 2), grey=grey)
    if image is None:
        return None
    image = ImageOps.fit(_on_white(image), PHOTO, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    image = image.convert("L") if grey else image
    image.info.clear()  # what the library keeps of the old file, it would write into the new one
    file = BytesIO()
    image.save(file, "JPEG", quality=88, subsampling=0)
    return Jpeg(file.getvalue(), *image.size, image.mode == "L")


@functools.lru_cache(maxsize=8)
def mark(data: bytes, *, grey: bool) -> Image.Image | None:
    """A letterhead mark on white, at most `MARK` pixels long; None where the bytes are no picture."""
    image = _opened(data, (MARK * 2, MARK * 2), grey=grey)
    if image is None:
        return None
    image = _on_white(image)
    image.thumbnail((MARK, MARK), Image.Resampling.LANCZOS)
    return image.convert("L") if grey else image
