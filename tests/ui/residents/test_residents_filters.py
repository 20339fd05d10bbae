"""What the list lets through."""

from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.phase import Stage
from tcdesk.domain.resident import MainProblem
from tcdesk.domain.views.residents import Flag, ResidentRow
from tcdesk.ui.pages.residents.filters import NO_GROUP, Chosen, Sieve


def row(number, **given_):
    """A resident of the list."""
    made = {
        "name": f"Resident {number}",
        "register_no": f"BI.N {100 + number}/2025",
        "tc_no": f"TC-2026-{number:03}",
        "problem": MainProblem.STIMULANT,
        "stage": Stage.PRIMARY,
    }
    return ResidentRow(id=number, **(made | given_))


EKO = row(1, name="Eko Simanjuntak", counselor="Ratna W.", group="K-03", flags=(Flag.URINE,), is_own=True)
ANDI = row(2, name="Andi Pratama", counselor="Maria S.", stage=Stage.ENTRY)
RIZKI = row(3, name="Rizki Ramadhan", counselor="Ratna W.", place="Blok C · Rumah 5", stage=Stage.DETOX)
SIEVE = Sieve((EKO, ANDI, RIZKI))


def test_words_are_found_in_any_order_and_a_register_number_without_its_punctuation():
    assert SIEVE.sift(Chosen(query="simanj eko")) == (EKO,)
    assert SIEVE.sift(Chosen(query="bin1022025")) == (ANDI,)
    assert SIEVE.sift(Chosen(query="rumah 5")) == (RIZKI,)
    assert SIEVE.sift(Chosen(query="k-03")) == (EKO,)
    assert SIEVE.sift(Chosen(query="nobody")) == ()


def test_each_choice_narrows_and_all_of_them_together():
    assert SIEVE.sift(Chosen(stage=Stage.ENTRY)) == (ANDI,)
    assert SIEVE.sift(Chosen(counselor="Ratna W.")) == (EKO, RIZKI)
    assert SIEVE.sift(Chosen(group="K-03")) == (EKO,)
    assert SIEVE.sift(Chosen(group=NO_GROUP)) == (ANDI, RIZKI)
    assert SIEVE.sift(Chosen(flag=Flag.URINE)) == (EKO,)
    assert SIEVE.sift(Chosen(only_own=True)) == (EKO,)
    assert SIEVE.sift(Chosen(counselor="Ratna W.", group=NO_GROUP, stage=Stage.DETOX)) == (RIZKI,)


def test_counts_of_phases_follow_the_other_choices_and_not_the_phase():
    chosen = Chosen(counselor="Ratna W.", stage=Stage.DETOX)
    assert SIEVE.counts(chosen) == {Stage.PRIMARY: 1, Stage.DETOX: 1}
    assert SIEVE.total(chosen) == 2


def test_only_choices_behind_the_funnel_are_counted_there():
    assert Chosen(query="eko", stage=Stage.PRIMARY).behind_funnel == 0
    assert Chosen(counselor="Ratna W.", flag=Flag.URINE, only_own=True).behind_funnel == 3
    assert Chosen(query="  ").is_open
    assert not Chosen(only_own=True).is_open


@given(st.text(max_size=40))
def test_any_words_may_be_searched_for(query):
    found = SIEVE.sift(Chosen(query=query))
    assert set(found) <= {EKO, ANDI, RIZKI}
    assert found == tuple(one for one in SIEVE.rows if one in found)
