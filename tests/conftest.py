"""Fixtures of every test: no window system, the bundled look, a fixed clock, and no unexpected line in the log.

Pictures: `shot(widget, name)` compares with `tests/shots/golden/name.png` and forgives what a reader would not see.
`TCDESK_NEW_SHOTS=1` writes the pictures anew; look at each of them before committing it.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import logging
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import attrs
import hypothesis
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tcdesk.domain.roles import Role
from tcdesk.domain.views.people import Who
from tcdesk.i18n import texts
from tcdesk.ui.ask import ScriptedAsk
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.context import Bus, Context, Navigation
from tcdesk.ui.errors import Errors
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.notices import Notices
from tcdesk.ui.theme import Theme
from tcdesk.ui.window import Window

hypothesis.settings.register_profile("house", deadline=None)  # timings are benchmarks; a first call may import much
hypothesis.settings.load_profile("house")

NOW = datetime(2026, 3, 9, 9, 42, 17, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(autouse=True)
def no_printers(monkeypatch):
    """No test sees the printers of the computer it runs on; one that prints has a fixture of this name of its own."""
    monkeypatch.setenv("CUPS_SERVER", "/nonexistent")


@pytest.fixture(autouse=True)
def _quiet_log(caplog):
    """A log line of WARNING or worse fails the test; a test that expects one looks at it and calls `caplog.clear()`."""
    yield
    loud = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not loud, f"unexpected log lines: {loud}"


@pytest.fixture
def theme(qapp):
    """The light theme on the application, at 100 %, without movement."""
    theme = Theme(motion=False)
    theme.apply(qapp)
    qapp.setCursorFlashTime(0)
    return theme


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands at `NOW`, a Monday morning in Jakarta."""
    return lambda: NOW


@pytest.fixture
def ask() -> ScriptedAsk:
    """Answers what the test lists in `ask.answers`."""
    return ScriptedAsk()


@pytest.fixture
def context_for(theme, ask, clock):
    """Makes a screen's context: `context_for(services, roles={Role.COUNSELOR}, language="id")`."""
    made: list[Context] = []

    def make(services=None, *, roles=(Role.COUNSELOR,), language="id", name="Ratna Wulandari, S.Psi.", is_demo=False):
        errors = Errors()
        context = Context(
            services=services,
            jobs=Jobs(errors.take),
            ask=ask,
            texts=texts(language),
            bus=Bus(),
            theme=theme,
            errors=errors,
            notices=Notices(),
            breakpoint=Breakpoint(),
            navigation=Navigation(),
            clock=clock,
            who=Who(uid="ratna", name=name, roles=frozenset(roles)),
            facility="Lapas Narkotika IIA Contoh",
            is_demo=is_demo,
        )
        made.append(context)
        return context

    yield make
    for context in made:
        assert context.jobs.finish(), "work went on after the test"
        QApplication.processEvents()  # what the workers sent last arrives before the next test begins


@pytest.fixture
def context(context_for) -> Context:
    """A counselor's context with no services behind it."""
    return context_for()


@pytest.fixture
def window_for(qtbot, theme):
    """Makes a shown window with a desk: `window_for(context, specs, code="home", size=(1366, 697), **args)`."""

    def make(context, specs, code="", *, size=(1366, 697), **args) -> Window:
        window = Window(theme, context.texts, context.errors)
        qtbot.addWidget(window)
        window.setMinimumSize(0, 0)  # the smallest client area is that of a window with its frame
        window.resize(*size)
        window.show_desk(context, specs, code, **args)
        with qtbot.waitActive(window):
            window.show()
        return window

    return make


@attrs.frozen
class Look:
    """One way a screen is looked at: language, theme, inner size of the window."""

    language: str
    theme: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        return f"{self.language}-{self.theme}-{self.size[0]}"


LOOKS = (
    Look("id", "light", (1366, 697)),
    Look("id", "dark", (1366, 697)),
    Look("en", "light", (1366, 697)),
    Look("id", "light", (1280, 649)),
    Look("id", "light", (960, 469)),
)


@pytest.fixture(params=LOOKS, ids=lambda look: look.name)
def look(request, theme) -> Look:
    """Each way a screen is looked at, with the theme already on; for golden pictures."""
    theme.change(name=request.param.theme)
    return request.param


def _grabbed(widget: QWidget) -> Image.Image:
    QApplication.processEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(image.constBits())
    return Image.frombytes("RGB", (image.width(), image.height()), data, "raw", "RGB", image.bytesPerLine())


def _share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ so much that it is not the colour reduction of the stored picture."""
    worst = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > 32 else 0)
    return worst.histogram()[255] / (one.width * one.height)


@pytest.fixture
def shot(tmp_path):
    """`shot(widget, name)`: the widget looks as in `tests/shots/golden/name.png`."""

    def check(widget: QWidget, name: str, tolerance: float = 0.002) -> None:
        golden = Path(__file__).parent / "shots" / "golden" / f"{name}.png"
        seen = _grabbed(widget)
        if os.environ.get("TCDESK_NEW_SHOTS"):
            golden.parent.mkdir(exist_ok=True)
            seen.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(golden, optimize=True)
        assert golden.is_file(), f"no picture {golden.name}: make it with TCDESK_NEW_SHOTS=1 and look at it"
        with Image.open(golden) as stored:
            wanted = stored.convert("RGB")
        seen.save(tmp_path / golden.name)
        assert seen.size == wanted.size
        share = _share_that_differs(seen, wanted)
        assert share <= tolerance, f"{share:.2%} of {golden.name} differ; now: {tmp_path / golden.name}"

    return check
