"""What the first page says: hours, names and one sentence for each kind of item."""

from datetime import date, datetime

import attrs
import pytest

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.legal import NextDate
from tcdesk.domain.roles import Role
from tcdesk.domain.views.home import (
    Attention,
    AttentionKind,
    BackupState,
    Concern,
    HomeView,
    TodaySession,
    TodayState,
)
from tcdesk.domain.views.people import Cohort
from tcdesk.i18n import texts
from tcdesk.ui.pages.home import items, words

ID, EN = texts("id"), texts("en")
TODAY = date(2026, 3, 9)
EVERYBODY = {Role.MANAGER, Role.ADMIN}


def view(*attention, **more):
    return HomeView(
        **{
            "now": datetime(2026, 3, 9, 9, 42),
            "name": "Ratna",
            "is_own": False,
            "cohort": None,
            "sessions": (),
            "attention": attention,
            "stages": (),
            "residents": 0,
            "capacity": 170,
            "loads": (),
            "weeks": (),
            "limit": 0.85,
            "backup": BackupState(at=None),
            **more,
        }
    )


def legal(kind, day, end=date(2026, 4, 8), name="Andi Pratama"):
    near = NextDate(kind=kind, on_date=day, days=(day - TODAY).days, before_programme_end=True)
    return Concern(resident_id=1, name=name, on_date=end, legal=near)


@pytest.fixture
def said(context_for):
    """The one item a kind becomes, for somebody who may open everything."""

    def say(one, *, language="id", roles=EVERYBODY):
        (item,) = items.items(view(one), context_for(roles=roles, language=language))
        return item

    return say


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(3, "malam"), (4, "pagi"), (10, "pagi"), (11, "siang"), (14, "siang"), (15, "sore"), (17, "sore"), (18, "malam")],
)
def test_the_greeting_follows_the_hour(hour, expected):
    now = datetime(2026, 3, 9, hour)
    assert words.greeting(now, "Ratna Wulandari, S.Psi.", ID) == f"Selamat {expected}, Ratna"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ratna Wulandari, S.Psi.", "Ratna"),
        ("dr. Hanifah Putri", "Hanifah"),
        ("Drs. H. Bambang Sutrisno, M.Si.", "Bambang"),
        ("Ponimin", "Ponimin"),
        ("dr.", "dr."),
    ],
)
def test_people_are_greeted_by_their_first_name(name, first):
    assert words.first_name(name) == first


def test_the_date_line_names_day_week_and_the_day_of_the_cohort():
    cohort = Cohort(name="Angkatan 2026/I", day=57, days=180, starts_on=date(2026, 1, 12), ends_on=date(2026, 7, 10))
    assert words.date_line(view(cohort=cohort), ID) == (
        "Senin, 9 Maret 2026 · minggu ke-11 · Angkatan 2026/I hari ke-57 dari 180"
    )
    assert words.date_line(view(), EN) == "Monday, 9 March 2026 · week 11"


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, "0 mnt"), (59, "59 mnt"), (60, "1 j"), (78, "1 j 18 mnt"), (228, "3 j 48 mnt")]
)
def test_a_span_is_said_in_hours_and_minutes(minutes, expected):
    assert words.span(minutes, ID) == expected


SESSION = TodaySession(id=1, starts_at=600, ends_at=660, activity="Terapi kelompok", group="K-03", expected=10)


def test_a_session_says_what_where_and_how_many():
    one = attrs.evolve(SESSION, room="Ruang Anggrek", topic="pemicu kekambuhan")
    assert words.session_title(one) == "Terapi kelompok K-03"
    assert words.session_detail(one, ID) == "Ruang Anggrek · 10 residen · topik: pemicu kekambuhan"
    whole = attrs.evolve(SESSION, group="", room="Aula", expected=168)
    assert words.session_detail(whole, ID) == "Aula · seluruh residen (168)"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (TodayState.HELD, "9 / 10 hadir"),
        (TodayState.RUNNING, "sedang berlangsung"),
        (TodayState.UNRECORDED, "kehadiran belum diisi"),
        (TodayState.CANCELLED, "dibatalkan"),
        (TodayState.LATER, "1 j 18 mnt lagi"),
    ],
)
def test_a_session_says_how_far_it_is(now, expected):
    one = attrs.evolve(SESSION, now=now, present=9, minutes_left=78)
    assert words.session_state(one, ID) == expected


def test_two_thirds_before_the_end_names_the_nearest_resident(said):
    near = legal(LegalDateKind.TWO_THIRDS, date(2026, 4, 4))
    item = said(Attention(kind=AttentionKind.LEGAL, count=3, concerns=(near, near, near)))
    assert item.title == "⅔ pidana jatuh sebelum program selesai"
    assert item.detail == "3 residen · terdekat Andi Pratama: ⅔ 4 Apr 2026, program selesai 8 Apr 2026"
    assert (item.tone, item.code, item.args) == ("danger", "residents", {"flag": "legal"})


def test_other_legal_dates_are_not_called_two_thirds(said):
    mixed = (legal(LegalDateKind.EXPIRY, date(2026, 4, 4)), legal(LegalDateKind.TWO_THIRDS, date(2026, 5, 4)))
    item = said(Attention(kind=AttentionKind.LEGAL, count=2, concerns=mixed))
    assert item.title == "Tanggal hukum jatuh sebelum program selesai"


