"""Migrations: in order, whole or not at all, after a copy, and never on a file that is not ours to change."""

import pytest

from tcdesk.domain.refusals import Trouble
from tcdesk.store import backup, cipher, db, driver, schema, shelf, verify
from tcdesk.store.errors import StoreFault
from tcdesk.store.migrations._base import MIGRATIONS, Migration

LAST = max(one.number for one in MIGRATIONS)
NEXT = Migration(number=LAST + 1, name="next", sql="CREATE TABLE extra (x TEXT) STRICT;")


@pytest.fixture
def connection(house):
    opened = cipher.connect(house.path, house.keys.database)
    yield opened
    opened.close()


def prepare(connection, house, now, *further):
    db.prepare(connection, house.folder, house.keys, now, [*MIGRATIONS, *further])


def test_a_file_made_now_has_every_step_recorded(connection, house, now):
    found = connection.execute("SELECT number, checksum FROM migration ORDER BY number").fetchall()
    assert found == [(one.number, one.checksum) for one in MIGRATIONS]
    assert schema.version(connection) == LAST
    before = house.path.read_bytes()
    prepare(connection, house, now)
    assert house.path.read_bytes() == before
    assert not (house.folder / shelf.FOLDER).exists()


def test_a_checked_copy_is_made_before_a_further_step(connection, house, now):
    prepare(connection, house, now, NEXT)
    assert schema.version(connection) == LAST + 1
    (copy,) = backup.found(house.folder / shelf.FOLDER)
    assert (copy.sheet.reason, copy.sheet.schema) == ("schema", LAST)
    assert verify.verify(copy.folder, house.keys, now) == ()


def test_a_step_that_fails_leaves_nothing_behind(connection, house, now):
    broken = Migration(
        number=LAST + 2, name="broken", sql="CREATE TABLE half (x TEXT); INSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(StoreFault):
        prepare(connection, house, now, NEXT, broken)
    assert schema.version(connection) == LAST + 1
    names = set(schema.objects(connection))
    assert "extra" in names
    assert "half" not in names


def test_a_newer_file_is_refused_and_not_changed(connection, house, now):
    prepare(connection, house, now, NEXT)
    before = house.path.read_bytes()
    with pytest.raises(Trouble) as refused:
        prepare(connection, house, now)
    assert refused.value.text == schema.NEWER
    assert refused.value.values == {"found": LAST + 1, "known": LAST}
    assert house.path.read_bytes() == before


@pytest.mark.parametrize("change", ["UPDATE migration SET checksum = 'x' WHERE number = 1", "DELETE FROM migration"])
def test_a_file_made_by_other_steps_is_refused(connection, house, now, change):
    connection.execute(change)
    with pytest.raises(Trouble) as refused:
        prepare(connection, house, now)
    assert refused.value.text == schema.OTHER


def test_a_step_put_in_before_an_applied_one_is_refused(connection, house, now):
    prepare(connection, house, now, Migration(number=LAST + 2, name="later", sql="CREATE TABLE later (x TEXT);"))
    with pytest.raises(Trouble) as refused:
        prepare(
            connection, house, now, NEXT, Migration(number=LAST + 2, name="later", sql="CREATE TABLE later (x TEXT);")
        )
    assert refused.value.text == schema.OTHER


def test_a_script_is_cut_into_its_statements():
    script = """
    CREATE TABLE a (x TEXT DEFAULT ';'); -- a remark; with a mark
    CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = ';'; DELETE FROM a WHERE x = 'b'; END;
    INSERT INTO a VALUES ('c;d');
    """
    first, second, third = schema.statements(script)
    assert first == "CREATE TABLE a (x TEXT DEFAULT ';');"
    assert second.startswith("-- a remark; with a mark\n")
    assert second.endswith("END;")
    assert third == "INSERT INTO a VALUES ('c;d');"
    with pytest.raises(ValueError, match="within"):
        list(schema.statements("CREATE TABLE a (x TEXT); CREATE TABLE b (x TEXT DEFAULT 'c"))


def test_every_table_of_ours_is_strict_and_every_reference_restricts(connection):
    listed = connection.execute(
        "SELECT name, strict FROM pragma_table_list "
        "WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    assert [name for name, strict in listed if not strict] == []
    for name, _ in listed:
        rules = {row[6] for row in connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()}
        assert rules <= {"RESTRICT"}, name


def test_the_plain_memory_the_schema_is_compared_with_holds_no_file():
    made = driver.open_raw("file::memory:")
    assert made.execute("PRAGMA database_list").fetchall() == [(0, "main", "")]
    made.close()
    assert set(schema.expected([])) == set()
