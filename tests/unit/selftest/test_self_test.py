"""The self-test sees what a build forgot."""

from pathlib import Path

from tcdesk import selftest
from tcdesk.paths import resource


def test_every_registry_is_counted():
    assert {"tcdesk.domain.instruments._base.INSTRUMENTS", "tcdesk.ui.pages._base.PAGES"} <= {*selftest.registries()}


def test_what_is_shipped_are_the_files_the_program_reads():
    shipped = selftest.shipped()
    assert "i18n/id/LC_MESSAGES/domain.mo" in shipped
    assert {Path(name).suffix for name in shipped} & {".po", ".pyc"} == set()
    assert shipped["themes/light.toml"] == resource("themes", "light.toml").stat().st_size


def test_a_build_like_its_source_has_no_differences():
    found = {"registries": {"rules": 22}, "files": {"a.ttf": 10, "b.ttf": 20}}
    assert selftest.differences(found, found) == []


def test_a_forgotten_package_a_cut_file_and_an_empty_registry_are_found():
    found = {"registries": {"rules": 0}, "files": {"a.ttf": 9}}
    expected = {"registries": {"rules": 22, "pages": 9}, "files": {"a.ttf": 10, "b.ttf": 20}}
    assert selftest.differences(found, expected) == [
        "rules has 0 of 22",
        "pages has 0 of 9",
        "a.ttf has 9 of 10",
        "b.ttf has 0 of 20",
        "nothing in rules",
    ]
