"""A resident's photo from a file: checked before it is decoded, turned upright, cropped, and written anew.

Writing it anew drops what a camera adds (place, owner) and whatever else a file may carry.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from tcdesk.domain.refusals import Invalid, Trouble
from tcdesk.i18n import N_

PORTRAIT = (300, 400)
THUMBNAIL = (68, 90)
MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_FACE = (0.5, 0.35)
"""Where the crop keeps its middle: heads are in the upper part of a picture."""

NO_PICTURE = N_("This file is no picture that can be read. Nothing was changed. Choose a JPEG or PNG file.")
TOO_LARGE = N_("This picture is too large to be opened safely. Nothing was changed. Choose a smaller one.")
DAMAGED = N_("This picture is damaged or cut off. Nothing was changed. Choose another one.")
UNREADABLE = N_("The photo file could not be read. Nothing was changed. Choose another file.")

Prepared = tuple[bytes, bytes]
"""Thumbnail and portrait, both JPEG, 3:4."""


def prepare_file(path: Path) -> Prepared:
    """As `prepare`, from a file of which no more is read than a picture may have; raises also Trouble."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise Trouble(UNREADABLE) from None
    return prepare(data)


def prepare(data: bytes) -> Prepared:
    """(thumbnail, portrait) as JPEG, 3:4, from the bytes of a picture file. Touches nothing else; fit for a thread.

    Raises Invalid with a sentence for what is no picture, too large or damaged.
    """
    if len(data) > MOST_BYTES:
        raise Invalid(TOO_LARGE)
    try:
        with _opened(data) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Invalid(TOO_LARGE)
            portrait = _portrait(picture)
    except Image.DecompressionBombError:
        raise Invalid(TOO_LARGE) from None
    except UnidentifiedImageError:
        raise Invalid(NO_PICTURE) from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError):  # what the decoders raise for a broken file
        raise Invalid(DAMAGED) from None
    return _jpeg(portrait.resize(THUMBNAIL, Image.Resampling.LANCZOS)), _jpeg(portrait)


def _opened(data: bytes) -> Image.Image:
    """The picture with only its head read; Pillow's own warning of its size is ours to judge."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(data), formats=_FORMATS)


def _portrait(picture: Image.Image) -> Image.Image:
    """Decoded no larger than needed, cropped before it is given other colours, so that little memory is taken."""
    picture.draft("RGB", (2 * PORTRAIT[0], 2 * PORTRAIT[1]))
    upright = ImageOps.exif_transpose(picture)
    if upright.mode not in {"RGB", "RGBA", "L", "CMYK"}:
        upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    fitted = ImageOps.fit(upright, PORTRAIT, Image.Resampling.LANCZOS, centering=_FACE)
    clean = Image.new("RGB", PORTRAIT, "white")  # a new picture: a changed one would take its comments along
    clean.paste(fitted.convert("RGB"), mask=fitted.getchannel("A") if fitted.mode == "RGBA" else None)
    return clean


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
