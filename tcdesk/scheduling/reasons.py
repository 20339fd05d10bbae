"""An explanation as plain values for a plan's JSON file."""

from __future__ import annotations

from tcdesk.domain.week.explanation import Explanation, Fix, Obstacle
from tcdesk.i18n import Texts


def told(explanation: Explanation, texts: Texts) -> dict[str, object]:
    """`reasons`, one for each obstacle, and the smallest set of rules in conflict; empty where nobody is left out."""
    if not explanation.obstacles:
        return {}
    together = explanation.together
    return {
        "reasons": [_obstacle(obstacle, texts) for obstacle in explanation.obstacles],
        "conflict": list(explanation.conflict),
        **({} if together is None else {"together": _fix(together, texts)}),
    }


def _obstacle(obstacle: Obstacle, texts: Texts) -> dict[str, object]:
    return {
        "code": obstacle.code,
        "text": obstacle.words(texts),
        "who": [thing.id for thing in obstacle.who],
        "count": obstacle.count,
        "slots": list(obstacle.slots),
        "rules": list(obstacle.rules),
        "fixes": [_fix(fix, texts) for fix in obstacle.fixes],
    }


def _fix(fix: Fix, texts: Texts) -> dict[str, object]:
    return {
        "text": fix.label.words(texts),
        "cost": fix.cost.words(texts),
        "seated": fix.seated,
        "left": fix.left,
        "moved": fix.moved,
        "patch": [change.record() for change in fix.patch],
    }
