"""Fixtures of every test: no window system, the bundled look, a fixed clock, and no unexpected line in the log."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import logging
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from tcdesk.domain.roles import ROLE_NAMES, Role
from tcdesk.i18n import texts
from tcdesk.ui.ask import ScriptedAsk
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.context import Bus, Context, Navigation, Worker
from tcdesk.ui.errors import Errors
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.notices import Notices
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
        words = texts(language)
        context = Context(
            services=services,
            jobs=Jobs(errors.take),
            ask=ask,
            texts=words,
            bus=Bus(),
            theme=theme,
            errors=errors,
            notices=Notices(),
            breakpoint=Breakpoint(),
            navigation=Navigation(),
            clock=clock,
            worker=Worker(name=name, roles=frozenset(roles), role_words=words.t(ROLE_NAMES[next(iter(roles))])),
            facility="Lapas Narkotika IIA Contoh",
            is_demo=is_demo,
        )
        made.append(context)
        return context

    yield make
    for context in made:
        assert context.jobs.finish(), "work went on after the test"


@pytest.fixture
def context(context_for) -> Context:
    """A counselor's context with no services behind it."""
    return context_for()
