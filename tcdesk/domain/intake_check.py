"""What is wrong with an intake, in words, field by field, with a suggestion where one can be made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tcdesk.domain.custody import CustodyStatus, LegalDateKind
from tcdesk.domain.intake import DATE_KINDS, IntakeDraft, missing_minimum
from tcdesk.domain.legal import estimate
from tcdesk.domain.problem import Problem
from tcdesk.domain.register_number import parse_register_number
from tcdesk.domain.registers import REGISTER_KINDS, fitting_kind
from tcdesk.i18n import N_, Marked
from tcdesk.i18n.formats import date_field

YOUNGEST, OLDEST = 12, 100
LONGEST_TERM = 20
"""Years of the longest sentence with a term."""
FUTURE_DAYS = 14
"""An admission is planned at most so far ahead."""
APART = timedelta(days=31)

MISSING: dict[str, Marked] = {
    "name": N_("The name is missing."),
    "register_no": N_("The register number is missing."),
    "birth_date": N_("The birth date is missing."),
    "detained_on": N_("The day of detention is missing."),
    "sentence": N_("The sentence is missing: years, months and days, or remand, or life."),
    "substance": N_("The main substance is missing."),
}

_MEASURES: tuple[tuple[str, float, float, Marked], ...] = (
    ("systolic", 50, 260, N_("mmHg")),
    ("diastolic", 30, 160, N_("mmHg")),
    ("pulse", 20, 250, N_("per minute")),
    ("breathing", 4, 80, N_("per minute")),
    ("temperature", 30, 44, N_("°C")),
    ("oxygen", 40, 100, N_("%")),
    ("weight", 25, 250, N_("kg")),
)


def check(draft: IntakeDraft, today: date) -> tuple[Problem, ...]:
    """Everything wrong with the draft on `today`, in the order of the form.

    A missing field of the minimum and a value that cannot be stop saving; a warning does not. A `suggestion` is text
    as it would be typed into the field (a date as dd-mm-yyyy).
    """
    found = [Problem(field=name, text=MISSING[name]) for name in missing_minimum(draft)]
    for part in (_identity, _placement, _term, _custody, _legal_dates, _health, _substances, _family):
        found += part(draft, today)
    return tuple(found)


def _identity(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    if draft.name and not any(char.isalpha() for char in draft.name):
        yield Problem(field="name", text=N_("A name has letters."))
    if len(draft.name) > 120:
        yield Problem(field="name", text=N_("At most {most} characters."), values={"most": 120})
    born = draft.birth_date
    if born is not None:
        if born > today:
            yield Problem(field="birth_date", text=N_("This day has not come yet."))
        elif not YOUNGEST <= _age(born, today) <= OLDEST:
            yield Problem(
                field="birth_date",
                text=N_("That would be {age} years old. Residents are {low} to {high} years old."),
                values={"age": _age(born, today), "low": YOUNGEST, "high": OLDEST},
            )
    yield from _national_no(draft)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _national_no(draft: IntakeDraft) -> Iterator[Problem]:
    number = draft.national_no
    if not number:
        return
    if not (number.isascii() and number.isdigit() and len(number) == 16):
        yield Problem(
            field="national_no", text=N_("A NIK has 16 digits, this has {count}."), values={"count": len(number)}
        )
        return
    born = draft.birth_date
    if born is not None:
        day = born.day + (40 if draft.sex == "F" else 0)
        if number[6:12] != f"{day:02d}{born.month:02d}{born.year % 100:02d}":
            yield Problem(
                field="national_no",
                text=N_("The birth date within the NIK is another one. Please look again."),
                warning=True,
            )


def _placement(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    admitted = draft.admitted_on or today
    if admitted > today + timedelta(days=FUTURE_DAYS):
        yield Problem(
            field="admitted_on",
            text=N_("An admission is at most {days} days ahead."),
            values={"days": FUTURE_DAYS},
            suggestion=date_field(today),
        )
    if draft.detained_on is not None and admitted < draft.detained_on <= today:
        yield Problem(
            field="admitted_on",
            text=N_("The admission cannot be before the detention ({day})."),
            values={"day": draft.detained_on},
        )
    if draft.programme_end is not None and draft.programme_end < admitted:
        yield Problem(
            field="programme_end",
            text=N_("The programme cannot end before the admission ({day})."),
            values={"day": admitted},
        )


def _term(draft: IntakeDraft, _today: date) -> Iterator[Problem]:
    years, months, days = draft.years or 0, draft.months or 0, draft.days or 0
    if min(years, months, days) < 0:
        yield Problem(field="years", text=N_("A sentence has no negative part."))
        return
    if days > 30:
        yield Problem(field="days", text=N_("At most 30 days; more than that are months."))
    if months > 11:
        yield Problem(
            field="months",
            text=N_("At most 11 months. {months} months are {years} years and {rest} months."),
            values={"months": months, "years": years + months // 12, "rest": months % 12},
            suggestion=str(months % 12),
        )
    if years > 99:
        yield Problem(field="years", text=N_("At most 99 years."))
    elif years > LONGEST_TERM:
        yield Problem(
            field="years",
            text=N_("Longer than {years} years. For life, choose it as the status."),
            values={"years": LONGEST_TERM},
            warning=True,
        )
    if draft.status is not CustodyStatus.CONVICTED and draft.has_term:
        yield Problem(field="years", text=N_("Remand and life have no length. Leave the sentence empty."))


def _custody(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    if draft.register_no:
        parsed = parse_register_number(draft.register_no)
        if isinstance(parsed, Problem):
            yield parsed
    if draft.register_kind and draft.has_sentence:
        fitting = fitting_kind(draft.status, draft.years or 0, draft.months or 0, draft.days or 0)
        both_remand = draft.status is CustodyStatus.REMAND and draft.register_kind.startswith("A.")
        if fitting != draft.register_kind and draft.register_kind in REGISTER_KINDS and not both_remand:
            yield Problem(
                field="register_kind",
                text=N_("This sentence belongs to register {kind}."),
                values={"kind": fitting},
                suggestion=fitting,
                warning=True,
            )
    detained = draft.detained_on
    if detained is not None:
        if detained > today:
            yield Problem(field="detained_on", text=N_("The detention cannot begin in the future."))
        if draft.birth_date is not None and _age(draft.birth_date, detained) < YOUNGEST and detained <= today:
            yield Problem(
                field="detained_on",
                text=N_("At the detention the resident would have been younger than {low}. Look at both dates."),
                values={"low": YOUNGEST},
            )
    if draft.verdict_on is not None and draft.verdict_on > today:
        yield Problem(field="verdict_on", text=N_("The verdict cannot be in the future."))
    if draft.final_on is not None and draft.verdict_on is not None and draft.final_on < draft.verdict_on:
        yield Problem(
            field="final_on",
            text=N_("A verdict is not final before it is given ({day})."),
            values={"day": draft.verdict_on},
            suggestion=date_field(draft.verdict_on),
        )
    if draft.fine is not None and draft.fine < 0:
        yield Problem(field="fine", text=N_("A fine is not negative."))


def _legal_dates(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    dates, detained = draft.legal_dates, draft.detained_on
    guesses = _guesses(draft)
    if detained is not None:
        for kind in DATE_KINDS:
            if kind in dates and dates[kind] <= detained:
                yield _dated(kind, N_("This day must come after the detention ({day})."), detained, guesses)
    yield from _order(dates, guesses)
    for kind, day in dates.items():
        if kind in guesses and day > guesses[kind] + APART:
            text = N_("Much later than the length of the sentence gives ({day}). Please look again.")
            yield Problem(
                field=kind.value,
                text=text,
                values={"day": guesses[kind]},
                suggestion=date_field(guesses[kind]),
                warning=True,
            )
    if draft.data_date is not None and draft.data_date > today:
        yield Problem(
            field="data_date", text=N_("The day of the data cannot be in the future."), suggestion=date_field(today)
        )
    recorded = [kind for kind in dates if kind not in draft.estimated]
    if recorded and draft.data_date is None:
        yield Problem(
            field="data_date",
            text=N_("Say from which day these dates are; it is printed beneath them."),
            suggestion=date_field(today),
            warning=True,
        )


def _guesses(draft: IntakeDraft) -> dict[LegalDateKind, date]:
    if draft.detained_on is None or draft.status is not CustodyStatus.CONVICTED:
        return {}
    return estimate(draft.detained_on, draft.years or 0, draft.months or 0, draft.days or 0)


def _dated(kind: LegalDateKind, text: Marked, day: date, guesses: dict[LegalDateKind, date]) -> Problem:
    guess = guesses.get(kind)
    return Problem(
        field=kind.value, text=text, values={"day": day}, suggestion=date_field(guess) if guess is not None else None
    )


_BEFORE: dict[tuple[LegalDateKind, LegalDateKind], Marked] = {
    (LegalDateKind.HALF, LegalDateKind.THIRD): N_("½ must not be before ⅓ ({day})."),
    (LegalDateKind.TWO_THIRDS, LegalDateKind.HALF): N_("⅔ must not be before ½ ({day})."),
    (LegalDateKind.TWO_THIRDS, LegalDateKind.THIRD): N_("⅔ must not be before ⅓ ({day})."),
    (LegalDateKind.EXPIRY, LegalDateKind.TWO_THIRDS): N_("The expiry must not be before ⅔ ({day})."),
    (LegalDateKind.EXPIRY, LegalDateKind.HALF): N_("The expiry must not be before ½ ({day})."),
    (LegalDateKind.EXPIRY, LegalDateKind.THIRD): N_("The expiry must not be before ⅓ ({day})."),
}


def _order(dates: dict[LegalDateKind, date], guesses: dict[LegalDateKind, date]) -> Iterator[Problem]:
    """Each recorded date against the nearest smaller share; where that was not recorded, against its estimate."""
    for place, kind in enumerate(DATE_KINDS):
        if kind not in dates:
            continue
        for lower in reversed(DATE_KINDS[:place]):
            other = dates.get(lower) or guesses.get(lower)
            if other is None:
                continue
            if dates[kind] < other:
                yield _dated(kind, _BEFORE[kind, lower], other, guesses)
            break


def _health(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    for name, low, high, unit in _MEASURES:
        value = getattr(draft, name)
        if value is not None and not low <= value <= high:
            yield Problem(
                field=name,
                text=N_("{value} is outside {low} to {high}."),
                values={"value": value, "low": low, "high": high, "unit": unit},
            )
    if (draft.systolic is None) != (draft.diastolic is None):
        empty = "diastolic" if draft.diastolic is None else "systolic"
        yield Problem(field=empty, text=N_("A blood pressure has two values."))
    elif draft.systolic is not None and draft.diastolic is not None and draft.systolic <= draft.diastolic:
        yield Problem(field="systolic", text=N_("The upper value must be greater than the lower one."))
    if draft.urine_on is not None and draft.urine_on > today:
        yield Problem(field="urine_on", text=N_("A test cannot be in the future."), suggestion=date_field(today))


def _substances(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    age = None if draft.birth_date is None or draft.birth_date > today else _age(draft.birth_date, today)
    seen: set[str] = set()
    for place, use in enumerate(draft.substances):
        field = f"substances.{place}"
        if use.code and use.code in seen:
            yield Problem(field=field, text=N_("This substance is in the list twice."))
        seen.add(use.code)
        if use.first_age is not None and not 5 <= use.first_age <= (age if age is not None else 99):
            yield Problem(
                field=f"{field}.first_age",
                text=N_("The age of first use lies between {low} and {high}."),
                values={"low": 5, "high": age if age is not None else 99},
            )


def _family(draft: IntakeDraft, today: date) -> Iterator[Problem]:
    phone = draft.guarantor_phone
    if phone and (not all(char.isdigit() or char in "+-() ." for char in phone) or sum(map(str.isdigit, phone)) < 6):
        yield Problem(field="guarantor_phone", text=N_("A phone number has at least six digits and no letters."))
    if draft.consent_on is not None:
        if draft.consent_on > today:
            yield Problem(
                field="consent_on", text=N_("Consent cannot be given in the future."), suggestion=date_field(today)
            )
        if not draft.consent_witness:
            yield Problem(field="consent_witness", text=N_("Who witnessed the consent?"), warning=True)
