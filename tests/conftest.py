"""Fixtures of every test: no window system, the bundled look, a fixed clock, and no unexpected line in the log."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import logging
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from tcdesk.ui.theme import Theme

NOW = datetime(2026, 3, 9, 9, 42, 17, tzinfo=timezone(timedelta(hours=7)))


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
    return theme


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands at `NOW`, a Monday morning in Jakarta."""
    return lambda: NOW
