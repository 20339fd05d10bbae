"""Final reports that somebody changed by hand are found, each kind by its own words."""

from datetime import date

import attrs
import pytest

from tcdesk.domain.conference import ReportSnapshot
from tcdesk.store import cipher, kept, seal, verify
from tcdesk.store.errors import StoreFault
from tcdesk.store.repositories import Repositories

DATA = b'{"identity":{"name":"Agung"}}'
PDF = b"%PDF-1.7 contoh"


@pytest.fixture
def frozen(house, now):
    """A facility with one final report."""
    with house.open() as store:
        user = str(store.value("SELECT id FROM user"))
        with store.write():
            store.execute(
                "INSERT INTO resident (id, name, register_no, register_key, tc_no, birth_date, admitted_on, "
                "programme_end, created_at, created_by) VALUES (1, 'Agung', '1', '1', '1', '1990-01-01', '2026-01-01', "
                "'2026-07-01', '2026-01-01T00:00:00Z', ?)",
                (user,),
            )
            conferences = Repositories.of(store).conferences
            snapshot = ReportSnapshot(
                resident_id=1,
                document="progress",
                number="001/LP-TC/III/2026",
                template_version=1,
                as_of=date(2026, 3, 9),
                data=DATA,
                options={"paper": "A4"},
                code=seal.code_of(house.keys, DATA),
                finalised_at=now,
                finalised_by=user,
            )
            snapshot = attrs.evolve(snapshot, id=conferences.snapshots.insert(snapshot))
            conferences.files.insert(kept.kept_file(house.keys, snapshot, PDF))
    return house


def findings(house, now):
    return [one for one in verify.verify(house.folder, house.keys, now) if one.check == "report"]


def by_hand(house, statement, *values):
    """Change a row as somebody would who knows the keys: guards off and on again."""
    connection = cipher.connect(house.path, house.keys.database)
    guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'report_%'")
    triggers = guards.fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement, values)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


def test_what_was_frozen_is_whole(frozen, now):
    assert verify.verify(frozen.folder, frozen.keys, now) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report_snapshot SET number = '2'",
        "DELETE FROM report_snapshot",
        "UPDATE report_file SET pdf = x'00'",
        "DELETE FROM report_file",
    ],
)
def test_an_accident_is_stopped(frozen, statement):
    with frozen.open() as store:
        with pytest.raises(StoreFault), store.write():
            store.execute(statement)
        counts = [store.value(f"SELECT count(*) FROM {name}") for name in ("report_snapshot", "report_file")]
    assert counts == [1, 1]


@pytest.mark.parametrize(
    ("statement", "value", "text"),
    [
        ("UPDATE report_snapshot SET data = ?", DATA.replace(b"Agung", b"Agong"), verify.REPORT_CHANGED),
        ("UPDATE report_snapshot SET code = ?", "0000-0000-0000-0000", verify.REPORT_CHANGED),
        ("UPDATE report_snapshot SET number = ?", "002/LP-TC/III/2026", verify.FILE_CHANGED),
        ("UPDATE report_snapshot SET options = ?", '{"paper":"F4"}', verify.FILE_CHANGED),
        ("UPDATE report_file SET pdf = ?", PDF + b" ", verify.FILE_CHANGED),
        ("UPDATE report_file SET digest = ?", "0" * 64, verify.FILE_CHANGED),
        ("UPDATE report_file SET seal = ?", "0" * 64, verify.FILE_CHANGED),
    ],
)
def test_intent_is_found(frozen, now, statement, value, text):
    by_hand(frozen, statement, value)
    (found,) = findings(frozen, now)
    assert (found.text, found.is_note) == (text, False)
    assert str(found.values["number"]).endswith("/LP-TC/III/2026")


def test_a_missing_file_is_said_and_is_no_damage(frozen, now):
    by_hand(frozen, "DELETE FROM report_file WHERE snapshot_id = ?", 1)
    (found,) = findings(frozen, now)
    assert (found.text, found.is_note) == (verify.FILE_MISSING, True)


def test_codes_and_seals_of_earlier_keys_still_hold(frozen):
    later = attrs.evolve(frozen.keys, epoch=frozen.keys.epoch + 1, master=b"x" * 32, past=(frozen.keys,))
    code = seal.code_of(frozen.keys, DATA)
    assert seal.is_code_of(later, DATA, code)
    assert seal.is_seal_of(later, seal.seal_of(frozen.keys, "a", "b"), "a", "b")
    strange = attrs.evolve(later, past=())
    assert not seal.is_code_of(strange, DATA, code)
    assert not seal.is_seal_of(later, seal.seal_of(frozen.keys, "a", "b"), "a", "c")
