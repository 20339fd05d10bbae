"""Records and rows: what goes in comes out, and sorts, whatever it holds."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.store import driver, rows
from tcdesk.store.errors import StoreFault


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@attrs.frozen(kw_only=True)
class Inner:
    name: str
    days: tuple[date, ...] = ()


@attrs.frozen(kw_only=True)
class Whole:
    """A field of every kind that is stored."""

    id: int
    text: str
    number: float
    is_on: bool
    day: date
    at: datetime
    clock: time | None
    amount: Decimal
    colour: Colour
    data: bytes
    maybe: date | None
    names: tuple[str, ...]
    marks: dict[str, Colour]
    numbers: frozenset[int]
    inner: Inner
    inners: tuple[Inner, ...]


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))]))
inners = st.builds(Inner, name=texts, days=st.lists(st.dates(), max_size=3).map(tuple))
wholes = st.builds(
    Whole,
    id=st.integers(-(2**63), 2**63 - 1),
    text=texts,
    number=st.floats(allow_nan=False, allow_infinity=False),
    is_on=st.booleans(),
    day=st.dates(),
    at=moments.filter(lambda at: 2 < at.year < 9999),
    clock=st.none() | st.times(),
    amount=st.decimals(allow_nan=False, allow_infinity=False, places=3),
    colour=st.sampled_from(Colour),
    data=st.binary(max_size=20),
    maybe=st.none() | st.dates(),
    names=st.lists(texts, max_size=3).map(tuple),
    marks=st.dictionaries(texts, st.sampled_from(Colour), max_size=3),
    numbers=st.frozensets(st.integers(0, 99), max_size=4),
    inner=inners,
    inners=st.lists(inners, max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def connection():
    made = driver.open_raw("file::memory:")
    made.execute(f"CREATE TABLE whole ({', '.join(rows.fields(Whole))}, deleted_at)")
    yield made
    made.close()


@given(whole=wholes)
def test_what_goes_in_comes_out(connection, whole):
    row = rows.to_row(whole)
    connection.execute("DELETE FROM whole")
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO whole VALUES ({marks}, NULL)", row)
    (found,) = rows.records(Whole, connection.execute("SELECT * FROM whole"))
    assert found == whole
    assert isinstance(found.is_on, bool)


@given(moments, moments)
def test_stored_moments_sort_as_moments_do(one, two):
    if 2 < one.year < 9999 and 2 < two.year < 9999:
        assert (rows.moment(one) < rows.moment(two)) == (one < two)
        assert len(rows.moment(one)) == 27


def test_a_moment_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="zone"):
        rows.moment(datetime(2026, 3, 9))


@given(st.text(st.characters(), max_size=30))
def test_any_text_can_be_stored_and_is_kept_but_for_what_sql_cannot_hold(text):
    kept = rows.encode(text)
    kept.encode("utf-8")
    assert "\0" not in kept
    assert kept == "".join(sign for sign in text if sign != "\0" and not 0xD800 <= ord(sign) < 0xE000)


def test_json_has_one_spelling():
    assert rows.to_json({"b": Colour.RED, "a": (1, 2)}) == '{"a":[1,2],"b":"red"}'
    with pytest.raises(ValueError, match="JSON"):
        rows.to_json(float("nan"))


def test_a_forgotten_column_is_not_taken_for_a_default(connection):
    with pytest.raises(LookupError, match="inners"):
        rows.records(Whole, connection.execute("SELECT id, text FROM whole"))


@pytest.mark.parametrize("value", ["Budi Santoso", '["Budi Santoso"', '[{"name": 3, "days": ["Budi Santoso"]}]'])
def test_a_value_that_does_not_fit_is_not_repeated_in_the_error(connection, value):
    @attrs.frozen(kw_only=True)
    class Narrow:
        colour: Colour | None
        inners: tuple[Inner, ...]

    for column, other in (("colour", "inners"), ("inners", "colour")):
        sql = f"SELECT ? AS {column}, {'NULL' if other == 'colour' else repr('[]')} AS {other}"
        with pytest.raises(StoreFault) as fault:
            rows.records(Narrow, connection.execute(sql, (value,)))
        assert "Budi" not in f"{fault.value!r} {fault.value.__cause__!r} {fault.value.__context__!r}"


def test_the_difference_between_two_records():
    old = Inner(name="a", days=(date(2026, 3, 9),))
    new = attrs.evolve(old, name="b")
    assert rows.difference(old, new) == {"name": ["a", "b"]}
    assert rows.difference(old, old) == {}
    assert rows.difference(None, Inner(name="b")) == {"name": [None, "b"]}
    assert rows.difference(old, None) == {"name": ["a", None], "days": [["2026-03-09"], None]}
