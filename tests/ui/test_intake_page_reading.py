"""What the fields of an intake say, what is kept of them, and what stands beside the sections."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import Reading
from tcdesk.domain.intake import IntakeDraft, Section, SubstanceUse, sections
from tcdesk.domain.likeness import Kind, Reason
from tcdesk.domain.parsing import Duration
from tcdesk.domain.resident import MainProblem, Severity
from tcdesk.domain.views.intake import Choice, Duplicate, IntakeChoices
from tcdesk.i18n import texts
from tcdesk.ui.kit.stepper import Mark
from tcdesk.ui.pages.intake.fields import MINIMUM, Declared
from tcdesk.ui.pages.intake.kept import beside_of, body_of
from tcdesk.ui.pages.intake.known import duplicate_words, lines_of
from tcdesk.ui.pages.intake.reading import Beside, draft_of, field_of, problems_of
from tcdesk.ui.pages.intake.side import rows_of

WORDS = texts("id")
DAY = date(2027, 5, 28)
NOBODY = IntakeChoices(
    articles=(), courts=(), religions=(), educations=(), marital=(), relations=(), substances=(),
    counselors=(Choice(id=3, name="Ratna", detail="4/10"),), cohorts=(), residents=(),
)  # fmt: skip


def declared(*, medical=True):
    made = Declared(WORDS, NOBODY, medical=medical)
    return {spec.name: spec for section in Section for part in made.of(section) for spec in part}


def test_every_field_of_a_draft_stands_in_the_form():
    beside = {"estimated", "former_id", "thumbnail", "portrait"}
    composed = {"years", "months", "days", "urine", "substances"}
    assert {field.name for field in attrs.fields(IntakeDraft)} - beside - composed <= set(declared())
    assert {"sentence", "urine_on", "urine_MET", "substance", "route_4", "remark"} <= set(declared())


def test_the_six_of_the_minimum_and_no_others_are_required():
    assert {name for name, spec in declared().items() if spec.required} == set(MINIMUM)


def test_health_is_no_part_of_the_form_for_others_than_medical_staff():
    assert "pulse" not in declared(medical=False)


def test_values_of_fields_make_a_draft():
    values = {
        "name": "Agung", "birth_date": date(1982, 5, 21), "sentence": Duration(3, 6, 0), "status": "convicted",
        "date_source": "registrar", "fine": 800_000_000, "temperature": Decimal("36.6"), "counselor_id": "3",
        "co_defendants": ("7", "9"), "needs": ("isyarat",), "is_recidivist": True, "two_thirds": DAY, "expiry": DAY,
        "substance": "MET", "first_age": 17, "substance_2": "THC", "route_2": "isap", "severity": "high",
        "problem": "family", "urine_MET": "positive", "sex": "F", "language": "jw",
    }  # fmt: skip
    estimated = {LegalDateKind.TWO_THIRDS: DAY, LegalDateKind.EXPIRY: date(2028, 1, 1)}
    draft = draft_of(values, Beside(estimated=estimated, former_id=5, photo=(b"small", b"large")))
    assert draft == IntakeDraft(
        name="Agung", birth_date=date(1982, 5, 21), years=3, months=6, days=0, status=CustodyStatus.CONVICTED,
        date_source=DateSource.REGISTRAR, fine=800_000_000, temperature=36.6, counselor_id=3, co_defendants=(7, 9),
        needs=("isyarat",), is_recidivist=True, two_thirds=DAY, expiry=DAY, estimated=(LegalDateKind.TWO_THIRDS,),
        substances=(
            SubstanceUse(code="MET", first_age=17), SubstanceUse(code=""), SubstanceUse(code="THC", route="isap"),
        ),
        severity=Severity.HIGH, problem=MainProblem.FAMILY, urine={"MET": Reading.POSITIVE}, sex="F", language="jw",
        former_id=5, thumbnail=b"small", portrait=b"large",
    )  # fmt: skip


def test_empty_fields_make_an_empty_draft():
    assert draft_of(dict.fromkeys(declared()), Beside()) == IntakeDraft()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ("years", "sentence"),
        ("urine", "urine_on"),
        ("substances.0", "substance"),
        ("substances.0.first_age", "first_age"),
        ("substances.3", "substance_3"),
        ("substances.3.first_age", "first_age_3"),
        ("name", "name"),
    ],
)
def test_a_problem_finds_its_field(told, field):
    assert field_of(told) == field
    assert field in declared()


def test_a_line_that_speaks_of_no_substance_and_a_copied_estimate_are_told():
    draft = IntakeDraft(
        substances=(SubstanceUse(code="MET"), SubstanceUse(code=""), SubstanceUse(code="", route="isap")),
        two_thirds=DAY,
        estimated=(LegalDateKind.TWO_THIRDS,),
    )
    found = [(problem.field, problem.warning) for problem in problems_of(draft)]
    assert found == [("substances.2", False), ("two_thirds", True)]


@given(
    estimated=st.dictionaries(st.sampled_from(list(LegalDateKind)), st.dates()),
    not_same=st.frozensets(st.integers(1, 10**6)),
    former=st.none() | st.integers(1, 10**6),
    photo=st.none() | st.tuples(st.binary(min_size=1), st.binary(min_size=1)),
)
def test_what_stands_beside_the_fields_comes_back_from_what_was_kept(estimated, not_same, former, photo):
    beside = Beside(estimated=estimated, not_same=not_same, former_id=former, photo=photo)
    body = body_of({"name": "Agung"}, beside)
    assert body["name"] == "Agung"
    assert beside_of(body) == beside


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["estimated", "not_same", "former", "photo", "x"]), inner, max_size=4)
        ),
    )
)
def test_a_kept_body_from_elsewhere_does_no_harm(odd):
    assert isinstance(beside_of({"beside": odd}), Beside)


def test_an_untouched_form_keeps_nothing():
    assert body_of({}, Beside()) == {}


def test_the_section_list_says_what_is_missing():
    draft = IntakeDraft(guarantor_name="Sri", guarantor_phone="0812", name="Agung")
    rows = {row.code: row for row in rows_of(sections(draft), WORDS)}
    assert (rows["family"].note, rows["family"].mark) == ("belum ada hubungan", Mark.PARTLY)
    assert rows["identity"].note == "1/8"
    assert rows["consent"].note == "wajib sebelum Entry"
    assert rows["health"].note == ""


def somebody(**changes):
    known = Duplicate(
        resident_id=4, name="Agung Prasetya", register_no="BI.N 88/2022", tc_no="TC-2022-009",
        birth_date=date(1982, 5, 21), mother_name="Sri Wahyuni", admitted_on=date(2022, 12, 1),
        left_on=date(2023, 8, 12), exit_kind="completed", score=0.95,
        reasons=(Reason(kind=Kind.NAME, share=0.94), Reason(kind=Kind.BIRTH_SAME)),
    )  # fmt: skip
    return attrs.evolve(known, **changes)


def test_somebody_known_is_told_in_words():
    title, common = duplicate_words(somebody(), WORDS)
    assert title == "Mungkin orang yang sama: Agung Prasetya, BI.N 88/2022 — keluar 12 Agu 2023"
    assert common == "Cocok: nama 94%, tanggal lahir sama."
    assert duplicate_words(somebody(left_on=None), WORDS)[0].endswith("masih dalam program")


def test_side_by_side_marks_what_is_the_same():
    draft = IntakeDraft(name="Agung Prasetyo", birth_date=date(1982, 5, 21), mother_name="SRI WAHYUNI")
    same = {line.name: line.same for line in lines_of(draft, somebody(), WORDS)}
    assert same == {
        "Nama": False,
        "Tanggal lahir": True,
        "Nama ibu": True,
        "Nomor register": False,
        "Dalam program": False,
        "Nomor residen": False,
    }
