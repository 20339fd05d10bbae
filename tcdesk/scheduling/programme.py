"""A mixed-integer programme as plain arrays: columns, rows and entries, grown block by block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tcdesk.scheduling.tables import Bools, Floats, Ints

Marks: TypeAlias = Mapping[str, tuple[int, Ints]]
"""For each block of rows or columns its first number and a key for every one of them: the same key in the block of that
name means the same row or column in another programme of the same problem."""


class Programme:
    """Minimise cost·z with 0 <= z <= upper and low <= A·z <= high; blocks are appended, never removed."""

    def __init__(self) -> None:
        self.columns = 0
        self.rows = 0
        self._cost: list[Floats] = []
        self._upper: list[Floats] = []
        self._integer: list[Bools] = []
        self._low: list[Floats] = []
        self._high: list[Floats] = []
        self._entry: list[tuple[Ints, Ints, Floats]] = []
        self._column_marks: dict[str, tuple[int, Ints]] = {}
        self._row_marks: dict[str, tuple[int, Ints]] = {}

    def add_columns(
        self, name: str, cost: ArrayLike, *, key: Ints | None = None, upper: float = 1.0, integer: bool = True
    ) -> Ints:
        """Add a block of columns, one for each cost, from 0 to `upper`; gives their numbers.

        `key` (different ones; None: 0, 1, 2, ...) finds each again in another programme, see `Marks`.
        """
        costs = np.atleast_1d(np.asarray(cost, dtype=np.float64))
        first, count = self.columns, len(costs)
        self._column_marks[name] = (first, np.arange(count) if key is None else key)
        self._cost.append(costs.copy())
        self._upper.append(np.full(count, upper))
        self._integer.append(np.full(count, integer))
        self.columns += count
        return np.arange(first, first + count)

    def add_rows(
        self, name: str, count: int, *, key: Ints | None = None, low: ArrayLike = -np.inf, high: ArrayLike = np.inf
    ) -> Ints:
        """Add a block of `count` rows with these bounds (one for all, or one each); gives their numbers."""
        first = self.rows
        self._row_marks[name] = (first, np.arange(count) if key is None else key)
        self._low.append(np.broadcast_to(np.asarray(low, dtype=np.float64), (count,)).copy())
        self._high.append(np.broadcast_to(np.asarray(high, dtype=np.float64), (count,)).copy())
        self.rows += count
        return np.arange(first, first + count)

    def add_entries(self, rows: Ints, columns: Ints, values: ArrayLike = 1.0) -> None:
        """Add entries of the matrix; a place may be named once only."""
        numbers = np.broadcast_to(np.asarray(values, dtype=np.float64), rows.shape)
        self._entry.append((np.asarray(rows), np.asarray(columns), numbers))

    def add_cost(self, columns: Ints, cost: ArrayLike) -> None:
        """Add `cost` to columns that exist; each column at most once in a call."""
        total = self.cost
        total[columns] += np.asarray(cost, dtype=np.float64)
        self._cost = [total]

    @property
    def cost(self) -> Floats:
        """The cost of every column."""
        return _joined(self._cost, np.float64)

    def arrays(self) -> Arrays:
        """The finished programme, its entries sorted by row."""
        rows = _joined([entry[0] for entry in self._entry], np.int64)
        columns = _joined([entry[1] for entry in self._entry], np.int64)
        values = _joined([entry[2] for entry in self._entry], np.float64)
        order = np.argsort(rows, kind="stable")
        return Arrays(
            cost=self.cost,
            upper=_joined(self._upper, np.float64),
            integer=_joined(self._integer, np.bool_),
            low=_joined(self._low, np.float64),
            high=_joined(self._high, np.float64),
            entry_row=rows[order],
            entry_column=columns[order],
            entry_value=values[order],
            column_marks=self._column_marks,
            row_marks=self._row_marks,
        )


class Arrays:
    """A finished programme. All columns start at 0."""

    def __init__(
        self,
        *,
        cost: Floats,
        upper: Floats,
        integer: Bools,
        low: Floats,
        high: Floats,
        entry_row: Ints,
        entry_column: Ints,
        entry_value: Floats,
        column_marks: Marks | None = None,
        row_marks: Marks | None = None,
    ) -> None:
        self.cost = cost
        self.upper = upper
        self.integer = integer
        self.low = low
        self.high = high
        self.entry_row = entry_row
        self.entry_column = entry_column
        self.entry_value = entry_value
        self.column_marks: Marks = column_marks or {}
        self.row_marks: Marks = row_marks or {}

    @property
    def starts(self) -> Ints:
        """Where each row starts among the entries."""
        return np.searchsorted(self.entry_row, np.arange(len(self.low) + 1)).astype(np.int64)

    def activity(self, values: Floats) -> Floats:
        """A·values."""
        weights = self.entry_value * values[self.entry_column]
        return np.bincount(self.entry_row, weights=weights, minlength=len(self.low)).astype(np.float64)

    def reduced_costs(self, duals: Floats) -> Floats:
        """cost - A'·duals."""
        return self.cost - np.bincount(
            self.entry_column, weights=self.entry_value * duals[self.entry_row], minlength=len(self.cost)
        )

    def part(self, free: Bools, values: Floats) -> tuple[Arrays, Ints, float]:
        """The programme left when every column outside `free` is fixed at `values`.

        Gives the smaller programme (rows that cannot be broken any more left out), the numbers of its columns here,
        and the cost of what is fixed. Rows without a free column are left out unseen: `values` must keep them.
        """
        columns = np.flatnonzero(free)
        number = np.full(len(self.cost), -1, dtype=np.int64)
        number[columns] = np.arange(len(columns))
        fixed = np.where(free, 0.0, values)
        shift = self.activity(fixed)
        inside = free[self.entry_column]
        rows, entry_columns = self.entry_row[inside], self.entry_column[inside]
        numbers = self.entry_value[inside]
        upper = self.upper[entry_columns]
        most = np.bincount(rows, weights=np.maximum(numbers, 0) * upper, minlength=len(self.low))
        least = np.bincount(rows, weights=np.minimum(numbers, 0) * upper, minlength=len(self.low))
        low, high = self.low - shift, self.high - shift
        binding = (most > high + 1e-9) | (least < low - 1e-9)
        keep = np.flatnonzero(binding & (np.bincount(rows, minlength=len(self.low)) > 0))
        row_number = np.full(len(self.low), -1, dtype=np.int64)
        row_number[keep] = np.arange(len(keep))
        stays = row_number[rows] >= 0
        smaller = Arrays(
            cost=self.cost[columns],
            upper=self.upper[columns],
            integer=self.integer[columns],
            low=low[keep],
            high=high[keep],
            entry_row=row_number[rows[stays]],
            entry_column=number[entry_columns[stays]],
            entry_value=numbers[stays],
        )
        return smaller, columns, float(self.cost @ fixed)


def carried(old: Marks, values: Ints, new: Marks, otherwise: Ints) -> Ints:
    """`otherwise`, with the value of the same row or column of the old programme wherever there is one."""
    found = otherwise.copy()
    for name, (first, key) in new.items():
        before, known = old.get(name, (0, key[:0]))
        if not len(known) or not len(key):
            continue
        order = np.argsort(known, kind="stable")
        place = order[np.minimum(np.searchsorted(known, key, sorter=order), len(known) - 1)]
        same = known[place] == key
        found[first + np.flatnonzero(same)] = values[before + place[same]]
    return found


Scalar = TypeVar("Scalar", bound=np.generic)


def _joined(parts: list[NDArray[Scalar]], kind: type[Scalar]) -> NDArray[Scalar]:
    """All parts one after the other; an empty array of `kind` when there are none."""
    return np.concatenate([np.zeros(0, dtype=kind), *parts])
