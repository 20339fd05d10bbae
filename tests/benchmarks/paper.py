"""CPU seconds, memory and size of a packet of 120 reports beside a bare canvas, the time to one, how the window fares.

    python tests/benchmarks/paper.py [--residents 120] [--runs 3] [--facility NEW_DIR]

A packet of invented residents, about 305 pages, is built in a process of its own. The bare canvas draws the very same
marks: every string, line, area and picture of that packet, written down once and drawn again in a process that does
nothing else, without layout, structure, metadata or checks. That is the least the paper library can take. Processor
seconds are those of the whole process but for its start; turn about, least of all runs. `paper_elsewhere.py` sets the
same packet with Typst and WeasyPrint. Run by name; pytest does not collect it.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import pickle
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import attrs
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tcdesk.domain.packet import Packet, PacketItem
from tcdesk.domain.roles import Role
from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.paper import fonts, sheet
from tcdesk.reports.paper.tagging import TaggedCanvas

DRAWN = (
    "line", "rect", "roundRect", "circle", "saveState", "restoreState", "translate", "rotate", "doForm", "beginForm",
    "endForm", "showPage",
)  # fmt: skip
LARGE = 170
FULL = 2
"""Every second resident has more to say than fits on two pages."""


def tell(line: str) -> None:
    """One line of the table, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def photo(number: int) -> bytes:
    """A portrait as the program keeps it: 300 x 400 pixels, no two alike."""
    file = io.BytesIO()
    shades = [(one * (number % 7 + 2) + number) % 256 for one in range(256)]
    ground = Image.linear_gradient("L").resize((300, 400)).point(shades)
    Image.merge("RGB", (ground, ground.rotate(180), ground)).save(file, "JPEG", quality=85)
    return file.getvalue()


def packet(residents: int) -> Packet:
    """A conference over many residents, each with a photo, narrative and events of his own."""
    base = DOCUMENTS["progress"].samples()["typical"]
    items: list[PacketItem] = []
    for number in range(residents):
        identity = attrs.evolve(
            base.identity, name=f"Residen Nomor {number}", tc_no=f"TC-2026-{number:03d}", photo=photo(number)
        )
        narrative = tuple(
            attrs.evolve(part, text=f"{number} {part.text[4:]} {'' if number % FULL else part.text}")
            for part in base.narrative
        )
        report = attrs.evolve(
            base,
            number=f"LP/TC/III/2026/{number:04d}",
            code=f"{number:04d}-CJPA-E452-5VFM",
            identity=identity,
            narrative=narrative,
        )
        items.append(PacketItem(report=report))
    return Packet(letterhead=base.letterhead, on_date=base.as_of, items=tuple(items))


class Recorder(TaggedCanvas):
    """A canvas that writes down what is drawn on it."""

    log: list[tuple[str, tuple[object, ...], dict[str, object]]]
    depth = 0

    def beginPath(self):  # noqa: N802 - the library's name
        """A path that remembers its steps."""
        path, steps = super().beginPath(), []
        for name in ("moveTo", "lineTo", "curveTo", "rect", "close"):
            own = getattr(path, name)
            setattr(path, name, lambda *args, own=own, name=name: (steps.append((name, args)), own(*args))[1])
        path.steps = steps
        return path

    def clipPath(self, path, **how):  # noqa: N802 - the library's name
        """A clip with its steps."""
        self.log.append(("clipPath", (tuple(path.steps),), how))
        super().clipPath(path, **how)

    def shape(self, points, *, is_closed, stroke, fill):
        """A line or area as the path it is."""
        steps = [("lineTo" if place else "moveTo", point) for place, point in enumerate(points)]
        steps += [("close", ())] if is_closed else []
        self.log.append(("setLineJoin", (1,), {}))
        self.log.append(("drawPath", (tuple(steps),), {"stroke": stroke, "fill": fill}))
        self.log.append(("setLineJoin", (0,), {}))
        super().shape(points, is_closed=is_closed, stroke=stroke, fill=fill)

    def squares(self, x, y, side, rows):
        """The squares of a code as one path."""
        steps = [
            ("rect", (x + found.start() * side, y - (number + 1) * side, len(found[0]) * side, side))
            for number, row in enumerate(rows)
            for found in re.finditer(b"\x01+", row)
        ]
        self.log.append(("drawPath", (tuple(steps),), {"stroke": 0, "fill": 1}))
        super().squares(x, y, side, rows)

    def fill_with(self, colour):
        """A colour of areas where it changes."""
        if self._fill != colour:
            self.log.append(("setFillColorRGB", colour, {}))
        super().fill_with(colour)

    def stroke_with(self, colour, width):
        """A colour and width of lines where they change."""
        if self._stroke != colour:
            self.log.append(("setStrokeColorRGB", colour, {}))
        if self._thick != width:
            self.log.append(("setLineWidth", (width,), {}))
        super().stroke_with(colour, width)

    def dash(self, lengths):
        """Strokes and gaps."""
        self.log.append(("setDash", (list(lengths),), {}))
        super().dash(lengths)

    def drawImage(self, image, *place):  # noqa: N802 - the library's name
        """A picture as its pixels."""
        self.log.append(("drawImage", (image._image.copy(), *place), {}))
        return super().drawImage(image, *place)

    def jpeg(self, picture, *place):
        """A picture as the file it came from."""
        self.log.append(("drawImage", (picture.data, *place), {}))
        super().jpeg(picture, *place)

    def show(self, x, y, text, font, size, *, track=0.0, mode=0, is_apart=False):
        """A string with its font."""
        self.log.append(("setFont", (font, size), {}))
        self.log.append(("drawString", (x, y, text), {"charSpace": track, "mode": mode or None}))
        super().show(x, y, text, font, size, track=track, mode=mode, is_apart=is_apart)


