"""A small invented facility with real records, an account for every role, and drafts of intakes.

`facility` is made once for each test run and copied; keys cost next to nothing here.
"""

from __future__ import annotations

import shutil
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import attrs

from tcdesk.domain.calendar import Cohort, Room
from tcdesk.domain.care import Assessment, Behaviour, Goal, Note, NoteKind, Tool
from tcdesk.domain.custody import CustodyStatus
from tcdesk.domain.group import GroupMember, TherapyGroup
from tcdesk.domain.health import Reading, UrineReason, UrineTest
from tcdesk.domain.intake import IntakeDraft, SubstanceUse
from tcdesk.domain.phase import PhaseDecision, PhaseEntry
from tcdesk.domain.roles import Role
from tcdesk.domain.session import Attendance, Mark, Session, SessionState
from tcdesk.domain.staff import Staff
from tcdesk.domain.views.people import FirstRun
from tcdesk.services.clock import SetClock
from tcdesk.services.desk import Desk
from tcdesk.services.suite import Services
from tcdesk.store.kdf import Profile
from tcdesk.store.repositories import Repositories

WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 3, 9, 9, 42, 17, tzinfo=WIB)
TODAY = NOW.date()
CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
PASSWORD = "kata sandi contoh"
FACILITY = "Lapas Narkotika IIA Contoh"
ACCOUNTS = {
    Role.ADMIN: "admin",
    Role.MANAGER: "fauzan",
    Role.COUNSELOR: "ratna",
    Role.MEDICAL: "hanifah",
    Role.PSYCHOLOGIST: "nadia",
    Role.REGISTRAR: "rina",
    Role.HEAD: "bambang",
}
NAMES = {
    Role.ADMIN: "Joko Administrator",
    Role.MANAGER: "Ahmad Fauzan",
    Role.COUNSELOR: "Ratna Wulandari",
    Role.MEDICAL: "Hanifah Putri",
    Role.PSYCHOLOGIST: "Nadia Kartika",
    Role.REGISTRAR: "Rina Marlina",
    Role.HEAD: "Bambang Sutrisno",
}


def first_run(**changes) -> FirstRun:
    """What the wizard asks for."""
    given = FirstRun(facility=FACILITY, city="Contoh", uid="first", name="Sari Pertama", password=PASSWORD)
    return attrs.evolve(given, **changes)


def a_draft(number: int = 1, **changes) -> IntakeDraft:
    """The six fields of the minimum, nothing else."""
    given = IntakeDraft(
        name=f"Residen {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}ndika Ke{number}",
        register_no=f"BI.N {100 + number}/2025",
        birth_date=date(1990, 5, 21),
        detained_on=date(2025, 5, 28),
        years=3,
        substances=(SubstanceUse(code="MET"),),
    )
    return attrs.evolve(given, **changes)


def a_whole_draft(**changes) -> IntakeDraft:
    """Every section filled in, health as well."""
    given = a_draft(
        1,
        name="Agung Prasetyo",
        alias="Agung",
        national_no="3603012105900001",
        birth_place="Tangerang",
        mother_name="Sri Wahyuni",
        religion="Islam",
        education="SMA",
        occupation="Sopir",
        marital_status="Kawin",
        address="Jalan Contoh 1",
        block="Blok C",
        house="Rumah 5",
        register_no="BI.N 342/2026",
        register_kind="B.I",
        articles=("UU 35/2009 Ps. 112 (1)", "UU 35/2009 Ps. 132 (1)"),
        court="PN Tangerang",
        verdict_no="418/Pid.Sus/2025/PN Tng",
        verdict_on=date(2025, 10, 14),
        final_on=date(2025, 10, 21),
        fine=800_000_000,
        subsidiary="3 bln",
        two_thirds=date(2027, 5, 28),
        expiry=date(2028, 5, 28),
        data_date=date(2026, 3, 6),
        systolic=120,
        diastolic=80,
        pulse=78,
        breathing=18,
        temperature=36.6,
        oxygen=98,
        weight=63.5,
        findings="Baik",
        medication="Tidak ada",
        urine_on=TODAY,
        urine={"AMP": Reading.NEGATIVE, "MET": Reading.POSITIVE},
        substances=(SubstanceUse(code="MET", first_age=17, last_used="Mei 2025"), SubstanceUse(code="THC")),
        guarantor_name="Sri Wahyuni",
        guarantor_relation="Ibu",
        guarantor_phone="0812-0000-0001",
        consent_on=TODAY,
        consent_witness="Ratna Wulandari",
        belongings="Satu tas pakaian",
        thumbnail=b"\xff\xd8\xff small",
        portrait=b"\xff\xd8\xff large",
    )
    return attrs.evolve(given, **changes)


