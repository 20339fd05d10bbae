"""`Store`: transactions that are whole or not there, and errors without a word of the records."""

import shutil
import threading

import attrs
import pytest

from tcdesk.domain.refusals import Conflict, Trouble
from tcdesk.domain.staff import Staff
from tcdesk.i18n import texts
from tcdesk.store import cipher
from tcdesk.store.db import Store
from tcdesk.store.errors import BUSY, DAMAGED, IN_USE, StoreFault, Taken
from tcdesk.store.lock import AlreadyOpen
from tcdesk.store.tables import CHANGED, GONE, Table

SECRET = "Catatan-rahasia"


@pytest.fixture
def staff(store):
    return Table(store, "staff", Staff)


def names(store):
    return [row[0] for row in store.rows("SELECT name FROM staff ORDER BY id")]


def test_what_was_written_is_there_after_opening_again(house):
    with house.open() as store, store.write():
        store.execute("INSERT INTO staff (name) VALUES (?)", ("Ratna",))
    with house.open() as store:
        assert names(store) == ["Ratna"]


def add(store, name, *, fail=False):
    with store.write():
        store.execute("INSERT INTO staff (name) VALUES (?)", (name,))
        if fail:
            raise ZeroDivisionError


def add_two(store, first, second, *, fail=False):
    with store.write():
        add(store, first)
        add(store, second, fail=fail)


def test_an_exception_undoes_the_whole_transaction(store):
    with pytest.raises(ZeroDivisionError):
        add(store, "Ratna", fail=True)
    assert names(store) == []
    add(store, "Budi")
    assert names(store) == ["Budi"]


def test_within_a_transaction_a_step_can_be_undone_alone(store):
    with store.write():
        add(store, "Ratna")
        with pytest.raises(ZeroDivisionError):
            add_two(store, "Budi", "Dewi", fail=True)
        add(store, "Eka")
    assert names(store) == ["Ratna", "Eka"]


def test_an_outer_exception_undoes_inner_steps(store):
    with pytest.raises(ZeroDivisionError):
        add_two(store, "Ratna", "Budi", fail=True)
    assert names(store) == []
    assert not store.is_writing


def test_nothing_is_written_outside_of_write(store):
    with pytest.raises(StoreFault, match="outside"):
        store.execute("INSERT INTO staff (name) VALUES ('Ratna')")
    with store.read(), pytest.raises(StoreFault, match="outside"):
        store.execute("DELETE FROM user")
    assert names(store) == []


def test_a_reader_sees_one_state_while_a_worker_writes(store):
    with store.read():
        assert names(store) == []
        worker = Store.join(store.ticket)
        with worker.write():
            worker.execute("INSERT INTO staff (name) VALUES ('Ratna')")
        worker.close()
        assert names(store) == []
    assert names(store) == ["Ratna"]


def test_a_worker_opens_its_own_connection(store):
    def work():
        with Store.join(store.ticket) as own, own.write():
            own.execute("INSERT INTO staff (name) VALUES ('Ratna')")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert names(store) == ["Ratna"]


def test_a_connection_does_not_leave_its_thread(store):
    faults = []

    def work():
        try:
            store.rows("SELECT 1")
        except StoreFault as fault:
            faults.append(fault)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(faults) == 1


def test_two_writers_wait_and_then_say_so(store):
    other = Store.join(store.ticket)
    other._live().execute("PRAGMA busy_timeout=1")
    with store.write():
        with pytest.raises(Trouble) as refused, other.write():
            pass
        assert refused.value.text == BUSY
    with other.write():
        other.execute("INSERT INTO staff (name) VALUES ('Ratna')")
    other.close()
    assert names(store) == ["Ratna"]


def test_a_second_instance_is_refused_and_the_first_goes_on(house, store):
    with pytest.raises(AlreadyOpen) as refused:
        house.open()
    assert refused.value.by == "Sari"
    assert names(store) == []


def test_a_facility_is_not_made_over_another(house, now):
    before = house.path.read_bytes()
    with pytest.raises(Conflict) as refused:
        Store.create(house.folder, house.keys, by="Sari", now=now)
    assert refused.value.text == cipher.ALREADY
    assert house.path.read_bytes() == before
    house.open().close()  # and the folder was let go


def test_after_closing_one_file_holds_everything(house, tmp_path):
    with house.open() as store, store.write():
        store.execute("INSERT INTO staff (name) VALUES ('Ratna')")
    assert {path.name for path in house.folder.iterdir()} >= {"facility.db", "keyring.json"}
    assert not house.path.with_name("facility.db-wal").exists()
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("facility.db", "keyring.json"):
        shutil.copy(house.folder / name, copy / name)
    with attrs.evolve(house, folder=copy).open() as store:
        assert names(store) == ["Ratna"]


def test_a_checkpoint_makes_a_copy_of_the_file_complete(store, house, tmp_path):
    with store.write():
        store.execute("INSERT INTO staff (name) VALUES ('Ratna')")
    store.checkpoint()
    shutil.copy(house.path, tmp_path / "facility.db")
    copy = cipher.connect(tmp_path / "facility.db", house.keys.database)
    assert copy.execute("SELECT name FROM staff").fetchall() == [("Ratna",)]
    copy.close()


def test_closed_is_closed(store):
    store.close()
    store.close()
    assert store.is_closed
    with pytest.raises(StoreFault, match="closed"):
        store.rows("SELECT 1")


