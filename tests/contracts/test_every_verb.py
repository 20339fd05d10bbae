"""Every public method of every service: guarded, refused without its action, and one audit row where it writes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date

import attrs
import pytest
from factories import ACCOUNTS, NOW, OWN, PASSWORD, TODAY, a_draft, desk_in, records_of

from tcdesk.domain.calendar import ActivityKind, BlockedBand, Cohort, Holiday, LockDown, Room, RoomClosure, Slot
from tcdesk.domain.care import Narrative, Note, NoteKind
from tcdesk.domain.conference import Conference
from tcdesk.domain.group import Appointment
from tcdesk.domain.health import Substance
from tcdesk.domain.job import JobDepartment
from tcdesk.domain.phase import Criterion, Phase, Stage
from tcdesk.domain.refusals import Denied
from tcdesk.domain.resident import ExitKind, Photo
from tcdesk.domain.roles import PERMISSIONS, Action, Role, permitted
from tcdesk.domain.settings import TEXT_SIZE
from tcdesk.domain.staff import Leave, Staff
from tcdesk.domain.views.home import AttentionKind
from tcdesk.services.guard import Guarded, action_of, is_writing
from tcdesk.services.suite import Services

NO_AUDIT = {"drafts.keep", "drafts.drop"}
"""What writes without an audit row: half-filled forms are no records of the house."""
TESTED_WITH_A_WEEK = {
    "scheduling.publish", "weeks.set_hour", "weeks.call_off", "weeks.call", "weeks.dismiss", "reporting.finalise",
}  # fmt: skip
"""Verbs whose one audit row is looked at where a whole week or a whole report is at hand."""


def services_of(suite: Services) -> Iterator[tuple[str, Guarded]]:
    """Every service by name, the lists of the facility too."""
    for field in attrs.fields(Services):
        service = getattr(suite, field.name)
        if isinstance(service, Guarded):
            yield field.name, service
            for name, part in vars(service).items():
                if isinstance(part, Guarded):
                    yield f"{field.name}.{name}", part


def methods_of(service: Guarded) -> list[str]:
    """Public methods; properties are values, not use cases."""
    return [name for name, _ in inspect.getmembers(type(service), inspect.isfunction) if not name.startswith("_")]


def all_methods(suite: Services) -> Iterator[tuple[str, Guarded, str]]:
    for place, service in services_of(suite):
        for name in methods_of(service):
            yield f"{place}.{name}", service, name


def test_every_public_method_stands_behind_the_guard(facility_folder):
    desk = desk_in(facility_folder)
    suite = desk.sign_in(ACCOUNTS[Role.MANAGER], PASSWORD)
    found = {label: action_of(service, name) for label, service, name in all_methods(suite)}
    assert len(found) > 60
    assert [label for label, action in found.items() if action is None] == []
    desk.sign_out()


@pytest.mark.parametrize("role", list(Role))
def test_without_its_action_every_method_is_refused_and_nothing_is_written(facility_folder, role):
    desk = desk_in(facility_folder)
    suite = desk.sign_in(ACCOUNTS[role], PASSWORD)
    store = records_of(suite).store
    before = store.head()
    refused = 0
    for label, service, name in all_methods(suite):
        action = action_of(service, name)
        assert action is not None
        if not permitted(frozenset({role}), action):
            # the guard stands before the arguments, so none are needed to be turned away
            with pytest.raises(Denied):
                getattr(service, name)()
            refused += 1
            assert store.head() == before, label
    assert refused >= (0 if role is Role.MANAGER else 5)
    desk.sign_out()


def test_the_table_of_permissions_names_every_role_and_every_action_is_somebodys():
    assert PERMISSIONS.keys() == set(Role)
    assert frozenset().union(*PERMISSIONS.values()) == frozenset(Action)


def _room(suite: Services) -> Room:
    return suite.facility.rooms.all()[0]


def _holiday(suite: Services) -> Holiday:
    return suite.facility.holidays.all()[0]


def _staff(suite: Services) -> Staff:
    return suite.facility.staff.all()[-1]


def _saved(place: str, record: object) -> Callable[[Services], object]:
    """Save one row, to have something to remove."""

    def save(suite: Services) -> object:
        return getattr(suite.facility, place).save(record)[0]

    return save


def _note(**changes: object) -> Note:
    return attrs.evolve(
        Note(resident_id=OWN, body="Mampu menamai tiga pemicu.", at=NOW, written_by="", kind=NoteKind.OTHER), **changes
    )


def _last_note(suite: Services) -> Note:
    return records_of(suite).care.notes_of(OWN)[0]


def _conference(suite: Services) -> int:
    """A conference of today, which a counselor cannot plan."""
    records = records_of(suite)
    with records.store.write():
        return records.conferences.conferences.insert(Conference(on_date=TODAY))


ROWS = {
    "staff": Staff(name="Petugas Baru"),
    "leave": Leave(staff_id=1, starts_on=TODAY, ends_on=TODAY),
    "rooms": Room(name="Melati", capacity=10),
    "closures": RoomClosure(room_id=1, starts_on=TODAY, ends_on=TODAY),
    "slots": Slot(weekday=4, starts_at=15 * 60),
    "bands": BlockedBand(weekday=2, starts_at=900, minutes=30, label="Apel"),
    "holidays": Holiday(on_date=date(2026, 3, 30), name="Hari Bakti"),
    "lock_downs": LockDown(starts_on=TODAY, ends_on=TODAY, reason="Latihan"),
    "phases": Phase(code="after", name="Lanjutan", stage=Stage.REENTRY, position=9, target_days=10),
    "criteria": Criterion(phase_id=1, code="new", text="Baru"),
    "cohorts": Cohort(name="Angkatan 2027/I", starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 1)),
    "activities": ActivityKind(code="sport", name="Olahraga", structure="vocational"),
    "substances": Substance(code="XXX", name="Baru", family="other"),
    "departments": JobDepartment(code="garden", name="Kebun"),
}

# For each verb: who does it, what has to be there first, and the call. What the first call gives goes into the second.
Prepare = Callable[[Services], object]
Call = Callable[[Services, object], object]
EXAMPLES: dict[str, tuple[Role, Prepare, Call]] = {
    "accounts.add": (
        Role.ADMIN,
        lambda _s: None,
        lambda s, _: s.accounts.add("baru", "Petugas Baru", PASSWORD, (Role.HEAD,)),
    ),
    "accounts.set_roles": (Role.ADMIN, lambda _s: None, lambda s, _: s.accounts.set_roles("ratna", (Role.MANAGER,))),
    "accounts.set_active": (Role.ADMIN, lambda _s: None, lambda s, _: s.accounts.set_active("ratna", active=False)),
    "accounts.remove": (Role.ADMIN, lambda _s: None, lambda s, _: s.accounts.remove("ratna")),
    "accounts.rename": (Role.ADMIN, lambda _s: None, lambda s, _: s.accounts.rename("ratna", "Ratna W.")),
    "accounts.link": (Role.ADMIN, lambda _s: None, lambda s, _: s.accounts.link("ratna", None)),
    "accounts.reset_password": (
        Role.ADMIN,
        lambda _s: None,
        lambda s, _: s.accounts.reset_password("ratna", "sandi yang baru"),
    ),
    "accounts.change_own_password": (
        Role.COUNSELOR,
        lambda _s: None,
        lambda s, _: s.accounts.change_own_password(PASSWORD, "sandi yang baru"),
    ),
    "accounts.new_recovery_code": (Role.ADMIN, lambda _s: None, lambda s, _: s.accounts.new_recovery_code()),
    "backups.record": (Role.COUNSELOR, lambda s: None, lambda s, _: s.backups.record(s.backups.job()())),
    "facility.save_settings": (
        Role.ADMIN,
        lambda _s: None,
        lambda s, _: s.facility.save_settings({TEXT_SIZE.key: 110}),
    ),
    "facility.take_over_holidays": (
        Role.ADMIN,
        lambda _s: None,
        lambda s, _: s.facility.take_over_holidays(date(2028, 1, 1), date(2028, 2, 1)),
    ),
    "conferences.plan": (
        Role.MANAGER,
        lambda _s: None,
        lambda s, _: s.conferences.plan(Conference(on_date=TODAY)),
    ),
    "conferences.cancel": (
        Role.MANAGER,
        lambda s: s.conferences.plan(Conference(on_date=TODAY))[0],
        lambda s, number: s.conferences.cancel(number),
    ),
    "conferences.draw": (
        Role.MANAGER,
        lambda s: s.conferences.plan(Conference(on_date=TODAY))[0],
        lambda s, number: s.conferences.draw(number),
    ),
    "conferences.add": (
        Role.COUNSELOR,
        _conference,
        lambda s, number: s.conferences.add(number, OWN),
    ),
    "conferences.remove": (
        Role.COUNSELOR,
        lambda s: s.conferences.add(_conference(s), OWN)[0],
        lambda s, item: s.conferences.remove(item),
    ),
    "conferences.propose": (
        Role.COUNSELOR,
        lambda s: s.conferences.add(_conference(s), OWN)[0],
        lambda s, item: s.conferences.propose(item, "stay"),
    ),
    "conferences.reorder": (
        Role.MANAGER,
        lambda s: (_conference(s), s.conferences.add(1, OWN)[0]),
        lambda s, made: s.conferences.reorder(made[0], (made[1],)),
    ),
    "final_reports.check": (
        Role.REGISTRAR,
        lambda _s: None,
        lambda s, _: s.final_reports.check("44DT-CJPA-E452-5VFM"),
    ),
    "home.put_off": (Role.HEAD, lambda _s: None, lambda s, _: s.home.put_off(AttentionKind.BACKUP_DUE)),
    "intake.save": (Role.REGISTRAR, lambda _s: None, lambda s, _: s.intake.save(a_draft(20))),
    "intake.complete": (
        Role.COUNSELOR,
        lambda s: s.intake.draft_of(OWN),
        lambda s, draft: s.intake.complete(OWN, attrs.evolve(draft, block="Blok A"), 1),
    ),
    "intake.complete_custody": (
        Role.REGISTRAR,
        lambda s: s.intake.draft_of(OWN),
        lambda s, draft: s.intake.complete_custody(OWN, attrs.evolve(draft, court="PN Serang")),
    ),
    "intake.complete_health": (
        Role.MEDICAL,
        lambda s: s.intake.draft_of(OWN),
        lambda s, draft: s.intake.complete_health(OWN, attrs.evolve(draft, findings="Baik")),
    ),
    "intake.mark_not_same": (Role.REGISTRAR, lambda _s: None, lambda s, _: s.intake.mark_not_same(1, [2])),
    "narratives.write": (
        Role.COUNSELOR,
        lambda _s: None,
        lambda s, _: s.narratives.write(Narrative(resident_id=OWN, as_of=TODAY, observation="Tenang.", written_by="")),
    ),
    "notes.add": (Role.COUNSELOR, lambda _s: None, lambda s, _: s.notes.add(_note())),
    "notes.add_medical": (Role.MEDICAL, lambda _s: None, lambda s, _: s.notes.add_medical(_note())),
    "notes.correct": (
        Role.COUNSELOR,
        lambda s: s.notes.add(_note()),
        lambda s, made: s.notes.correct(_note(id=made[0], body="Mampu menamai empat pemicu.")),
    ),
    "notes.correct_medical": (
        Role.MEDICAL,
        lambda s: s.notes.add_medical(_note()),
        lambda s, made: s.notes.correct_medical(_note(id=made[0], body="Stabil.")),
    ),
    "reporting.log_print": (
        Role.COUNSELOR,
        lambda _s: None,
        lambda s, _: s.reporting.log_print("progress", b"%PDF", pages=2, target="printer", resident_id=OWN),
    ),
    "residents.record_view": (Role.COUNSELOR, lambda _s: None, lambda s, _: s.residents.record_view(OWN)),
    "residents.set_photo": (
        Role.REGISTRAR,
        lambda _s: None,
        lambda s, _: s.residents.set_photo(Photo(resident_id=OWN, thumbnail=b"a", portrait=b"b")),
    ),
    "scheduling.appoint": (
        Role.COUNSELOR,
        lambda _s: None,
        lambda s, _: s.scheduling.appoint(Appointment(resident_id=OWN, on_date=TODAY, starts_at=600, minutes=60)),
    ),
    "scheduling.part": (
        Role.REGISTRAR,
        lambda _s: None,
        lambda s, _: s.scheduling.part(1, 2, starts_on=TODAY, reason="Berselisih"),
    ),
    "scheduling.depart": (
        Role.MANAGER,
        lambda _s: None,
        lambda s, _: s.scheduling.depart(OWN, left_on=TODAY, kind=ExitKind.NEUTRAL, reason="Pindah"),
    ),
    "residents.place": (
        Role.REGISTRAR,
        lambda s: s.residents.get(OWN).resident,
        lambda s, one: s.residents.place(OWN, one.version, block="Blok A", house="", counselor_id=None),
    ),
    **{
        f"facility.{place}.save": (
            Role.MANAGER,
            lambda _s: None,
            lambda s, _, place=place, row=row: getattr(s.facility, place).save(row),
        )
        for place, row in ROWS.items()
    },
    **{
        f"facility.{place}.remove": (
            Role.MANAGER,
            _saved(place, row),
            lambda s, key, place=place: getattr(s.facility, place).remove(key),
        )
        for place, row in ROWS.items()
    },
}


def test_every_verb_has_an_example(facility_folder):
    desk = desk_in(facility_folder)
    suite = desk.sign_in(ACCOUNTS[Role.MANAGER], PASSWORD)
    writing = {label for label, service, name in all_methods(suite) if is_writing(service, name)}
    assert writing - EXAMPLES.keys() == TESTED_WITH_A_WEEK
    assert EXAMPLES.keys() <= writing
    assert not NO_AUDIT & writing
    desk.sign_out()


@pytest.mark.parametrize("label", sorted(EXAMPLES))
def test_a_verb_writes_exactly_one_audit_row(facility_folder, label):
    role, prepare, call = EXAMPLES[label]
    desk = desk_in(facility_folder)
    suite = desk.sign_in(ACCOUNTS[role], PASSWORD)
    store = records_of(suite).store
    first = prepare(suite)
    before = store.head().seq
    call(suite, first)
    assert store.head().seq == before + 1
    assert store.value("SELECT actor FROM audit ORDER BY seq DESC LIMIT 1") == ACCOUNTS[role]
    desk.sign_out()


def test_a_verb_that_fails_half_way_leaves_neither_data_nor_audit(facility_folder):
    desk = desk_in(facility_folder)
    suite = desk.sign_in(ACCOUNTS[Role.MANAGER], PASSWORD)
    store = records_of(suite).store
    before, residents = store.head(), store.value("SELECT count(*) FROM resident")
    # the second substance is unknown to the house: it is found out only after the resident was written
    draft = a_draft(21)
    unknown = attrs.evolve(draft.substances[0], code="nirgends")
    with pytest.raises(Exception, match=r"Other records|refer"):
        suite.intake.save(attrs.evolve(draft, substances=(*draft.substances, unknown)))
    assert store.head() == before
    assert store.value("SELECT count(*) FROM resident") == residents
    desk.sign_out()