def desk_in(folder: Path, at: datetime = NOW) -> Desk:
    """The door of a facility, with a clock that stands."""
    return Desk(folder, SetClock(at), kdf=CHEAP)


def build(folder: Path) -> None:
    """A facility with an account for every role, six residents in all stages, a group, sessions and care."""
    desk = desk_in(folder)
    desk.create(first_run(uid=ACCOUNTS[Role.ADMIN], name=NAMES[Role.ADMIN], is_demo=True))
    admin = desk.sign_in(ACCOUNTS[Role.ADMIN], PASSWORD)
    _people(admin)
    desk.sign_out()
    manager = desk.sign_in(ACCOUNTS[Role.MANAGER], PASSWORD)
    _residents(manager)
    desk.sign_out()


def _people(admin: Services) -> None:
    for role in Role:
        if role is Role.ADMIN:
            continue
        person = Staff(name=NAMES[role], position=role.value, is_counselor=role is Role.COUNSELOR)
        staff_id, _ = admin.facility.staff.save(person)
        assert isinstance(staff_id, int)
        admin.accounts.add(ACCOUNTS[role], NAMES[role], PASSWORD, (role,), staff_id)
    admin.facility.staff.save(Staff(name="Yusuf Maulana", position="Konselor", is_counselor=True))
    admin.accounts.set_roles(ACCOUNTS[Role.ADMIN], (Role.ADMIN,))
    admin.facility.rooms.save(Room(name="Anggrek", capacity=12))
    admin.facility.cohorts.save(
        Cohort(name="Angkatan 2026/I", starts_on=date(2026, 1, 12), ends_on=date(2026, 11, 21), capacity=170)
    )


STAGES = {1: "intake", 2: "detox", 3: "entry", 4: "younger", 5: "middle", 6: "reentry_a"}
"""The phase of each resident by his number."""
OWN, OTHERS = 4, 5
"""A resident of Ratna's and one of Yusuf's, both in Primary; only the first sits in a group."""


def _residents(manager: Services) -> None:
    records = records_of(manager)
    counselors = {person.name: person.id for person in manager.facility.counselors()}
    for number, code in STAGES.items():
        mine = counselors["Ratna Wulandari" if number == OWN else "Yusuf Maulana"]
        draft = a_draft(
            number,
            counselor_id=mine,
            admitted_on=TODAY - timedelta(days=20 * number),
            detained_on=date(2025, 5, 28) - timedelta(days=20 * number),
            status=CustodyStatus.REMAND if number == 2 else CustodyStatus.CONVICTED,
            years=None if number == 2 else 3,
            mother_name=f"Ibu {number}",
        )
        resident_id, _ = manager.intake.save(draft)
        assert resident_id == number
        _advance(records, number, code)
    with records.store.write():
        _group(records, counselors["Ratna Wulandari"])
        _care(records)


def records_of(services: Services) -> Repositories:
    """The repositories behind a suite, for arranging what no use case does yet."""
    return services.residents._work.records


def _advance(records: Repositories, number: int, code: str) -> None:
    phase = next(one for one in records.house.ladder() if one.code == code)
    entry = records.residents.open_entry(number)
    assert entry is not None
    if entry.phase_id == phase.id:
        return
    moved = entry.started_on + timedelta(days=3)
    with records.store.write():
        records.residents.entries.update(attrs.evolve(entry, ended_on=moved))
        records.residents.entries.insert(
            PhaseEntry(
                resident_id=number,
                phase_id=phase.id,
                started_on=moved,
                decision=PhaseDecision.ADVANCE,
                decided_by=ACCOUNTS[Role.MANAGER],
            )
        )


