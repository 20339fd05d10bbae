"""Staff and residents of the demo: who they are, their way through the phases and their sentences."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

from tcdesk.domain.custody import Custody, CustodyStatus, DateSource, LegalDate, LegalDateKind
from tcdesk.domain.health import ResidentSubstance
from tcdesk.domain.phase import Phase, PhaseDecision, PhaseEntry, Stage
from tcdesk.domain.register_number import register_key
from tcdesk.domain.resident import ExitKind, MainProblem, Photo, Resident, Severity
from tcdesk.domain.staff import Half, Leave, Staff
from tcdesk.services.demo.pool import pool
from tcdesk.services.demo.portraits import portrait
from tcdesk.services.demo.world import World

# Shares of the stages in a running programme: 6, 4, 22, 112 and 24 of 168 residents.
SHARES = {Stage.INTAKE: 6, Stage.DETOX: 4, Stage.ENTRY: 22, Stage.PRIMARY: 112, Stage.REENTRY: 24}
EARLY_RELEASES = 3
NO_PHOTO = 17
SUBSTANCES = {
    MainProblem.STIMULANT: ("MET", "AMP"),
    MainProblem.OPIOID: ("MOP",),
    MainProblem.CANNABIS: ("THC",),
    MainProblem.FAMILY: ("MET", "THC"),
    MainProblem.EMOTION: ("MET", "BZO"),
    MainProblem.RELAPSE: ("MET", "MOP"),
    MainProblem.CRIME: ("MET",),
}


def add_staff(world: World) -> None:
    """The staff of the pool; counselors get enough groups for the residents wished for."""
    frame = world.frame
    needed = -(-frame.residents * SHARES[Stage.PRIMARY] // (sum(SHARES.values()) * 9))
    counselors = sum(1 for row in pool().staff if "counselor" in row["roles"])
    for number, row in enumerate(pool().staff, start=1):
        born = date(1970 + number, 1 + number % 12, 3 + number)
        person = Staff(
            id=number,
            name=row["name"],
            degree=row["degree"],
            position=row["position"],
            employee_no=f"{born:%Y%m%d}{2008 + number % 9:04d}12{2 if row.get('sex') == 'F' else 1}00{number % 9 + 1}",
            sex=row.get("sex", "M"),
            is_counselor="counselor" in row["roles"],
            max_groups=max(row.get("groups", 0), -(-needed // counselors)) if "counselor" in row["roles"] else 0,
            languages=tuple(row.get("languages", ("id",))),
            qualifications=tuple(row.get("qualifications", ())),
        )
        world.staff.append(person)
        world.add("staff", person)
    monday = frame.week.monday
    for staff_id, offset, half, reason, cover in (
        (2, 2, Half.FULL, "Cuti tahunan", 7),
        (6, 3, Half.MORNING, "Pelatihan", None),
        (5, -18, Half.FULL, "Sakit", 3),
        (4, 9, Half.FULL, "Dinas luar", None),
    ):
        day = monday + timedelta(days=offset)
        world.add(
            "leave",
            Leave(
                id=world.count("leave") + 1,
                staff_id=staff_id,
                starts_on=day,
                ends_on=day,
                half=half,
                reason=reason,
                cover_id=cover,
            ),
        )


def _stages(world: World, count: int) -> list[Stage]:
    """The stage of each present resident, in the shares of a running programme, at least one in each."""
    total = sum(SHARES.values())
    wanted = {stage: max(1, count * share // total) for stage, share in SHARES.items()}
    wanted[Stage.PRIMARY] += count - sum(wanted.values())
    stages = [stage for stage, number in wanted.items() for _ in range(max(0, number))][:count]
    world.rng.shuffle(stages)
    return stages


def _way(
    world: World, resident_id: int, phase: Phase, day_in_phase: int, last_day: date
) -> tuple[list[PhaseEntry], date]:
    """Phase entries up to `phase` and the day the programme should end."""
    rng, phases = world.rng, world.frame.phases
    start = last_day - timedelta(days=day_in_phase - 1)
    later = sum(other.target_days for other in phases if other.position > phase.position)
    end = max(start + timedelta(days=phase.target_days), last_day + timedelta(days=5)) + timedelta(days=later)
    entries: list[PhaseEntry] = []
    after: date | None = None
    for other in sorted((p for p in phases if p.position <= phase.position), key=lambda p: -p.position):
        begin = (
            start
            if after is None
            else after - timedelta(days=max(other.min_days, 1, other.target_days + rng.randint(-4, 5)))
        )
        entries.append(
            PhaseEntry(
                resident_id=resident_id,
                phase_id=other.id,
                started_on=begin,
                ended_on=after,
                decision=PhaseDecision.ADVANCE if other.position > phases[0].position else PhaseDecision.ADMISSION,
                decided_by=world.frame.user_id,
            )
        )
        after = begin
    return list(reversed(entries)), end


def _name(world: World, taken: set[str], number: int) -> str:
    words, rng = pool(), world.rng
    if number <= len(words.long_names):
        return words.long_names[number - 1]
    while True:
        first, last = rng.choice(words.first), rng.choice(words.last)
        name = f"{first} {last}" if rng.random() > 0.05 else rng.choice(words.single)
        if name not in taken and first != last:
            taken.add(name)
            return name


def _problem(rng: random.Random) -> MainProblem:
    return rng.choices(list(MainProblem), weights=(46, 14, 8, 12, 8, 8, 4))[0]


def add_residents(world: World) -> None:
    """Present residents in all phases and some who left, with photos, custody and substances."""
    frame, rng = world.frame, world.rng
    gone = frame.residents // 9
    stages = _stages(world, frame.residents) + [
        rng.choice((Stage.ENTRY, Stage.PRIMARY, Stage.REENTRY)) for _ in range(gone)
    ]
    taken: set[str] = set()
    early = set(
        rng.sample([n for n, stage in enumerate(stages[: frame.residents]) if stage is Stage.PRIMARY], EARLY_RELEASES)
    )
    for index, stage in enumerate(stages):
        number = index + 1
        phase = rng.choice([p for p in frame.phases if p.stage is stage])
        left = index >= frame.residents
        last_day = frame.today - timedelta(days=rng.randint(3, frame.weeks * 7 - 7)) if left else frame.today
        day = rng.randint(1, phase.target_days + 3)
        entries, end = _way(world, number, phase, day, last_day)
        if left:
            entries[-1] = _ended(entries[-1], last_day)
        resident = _resident(
            world, number, _name(world, taken, number), entries[0].started_on, end, last_day if left else None
        )
        world.residents.append(resident)
        world.entries[number] = entries
        world.add("resident", resident)
        for entry in entries:
            world.add("phase_entry", entry)
        if number != NO_PHOTO:
            thumbnail, picture = portrait(rng)
            world.add(
                "photo", Photo(resident_id=number, thumbnail=thumbnail, portrait=picture, taken_on=resident.admitted_on)
            )
        _custody(world, resident, early=index in early)
        _substances(world, resident)


def _ended(entry: PhaseEntry, day: date) -> PhaseEntry:
    return PhaseEntry(
        resident_id=entry.resident_id,
        phase_id=entry.phase_id,
        started_on=entry.started_on,
        ended_on=day,
        decision=entry.decision,
        decided_by=entry.decided_by,
    )


def _resident(world: World, number: int, name: str, admitted: date, end: date, left_on: date | None) -> Resident:
    rng, words, frame = world.rng, pool(), world.frame
    register = f"BI.N {100 + number}/{admitted.year - rng.randint(0, 2)}"
    kind, reason = rng.choice(
        ((ExitKind.NEUTRAL, "Pindah"), (ExitKind.NEUTRAL, "PB"), (ExitKind.DROPPED, "Pelanggaran"))
    )
    born = date(rng.randint(1972, 2006), rng.randint(1, 12), rng.randint(1, 28))
    return Resident(
        id=number,
        name=name,
        alias=rng.choice(("", "", "", "bin " + rng.choice(words.last))),
        register_no=register,
        register_key=register_key(register),
        tc_no=f"TC-{admitted.year}-{number:03d}",
        birth_date=born,
        birth_place=rng.choice(words.places),
        mother_name=f"{rng.choice(words.mothers)} {rng.choice(words.last)}",
        religion=rng.choice(words.religions),
        education=rng.choice(words.educations),
        occupation=rng.choice(words.occupations),
        marital_status=rng.choice(("Kawin", "Belum kawin", "Cerai")),
        language="id" if rng.random() < 0.95 else rng.choice(("su", "bbc")),
        block=f"Blok {rng.choice('ABC')}",
        house=f"Rumah {rng.randint(1, 8)}",
        cohort_id=frame.cohort_id,
        counselor_id=rng.choice(world.counselors()).id,
        case_officer=f"{rng.choice(words.first)} {rng.choice(words.last)}",
        problem=_problem(rng),
        severity=rng.choices(list(Severity), weights=(2, 5, 3))[0],
        needs=("dual_diagnosis",) if rng.random() < 0.03 else (),
        guarantor_name=f"{rng.choice(words.mothers)} {rng.choice(words.last)}",
        guarantor_relation=rng.choice(("Ibu", "Istri", "Kakak")),
        consent_on=admitted,
        consent_witness=rng.choice(world.staff).name,
        admitted_on=admitted,
        programme_end=end,
        left_on=left_on,
        exit_kind=kind if left_on else ExitKind.STAYS,
        exit_reason=reason if left_on else "",
        created_at=datetime.combine(admitted, time(2, 30), UTC),
        created_by=frame.user_id,
    )


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))


def _custody(world: World, resident: Resident, *, early: bool) -> None:
    """A sentence whose two-thirds date lies after the programme, but for the few that must be warned about."""
    rng, frame = world.rng, world.frame
    detained = resident.admitted_on - timedelta(days=rng.randint(150, 420))
    articles = (
        rng.choice(
            ("UU 35/2009 Ps. 112 (1)", "UU 35/2009 Ps. 114 (1)", "UU 35/2009 Ps. 127 (1) a", "UU 35/2009 Ps. 111 (1)")
        ),
    )
    status = CustodyStatus.CONVICTED
    if resident.id % 83 == 5:
        status = CustodyStatus.REMAND
    elif resident.id % 83 == 11:
        status = CustodyStatus.LIFE
    if early:
        status = CustodyStatus.CONVICTED
        target = frame.today + (resident.programme_end - frame.today) * rng.uniform(0.35, 0.8)
    else:
        target = resident.programme_end + timedelta(days=rng.randint(25, 420))
    months = -(-(target - detained).days * 3 // (2 * 30)) + (0 if early else 1)
    expiry = _months_later(detained, months)
    convicted = status is CustodyStatus.CONVICTED
    world.add(
        "custody",
        Custody(
            resident_id=resident.id,
            status=status,
            register_kind="A.III" if status is CustodyStatus.REMAND else "B.I",
            articles=articles,
            court=rng.choice(pool().courts),
            verdict_no=f"{rng.randint(20, 900)}/Pid.Sus/{detained.year}/PN"
            if status is not CustodyStatus.REMAND
            else "",
            verdict_on=None if status is CustodyStatus.REMAND else detained + timedelta(days=120),
            final_on=None if status is CustodyStatus.REMAND else detained + timedelta(days=134),
            years=months // 12 if convicted else None,
            months=months % 12 if convicted else None,
            days=0 if convicted else None,
            fine=800_000_000 if convicted else None,
            subsidiary="3 bln" if convicted else "",
            detained_on=detained,
            is_recidivist=rng.random() < 0.2,
        ),
    )
    if not convicted:
        return
    length = (expiry - detained).days
    shares = ((LegalDateKind.THIRD, 1 / 3), (LegalDateKind.HALF, 0.5), (LegalDateKind.TWO_THIRDS, 2 / 3))
    dates = [(kind, detained + timedelta(days=round(length * share))) for kind, share in shares]
    for kind, day in (*dates, (LegalDateKind.EXPIRY, expiry)):
        world.add(
            "legal_date",
            LegalDate(
                resident_id=resident.id,
                kind=kind,
                on_date=day,
                source=DateSource.SDP,
                data_date=max(resident.admitted_on, frame.today - timedelta(days=rng.randint(2, 20))),
            ),
        )


def _substances(world: World, resident: Resident) -> None:
    for rank, code in enumerate(SUBSTANCES[resident.problem], start=1):
        world.add(
            "resident_substance",
            ResidentSubstance(
                resident_id=resident.id, substance_code=code, rank=rank, first_age=world.rng.randint(13, 27)
            ),
        )
