"""Settings as fields, weights in words, ids of accounts, and who may change what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain import settings as known
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import SETTINGS, SettingGroup, SettingKind, Settings
from tcdesk.i18n import texts
from tcdesk.ui.pages.settings.backups import size_words
from tcdesk.ui.pages.settings.lists_access import free_uid
from tcdesk.ui.pages.settings.panel import allowed_words, closed_words
from tcdesk.ui.pages.settings.sections import SECTIONS
from tcdesk.ui.pages.settings.setting_fields import ELSEWHERE, field_of, of_group, scheme_echo, shown
from tcdesk.ui.pages.settings.setting_fields import given as as_saved
from tcdesk.ui.pages.settings.weights import summary, weight_words, weights_of

ID = texts("id")
EVERY = [one for group in SettingGroup for one in of_group(group)]
GROUPED = {group: of_group(group) for group in SettingGroup}


def test_every_setting_has_a_field_or_its_own_place() -> None:
    elsewhere = {one.key for one in SETTINGS.values() if one.kind in ELSEWHERE}
    assert {one.key for one in EVERY} | elsewhere | known.HIDDEN == SETTINGS.keys()


@pytest.mark.parametrize("setting", EVERY, ids=lambda one: one.key)
def test_a_setting_goes_through_its_field_unchanged(setting) -> None:
    values = Settings()
    back = as_saved([setting], shown([setting], values))
    assert back[setting.key] == values[setting]
    assert setting.problem(back[setting.key]) == setting.problem(values[setting])


@pytest.mark.parametrize("setting", EVERY, ids=lambda one: one.key)
def test_a_field_keeps_the_limits_of_its_setting(setting) -> None:
    spec = field_of(setting, ID)
    assert spec.name == setting.key
    if setting.kind is SettingKind.WHOLE and setting.key != known.TEXT_SIZE.key:
        assert (spec.least, spec.most) == (setting.low, setting.high)
    if setting.kind is SettingKind.TEXT:
        assert spec.longest == setting.high


def test_lines_are_taken_without_blanks() -> None:
    lines = known.LETTERHEAD_LINES
    assert as_saved([lines], {lines.key: " Satu \n\n  Dua\n"})[lines.key] == ("Satu", "Dua")
    assert as_saved([lines], {lines.key: None})[lines.key] == ()


def test_a_numbering_scheme_shows_the_next_number_it_makes() -> None:
    say = scheme_echo(ID, lambda key, typed: f"{key} {typed}")
    number = known.REPORT_NUMBER.key
    assert say(SETTINGS[number], "{number:03d}/{year}") == f"Berikutnya: {number} {{number:03d}}/{{year}}"
    assert say(SETTINGS[number], "{nomor}") == ""
    assert say(SETTINGS[known.CITY.key], "{number}") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "tidak diperhitungkan"),
        (1, "sedikit menimbang"),
        (2, "ikut menimbang"),
        (5, "sangat menimbang"),
        (9, "menentukan"),
    ],
)
def test_a_weight_is_said_beside_the_heaviest(value, expected) -> None:
    assert weight_words(value, 10, ID) == expected


def test_the_heaviest_wish_is_named_with_what_it_outweighs() -> None:
    weights = {"weights.group_change": 6, "weights.room_change": 2, "weights.load": 0}
    assert (
        summary(weights, ID)
        == "Terberat: Residen pindah kelompok. Satu kali setara dengan 3 kali: Kelompok pindah ruang."
    )
    assert summary({"weights.group_change": 6}, ID) == "Terberat: Residen pindah kelompok."
    assert summary({"weights.group_change": 0}, ID).startswith("Tidak ada bobot")


@given(
    st.dictionaries(st.sampled_from([*SETTINGS, "unknown"]), st.one_of(st.none(), st.booleans(), st.integers(-5, 120)))
)
def test_any_values_have_a_summary(values) -> None:
    weights = weights_of(values)
    assert all(SETTINGS[key].group is SettingGroup.WEIGHTS for key in weights)
    assert summary(weights, ID)
    assert all(weight_words(value, max(weights.values()), ID) for value in weights.values())


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Ratna Wulandari, S.Psi.", set(), "ratna"),
        ("Ratna Dewi", {"ratna"}, "ratna2"),
        ("dr. Hanifah Putri", set(), "hanifah"),
        ("Élise", {"elise", "elise2"}, "elise3"),
        ("  ", set(), "user"),
        ("Recovery", set(), "user"),
    ],
)
def test_an_account_gets_a_short_id_of_its_own(name, taken, expected) -> None:
    assert free_uid(name, taken) == expected


@given(st.text(max_size=60), st.sets(st.sampled_from(["user", "ratna", "user2"])))
def test_any_name_gives_an_id_that_is_free(name, taken) -> None:
    uid = free_uid(name, taken)
    assert uid not in taken
    assert 0 < len(uid) <= 40
    assert uid.isascii()
    assert not any(sign.isspace() for sign in uid)


def test_who_may_change_something_is_said_in_words() -> None:
    assert allowed_words(Action.USER_MANAGE, ID) == "Manajer program atau Administrator"
    assert closed_words(Action.SETTING_WRITE, ID) == "Hanya Manajer program atau Administrator yang dapat mengubah."


@pytest.mark.parametrize(
    ("size", "expected"), [(0, "1 kB"), (640_000, "640 kB"), (6_300_000, "6,3 MB"), (186_000_000, "186 MB")]
)
def test_a_size_is_said_shortly(size, expected) -> None:
    assert size_words(size, ID) == expected


def test_every_panel_has_its_own_code() -> None:
    codes = [code for section in SECTIONS for code, _, _ in section.panels]
    assert len(codes) == len(set(codes))
    assert len({section.code for section in SECTIONS}) == len(SECTIONS)
