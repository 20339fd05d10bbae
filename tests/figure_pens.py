"""A pen that remembers what was drawn, over another pen that measures or draws."""

import math
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfbase import pdfmetrics

from tcdesk.figures.pen import Align, Box, Face, Ink
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.canvas import TaggedCanvas
from tcdesk.reports.paper.pen import PaperPen

ASCENT, DESCENT = 0.74, 0.22  # of the size: what letters, digits and fractions of the face reach


@dataclass(frozen=True)
class Mark:
    kind: str
    left: float
    top: float
    right: float
    bottom: float
    fill: Ink | None = None
    stroke: Ink | None = None
    text: str = ""
    size: float = 0.0
    baseline: float = 0.0
    face: Face | None = None

    @property
    def is_finite(self):
        return all(math.isfinite(edge) for edge in (self.left, self.top, self.right, self.bottom))


class RecordingPen:
    """Records every mark with the extent it covers, cut to the clip, and passes it on to `inner` where there is one."""

    def __init__(self, inner=None):
        fonts.register()
        self.marks = []
        self.hairline = 0.5 if inner is None else inner.hairline
        self._inner = inner
        self._clips = [(-math.inf, -math.inf, math.inf, math.inf)]

    def _add(self, kind, left, top, right, bottom, *, grow=0.0, **more):
        clip = self._clips[-1]
        self.marks.append(
            Mark(
                kind,
                max(left - grow, clip[0]),
                max(top - grow, clip[1]),
                min(right + grow, clip[2]),
                min(bottom + grow, clip[3]),
                **more,
            )
        )

    def _pass(self, name, *args, **kwargs):
        if self._inner is not None:
            getattr(self._inner, name)(*args, **kwargs)

    def line(self, x1, y1, x2, y2, ink, width, dash=()):
        # A flat end does not reach beyond its point: the width lies across the line.
        across = (width / 2, 0) if x1 == x2 else (0, width / 2) if y1 == y2 else (width / 2, width / 2)
        self._add(
            "line",
            min(x1, x2) - across[0],
            min(y1, y2) - across[1],
            max(x1, x2) + across[0],
            max(y1, y2) + across[1],
            stroke=ink,
        )
        self._pass("line", x1, y1, x2, y2, ink, width, dash)

    def _shape(self, kind, points, grow, **more):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._add(kind, min(xs), min(ys), max(xs), max(ys), grow=grow, **more)

    def polyline(self, points, ink, width, dash=()):
        if len(points) > 1:
            self._shape("polyline", points, width / 2, stroke=ink)
        self._pass("polyline", points, ink, width, dash)

    def polygon(self, points, *, fill=None, stroke=None, width=1.0):
        if len(points) > 2:
            self._shape("polygon", points, width / 2 if stroke else 0.0, fill=fill, stroke=stroke)
        self._pass("polygon", points, fill=fill, stroke=stroke, width=width)

    def rect(self, box, *, fill=None, stroke=None, width=1.0, dash=()):
        self._box("rect", box, fill, stroke, width)
        self._pass("rect", box, fill=fill, stroke=stroke, width=width, dash=dash)

    def round_rect(self, box, radius, *, fill=None, stroke=None, width=1.0, dash=()):
        assert radius >= 0
        self._box("rect", box, fill, stroke, width)
        self._pass("round_rect", box, radius, fill=fill, stroke=stroke, width=width, dash=dash)

    def _box(self, kind, box, fill, stroke, width):
        assert box.width >= -1e-6, box
        assert box.height >= -1e-6, box
        grow = width / 2 if stroke else 0.0
        self._add(kind, box.x, box.y, box.right, box.bottom, grow=grow, fill=fill, stroke=stroke)

    def circle(self, x, y, radius, *, fill=None, stroke=None, width=1.0):
        assert radius >= 0
        grow = width / 2 if stroke else 0.0
        self._add("circle", x - radius, y - radius, x + radius, y + radius, grow=grow, fill=fill, stroke=stroke)
        self._pass("circle", x, y, radius, fill=fill, stroke=stroke, width=width)

    def text(self, x, baseline, text, size, *, face=Face.REGULAR, ink=Ink.INK, align=Align.LEFT):
        if not text:
            return
        width = self.text_width(text, size, face)
        left = x - {Align.LEFT: 0.0, Align.CENTER: width / 2, Align.RIGHT: width}[align]
        self._add(
            "text",
            left,
            baseline - ASCENT * size,
            left + width,
            baseline + DESCENT * size,
            fill=ink,
            text=text,
            size=size,
            baseline=baseline,
            face=face,
        )
        self._pass("text", x, baseline, text, size, face=face, ink=ink, align=align)

    def text_width(self, text, size, face=Face.REGULAR):
        if self._inner is not None:
            return self._inner.text_width(text, size, face)
        return pdfmetrics.stringWidth(text, fonts.FACES[face], size)

    def save(self):
        self._clips.append(self._clips[-1])
        self._pass("save")

    def restore(self):
        self._clips.pop()
        self._pass("restore")

    def clip(self, box):
        left, top, right, bottom = self._clips[-1]
        self._clips[-1] = (max(left, box.x), max(top, box.y), min(right, box.right), min(bottom, box.bottom))
        self._pass("clip", box)

    @property
    def texts(self):
        return [mark for mark in self.marks if mark.kind == "text"]

    @property
    def is_balanced(self):
        return len(self._clips) == 1

    def filled(self, ink):
        return [mark for mark in self.marks if mark.fill is ink and mark.kind != "text"]


def assert_inside(pen, box, slack):
    """Everything recorded is a number and lies in the box, give or take `slack`."""
    assert pen.is_balanced
    for mark in pen.marks:
        assert mark.is_finite, mark
        assert mark.left >= box.x - slack, mark
        assert mark.right <= box.right + slack, mark
        assert mark.top >= box.y - slack, mark
        assert mark.bottom <= box.bottom + slack, mark


def assert_readable(pen):
    """No two texts touch."""
    for place, one in enumerate(pen.texts):
        for other in pen.texts[place + 1 :]:
            apart_across = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
            apart_down = abs(one.baseline - other.baseline) >= 0.72 * max(one.size, other.size)
            assert apart_across or apart_down, (one, other)


def paper(items, palette, style, texts):
    """The bytes of a one-page file with the figures below each other; `items` holds figure, data and width."""
    fonts.register()
    heights = [figure.height(data, style) for figure, data, _ in items]
    high = sum(heights) + 12 * (len(items) + 1)
    wide = max(width for *_, width in items) + 40
    file = BytesIO()
    canvas = TaggedCanvas(file, pagesize=(wide, high), invariant=1, initialFontName=fonts.REGULAR)
    top = high - 12
    for (figure, data, width), height in zip(items, heights, strict=True):
        pen = PaperPen(canvas, palette, left=20, top=top)
        figure.draw(pen, Box(0, 0, width, height), data, style, texts)
        top -= height + 12
    canvas.showPage()
    canvas.save()
    return file.getvalue()
