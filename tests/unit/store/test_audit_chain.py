"""The record of who did what, and everything that is done to it afterwards."""

import attrs
import pytest

from tcdesk.domain.refusals import Conflict
from tcdesk.i18n import texts
from tcdesk.store import audit, cipher, keyring, verify
from tcdesk.store.errors import FORBIDDEN_CHANGE


def fill(store, now, rows=6):
    for number in range(rows):
        with store.write():
            audit.append(
                store, at=now, actor="sari", verb="note.add", kind="note", subject=number, detail={"n": number}
            )


@pytest.fixture
def written(house, now):
    """A closed facility with six rows; the head stands in the keyring since it was closed."""
    with house.open() as store:
        fill(store, now)
    return house


def by_hand(house, *statements):
    """What somebody with the key and a SQL tool does: take the guards away, change, put them back."""
    connection = cipher.connect(house.path, house.keys.database)
    guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
    guards = guards.fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.close()


def found(house, now):
    """Check, place and sentence of all that verification finds."""
    findings = verify.verify(house.folder, house.keys, now)
    assert all(finding.sentence(texts(language)) for finding in findings for language in ("id", "en"))
    return [(finding.check, finding.values.get("seq")) for finding in findings]


def test_a_row_tells_who_did_what(store, now):
    fill(store, now, 2)
    newest, first = audit.entries(store)
    assert first == audit.Entry(seq=1, at=now, actor="sari", verb="note.add", kind="note", subject="0", detail={"n": 0})
    assert audit.entries(store, kind="note", subject=1) == [newest]
    assert audit.entries(store, before=2) == [first]
    assert audit.entries(store, limit=1) == [newest]


def test_a_row_belongs_to_the_transaction_of_its_verb(store, now):
    with pytest.raises(RuntimeError):
        audit.append(store, at=now, actor="sari", verb="note.add")

    def undone():
        with store.write():
            audit.append(store, at=now, actor="sari", verb="note.add")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert audit.entries(store) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET actor = 'budi'",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    ],
)
def test_rows_are_not_changed_by_accident(store, now, sql):
    fill(store, now, 2)
    with pytest.raises(Conflict) as refused, store.write():
        store.execute(sql)
    assert refused.value.text == FORBIDDEN_CHANGE
    assert [entry.seq for entry in audit.entries(store)] == [2, 1]


def test_an_untouched_record_holds(written, now):
    assert found(written, now) == []
    assert keyring.head(written.folder, written.keys).seq == 6


@pytest.mark.parametrize("column", ["at", "actor", "verb", "kind", "subject", "detail"])
def test_a_changed_row_is_found(written, now, column):
    value = "'{}'" if column == "detail" else "'x'"
    by_hand(written, f"UPDATE audit SET {column} = {value} WHERE seq = 3")
    assert found(written, now) == [("chain", 3)]


def test_a_changed_row_with_a_hash_of_its_own_is_found(written, now):
    by_hand(written, "UPDATE audit SET actor = 'x', hash = hex(randomblob(32)) WHERE seq = 3")
    assert ("chain", 3) in found(written, now)


def test_a_removed_row_is_found(written, now):
    by_hand(written, "DELETE FROM audit WHERE seq = 3")
    assert found(written, now) == [("chain", 4)]


def test_a_removed_row_is_found_when_the_rest_moves_up(written, now):
    by_hand(
        written,
        "DELETE FROM audit WHERE seq = 3",
        *(f"UPDATE audit SET seq = {n - 1} WHERE seq = {n}" for n in (4, 5, 6)),
    )
    assert found(written, now) == [("chain", 3), ("tail", 6)]


def test_an_inserted_row_is_found(written, now):
    by_hand(
        written,
        *(f"UPDATE audit SET seq = {n + 1} WHERE seq = {n}" for n in (6, 5, 4)),
        "INSERT INTO audit SELECT 4, at, 'budi', verb, kind, subject, detail, epoch, prev, hash "
        "FROM audit WHERE seq = 3",
    )
    assert ("chain", 4) in found(written, now)


@pytest.mark.parametrize("last", [5, 2, 0])
def test_a_cut_tail_is_found_against_the_keyring(written, now, last):
    by_hand(written, f"DELETE FROM audit WHERE seq > {last}")
    assert found(written, now) == [("tail", 6)]


def test_a_tail_that_was_cut_and_grown_again_is_found(written, now):
    by_hand(written, "DELETE FROM audit WHERE seq > 4")
    with written.open() as store:
        store.anchor = lambda: None  # as if somebody put the old keyring back after closing
        fill(store, now, 5)
    assert found(written, now) == [("tail", 6)]


def test_a_chain_forged_without_the_key_is_found(written, now):
    """Somebody who can write the file, but does not hold the audit key, chains all rows anew."""
    connection = cipher.connect(written.path, written.keys.database)
    rows = [list(row) for row in connection.execute("SELECT * FROM audit ORDER BY seq").fetchall()]
    connection.close()
    rows[2][2], prev, statements = "budi", rows[1][-1], []
    for row in rows[2:]:
        row[-2] = prev
        row[-1] = prev = audit.chained(attrs.evolve(written.keys, master=bytes(32)), row[:-1])
        statements.append(
            f"UPDATE audit SET actor = '{row[2]}', prev = '{row[-2]}', hash = '{prev}' WHERE seq = {row[0]}"
        )
    by_hand(written, *statements)
    assert found(written, now) == [("chain", 3), ("tail", 6)]


def test_a_row_under_keys_that_were_not_in_use_is_found(written, now):
    by_hand(written, "UPDATE audit SET epoch = 2 WHERE seq = 3")
    assert found(written, now) == [("chain", 3)]


def test_missing_guards_are_found(written, now):
    connection = cipher.connect(written.path, written.keys.database)
    connection.execute("DROP TRIGGER audit_no_update")
    connection.close()
    assert [check for check, _ in found(written, now)] == ["schema"]
