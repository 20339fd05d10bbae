"""Who is due on the agenda of a conference, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.phase import Stage
from tcdesk.domain.review import REVIEW_DAYS, ReviewFacts, ReviewReason, reasons, weight

ON = date(2026, 3, 12)
LEGAL, URINE, SET, PHASE, NEVER, MONTH = ReviewReason


def ago(days):
    return ON - timedelta(days=days)


def due(**facts):
    return reasons(ReviewFacts(**({"stage": Stage.PRIMARY, "discussed_on": ago(7)} | facts)), ON)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, ()),
        ({"discussed_on": None}, (NEVER,)),
        ({"discussed_on": None, "stage": Stage.DETOX}, ()),
        ({"discussed_on": None, "stage": None}, ()),
        ({"discussed_on": ago(REVIEW_DAYS)}, (MONTH,)),
        ({"discussed_on": ago(REVIEW_DAYS - 1)}, ()),
        ({"phase_day": 40, "target": 40}, (PHASE,)),
        ({"phase_day": 39, "target": 40}, ()),
        ({"phase_day": 400, "target": 0}, ()),
        ({"phase_day": 40, "target": 40, "stage": Stage.INTAKE}, (PHASE,)),
        ({"review_on": ON}, (SET,)),
        ({"review_on": ON + timedelta(days=1)}, ()),
        ({"review_on": ON + timedelta(days=1), "phase_day": 50, "target": 40, "discussed_on": ago(60)}, ()),
        ({"review_on": ago(1), "phase_day": 50, "target": 40}, (SET,)),
        ({"legal_on": ON}, (LEGAL,)),
        ({"legal_on": ON + timedelta(days=30)}, (LEGAL,)),
        ({"legal_on": ON + timedelta(days=31)}, ()),
        ({"legal_on": ago(1)}, ()),
        ({"legal_on": ON, "discussed_on": ago(6)}, ()),
        ({"tested_on": ago(3)}, (URINE,)),
        ({"tested_on": ago(7)}, ()),
        ({"tested_on": ago(90), "discussed_on": None}, (URINE, NEVER)),
        ({"legal_on": ON, "tested_on": ago(1), "review_on": ON}, (LEGAL, URINE, SET)),
    ],
)
def test_the_rule(facts, found):
    assert due(**facts) == found


DAYS = st.none() | st.integers(-400, 400).map(ago)


@given(st.builds(
    ReviewFacts, stage=st.none() | st.sampled_from(Stage), phase_day=st.integers(0, 500), target=st.integers(0, 200),
    legal_on=DAYS, tested_on=DAYS, discussed_on=DAYS, review_on=DAYS,
))  # fmt: skip
def test_reasons_stand_by_weight_and_each_once(facts):
    found = reasons(facts, ON)
    order = [list(ReviewReason).index(one) for one in found]
    assert order == sorted(set(order))
    assert weight(found) == (order[0] if order else len(ReviewReason))
    assert not {NEVER, MONTH} <= set(found)