def test_without_a_group_says_who_is_away_or_who_waits(said):
    two = tuple(Concern(resident_id=n, name=name) for n, name in enumerate(("Eko", "Fajar", "Gilang"), start=1))
    away = Attention(kind=AttentionKind.NO_GROUP, count=3, concerns=two, notes=("Ratna W.",), on_date=date(2026, 3, 11))
    assert said(away).detail == "3 residen · konselor Ratna W. cuti Rabu 11 Mar"
    assert said(attrs.evolve(away, notes=(), on_date=None)).detail == "3 residen · Eko, Fajar, 1 lainnya"
    assert said(away).code == "week"


def test_a_phase_review_says_day_and_target_of_the_first_two(said):
    due = tuple(
        Concern(resident_id=n, name=name, figure=day, of=of)
        for n, (name, day, of) in enumerate((("Joko Susanto", 44, 40), ("Rizki Ramadhan", 27, 30)), start=1)
    )
    item = said(Attention(kind=AttentionKind.PHASE_DUE, count=5, concerns=due))
    assert item.detail == "Joko Susanto (44/40 hr), Rizki Ramadhan (27/30 hr), 3 lainnya"
    assert item.args == {"flag": "phase_due"}


def test_missing_reports_go_through_the_files_of_exactly_those_residents(said):
    late = tuple(Concern(resident_id=n, name=f"Residen {n}") for n in (7, 3))
    item = said(Attention(kind=AttentionKind.REPORT_LATE, count=2, concerns=late, on_date=date(2026, 3, 12)))
    assert item.detail == "sidang Kamis 12 Mar · Residen 7, Residen 3"
    assert (item.code, item.args["id"], item.args["order"]) == ("resident", 7, (7, 3))


def test_missing_assessments_name_the_instrument_and_who_waits_longest(said):
    one = Concern(resident_id=4, name="Rendi Hermawan", on_date=date(2026, 2, 12))
    item = said(Attention(kind=AttentionKind.ASSESSMENT_MISSING, count=1, concerns=(one,), others={"tc_rubric": 1}))
    assert item.detail == "1 × Rubrik perkembangan TC · terlama Rendi Hermawan, masuk 12 Feb 2026"


def test_holidays_lead_to_their_week(said):
    item = said(
        Attention(
            kind=AttentionKind.HOLIDAY_AHEAD,
            count=2,
            on_date=date(2026, 3, 19),
            notes=("Hari Suci Nyepi", "Idulfitri"),
            others={"groups": 4},
        )
    )
    assert item.title == "Libur mulai Kamis 19 Mar: Hari Suci Nyepi, 1 lainnya"
    assert item.detail == "4 kelompok jatuh pada hari libur dan perlu dipindah"
    assert item.args == {"week": "2026-W12"}


def test_one_holiday_without_a_group_says_so(said):
    item = said(
        Attention(kind=AttentionKind.HOLIDAY_AHEAD, count=1, on_date=date(2026, 3, 19), notes=("Hari Suci Nyepi",))
    )
    assert item.title == "Libur Kamis 19 Mar: Hari Suci Nyepi"
    assert item.detail == "Tidak ada kelompok pada hari itu"


def test_a_lock_down_leads_to_its_week(said):
    one = Attention(
        kind=AttentionKind.LOCK_DOWN_AHEAD,
        count=1,
        on_date=date(2026, 3, 11),
        notes=("Penggeledahan",),
        others={"groups": 2},
    )
    item = said(one)
    assert item.title == "Penguncian Rabu 11 Mar: Penggeledahan"
    assert item.detail == "2 kelompok terjadwal di dalamnya"
    assert (item.code, item.args, item.tone) == ("week", {"week": "2026-W11"}, "warn")
    free = said(attrs.evolve(one, count=2, notes=("Penggeledahan", "Latihan"), others={}))
    assert free.title == "Penguncian mulai Rabu 11 Mar: Penggeledahan, 1 lainnya"
    assert free.detail == "Tidak ada kelompok terjadwal di dalamnya"
    assert free.tone == "plain"


def test_a_late_backup_says_what_would_be_lost(said):
    late = said(Attention(kind=AttentionKind.BACKUP_LATE, count=5, on_date=date(2026, 3, 4)))
    assert late.title == "Cadangan terakhir 5 hari lalu"
    assert late.detail == "Bila komputer ini rusak, semua sejak Rabu 4 Mar hilang."
    assert (late.tone, late.code, late.args) == ("danger", "settings", {"section": "backups"})
    none = said(Attention(kind=AttentionKind.BACKUP_DUE, count=0), language="en")
    assert (none.title, none.tone) == ("There is no backup yet", "warn")


def test_every_kind_has_its_sentence_and_an_action_in_both_languages(said):
    for kind in AttentionKind:
        one = Attention(
            kind=kind, count=1, concerns=(legal(LegalDateKind.HALF, TODAY),), on_date=TODAY, notes=("Nyepi",)
        )
        for language in ("id", "en"):
            item = said(one, language=language)
            assert item.kind is kind
            assert item.title
            assert item.detail
            assert item.verb


def test_an_action_to_a_screen_that_is_closed_to_the_person_is_not_offered(said):
    item = said(Attention(kind=AttentionKind.NO_GROUP, count=1), roles={Role.ADMIN})
    assert (item.verb, item.code, item.args) == ("", "", {})


@pytest.mark.parametrize(
    ("shares", "points"),
    [((), None), ((0.9,), None), ((None, 0.9), None), ((0.90, 0.92), 2.0), ((0.90, None, 0.85, None), -5.0)],
)
def test_the_change_is_between_the_last_two_weeks_with_meetings(shares, points):
    found = words.change_of_points(shares)
    assert found == (None if points is None else pytest.approx(points))
