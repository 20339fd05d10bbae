"""An invented facility's letterhead and a drawn portrait of nobody."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from tcdesk.domain.progress_parts import Letterhead


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@cache
def letterhead() -> Letterhead:
    """The letterhead of an invented prison with marks that belong to nobody."""
    return Letterhead(
        lines=(
            "Kementerian Imigrasi dan Pemasyarakatan Republik Indonesia",
            "Kantor Wilayah Direktorat Jenderal Pemasyarakatan Contoh",
        ),
        institution="Lembaga Pemasyarakatan Narkotika Kelas IIA Contoh",
        address="Jalan Contoh Raya No. 1, Kota Contoh 12345 · Telepon (021) 555-0101 · surel tc@contoh.go.id",
        city="Contoh",
        left_mark=_shield(),
        right_mark=_wheel(),
    )


def _shield() -> bytes:
    side = 440
    image = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(image)
    edge = [(220, 10), (400, 50), (400, 250), (345, 345), (220, 430), (95, 345), (40, 250), (40, 50)]
    draw.polygon(edge, outline="black", width=16)
    for left in (146, 200, 254):
        draw.rectangle((left, 120, left + 38, 320), fill="black")
    for top in (100, 325):
        draw.rectangle((120, top, 320, top + 18), fill="black")
    return _png(image)


def _wheel() -> bytes:
    side, ink = 440, "#0F4C5C"
    image = Image.new("RGB", (side, side), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((6, 6, 434, 434), outline=ink, width=18)
    draw.ellipse((130, 130, 310, 310), outline=ink, width=40)
    draw.ellipse((185, 185, 255, 255), fill=ink)
    for x, y in ((220, 100), (324, 160), (324, 280), (220, 340), (116, 280), (116, 160)):
        draw.ellipse((x - 34, y - 34, x + 34, y + 34), fill=ink)
    return _png(image)


@cache
def portrait() -> bytes:
    """A drawn figure before a red ground, as in the identity photos of the field."""
    image = Image.new("RGB", (300, 400), "#B5403A")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((35, 285, 265, 480), 80, fill="#DDDDE2")
    draw.rectangle((125, 230, 175, 300), fill="#8A6D55")
    draw.ellipse((85, 70, 215, 260), fill="#A9866A")
    draw.pieslice((80, 45, 220, 215), 180, 360, fill="#1E1A1A")
    return _png(image)