def _recorded(name: str):
    def call(self, *args, **how):
        if not self.depth:
            self.log.append((name, args, how))
        self.depth += 1
        try:
            return getattr(super(Recorder, self), name)(*args, **how)
        finally:
            self.depth -= 1

    return call


for _name in DRAWN:
    setattr(Recorder, _name, _recorded(_name))


def record(residents: int, path: Path) -> None:
    """Write down all marks of the packet."""
    Recorder.log = []
    sheet.TaggedCanvas = Recorder
    DOCUMENTS["packet"].render(packet(residents), PageOptions())
    path.write_bytes(pickle.dumps(Recorder.log))


def replay(log: list[tuple[str, tuple[object, ...], dict[str, object]]]) -> bytes:
    """The same marks on the library's own canvas."""
    from reportlab.lib.utils import ImageReader

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595.28, 841.89), pageCompression=1, invariant=1)
    for name, args, how in log:
        if name in {"drawPath", "clipPath"}:
            path = canvas.beginPath()
            for step, places in args[0]:
                getattr(path, step)(*places)
            getattr(canvas, name)(path, **how)
        elif name == "drawImage":
            data, *place = args
            canvas.drawImage(ImageReader(io.BytesIO(data) if isinstance(data, bytes) else data), *place)
        else:
            getattr(canvas, name)(*args, **how)
    canvas.save()
    return file.getvalue()


def child(what: str, residents: int, path: Path) -> None:
    """Do one thing and print what it took as one JSON line."""
    fonts.register()
    if what == "record":
        record(residents, path)
        tell("{}")
        return
    if what in {"still", "idle"}:
        from paper_window import stood_still

        tell(json.dumps(stood_still(packet(residents) if what == "still" else None)))
        return
    made = packet(residents)
    if what == "bare":
        log = pickle.loads(path.read_bytes())
        start = time.process_time()
        data = replay(log)
    else:
        document = DOCUMENTS["packet"]
        start = time.process_time()
        data = document.render(made, PageOptions())
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(data))
    tell(json.dumps({"seconds": took, "mb": peak, "kb": len(data) // 1024, "pages": pages}))


def measured(what: str, residents: int, path: Path) -> dict[str, float]:
    """What a process of its own says."""
    command = [sys.executable, __file__, "--child", what, "--residents", str(residents), "--log", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "."})
    return json.loads(done.stdout.splitlines()[-1])


def packets(residents: int, runs: int) -> None:
    """The table of packets."""
    rows = ["TC Desk", "bare"]
    found: dict[str, list[dict[str, float]]] = {row: [] for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marks"
        measured("record", residents, path)
        for _ in range(runs):
            for row in rows:
                found[row].append(measured(row, residents, path))
    floor = min(one["seconds"] for one in found["bare"])
    tell(f"{residents} residents      CPU s   ratio   peak MB      KB   pages")
    for row, all_of in found.items():
        best = min(all_of, key=lambda one: one["seconds"])
        took, least = best["seconds"], min(one["mb"] for one in all_of)
        tell(f"{row:16} {took:8.2f} {took / floor:7.2f} {least:9.0f} {best['kb']:7.0f} {best['pages']:7.0f}")


def standstill(residents: int, runs: int) -> None:
    """How the window fares while a packet is made, beside a window with nothing to do."""
    busy, idle = ([measured(what, residents, Path()) for _ in range(runs)] for what in ("still", "idle"))
    still, none = (min(one["still"] for one in rows) for rows in (busy, idle))
    cancel, steps = min(one["cancel"] for one in busy), busy[0]["steps"]
    tell(
        f"{residents} residents: the window stands still for {still:.0f} ms at most ({none:.0f} ms with no work); "
        f"{steps} steps of progress, a cancel is heard within {cancel:.0f} ms"
    )


def one_report() -> None:
    """The time of one report, fonts read before."""
    document = DOCUMENTS["progress"]
    base = document.samples()["typical"]
    report = attrs.evolve(base, identity=attrs.evolve(base.identity, photo=photo(1)))
    times: list[float] = []
    for number in range(25):
        start = time.perf_counter()
        document.render(attrs.evolve(report, number=f"{number}"), PageOptions())
        times.append((time.perf_counter() - start) * 1000)
    tell(f"one report: first {times[0]:.0f} ms, then median {statistics.median(times[1:]):.1f} ms")


def from_facility(folder: Path) -> None:
    """The time from a resident to the first page of the preview, as the window asks it of a demo made in `folder`."""
    import pypdfium2

    from tcdesk.services.demo.build import make
    from tcdesk.ui.program import site_of

    access = make(folder, today=date(2026, 3, 9), residents=24, weeks=12)
    desk = site_of(access.folder).desk
    services = desk.sign_in(next(one.uid for one in desk.people() if Role.MANAGER in one.roles), access.password)
    reporting = services.reporting
    times: list[float] = []
    for resident in [row.id for row in services.residents.rows()][:12]:
        start = time.perf_counter()
        report = reporting.gather(resident)
        reporting.readiness(report, resident)
        data = reporting.render("progress", report, reporting.choice())
        pypdfium2.PdfDocument(data)[0].render(scale=1.5)
        times.append((time.perf_counter() - start) * 1000)
    tell(
        f"gather, check, render, first page: first {times[0]:.0f} ms, then median {statistics.median(times[1:]):.0f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=120)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--facility", type=Path)
    parser.add_argument("--child")
    parser.add_argument("--log", type=Path)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.residents, given.log)
        return
    gc.collect()
    if given.facility:
        from_facility(given.facility)
        return
    packets(given.residents, given.runs)
    one_report()
    standstill(LARGE, given.runs)


if __name__ == "__main__":
    main()
