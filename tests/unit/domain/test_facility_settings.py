"""Settings: each has a default that holds, survives JSON, and refuses what it should."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain import settings as known
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.settings import HIDDEN, SETTINGS, SettingKind, Settings, numbered, scheme_fits
from tcdesk.domain.week.problem import HOMOGENEITY, Weights
from tcdesk.i18n import texts


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.key)
def test_the_default_of_a_setting_holds_and_survives_json(setting):
    if setting is not known.FACILITY_NAME:
        assert setting.problem(setting.default) is None
    assert setting.typed(json.loads(json.dumps(setting.plain(setting.default)))) == setting.default
    assert texts("id").t(setting.label)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.key)
@given(
    value=st.none()
    | st.integers()
    | st.text(max_size=300)
    | st.lists(st.integers())
    | st.dictionaries(st.text(), st.text())
)
def test_whatever_stands_in_the_file_a_setting_has_a_value_that_holds(setting, value):
    found = setting.typed(value)
    assert found == setting.default or setting.problem(found) is None


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (known.FACILITY_NAME, " "),
        (known.FACILITY_NAME, "x" * 121),
        (known.CAPACITY, 0),
        (known.CAPACITY, True),
        (known.CAPACITY, "170"),
        (known.PAPER_SIZE, "A5"),
        (known.IS_DEMO, 1),
        (known.LEFT_MARK, b"GIF89a"),
        (known.LEFT_MARK, b"\x89PNG\r\n\x1a\n" + b"0" * known.PICTURE_BYTES),
        (known.SIGNATORIES, (Signatory(position=""),)),
        (known.LETTERHEAD_LINES, ("a",) * 5),
        (known.REPORT_NUMBER, "{year}/TC"),
        (known.REPORT_NUMBER, "{number.__class__}"),
        (known.REPORT_NUMBER, "{number:999999999d}"),
        (known.RESIDENT_NUMBER, "{number"),
    ],
)
def test_what_does_not_fit_a_setting_is_refused_in_words(setting, value):
    problem = setting.problem(value)
    assert problem is not None
    assert problem.field == setting.key
    assert problem.sentence(texts("id")) not in {"", problem.text}


def test_a_scheme_of_numbers_is_written_with_a_roman_month():
    assert numbered("{number:03d}/{code}/{month}/{year}", 14, 2026, 3, "LP-TC") == "014/LP-TC/III/2026"


@given(st.text(alphabet="{}number:03dyeac!.r/ ", max_size=30))
def test_a_scheme_that_fits_can_be_written_and_counts(scheme):
    if scheme_fits(scheme):
        assert numbered(scheme, 1, 2026, 3, "TC") != numbered(scheme, 2, 2026, 3, "TC")


def test_weights_and_alikeness_come_from_their_settings():
    assert Settings().weights == Weights()
    assert Settings().homogeneity == dict(HOMOGENEITY)
    changed = Settings({"weights.load": 9, "weights.alike.problem": 1})
    assert changed.weights.load == 9
    assert changed.homogeneity["problem"] == 1


def test_pictures_and_signature_blocks_survive_json():
    picture = b"\xff\xd8\xff\x00\x01"
    for setting, value in (
        (known.LEFT_MARK, picture),
        (known.SIGNATORIES, (Signatory(heading="Mengetahui,", position="Kalapas", name="B", employee_no="1"),)),
        (known.LETTERHEAD_LINES, ("SATU", "DUA")),
    ):
        assert setting.typed(json.loads(json.dumps(setting.plain(value)))) == value


def test_only_what_the_program_writes_itself_is_hidden():
    assert {key for key in HIDDEN if SETTINGS[key].kind is not SettingKind.FLAG} == set()
