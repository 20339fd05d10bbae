"""A resident's photo from a file: checked before it is decoded, turned upright, cropped, and written anew.

Writing it anew drops what a camera adds (place, owner) and whatever else a file may carry.
"""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from tcdesk.domain.refusals import Invalid
from tcdesk.i18n import N_

PORTRAIT = (300, 400)
THUMBNAIL = (68, 90)
MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")

NO_PICTURE = N_("This file is no picture that can be read. Nothing was changed. Choose a JPEG or PNG file.")
TOO_LARGE = N_("This picture is too large to be opened safely. Nothing was changed. Choose a smaller one.")
DAMAGED = N_("This picture is damaged or cut off. Nothing was changed. Choose another one.")


def prepare(data: bytes) -> tuple[bytes, bytes]:
    """(thumbnail, portrait) as JPEG, 3:4, from the bytes of a picture file.

    Raises Invalid with a sentence for what is no picture, too large or damaged.
    """
    if len(data) > MOST_BYTES:
        raise Invalid(TOO_LARGE)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Invalid(TOO_LARGE)
            picture.draft("RGB", (2 * PORTRAIT[0], 2 * PORTRAIT[1]))
            upright = ImageOps.exif_transpose(picture)
            portrait = ImageOps.fit(_on_white(upright), PORTRAIT, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid(NO_PICTURE) from None
    except (OSError, ValueError, SyntaxError):
        raise Invalid(DAMAGED) from None
    return _jpeg(portrait.resize(THUMBNAIL, Image.Resampling.LANCZOS)), _jpeg(portrait)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return picture.convert("RGB")


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
