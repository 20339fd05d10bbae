"""What the weights of a good week say, in words that follow the numbers while they are typed."""

from __future__ import annotations

from collections.abc import Mapping

from tcdesk.domain.settings import SETTINGS, SettingGroup
from tcdesk.i18n import Texts

_STEPS = (0.75, 0.4, 0.15)


def weight_words(value: int, most: int, texts: Texts) -> str:
    """How much a weight counts beside the heaviest."""
    if value <= 0:
        return texts.t("is not looked at")
    share = value / max(most, 1)
    if share >= _STEPS[0]:
        return texts.t("decides")
    if share >= _STEPS[1]:
        return texts.t("counts much")
    if share >= _STEPS[2]:
        return texts.t("counts")
    return texts.t("counts a little")


def whole(value: object) -> int:
    """A weight from a field; what cannot be read counts as 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def weights_of(values: Mapping[str, object]) -> dict[str, int]:
    """The weights among the values of a form, by the key of the setting."""
    return {
        key: whole(value)
        for key, value in values.items()
        if key in SETTINGS and SETTINGS[key].group is SettingGroup.WEIGHTS
    }


def summary(weights: Mapping[str, int], texts: Texts) -> str:
    """The heaviest wish, and how many times the lightest one outweighs it."""
    in_use = {key: value for key, value in weights.items() if value > 0}
    if not in_use:
        return texts.t("No wish is looked at: any week that keeps the rules is as good as another.")
    heaviest = max(in_use, key=lambda key: in_use[key])
    lightest = min(in_use, key=lambda key: in_use[key])
    first = texts.t("Heaviest: {wish}.", wish=texts.t(SETTINGS[heaviest].label))
    times = in_use[heaviest] // in_use[lightest]
    if times < 2:
        return first
    other = texts.t(SETTINGS[lightest].label)
    return f"{first} " + texts.t("Once weighs as much as {n} times: {wish}.", n=times, wish=other)
