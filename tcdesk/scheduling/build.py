"""From a problem to weighed tables, and from tables to the programme with all rules in it."""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.problem import WeekProblem
from tcdesk.scheduling.model import Choice, Model
from tcdesk.scheduling.programme import Arrays
from tcdesk.scheduling.rules._base import RULES
from tcdesk.scheduling.tables import Candidate, Tables


def weighed(problem: WeekProblem, candidates: tuple[Candidate, ...] = ()) -> Tables:
    """The tables of `problem` with what every rule strikes and charges."""
    tables = Tables(problem, candidates)
    for rule in RULES:
        rule.weigh(tables)
    return tables


def built(tables: Tables, choice: Choice) -> tuple[Model, Arrays]:
    """The programme over `choice` with the rows and costs of every rule."""
    model = Model(tables, choice)
    for rule in RULES:
        rule.extend(model)
    return model, model.programme.arrays()


def everything(tables: Tables) -> Choice:
    """Every line and every membership over the variants of the tables."""
    variants = len(tables.variant_focus)
    return Choice(
        lines=np.ones((variants, len(tables.counselors)), dtype=bool),
        members=np.ones((len(tables.residents), variants), dtype=bool),
    )
