"""HiGHS, asked for one programme at a time: one thread, no clock, stopped by work done or by whoever asked.

A solve runs in a thread of its own, so that a stop is answered at once: the solver is told to end, and where it does
not listen soon enough its result is left behind.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeAlias

import highspy
import numpy as np
from attrs import frozen

from tcdesk.scheduling.programme import Arrays, Marks, carried
from tcdesk.scheduling.stopping import Stopped
from tcdesk.scheduling.tables import Floats, Ints

Stop: TypeAlias = Callable[[], bool]
POLL_SECONDS = 0.02
PATIENCE_SECONDS = 0.1
ROW_WISE = 2
NUDGE = 1e-3
CUTS_KEPT = 500  # a twentieth of what HiGHS would keep: its cuts are most of the memory that a search takes
WHOLE = 1e-6
MINIMISE = 1


@frozen(kw_only=True, eq=False)
class Basis:
    """Where the simplex method stood: a start for the next programme of the same problem."""

    columns: Marks
    rows: Marks
    column_status: Ints
    row_status: Ints


@frozen(kw_only=True, eq=False)
class LpAnswer:
    """An optimal point of the relaxation, the price of every row and the value."""

    values: Floats
    duals: Floats
    objective: float
    basis: Basis
    steps: int
    """How many steps the simplex method took to the prices."""


@frozen(kw_only=True)
class MipAnswer:
    """The best point found (None where there is none), the proven bound, and whether the point is proven best."""

    values: Floats | None
    objective: float
    bound: float
    optimal: bool


def relaxed(arrays: Arrays, nudged: Ints, stop: Stop | None = None, start: Basis | None = None) -> LpAnswer | None:
    """The relaxation of the programme by the simplex method; None where HiGHS finds no optimum. Raises Stopped.

    Of the many optimal prices those are wanted that make nothing look better than it is: they are taken with slightly
    less demand in the `nudged` rows, and the point afterwards without it, which takes a few steps from there.
    """
    solver = _solver(arrays, integer=False)
    for place, row in enumerate(nudged.tolist()):
        less = NUDGE * (1 + place % 11 / 110)
        solver.changeRowBounds(row, float(arrays.low[row]) - less, float(arrays.high[row]) - less)
    if start is not None:
        _start(solver, arrays, start)
    _run(solver, stop)
    optimal = highspy.HighsModelStatus.kOptimal
    if solver.getModelStatus() != optimal:
        return None
    duals = np.array(solver.getSolution().row_dual)
    basis = _basis(solver, arrays)
    steps = int(solver.getInfo().simplex_iteration_count)
    for row in nudged.tolist():
        solver.changeRowBounds(row, float(arrays.low[row]), float(arrays.high[row]))
    _run(solver, stop)
    if solver.getModelStatus() != optimal:
        return None
    return LpAnswer(
        values=np.array(solver.getSolution().col_value),
        duals=duals,
        objective=float(solver.getInfo().objective_function_value),
        basis=basis,
        steps=steps,
    )


def best(
    arrays: Arrays,
    *,
    nodes: int,
    start: tuple[Ints, Floats] | None = None,
    presolve: bool = False,
    effort: float = 0.05,
    seed: int = 0,
    stop: Stop | None = None,
) -> MipAnswer:
    """The best whole-number point within `nodes` nodes of the search tree. Raises Stopped.

    `start` names some columns of a known point and their values. Costs are whole numbers, so a gap below 1 is a proof.
    """
    solver = _solver(arrays, integer=True)
    solver.setOptionValue("presolve", "on" if presolve else "off")
    solver.setOptionValue("mip_heuristic_effort", effort)
    solver.setOptionValue("mip_max_nodes", nodes)
    solver.setOptionValue("mip_pool_soft_limit", CUTS_KEPT)
    solver.setOptionValue("mip_abs_gap", 0.99)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("random_seed", seed)
    if start is not None:
        solver.setSolution(len(start[0]), start[0].astype(np.int32), start[1].astype(np.float64))
    _run(solver, stop)
    info = solver.getInfo()
    found = info.primal_solution_status == int(highspy.SolutionStatus.kSolutionStatusFeasible)
    return MipAnswer(
        values=np.array(solver.getSolution().col_value) if found else None,
        objective=float(info.objective_function_value),
        bound=float(info.mip_dual_bound),
        optimal=solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
    )


def dive(arrays: Arrays, order: tuple[Ints, ...], sure: float, stop: Stop | None = None) -> Floats | None:
    """A whole-number point found by going down: solve the relaxation, fix what is nearly decided, solve again.

    The columns are decided set by set in `order`; every step fixes those of at least `sure`, or the largest. None where
    it ends in a corner.
    """
    solver = _solver(arrays, integer=False)
    optimal = highspy.HighsModelStatus.kOptimal
    for columns in order:
        while True:
            _run(solver, stop)
            if solver.getModelStatus() != optimal:
                return None
            values = np.array(solver.getSolution().col_value)[columns]
            split = np.flatnonzero((values > WHOLE) & (values < 1 - WHOLE))
            if not len(split):
                break
            chosen = columns[split[values[split] >= min(sure, float(values[split].max()))]]
            for column in chosen.tolist():
                solver.changeColBounds(column, 1.0, 1.0)
            _run(solver, stop)
            if solver.getModelStatus() != optimal:
                for column in chosen.tolist():
                    solver.changeColBounds(column, 0.0, 1.0)
                solver.changeColBounds(int(chosen[0]), 0.0, 0.0)
        for column, value in zip(columns.tolist(), values.tolist(), strict=True):
            if value >= 1 - WHOLE:
                solver.changeColBounds(column, 1.0, 1.0)
    return np.array(solver.getSolution().col_value)


class _Quiet(highspy.Highs):
    """HiGHS prints its licence line when callbacks are first enabled; our standard output is for answers."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS' own name
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


