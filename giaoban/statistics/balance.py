"""The figures of one row of statistics, and the two laws that they keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giaoban.statistics.cells import Cell


@dataclass(frozen=True, slots=True)
class Balance:
    """How much work a unit, leader, person, field or origin had in a period, by what became of it."""

    figures: Mapping[Cell, int]

    def __getitem__(self, cell: Cell) -> int:
        return self.figures[cell]

    @property
    def came(self) -> int:
        """What waited at the opening, and what was received."""
        return self[Cell.BACKLOG] + self[Cell.RECEIVED]

    @property
    def became(self) -> int:
        """What was closed, and what is open."""
        done = self[Cell.DONE_ON_TIME] + self[Cell.DONE_LATE] + self[Cell.CANCELLED]
        return done + self[Cell.RUNNING] + self[Cell.LATE]

    @property
    def holds(self) -> bool:
        """Whether opening backlog + received = done + open, each counted on its own."""
        return self.came == self.became == self[Cell.TO_DO]

    @property
    def on_time(self) -> int | None:
        """The share in time of what had to be done, in per cent, against the last deadline agreed; None of nothing.

        100 % less the late, done and running (the rule of the one-stop counters, docs/decisions/0026-statistics.md).
        """
        return self._share(Cell.DONE_LATE, Cell.LATE)

    @property
    def on_time_first(self) -> int | None:
        """The same against the first deadline."""
        return self._share(Cell.DONE_LATE_FIRST, Cell.LATE_FIRST)

    def _share(self, *late: Cell) -> int | None:
        whole = self[Cell.TO_DO] - self[Cell.CANCELLED]
        return None if whole <= 0 else round(100 * (whole - sum(self[cell] for cell in late)) / whole)


def total(balances: Iterable[Balance]) -> Balance:
    """The row under a table: every figure added up."""
    rows = list(balances)
    return Balance({cell: sum(row[cell] for row in rows) for cell in Cell})