def test_a_value_in_use_names_its_place_and_nothing_else(store):
    sql = "INSERT INTO cohort (id, name, starts_on, ends_on) VALUES (1, ?, '2026-01-01', '2026-07-01')"
    with store.write():
        store.execute(sql, (SECRET,))
    with pytest.raises(Taken) as taken, store.write():
        store.execute(sql, (SECRET,))
    assert taken.value.place == "cohort.id"


def test_a_record_others_refer_to_stays(store):
    with store.write():
        row = store.execute("INSERT INTO staff (name) VALUES ('Ratna')")
        store.execute("INSERT INTO leave (staff_id, starts_on, ends_on) VALUES (?, '2026-03-09', '2026-03-10')", (row,))
    with pytest.raises(Conflict) as refused, store.write():
        store.execute("DELETE FROM staff")
    assert refused.value.text == IN_USE


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        (f"SELECT CAST(x'{SECRET.encode().hex()}ff' AS TEXT)", ()),
        ("SELECT ?", (f"{SECRET}\ud800",)),
        ("SELECT ?", (2**70,)),
        ("SELECT ?", ((SECRET,),)),
        (f"SELECT '{SECRET}", ()),
        (f"SELECT nothing('{SECRET}')", ()),
        ("SELECT ?, ?", (SECRET,)),
        ("SELECT json_extract(?, '$.a')", (SECRET,)),
    ],
)
def test_no_error_repeats_what_was_in_the_statement(store, sql, parameters):
    with pytest.raises(StoreFault) as fault:
        store.rows(sql, parameters)
    told = [fault.value, fault.value.__cause__, fault.value.__context__]
    assert SECRET not in " ".join(repr(one) for one in told)


def test_broken_rules_of_the_schema_are_faults_without_values(store):
    for sql in (
        "INSERT INTO staff (name, sex) VALUES (?, 'X')",
        "INSERT INTO staff (name, degree) VALUES (?, NULL)",
        "INSERT INTO staff (name, max_groups) VALUES (?, 'many')",
    ):
        with pytest.raises(StoreFault) as fault, store.write():
            store.execute(sql, (SECRET,))
        assert SECRET not in repr(fault.value)


def test_after_damage_nothing_more_is_written(house, store):
    with store.write():
        store.execute_many("INSERT INTO staff (name, position) VALUES (?, ?)", [("Ratna", "x" * 900)] * 300)
    store.checkpoint()
    store._live().execute("PRAGMA shrink_memory")
    size = house.path.stat().st_size
    with house.path.open("r+b") as file:
        for page in range(size // 4096 * 3 // 4, size // 4096):
            file.seek(page * 4096 + 50)
            file.write(b"damage")
    worker = Store.join(store.ticket)
    with pytest.raises(Trouble) as refused:
        worker.rows("SELECT count(*), max(position) FROM staff")
    assert refused.value.text == DAMAGED
    with pytest.raises(Trouble) as refused, worker.write():
        worker.execute("INSERT INTO staff (name) VALUES ('Budi')")
    assert refused.value.text == DAMAGED
    assert "cadangan" in refused.value.sentence(texts("id"))
    worker.close()


def test_a_record_is_saved_found_changed_and_removed(store, staff, now):
    with store.write():
        number = staff.insert(Staff(name="Ratna", languages=("id", "jv")))
    found = staff.get(number)
    assert found == Staff(id=number, name="Ratna", languages=("id", "jv"))
    with store.write():
        assert staff.update(attrs.evolve(found, name="Ratna W.")) == 2
    assert staff.get(number).version == 2
    with store.write():
        staff.remove(number, now=now, version=2)
    assert staff.find(number) is None
    assert staff.all() == []
    assert store.value("SELECT count(*) FROM staff") == 1
    with pytest.raises(Conflict) as refused:
        staff.get(number)
    assert refused.value.text == GONE


def test_a_record_somebody_changed_meanwhile_is_not_overwritten(store, staff, now):
    with store.write():
        number = staff.insert(Staff(name="Ratna"))
    mine = staff.get(number)
    with store.write():
        staff.update(attrs.evolve(mine, name="theirs"))
    for attempt in (
        lambda: staff.update(attrs.evolve(mine, name="mine")),
        lambda: staff.remove(number, now=now, version=1),
    ):
        with pytest.raises(Conflict) as refused, store.write():
            attempt()
        assert refused.value.text == CHANGED
    assert staff.get(number).name == "theirs"
    with pytest.raises(Conflict) as refused, store.write():
        staff.update(Staff(id=99, name="nobody"))
    assert refused.value.text == GONE


def test_many_records_at_once(store, staff):
    with store.write():
        staff.insert_all(Staff(name=f"S{number}") for number in range(300))
        staff.insert_all([])
    assert len(staff.all("name LIKE ?", ("S1%",), order="name DESC")) == 111
    with pytest.raises(ValueError, match="id"), store.write():
        staff.insert_all([Staff(name="a"), Staff(id=7, name="b")])


def test_a_table_that_keeps_its_rows(store, now):
    @attrs.frozen(kw_only=True)
    class Setting:
        key: str
        value: str

    settings = Table(store, "setting", Setting, key=("key",))
    with store.write():
        settings.insert(Setting(key="paper", value='"F4"'))
        assert settings.update(Setting(key="paper", value='"A4"')) == 0
    assert settings.get("paper").value == '"A4"'
    with pytest.raises(TypeError), store.write():
        settings.remove("paper", now=now)