def _solver(arrays: Arrays, *, integer: bool) -> highspy.Highs:
    solver = _Quiet()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    columns = len(arrays.cost)
    solver.passModel(
        columns,
        len(arrays.low),
        len(arrays.entry_value),
        ROW_WISE,
        MINIMISE,
        0.0,
        arrays.cost,
        np.zeros(columns),
        arrays.upper,
        arrays.low,
        arrays.high,
        arrays.starts[:-1].astype(np.int32),
        arrays.entry_column.astype(np.int32),
        arrays.entry_value,
        arrays.integer.astype(np.int32) if integer else np.zeros(columns, dtype=np.int32),
    )
    return solver


def _basis(solver: highspy.Highs, arrays: Arrays) -> Basis:
    basis = solver.getBasis()
    return Basis(
        columns=arrays.column_marks,
        rows=arrays.row_marks,
        column_status=np.array([int(status) for status in basis.col_status], dtype=np.int64),
        row_status=np.array([int(status) for status in basis.row_status], dtype=np.int64),
    )


def _start(solver: highspy.Highs, arrays: Arrays, start: Basis) -> None:
    """Begin where an earlier programme ended: what is new stands at its lower side, new rows bind nothing."""
    lower, basic = int(highspy.HighsBasisStatus.kLower), int(highspy.HighsBasisStatus.kBasic)
    columns = carried(start.columns, start.column_status, arrays.column_marks, np.full(len(arrays.cost), lower))
    rows = carried(start.rows, start.row_status, arrays.row_marks, np.full(len(arrays.low), basic))
    kinds = [highspy.HighsBasisStatus(i) for i in range(5)]
    basis = highspy.HighsBasis()
    basis.col_status = [kinds[i] for i in columns.tolist()]
    basis.row_status = [kinds[i] for i in rows.tolist()]
    basis.valid = True
    basis.alien = True
    solver.setBasis(basis)
    solver.setOptionValue("simplex_strategy", 0)


def _run(solver: highspy.Highs, stop: Stop | None) -> None:
    """Run to the end, or raise Stopped as soon as `stop` says so."""
    if stop is None:
        solver.run()
        return
    if stop():
        raise Stopped
    solver.HandleUserInterrupt = True  # sets the mark of an earlier stop aside
    broke: list[Exception] = []

    def work() -> None:
        try:
            solver.run()
        except Exception as error:  # taken along to whoever asked, a thread has nobody to tell
            broke.append(error)

    worker = threading.Thread(target=work, name="highs")  # left behind it is waited for at the end of the program
    worker.start()
    worker.join(POLL_SECONDS)
    while worker.is_alive():
        if stop():
            solver.cancelSolve()
            worker.join(PATIENCE_SECONDS)
            raise Stopped
        worker.join(POLL_SECONDS)
    if broke:
        raise broke[0]
