"""Words about a resident."""

from datetime import UTC, date, datetime

import pytest

from tcdesk.domain.custody import CustodyStatus, LegalDateKind
from tcdesk.domain.legal import DatedMark, NextDate
from tcdesk.domain.progress_parts import Sentence
from tcdesk.domain.views.residents import GroupPlace, JobLine, NoteLine
from tcdesk.i18n import texts
from tcdesk.ui import resident_words as words
from tcdesk.ui.pages.resident.templates import FORMATS, TEMPLATES, skeleton, with_skeleton

ID, EN = texts("id"), texts("en")


@pytest.mark.parametrize(
    ("days", "told"), [(0, "hari ini"), (7, "7 hari lagi"), (1, "1 hari lagi"), (-3, "3 hari lalu")]
)
def test_how_far_a_day_is(days, told):
    assert words.days_left(days, ID) == told


def test_a_legal_date_says_what_presses_and_that_it_is_an_estimate():
    legal = NextDate(
        kind=LegalDateKind.TWO_THIRDS, on_date=date(2026, 5, 28), days=80, is_estimate=True, before_programme_end=True
    )
    assert words.legal_date(legal, ID) == "± ⅔ · 28 Mei 2026"
    assert words.legal_distance(legal, ID) == "80 hari lagi · sebelum selesai"
    assert words.legal_distance(legal, EN) == "80 days left · before it ends"


def test_the_length_of_a_sentence_or_why_it_has_none():
    assert words.term(Sentence(years=3, months=6, days=0), ID) == "3 th 6 bln"
    assert words.term(Sentence(status=CustodyStatus.LIFE), ID) == "seumur hidup"
    assert words.term(Sentence(status=CustodyStatus.REMAND), EN) == "no final verdict"


def test_a_group_says_what_is_known_of_its_place():
    assert words.group_place(None, ID) == ""
    assert words.group_place(GroupPlace(code="K-03"), ID) == "K-03"
    whole = GroupPlace(code="K-03", weekday=0, starts_at=600, room="Anggrek")
    assert words.group_place(whole, ID) == "K-03 · Sen 10.00 · Anggrek"
    assert words.group_place(whole, ID, room=False) == "K-03 · Sen 10.00"


def test_a_house_function_is_a_rank_in_a_department():
    assert words.job(JobLine(department="Dapur", rank="crew", since=date(2026, 2, 18)), ID) == "Kru dapur"
    assert words.job(None, ID) == ""


def test_what_cuts_the_programme_short_is_named_with_its_days():
    cut = DatedMark(kind=LegalDateKind.TWO_THIRDS, on_date=date(2026, 5, 28))
    assert words.cut_title(cut, date(2026, 7, 10), ID) == "⅔ 43 hari sebelum program selesai"


def test_a_note_is_called_by_its_title_or_its_kind():
    note = NoteLine(id=1, at=datetime(2026, 3, 6, tzinfo=UTC), title="", text="", kind="counselling")
    assert words.note_title(note, ID) == "Konseling individu"
    named = NoteLine(id=1, at=note.at, title="Pemicu", text="", kind="counselling")
    assert words.note_title(named, ID) == "Pemicu"


@pytest.mark.parametrize("language", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("code", TEMPLATES)
def test_a_skeleton_has_every_heading_and_gives_way_to_another(language, code):
    made = skeleton(code, language)
    assert all(language.t(heading) in made for heading in TEMPLATES[code])
    for other in FORMATS:
        assert with_skeleton(made, other, language) == skeleton(other, language)


def test_words_that_were_written_are_never_lost_to_a_skeleton():
    body = "Mulai terbuka soal relasi dengan kakak."
    for code in FORMATS:
        assert with_skeleton(body, code, ID).startswith(body)
    assert with_skeleton("  ", "soap", ID) == skeleton("soap", ID)