def _group(records: Repositories, counselor_id: int) -> None:
    group = records.groups.groups.insert(TherapyGroup(code="K-01", opened_on=date(2026, 1, 12)))
    records.groups.members.insert(GroupMember(group_id=group, resident_id=OWN, joined_on=date(2026, 1, 12)))
    room = records.house.rooms.all()[0].id
    for week, mark in enumerate((Mark.PRESENT, Mark.ABSENT, Mark.LATE, Mark.PRESENT), start=1):
        session = records.sessions.sessions.insert(
            Session(
                activity_code="therapy",
                group_id=group,
                on_date=date(2026, 3, 9) - timedelta(days=7 * week),
                starts_at=600,
                minutes=60,
                room_id=room,
                counselor_id=counselor_id,
                meeting_no=5 - week,
                state=SessionState.HELD,
            )
        )
        records.sessions.attendance.insert(Attendance(session_id=session, resident_id=OWN, mark=mark))
    records.sessions.sessions.insert(
        Session(
            activity_code="therapy",
            group_id=group,
            on_date=TODAY,
            starts_at=600,
            minutes=60,
            room_id=room,
            counselor_id=counselor_id,
            topic="pemicu kekambuhan",
        )
    )
    records.sessions.sessions.insert(Session(activity_code="morning_meeting", on_date=TODAY, starts_at=480, minutes=90))


def _care(records: Repositories) -> None:
    author = ACCOUNTS[Role.COUNSELOR]
    for number in (OWN, OTHERS):
        records.care.notes.insert(
            Note(resident_id=number, title="Konseling", body="Menamai tiga pemicu.", at=NOW, written_by=author)
        )
        records.care.notes.insert(
            Note(
                resident_id=number,
                kind=NoteKind.MEDICAL,
                title="Kontrol",
                body="Tekanan darah turun.",
                at=NOW - timedelta(days=1),
                written_by=ACCOUNTS[Role.MEDICAL],
                is_medical=True,
            )
        )
        records.care.behaviour.insert(
            Behaviour(resident_id=number, on_date=TODAY, tool=Tool.PRIVILEGE, event="Perpustakaan", points=3)
        )
        records.care.goals.insert(Goal(resident_id=number, position=1, objective="Kenali tiga pemicu", progress=40))
        records.care.urine.insert(
            UrineTest(
                resident_id=number,
                taken_on=TODAY - timedelta(days=number),
                reason=UrineReason.RANDOM,
                results={"AMP": Reading.NEGATIVE, "MET": Reading.NEGATIVE if number == OWN else Reading.POSITIVE},
            )
        )
        records.care.assessments.insert(
            Assessment(
                resident_id=number, instrument="tc_rubric", on_date=date(2026, 2, 1), answers={}, scores={"values": 2.0}
            )
        )


def newcomer(services: Services, name: str, number: int = 0) -> int:
    """Somebody taken in and advanced to the Primary stage yesterday; gives his number."""
    records = records_of(services)
    phase = next(one for one in records.house.ladder() if one.code == "younger")
    with records.store.write():
        like = records.residents.residents.all("left_on IS NULL", order="id LIMIT 1")[0]
        came = TODAY - timedelta(days=1)
        resident = records.residents.residents.insert(
            attrs.evolve(
                like,
                id=0,
                name=name,
                register_no=f"BI.N {900 + number}/2026",
                register_key=f"BIN{900 + number}2026",
                tc_no=f"TC-{900 + number}",
                national_no="",
                admitted_on=came,
                version=1,
            )
        )
        records.residents.entries.insert(PhaseEntry(resident_id=resident, phase_id=phase.id, started_on=came))
    return resident


def copied(template: Path, folder: Path) -> Path:
    """A copy of a facility, to be changed."""
    shutil.copytree(template, folder)
    return folder
