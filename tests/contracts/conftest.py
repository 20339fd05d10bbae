"""The small facility of `factories` for the contracts of the services."""

from __future__ import annotations

import pytest
from factories import build, copied


@pytest.fixture(scope="session")
def facility_template(tmp_path_factory):
    """The facility as it was made; nobody writes to it."""
    folder = tmp_path_factory.mktemp("contracts") / "template"
    folder.mkdir()
    build(folder)
    return folder


@pytest.fixture
def facility_folder(facility_template, tmp_path):
    """A facility of one's own."""
    return copied(facility_template, tmp_path / "facility")
