"""How good a password is called, and that no word for it depends on luck."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.password import SHORTEST, STRENGTH_WORDS, Strength, strength
from tcdesk.i18n import texts

ABOUT = ("Ratna Wulandari", "ratna", "Lapas Narkotika IIA Contoh")


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", Strength.TOO_SHORT),
        ("Rt7#kl9", Strength.TOO_SHORT),
        ("12345678", Strength.WEAK),
        ("password", Strength.WEAK),
        ("Password123", Strength.WEAK),
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("qwertyuiop", Strength.WEAK),
        ("RatnaWulandari1", Strength.WEAK),
        ("ratna wulandari", Strength.WEAK),
        ("kopi susu pg", Strength.FAIR),
        ("contoh-2026", Strength.WEAK),
        ("kopi susu tiap pagi", Strength.STRONG),
        ("hujan turun di sore hari", Strength.STRONG),
        ("Tr0ub4dor&3x", Strength.STRONG),
    ],
)
def test_what_people_type(password, expected):
    assert strength(password, ABOUT) is expected


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_judged_and_a_short_one_never_passes(password, about):
    found = strength(password, about)
    assert (found is Strength.TOO_SHORT) or len(password) * 4 >= SHORTEST


@given(st.text(min_size=SHORTEST, max_size=20), st.sampled_from("xyz#7"))
def test_naming_a_word_as_known_never_makes_a_password_better(password, sign):
    assert strength(password + sign, [password]) <= strength(password + sign)


def test_every_strength_has_its_words_in_both_languages():
    assert set(STRENGTH_WORDS) == set(Strength)
    assert len({texts("id").t(words) for words in STRENGTH_WORDS.values()}) == len(Strength)
