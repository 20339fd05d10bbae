"""Drawn portraits for invented people: plain shapes, nobody's face."""

from __future__ import annotations

import io
import math
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


_MARK = 420
_BLACK = (0, 0, 0)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("L").save(out, "PNG", optimize=True)
    return out.getvalue()


def shield_mark() -> bytes:
    """A plain shield with three bars, PNG bytes: the invented ministry's mark."""
    picture = Image.new("RGB", (_MARK, _MARK), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    outline = [
        (210, 12),
        (372, 62),
        (372, 210),
        (344, 306),
        (282, 368),
        (210, 408),
        (138, 368),
        (76, 306),
        (48, 210),
        (48, 62),
    ]
    draw.polygon(outline, outline=_BLACK, width=14)
    for left in (142, 196, 250):
        draw.rectangle((left, 122, left + 28, 286), fill=_BLACK)
    draw.rectangle((118, 92, 302, 114), fill=_BLACK)
    draw.rectangle((118, 294, 302, 316), fill=_BLACK)
    return _png(picture)


def programme_mark() -> bytes:
    """A ring of six around a centre, PNG bytes: the invented programme's mark."""
    picture = Image.new("RGB", (_MARK, _MARK), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((10, 10, _MARK - 10, _MARK - 10), outline=_BLACK, width=14)
    draw.ellipse((110, 110, 310, 310), outline=_BLACK, width=34)
    draw.ellipse((180, 180, 240, 240), fill=_BLACK)
    for sixth in range(6):
        angle = math.radians(60 * sixth)
        x, y = 210 + 118 * math.sin(angle), 210 - 118 * math.cos(angle)
        draw.ellipse((x - 27, y - 27, x + 27, y + 27), fill=_BLACK)
    return _png(picture)
