"""The recovery code: what the pen does to it is either taken or found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.refusals import Invalid
from tcdesk.i18n import texts
from tcdesk.store import recovery

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.integers(0, 2**150 - 1).map(recovery._written)


def test_a_new_code_is_eight_groups_of_four_and_never_the_same():
    code = recovery.new_code()
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert set(code) <= {*ALPHABET, "-"}
    assert len({recovery.new_code() for _ in range(50)}) == 50


@given(st.integers(0, 2**150 - 1))
def test_a_code_gives_its_secret_back(value):
    assert recovery.secret_of(recovery._written(value)) == value.to_bytes(19)


@given(codes)
def test_small_letters_spaces_and_look_alikes_are_taken(code):
    sloppy = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert recovery.secret_of(sloppy) == recovery.secret_of(code)


@given(codes, st.integers(0, 31), st.integers(1, 31))
def test_any_one_wrong_character_is_found(code, place, step):
    clean = code.replace("-", "")
    other = ALPHABET[(ALPHABET.index(clean[place]) + step) % 32]
    with pytest.raises(Invalid):
        recovery.secret_of(clean[:place] + other + clean[place + 1 :])


@given(codes, st.integers(0, 29), st.integers(0, 29))
def test_any_two_exchanged_characters_are_found(code, one, two):
    clean = list(code.replace("-", ""))
    if clean[one] == clean[two]:
        return
    clean[one], clean[two] = clean[two], clean[one]
    with pytest.raises(Invalid):
        recovery.secret_of("".join(clean))


@given(st.text(max_size=60))
def test_any_text_that_is_no_code_gets_a_sentence(text):
    with pytest.raises(Invalid) as found:
        recovery.secret_of(text)
    assert found.value.sentence(texts("id"))


def test_the_sentence_says_where_to_look():
    code = "ABCD-EFGU-" + "0" * 4
    with pytest.raises(Invalid) as found:
        recovery.secret_of(code)
    assert "kelompok 2" in found.value.sentence(texts("id"))
    with pytest.raises(Invalid) as found:
        recovery.secret_of("ABCD")
    assert "32" in found.value.sentence(texts("id"))


def test_the_part_that_confirms_the_sheet():
    assert recovery.last_groups("AAAA-BBBB-CCCC-DDDD") == "CCCC-DDDD"
