"""An explanation in words and as plain values, for the command line and a plan's JSON file."""

from __future__ import annotations

from collections.abc import Iterable

from tcdesk.domain.week.explanation import Explanation, Fix, Obstacle
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.wording import Name, Sentence, said
from tcdesk.i18n import N_, Texts
from tcdesk.scheduling.rules._base import RULES


def told(explanation: Explanation, problem: WeekProblem, texts: Texts) -> dict[str, object]:
    """`reasons`, one for each obstacle, and the smallest set of rules in conflict; empty where nobody is left out.

    `together` is several ways at once, `rest` says so where no way seats everybody.
    """
    if not explanation.obstacles:
        return {}
    together, rest, name = explanation.together, explanation.rest, hours_named(problem, texts)
    return {
        "reasons": [_obstacle(obstacle, texts, name) for obstacle in explanation.obstacles],
        "conflict": list(explanation.conflict),
        **({} if together is None else {"together": _fix(together, texts, name)}),
        **({} if rest is None else {"rest": rest.words(texts)}),
    }


def spoken(explanation: Explanation, problem: WeekProblem, texts: Texts) -> list[str]:
    """The same as lines: each obstacle, below it its ways and their price, then several ways at once."""
    name = hours_named(problem, texts)
    lines: list[str] = []
    for obstacle in explanation.obstacles:
        lines += [sentence(obstacle, texts, name), *(_way(fix, texts, name) for fix in obstacle.fixes)]
    lines += [] if explanation.together is None else [_way(explanation.together, texts, name)]
    return lines + ([] if explanation.rest is None else [explanation.rest.words(texts)])


def sentence(obstacle: Obstacle, texts: Texts, name: Name) -> str:
    """Who, what, when, how many, the reckoning, and the rules that cannot all be kept."""
    rules = clash(obstacle.rules)
    words = obstacle.words(texts, name)
    return words if obstacle.why == rules else f"{words} {rules.words(texts)}"


def clash(rules: Iterable[str]) -> Sentence:
    """That these rules, given by their codes, cannot all be kept."""
    return said(N_("These rules cannot all be kept: {rules}."), rules=tuple(said(RULES[code].name) for code in rules))


def hours_named(problem: WeekProblem, texts: Texts) -> Name:
    """Names for people and things of a file: their ids, but hours by day and time."""

    def name(kind: str, id_: str) -> str:
        slot = problem.slot_by_id.get(id_) if kind == "slot" else None
        if slot is None:
            return id_
        hours, _, minutes = slot.start.partition(":")
        return f"{texts.weekday(slot.day, short=True)} {texts.minutes(int(hours) * 60 + int(minutes))}"

    return name


def _obstacle(obstacle: Obstacle, texts: Texts, name: Name) -> dict[str, object]:
    return {
        "code": obstacle.code,
        "text": sentence(obstacle, texts, name),
        "who": [thing.id for thing in obstacle.who],
        "count": obstacle.count,
        "slots": list(obstacle.slots),
        "rules": list(obstacle.rules),
        "fixes": [_fix(fix, texts, name) for fix in obstacle.fixes],
    }


def _fix(fix: Fix, texts: Texts, name: Name) -> dict[str, object]:
    return {
        "text": fix.label.words(texts, name),
        "cost": fix.cost.words(texts, name),
        "seated": fix.seated,
        "left": fix.left,
        "moved": fix.moved,
        "patch": [change.record() for change in fix.patch],
    }


def _way(fix: Fix, texts: Texts, name: Name) -> str:
    return f"  - {fix.label.words(texts, name)}: {fix.cost.words(texts, name)}"
