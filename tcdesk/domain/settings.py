"""Every setting of the facility once: key, kind, default, label and limits.

A new setting is one line here; the settings page, its checks and the audit know it by that. Lists the facility edits
(phases, rooms, substances, ...) are records of their own, with defaults in `defaults`.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from typing import Any, Generic, TypeVar, cast

import attrs

from tcdesk.domain import defaults
from tcdesk.domain.problem import Problem
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.week.problem import HOMOGENEITY, Weights
from tcdesk.i18n import LANGUAGES, N_, Marked

Value = TypeVar("Value")

PICTURE_BYTES = 400_000
"""A mark of the letterhead is no larger than this."""


class SettingKind(StrEnum):
    """How a setting is shown and checked."""

    TEXT = "text"
    LINES = "lines"
    WHOLE = "whole"
    CHOICE = "choice"
    FLAG = "flag"
    PICTURE = "picture"
    SIGNATORIES = "signatories"


class SettingGroup(StrEnum):
    """The heading a setting stands under."""

    FACILITY = "facility"
    PROGRAMME = "programme"
    GROUPS = "groups"
    WEIGHTS = "weights"
    PAPER = "paper"
    SCREEN = "screen"
    CHOICES = "choices"


SETTING_GROUP_NAMES = {
    SettingGroup.FACILITY: N_("Facility and letterhead"),
    SettingGroup.PROGRAMME: N_("Programme"),
    SettingGroup.GROUPS: N_("Therapy groups"),
    SettingGroup.WEIGHTS: N_("What a good week is"),
    SettingGroup.PAPER: N_("Paper"),
    SettingGroup.SCREEN: N_("Screen and lock"),
    SettingGroup.CHOICES: N_("What a form offers"),
}

REQUIRED = N_("Please fill this in.")
TOO_LONG = N_("At most {high} characters.")
OUT_OF_RANGE = N_("A whole number from {low} to {high}.")
NOT_OFFERED = N_("Choose one of the values offered.")
PICTURE_TOO_BIG = N_("The picture is too large. Choose one of at most 400 kB.")
NO_PICTURE = N_("This is no PNG or JPEG picture. Choose another file.")
BAD_SCHEME = N_("The number needs {number} in it and may have {year}, {month} and {code}.")
NEEDS_POSITION = N_("Each signature block needs an office.")


@attrs.frozen(kw_only=True)
class Setting(Generic[Value]):
    """One setting. `low` and `high` are limits of a number or of a text's length; `unit` stands behind the field."""

    key: str
    kind: SettingKind
    default: Value
    label: Marked
    group: SettingGroup
    low: int = 0
    high: int = 0
    unit: Marked | None = None
    choices: tuple[tuple[str, Marked], ...] = ()

    def problem(self, value: object) -> Problem | None:
        """What is wrong with `value` for this setting, or None."""
        text = _wrong(self, value)
        if text is None:
            return None
        return Problem(field=self.key, text=text, values={"low": self.low, "high": self.high} | _PLACES)

    def plain(self, value: Value) -> object:
        """`value` as JSON can hold it."""
        if isinstance(value, bytes):
            return base64.b64encode(value).decode("ascii")
        if self.kind is SettingKind.SIGNATORIES:
            return [attrs.asdict(one) for one in cast("tuple[Signatory, ...]", value)]
        return list(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value

    def typed(self, plain: object) -> Value:
        """The value JSON held; the default where it does not fit this setting."""
        try:
            value = _typed(self.kind, plain)
        except (TypeError, KeyError, ValueError, AttributeError, binascii.Error):
            return self.default
        return self.default if self.problem(value) else cast("Value", value)


_PLACES: dict[str, object] = {"number": "{number}", "year": "{year}", "month": "{month}", "code": "{code}"}
_WIDTH = re.compile(r"0[1-9]d")


def _typed(kind: SettingKind, plain: object) -> object:
    if kind is SettingKind.PICTURE:
        return None if plain is None else base64.b64decode(cast("str", plain), validate=True)
    if kind is SettingKind.LINES:
        return tuple(cast("list[object]", plain))
    if kind is SettingKind.SIGNATORIES:
        return tuple(Signatory(**one) for one in cast("list[dict[str, Any]]", plain))  # as JSON gave them
    return plain


def _wrong(setting: Setting[Value], value: object) -> Marked | None:  # noqa: PLR0911 - one line for each kind
    kind = setting.kind
    if kind is SettingKind.TEXT:
        if not isinstance(value, str) or (setting.low and not value.strip()):
            return REQUIRED
        if len(value) > setting.high:
            return TOO_LONG
        return BAD_SCHEME if "{number" in str(setting.default) and not scheme_fits(value) else None
    if kind is SettingKind.WHOLE:
        fits = isinstance(value, int) and not isinstance(value, bool) and setting.low <= value <= setting.high
        return None if fits else OUT_OF_RANGE
    if kind is SettingKind.CHOICE:
        return None if any(value == code for code, _ in setting.choices) else NOT_OFFERED
    if kind is SettingKind.FLAG:
        return None if isinstance(value, bool) else NOT_OFFERED
    if kind is SettingKind.PICTURE:
        return None if value is None else _picture(value)
    rows = cast("tuple[object, ...]", value) if isinstance(value, tuple) else None
    if rows is None or len(rows) > setting.high:
        return NOT_OFFERED
    if kind is SettingKind.SIGNATORIES:
        return None if all(isinstance(one, Signatory) and one.position.strip() for one in rows) else NEEDS_POSITION
    return None if all(isinstance(one, str) and len(one) <= 120 for one in rows) else NOT_OFFERED


def _picture(value: object) -> Marked | None:
    if not isinstance(value, bytes) or not value.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return NO_PICTURE
    return PICTURE_TOO_BIG if len(value) > PICTURE_BYTES else None


def scheme_fits(scheme: str) -> bool:
    """Whether a numbering scheme has the number and nothing else in braces than what is known."""
    try:
        parts = [(name, spec) for _, name, spec, how in Formatter().parse(scheme) if name is not None and how is None]
        whole = len([1 for _, name, _, _ in Formatter().parse(scheme) if name is not None])
    except ValueError:
        return False
    known = all(name in _PLACES and (not spec or (name == "number" and _WIDTH.fullmatch(spec))) for name, spec in parts)
    return known and len(parts) == whole and any(name == "number" for name, _ in parts)


ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


def numbered(scheme: str, number: int, year: int, month: int, code: str) -> str:
    """A number made by `scheme`: `{number:03d}/{code}/{month}/{year}` gives `014/LP-TC/III/2026`, the month Roman."""
    return scheme.format(number=number, year=year, month=ROMAN[month - 1], code=code)


def _text(
    key: str, group: SettingGroup, label: Marked, default: str = "", *, required: bool = False, high: int = 120
) -> Setting[str]:
    return Setting(
        key=key, kind=SettingKind.TEXT, default=default, label=label, group=group, low=int(required), high=high
    )


def _whole(
    key: str, group: SettingGroup, label: Marked, default: int, low: int, high: int, unit: Marked | None = None
) -> Setting[int]:
    return Setting(
        key=key, kind=SettingKind.WHOLE, default=default, label=label, group=group, low=low, high=high, unit=unit
    )


def _flag(key: str, group: SettingGroup, label: Marked, *, default: bool) -> Setting[bool]:
    return Setting(key=key, kind=SettingKind.FLAG, default=default, label=label, group=group)


def _lines(
    key: str, group: SettingGroup, label: Marked, default: tuple[str, ...], high: int
) -> Setting[tuple[str, ...]]:
    return Setting(key=key, kind=SettingKind.LINES, default=default, label=label, group=group, high=high)


def _choice(key: str, group: SettingGroup, label: Marked, **choices: Marked) -> Setting[str]:
    return Setting(
        key=key,
        kind=SettingKind.CHOICE,
        default=next(iter(choices)),
        label=label,
        group=group,
        choices=tuple(choices.items()),
    )


def _picture_of(key: str, label: Marked) -> Setting[bytes | None]:
    return Setting(key=key, kind=SettingKind.PICTURE, default=None, label=label, group=SettingGroup.FACILITY)


_F, _P, _G, _W = SettingGroup.FACILITY, SettingGroup.PROGRAMME, SettingGroup.GROUPS, SettingGroup.WEIGHTS
_PAPER, _S = SettingGroup.PAPER, SettingGroup.SCREEN
_LANGUAGE_NAMES = dict(zip(LANGUAGES, (N_("Indonesian"), N_("English")), strict=True))
_POINTS = N_("points")

FACILITY_NAME = _text("facility.name", _F, N_("Name of the facility"), required=True)
IS_DEMO = _flag("facility.demo", _F, N_("Invented people only"), default=False)
LETTERHEAD_LINES = _lines("letterhead.lines", _F, N_("Lines above the name"), (), 4)
INSTITUTION = _text("letterhead.institution", _F, N_("Institution as it stands on paper"), high=120)
LETTERHEAD_ADDRESS = _text("letterhead.address", _F, N_("Address line"), high=160)
CITY = _text("letterhead.city", _F, N_("City where papers are signed"), high=40)
LEFT_MARK = _picture_of("letterhead.left_mark", N_("Mark on the left"))
RIGHT_MARK = _picture_of("letterhead.right_mark", N_("Mark on the right"))
SIGNATORIES = Setting[tuple[Signatory, ...]](
    key="letterhead.signatories",
    kind=SettingKind.SIGNATORIES,
    default=defaults.SIGNATORIES,
    label=N_("Signature blocks"),
    group=_F,
    high=4,
)
CAPACITY = _whole("programme.capacity", _P, N_("Places in the programme"), 170, 1, 5000, N_("residents"))
PROGRAMME_DAYS = _whole("programme.days", _P, N_("Length of the programme, 0 for all phases"), 0, 0, 1460, N_("days"))
ATTENDANCE_LIMIT = _whole(
    "programme.attendance", _P, N_("Attendance below which a week is marked"), 85, 0, 100, N_("%")
)
INTAKE_DAYS = _whole("programme.intake_days", _P, N_("Time to complete an intake"), 14, 1, 90, N_("working days"))
REPORT_DAYS = _whole("programme.report_days", _P, N_("A progress report is late after"), 31, 7, 366, N_("days"))
GROUP_MAX = _whole("groups.max", _G, N_("Most residents in a group"), 10, 2, 30, N_("residents"))
GROUP_MIN = _whole("groups.min", _G, N_("Fewest residents in a group"), 4, 1, 30, N_("residents"))
GROUP_COMFORT = _whole("groups.comfort", _G, N_("A good size begins at"), 7, 1, 30, N_("residents"))
SAME_SEX = _flag("groups.same_sex", _G, N_("Counselor of the same sex"), default=False)
PAPER_SIZE = _choice("paper.size", _PAPER, N_("Paper"), A4=N_("A4"), F4=N_("F4"))
PAPER_PROFILE = _choice(
    "paper.profile",
    _PAPER,
    N_("Form of papers"),
    design=N_("As the program draws them"),
    naskah_dinas=N_("Official letter (naskah dinas)"),
)
PAPER_LANGUAGE = _choice("paper.language", _PAPER, N_("Language of papers"), **_LANGUAGE_NAMES)
PAPER_THEME = _choice("paper.theme", _PAPER, N_("Print in"), mono=N_("Black and white"), colour=N_("Colour"))
REPORT_NUMBER = _text("paper.number", _PAPER, N_("Number of a report"), "{number:03d}/{code}/{month}/{year}", high=60)
REPORT_CODE = _text("paper.code", _PAPER, N_("Code in the number"), "LP-TC", high=20)
URINE_ON_PAPER = _choice(
    "paper.urine",
    _PAPER,
    N_("Urine results on paper"),
    all=N_("Whoever may see them"),
    medical=N_("Manager and medical staff only"),
    none=N_("Never"),
)
PACKET_TITLE = _text("paper.packet", _PAPER, N_("Title of a conference packet, empty for the usual one"), high=80)
RESIDENT_NUMBER = _text("resident.number", _P, N_("Number of a resident"), "TC-{year}-{number:03d}", high=40)
SCREEN_LANGUAGE = _choice("screen.language", _S, N_("Language of the screen"), **_LANGUAGE_NAMES)
THEME = _choice("screen.theme", _S, N_("Appearance"), light=N_("Light"), dark=N_("Dark"), system=N_("As the computer"))
TEXT_SIZE = _whole("screen.text_size", _S, N_("Text size"), 100, 80, 200, N_("%"))
LOCK_MINUTES = _whole("screen.lock", _S, N_("Lock after so long without a key"), 5, 1, 60, N_("minutes"))
HIDE_PEOPLE = _flag("screen.hide_people", _S, N_("Do not list names at sign-in"), default=False)

_C = SettingGroup.CHOICES
ARTICLES = _lines("choices.articles", _C, N_("Articles"), defaults.ARTICLES, 80)
COURTS = _lines("choices.courts", _C, N_("Courts"), defaults.COURTS, 80)
RELIGIONS = _lines("choices.religions", _C, N_("Religions"), defaults.RELIGIONS, 20)
EDUCATIONS = _lines("choices.educations", _C, N_("Education"), defaults.EDUCATIONS, 20)
MARITAL = _lines("choices.marital", _C, N_("Marital status"), defaults.MARITAL, 20)
RELATIONS = _lines("choices.relations", _C, N_("Relation of a guarantor"), defaults.RELATIONS, 30)

_WEIGHT_LABELS: dict[str, Marked] = {
    "group_change": N_("A resident changes group"),
    "counselor_change": N_("A resident changes counselor"),
    "primary_mismatch": N_("Group is not led by the resident's own counselor"),
    "language": N_("Counselor does not speak the resident's language"),
    "size_short": N_("Each seat below a good size"),
    "open_group": N_("One more group"),
    "load": N_("Uneven load of counselors"),
    "avoid_slot": N_("An hour the resident would rather avoid"),
    "counselor_slot": N_("An hour the counselor does not prefer"),
    "slot_change": N_("A group changes its hour"),
    "room_change": N_("A group changes its room"),
    "named_cover": N_("Counselor on leave is not replaced by the named cover"),
}
_ALIKE_LABELS: dict[str, Marked] = {
    "problem": N_("Different main problem in a group"),
    "substance": N_("Different main substance in a group"),
    "stage": N_("Different phase in a group"),
    "severity": N_("Different severity in a group"),
}
WEIGHT_SETTINGS = {
    name: _whole(f"weights.{name}", _W, label, getattr(Weights(), name), 0, 99, _POINTS)
    for name, label in _WEIGHT_LABELS.items()
}
ALIKE_SETTINGS = {
    name: _whole(f"weights.alike.{name}", _W, label, HOMOGENEITY[name], 0, 99, _POINTS)
    for name, label in _ALIKE_LABELS.items()
}

_ALL: list[object] = [*list(vars().values()), *WEIGHT_SETTINGS.values(), *ALIKE_SETTINGS.values()]
SETTINGS: dict[str, Setting[object]] = {
    found.key: found for found in (cast("Setting[object]", one) for one in _ALL if isinstance(one, Setting))
}
"""All settings by key, in the order in which they are shown."""

HIDDEN = frozenset({IS_DEMO.key})
"""Settings the program writes itself; the settings page does not show them."""


@attrs.frozen
class Settings:
    """The facility's settings as they stand; what was never set has its default."""

    values: Mapping[str, object] = attrs.field(factory=dict[str, object])

    def __getitem__(self, setting: Setting[Value]) -> Value:
        """The value of one setting."""
        return cast("Value", self.values.get(setting.key, setting.default))

    @property
    def weights(self) -> Weights:
        """The scheduler's weights."""
        return Weights(**{name: self[setting] for name, setting in WEIGHT_SETTINGS.items()})

    @property
    def homogeneity(self) -> dict[str, int]:
        """What a difference within a group costs, by trait."""
        return {name: self[setting] for name, setting in ALIKE_SETTINGS.items()}
