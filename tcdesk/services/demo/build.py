"""Make the demo facility: draw it, then write it into a real encrypted file."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import cast

import attrs

from tcdesk.domain.calendar import Cohort, Room
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import LEFT_MARK, RIGHT_MARK, SIGNATORIES
from tcdesk.domain.staff import Staff, User
from tcdesk.domain.views.people import FirstRun, Who
from tcdesk.services.clock import SetClock
from tcdesk.services.demo import care, clock, days, groups, people
from tcdesk.services.demo.pool import pool
from tcdesk.services.demo.portraits import programme_mark, shield_mark
from tcdesk.services.demo.world import Frame, World
from tcdesk.services.desk import Desk
from tcdesk.services.guard import Work
from tcdesk.store import keyring, settings
from tcdesk.store.db import Store
from tcdesk.store.driver import Row
from tcdesk.store.kdf import Keys, Profile
from tcdesk.store.repositories import Repositories
from tcdesk.store.tables import Table

LIGHT = Profile(memory_kib=19_456, passes=2, lanes=1)
"""A demo guards nobody's data, so its passwords are cheap to check: OWASP's floor."""
PASSWORD = "contoh-2026"  # noqa: S105 - the demo's public password
USER = "fauzan"
FACILITY = "Lapas Narkotika Kelas IIA Contoh"
_ROOMS = (
    ("Anggrek", 12, True),
    ("Melati", 12, True),
    ("Dahlia", 10, True),
    ("Kenanga", 10, True),
    ("Aula", 200, False),
)


@attrs.frozen(kw_only=True)
class DemoAccess:
    """How to open a demo: its folder and the account with the widest view."""

    folder: Path
    user: str = USER
    password: str = PASSWORD


def make(
    folder: Path,
    *,
    today: date,
    residents: int = 168,
    weeks: int = 26,
    seed: int = 1,
    profile: Profile = LIGHT,
) -> DemoAccess:
    """Make an invented facility in `folder`, with `weeks` whole weeks of history before `today`.

    The same arguments give the same content. Raises Conflict when there is a facility in the folder, Trouble.
    """
    at = SetClock(datetime.combine(today, time(2, 42), UTC))
    desk = Desk(folder, at, kdf=profile)
    first = pool().staff[0]
    desk.create(
        FirstRun(
            facility=FACILITY,
            institution="LEMBAGA PEMASYARAKATAN NARKOTIKA KELAS IIA CONTOH",
            letterhead=(
                "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA",
                "KANTOR WILAYAH DIREKTORAT JENDERAL PEMASYARAKATAN CONTOH",
            ),
            address="Jalan Contoh Raya No. 1, Kota Contoh 12345 · Telepon (021) 555-0101 · surel tc@contoh.example",
            city="Contoh",
            capacity=max(residents + 2, 10),
            uid=USER,
            name=_full(first),
            password=PASSWORD,
            degree=first["degree"],
            position=first["position"],
            is_demo=True,
        )
    )
    clock.remember(folder, today)
    unlocked = keyring.unlock(folder, USER, PASSWORD, at.now())
    with Store.open(folder, unlocked.keys, by=unlocked.name, now=at.now()) as store:
        users = _accounts(folder, unlocked.keys, profile)
        _fill(store, users, today=today, residents=residents, weeks=weeks, seed=seed, at=at)
    return DemoAccess(folder=folder)


def _full(row: dict[str, object]) -> str:
    return Staff(name=str(row["name"]), degree=str(row["degree"])).full_name


def _accounts(folder: Path, keys: Keys, profile: Profile) -> dict[int, str]:
    """An account for every member of staff; gives account by staff id."""
    users = {1: USER}
    for staff_id, row in enumerate(pool().staff[1:], start=2):
        keyring.add_account(
            folder,
            keys,
            user_id=row["user"],
            name=_full(row),
            password=PASSWORD,
            roles=tuple(Role(role) for role in row["roles"]),
            profile=profile,
        )
        users[staff_id] = row["user"]
    return users


def _fill(
    store: Store, users: dict[int, str], *, today: date, residents: int, weeks: int, seed: int, at: SetClock
) -> None:
    records = Repositories.of(store)
    cohort = Cohort(
        name=f"Angkatan {today.year}/I", starts_on=date(today.year, 1, 12), ends_on=date(today.year, 11, 21),
        capacity=max(residents + 2, 10),
    )  # fmt: skip
    with store.write():
        rooms = tuple(Room(name=name, capacity=seats, for_groups=bool(group)) for name, seats, group in _ROOMS)
        rooms = tuple(attrs.evolve(room, id=records.house.rooms.insert(room)) for room in rooms)
        frame = Frame(
            today=today,
            residents=residents,
            weeks=weeks,
            seed=seed,
            phases=records.house.ladder(),
            slots=tuple(records.house.slots.all()),
            rooms=rooms,
            cohort_id=records.house.cohorts.insert(cohort),
            user_id=USER,
        )
        world = draw(frame, users)
        _letterhead(store, world)
        _write(store, world, users)
        who = Who(uid=USER, name=world.staff[0].full_name, roles=frozenset({Role.ADMIN, Role.MANAGER}), staff_id=1)
        Work(store, who, at).record(
            "facility.demo", "facility", "", {"residents": residents, "weeks": weeks, "seed": seed}
        )


def draw(frame: Frame, users: dict[int, str]) -> World:
    """The whole world of a demo, in memory."""
    world = World(frame, random.Random(frame.seed))  # noqa: S311 - a history that can be drawn again, no secret
    people.add_staff(world)
    people.add_residents(world)
    groups.add_conflicts(world)
    held = groups.add_groups(world)
    groups.add_appointments(world)
    groups.add_lock_down(world)
    days.add_days(world, held)
    care.add_care(world, users)
    return world


def _letterhead(store: Store, world: World) -> None:
    from_staff = {person.position: person for person in world.staff}
    blocks = (
        ("Disusun oleh", "Konselor adiksi", None),
        ("Diperiksa oleh", "Manajer program TC", from_staff["Program Manager"]),
        ("", "Kepala Lembaga Pemasyarakatan", from_staff["Kepala Lapas"]),
    )
    settings.save(
        store,
        SIGNATORIES,
        tuple(
            Signatory(
                heading=heading,
                position=position,
                name=person.full_name if person else "",
                employee_no=person.employee_no if person else "",
                by_counselor=person is None,
            )
            for heading, position, person in blocks
        ),
    )
    settings.save(store, LEFT_MARK, shield_mark())
    settings.save(store, RIGHT_MARK, programme_mark())


_KEYS = {
    "custody": ("resident_id",),
    "photo": ("resident_id",),
    "attendance": ("session_id", "resident_id"),
}
# Parents before children: the order in which the tables can refer to each other.
_ORDER = (
    "resident photo custody legal_date resident_substance phase_entry job_function examination urine_test "
    "therapy_group group_member keep_apart not_with appointment week_version session attendance "
    "note behaviour goal assessment narrative conference conference_item leave lock_down"
).split()


def _write(store: Store, world: World, users: dict[int, str]) -> None:
    """All rows of the world; the first member of staff and his account are there already."""
    people_table = Table(store, "staff", Staff)
    people_table.update(world.staff[0])
    people_table.insert_all(world.staff[1:])
    Table(store, "user", User).insert_all(
        User(id=users[person.id], name=person.full_name, staff_id=person.id) for person in world.staff[1:]
    )
    for name in _ORDER:
        rows = world.rows.get(name, [])
        if rows:
            kind: type[object] = type(rows[0])
            Table(store, name, kind, key=_KEYS.get(name, ("id",))).insert_all(rows)
    pairs = world.rows.get("co_defendant", [])
    store.execute_many("INSERT INTO co_defendant (resident_id, other_id) VALUES (?, ?)", cast("list[Row]", pairs))
