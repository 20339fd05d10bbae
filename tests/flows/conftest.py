"""A demo facility on a real encrypted file, made once and copied for each test."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, USER, make
from tcdesk.services.desk import Desk
from tcdesk.store.kdf import Profile
from tcdesk.ui.pages._base import PAGES, Page, PageSpec

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
TODAY = date(2026, 3, 9)
MORNING = datetime(2026, 3, 9, 2, 42, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "facility"
    make(folder, today=TODAY, residents=48, weeks=6, seed=3, profile=CHEAP)
    return folder


@pytest.fixture
def demo_folder(demo_source: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo_source, tmp_path / "facility"))


@pytest.fixture
def at() -> SetClock:
    return SetClock(MORNING)


@pytest.fixture
def services(demo_folder: Path, at: SetClock):
    desk = Desk(demo_folder, at, kdf=CHEAP)
    yield desk.sign_in(USER, PASSWORD)
    desk.sign_out()


@pytest.fixture
def settings_page(services, context_for, window_for):
    """Opens the settings: `page, window, context = settings_page("rooms", "closures", roles=...)`."""

    def make(section="facility", panel="", *, roles=(Role.MANAGER, Role.ADMIN), language="id", size=(1366, 697)):
        context = context_for(services, roles=set(roles), language=language, name=services.who.name, is_demo=True)
        other = PageSpec(code="home", title=N_("Home"), icon="home", factory=Page)
        specs = (other, PAGES["settings"])
        window = window_for(context, specs, "settings", size=size, section=section, panel=panel)
        return window.desk.page, window, context

    return make
