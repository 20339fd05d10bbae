"""Settings as fields of a form: every declared setting becomes one, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from tcdesk.domain import settings as known
from tcdesk.domain.settings import HIDDEN, SETTINGS, Setting, SettingGroup, SettingKind, Settings
from tcdesk.i18n import N_, Texts
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.theme import TEXT_SIZES

ELSEWHERE = frozenset({SettingKind.PICTURE, SettingKind.SIGNATORIES})
"""Kinds that are edited beside the form."""

_LINES_HELP = N_("One on each line")
_KINDS = {
    SettingKind.TEXT: Kind.TEXT,
    SettingKind.LINES: Kind.NOTES,
    SettingKind.WHOLE: Kind.WHOLE,
    SettingKind.CHOICE: Kind.CHOICE,
    SettingKind.FLAG: Kind.CHECK,
}
_SHORT_LIST = 10

Echo = Callable[[Setting[object], object], str]
"""Says how a value of a setting is understood."""


def of_group(group: SettingGroup) -> tuple[Setting[object], ...]:
    """The settings of a heading that a form shows, in order; lists of lines come last."""
    found = [
        one for one in SETTINGS.values() if one.group is group and one.key not in HIDDEN and one.kind not in ELSEWHERE
    ]
    return tuple(sorted(found, key=lambda one: one.kind is SettingKind.LINES))


def field_of(setting: Setting[object], texts: Texts, echo: Echo | None = None) -> FieldSpec:
    """The field of one setting."""
    spec = FieldSpec(
        name=setting.key,
        label=setting.label,
        kind=_KINDS[setting.kind],
        echo=None if echo is None else lambda value: echo(setting, value),
    )
    if setting.key == known.TEXT_SIZE.key:
        sizes = tuple(Option(str(size), texts.percent(size / 100)) for size in TEXT_SIZES)
        return attrs.evolve(spec, kind=Kind.CHOICE, options=sizes, required=True)
    if setting.kind is SettingKind.TEXT:
        return attrs.evolve(spec, longest=setting.high, required=bool(setting.low))
    if setting.kind is SettingKind.LINES:
        few = setting.high <= _SHORT_LIST
        return attrs.evolve(spec, longest=10_000, lines=4 if few else 7, span=2 if few else 1, help=_LINES_HELP)
    if setting.kind is SettingKind.WHOLE:
        return attrs.evolve(spec, least=setting.low, most=setting.high, unit=setting.unit, required=True)
    if setting.kind is SettingKind.CHOICE:
        options = tuple(Option(code, texts.t(words)) for code, words in setting.choices)
        return attrs.evolve(spec, options=options, required=True)
    return spec


def shown(settings: Iterable[Setting[object]], values: Settings) -> dict[str, object]:
    """Values as the form takes them."""
    return {one.key: _shown(one, values[one]) for one in settings}


def _shown(setting: Setting[object], value: object) -> object:
    if setting.kind is SettingKind.LINES and isinstance(value, tuple):
        return "\n".join(str(line) for line in value)
    if setting.key == known.TEXT_SIZE.key:
        return str(min(TEXT_SIZES, key=lambda size: abs(size - int(str(value)))))
    return value


def given(settings: Iterable[Setting[object]], values: Mapping[str, object]) -> dict[str, object]:
    """Values of the form as they are saved."""
    return {one.key: _given(one, values.get(one.key)) for one in settings}


def _given(setting: Setting[object], value: object) -> object:
    if setting.kind is SettingKind.LINES:
        return tuple(line.strip() for line in str(value or "").splitlines() if line.strip())
    if setting.kind is SettingKind.TEXT:
        return str(value or "")
    if setting.kind is SettingKind.FLAG:
        return bool(value)
    if setting.key == known.TEXT_SIZE.key:
        return int(str(value))
    return value


SCHEMES = frozenset({known.REPORT_NUMBER.key, known.RESIDENT_NUMBER.key})
"""Settings a number is made by."""


def scheme_echo(texts: Texts, following: Callable[[str, str], str]) -> Echo:
    """Shows the next number a scheme makes; nothing for any other setting.

    `following` gives it by the key of the scheme and what is typed.
    """

    def say(setting: Setting[object], value: object) -> str:
        if setting.key not in SCHEMES or not known.scheme_fits(str(value)):
            return ""
        return texts.t("Next: {number}", number=following(setting.key, str(value)))

    return say
