"""The small facility of `factories`, made once and copied for each test, and a door for any role."""

from __future__ import annotations

import pytest
from factories import ACCOUNTS, PASSWORD, build, copied, desk_in


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """The facility as it was made; nobody writes to it."""
    folder = tmp_path_factory.mktemp("facility") / "template"
    folder.mkdir()
    build(folder)
    return folder


@pytest.fixture
def folder(template, tmp_path):
    """A facility of one's own."""
    return copied(template, tmp_path / "facility")


@pytest.fixture
def sign_in(folder):
    """Signs somebody in by role, whoever was there before signed out: `sign_in(Role.COUNSELOR)` gives the services."""
    desk = desk_in(folder)

    def enter(role):
        desk.sign_out()
        return desk.sign_in(ACCOUNTS[role], PASSWORD)

    yield enter
    desk.sign_out()
