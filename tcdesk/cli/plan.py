"""`tcdesk plan` and `tcdesk judge`: a week given as a file, solved or checked. No facility is needed."""

from __future__ import annotations

import json
import math
from pathlib import Path

import click

from tcdesk.cli._words import words
from tcdesk.domain.refusals import Trouble
from tcdesk.domain.week.explanation import Explanation
from tcdesk.domain.week.plan import Proposal, Violation
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.scheduling.explain import explain
from tcdesk.scheduling.json_format import read_plan, read_problem, write_plan
from tcdesk.scheduling.reasons import spoken, told
from tcdesk.scheduling.solve import solve
from tcdesk.services.files import write_file

NOT_READ = N_("{file} could not be read. Nothing was changed. Check the name and whether you may open it.")
USUAL_SECONDS = 10.0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Trouble(NOT_READ, file=path) from None


def _finite(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if not math.isfinite(value):
        raise click.BadParameter(words().t("It must be a number of seconds."))
    return value


@click.command("plan")
@click.argument("problem_file", metavar="PROBLEM.json", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Where the plan is written.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1, max=3600),
    default=USUAL_SECONDS,
    show_default=True,
    callback=_finite,
    help="How much work to allow, as seconds of an ordinary office machine; the same work gives the same plan.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True)
@click.pass_context
def plan(context: click.Context, problem_file: Path, output: Path, seconds: float, seed: int) -> None:
    """Solve the week in PROBLEM.json.

    Exit 1 when not everybody could be seated; the best partial plan is written all the same, with the reasons and
    what could be done.
    """
    problem = read_problem(_read(problem_file))
    proposal = solve(problem, seed=seed, effort=seconds / USUAL_SECONDS)
    explanation = explain(problem, proposal, seed=seed)
    write_file(output, write_plan(problem, proposal, told(explanation, problem, words())).encode())
    if _refused(problem, proposal, explanation):
        context.exit(1)
    click.echo(words().t("Score {score}: {proof}.", score=proposal.score.total, proof=_proof(proposal)))


def _proof(proposal: Proposal) -> str:
    t, share = words(), proposal.gap
    if proposal.proven:
        return t.t("proven best")
    if share is None:
        return t.t("best found, how far from the best is not known")
    return t.t("best found, at most {gap}% above the best", gap=t.number(share * 100, 1))


def _refused(problem: WeekProblem, proposal: Proposal, explanation: Explanation) -> bool:
    """Say on standard error who has no group, why, what would help and which locks contradict a rule.

    Whether there was anything to say.
    """
    t = words()
    if proposal.unassigned:
        count = len(proposal.unassigned)
        head = t.n(
            "{n} resident could not be seated: {who}",
            "{n} residents could not be seated: {who}",
            count,
            who=", ".join(proposal.unassigned),
        )
        click.echo(head, err=True)
    for line in spoken(explanation, problem, t):
        click.echo(line, err=True)
    for violation in proposal.violations:
        click.echo(violation.sentence(t), err=True)
    return bool(proposal.unassigned or proposal.violations)


@click.command("judge")
@click.argument("problem_file", metavar="PROBLEM.json", type=click.Path(path_type=Path))
@click.argument("plan_file", metavar="PLAN.json", type=click.Path(path_type=Path))
@click.pass_context
def judge(context: click.Context, problem_file: Path, plan_file: Path) -> None:
    """Hard violations and score of a plan, as JSON.

    Exit 1 when a hard rule is broken.
    """
    problem, given = read_problem(_read(problem_file)), read_plan(_read(plan_file))
    found = check.violations(problem, given)
    score = check.score(problem, given)
    document = {
        "feasible": not found,
        "violations": [_told(violation) for violation in found],
        "score": score.total,
        "terms": dict(score.terms),
        "counts": dict(score.counts),
    }
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    if found:
        click.echo(words().n("{n} hard rule is broken.", "{n} hard rules are broken.", len(found)), err=True)
        context.exit(1)


def _told(violation: Violation) -> dict[str, object]:
    ids = ("group", "resident", "other", "counselor", "slot", "room")
    named = {key: getattr(violation, key) for key in ids if getattr(violation, key) is not None}
    return {"rule": violation.rule, "text": violation.sentence(words()), **named}
