"""Whether two people may be one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.likeness import Kind, Person, compare, name_likeness
from tcdesk.i18n import texts

WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéÜ"), min_size=2, max_size=9)
PEOPLE = st.builds(
    Person,
    name=st.text(max_size=20),
    alias=st.text(max_size=8),
    birth_date=st.none() | st.dates(),
    mother_name=st.text(max_size=12),
    national_no=st.text(st.sampled_from("0123456789 x"), max_size=16),
)
BORN = date(1990, 5, 21)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Muhammad Iqbal", "Mohamad Iqbal"),
        ("Moch. Iqbal", "Muhammad Ikbal"),
        ("Muh Iqbal", "MHD. IQBAL"),
        ("Achmad Soeharto", "Ahmad Suharto"),
        ("Rizky Ramadhan", "Risqi Romadhon"),
        ("Fajar Nugroho", "Pajar Nugroho"),
        ("Agung Prasetyo", "Agung Prasetya"),
        ("Agung Prasetyo", "Prasetyo Agung"),
        ("Dedi Kurniawan bin Sukardi", "Dedy Kurniawan"),
        ("Rahmat Hidayat alias Amat", "Amat"),
        ("Rahmat Hidayat (Amat)", "Rachmat Hidayat"),
        ("Nur Hidayat", "Nurhidayat"),
        ("H. Syaiful Anwar", "Saeful Anwar"),
        ("Djoko Soesanto", "Joko Susanto"),
        ("Yohanes Sitorus, S.H.", "Johannes Sitorus"),
    ],
)
def test_spellings_of_one_name_are_alike(a, b):
    assert name_likeness(a, b) >= 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Eko Simanjuntak", "Andi Pratama"),
        ("Hasan Basri", "Slamet Riyadi"),
        ("Muhammad Iqbal", "Muhammad Yusuf"),
        ("Agung Prasetyo", "Agus Wibowo"),
        ("Siti Aminah", "Dewi Lestari"),
    ],
)
def test_other_names_are_not(a, b):
    assert name_likeness(a, b) < 0.75


def test_a_part_of_a_name_lies_between():
    assert 0.6 < name_likeness("Agung", "Agung Prasetyo") < 0.9
    assert 0.6 < name_likeness("A. Prasetyo", "Agung Prasetyo") < 1


@given(st.lists(WORDS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_same_words_are_the_same_name(words, random):
    other = [*words]
    random.shuffle(other)
    assert name_likeness(" ".join(words), " ".join(words).upper()) == pytest.approx(1)
    assert name_likeness(" ".join(words), " ".join(other)) == pytest.approx(1)


@given(st.text(max_size=24), st.text(max_size=24))
def test_any_two_texts_are_compared_and_the_same_from_both_sides(a, b):
    like = name_likeness(a, b)
    assert 0 <= like <= 1
    assert like == pytest.approx(name_likeness(b, a))


def test_the_banner_of_the_picture():
    new = Person(name="Agung Prasetyo", birth_date=BORN, mother_name="Sumarni")
    old = Person(name="Agung Prasetya", birth_date=BORN, mother_name="Sumarni")
    found = compare(new, old)
    assert found.possibly_same
    assert [reason.kind for reason in found.reasons] == [Kind.NAME, Kind.BIRTH_SAME, Kind.MOTHER_SAME]
    assert found.words(texts("id")) == "nama 92%, tanggal lahir sama, nama ibu sama"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Person(name="Muhammad Iqbal"), True),
        (Person(name="Moh. Iqbal", birth_date=BORN), True),
        (Person(name="Muhammad Iqbal", birth_date=date(1990, 12, 25), mother_name="Sumarni"), False),
        (Person(name="Muhammad Iqbal", birth_date=date(1990, 5, 12), mother_name="Sumarni"), True),
        (Person(name="Muhammad Iqbal", birth_date=date(1991, 5, 21)), True),
        (Person(name="Yusuf Maulana", birth_date=BORN, mother_name="Sumarni"), False),
        (Person(name="Somebody Else", national_no="3603 1234 5678 0001"), True),
        (Person(name="Ucok", alias="Muhammad Iqbal", birth_date=BORN), True),
    ],
)
def test_birth_date_mother_and_number_weigh(other, same):
    person = Person(name="Muhammad Iqbal", birth_date=BORN, mother_name="Sumarni", national_no="3603123456780001")
    assert compare(person, other).possibly_same is same


@given(PEOPLE, PEOPLE)
def test_any_two_people_are_compared(a, b):
    found = compare(a, b)
    assert 0 <= found.score <= 1
    assert found.score == pytest.approx(compare(b, a).score)
    assert found.words(texts("id")) or not found.reasons
