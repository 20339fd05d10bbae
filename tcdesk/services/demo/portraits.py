"""Drawn portraits for invented people: plain shapes, nobody's face."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

PORTRAIT = (300, 400)
THUMBNAIL = (68, 90)
_GROUNDS = ((150, 52, 50), (58, 88, 140), (150, 52, 50), (70, 96, 150))
_SKINS = ((150, 110, 80), (132, 94, 66), (170, 128, 96), (118, 84, 60))
_SHIRTS = ((222, 222, 226), (206, 210, 216), (228, 224, 218))
_HAIRS = ((26, 24, 24), (40, 34, 32), (22, 22, 28))


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def portrait(rng: random.Random) -> tuple[bytes, bytes]:
    """(thumbnail, portrait) JPEG bytes of one drawn figure, 3:4."""
    width, height = PORTRAIT
    picture = Image.new("RGB", PORTRAIT, rng.choice(_GROUNDS))
    draw = ImageDraw.Draw(picture)
    skin, shirt, hair = rng.choice(_SKINS), rng.choice(_SHIRTS), rng.choice(_HAIRS)
    half = rng.randint(50, 58)
    top = rng.randint(92, 108)
    shoulder = rng.randint(112, 128)
    middle = width // 2
    draw.ellipse((middle - shoulder, 262, middle + shoulder, height + 160), fill=shirt)
    draw.rectangle((middle - 24, 218, middle + 24, 284), fill=tuple(max(0, part - 22) for part in skin))
    draw.ellipse((middle - half, top, middle + half, top + 150), fill=skin)
    crown = rng.randint(30, 44)
    if rng.random() < 0.35:
        draw.rounded_rectangle((middle - half - 4, top - 22, middle + half + 4, top + crown), 12, fill=hair)
    else:
        draw.pieslice((middle - half - 3, top - 10, middle + half + 3, top + 110), 180, 360, fill=hair)
        draw.rectangle((middle - half - 3, top + 46, middle - half + 9, top + 74), fill=hair)
        draw.rectangle((middle + half - 9, top + 46, middle + half + 3, top + 74), fill=hair)
    return _jpeg(picture.resize(THUMBNAIL, Image.Resampling.LANCZOS)), _jpeg(picture)
