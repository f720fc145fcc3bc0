"""A programme as a board: a column for each state, the most pressing card first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.programmes.rows import LineRow
from giaoban.tasks.models import NEVER
from giaoban.tasks.pages import STATE_ICONS

CARDS = 40  # of a column; the rest is behind the link to the list
# The way that work goes; the others have a column only where something stands in it.
USUAL = (
    TaskState.ASSIGNED,
    TaskState.RECEIVED,
    TaskState.IN_PROGRESS,
    TaskState.AWAITING_CONFIRMATION,
    TaskState.DONE,
)
ORDER = (
    TaskState.DRAFT,
    TaskState.ASSIGNED,
    TaskState.RECEIVED,
    TaskState.RETURNED,
    TaskState.IN_PROGRESS,
    TaskState.AWAITING_CONFIRMATION,
    TaskState.DONE,
    TaskState.PAUSED,
    TaskState.CANCELLED,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A state with its cards; `more` is how many are not shown."""

    state: TaskState
    icon: str
    cards: Sequence[LineRow]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.cards)


def columns_of(rows: Sequence[LineRow]) -> list[Column]:
    """The columns in the order in which work goes, late and near deadlines first, the latest done first."""
    held: dict[TaskState, list[LineRow]] = {state: [] for state in USUAL}
    for row in rows:
        if row.task is not None:
            held.setdefault(TaskState(row.task.state), []).append(row)
    return [_column(state, held[state]) for state in ORDER if state in held]


def _column(state: TaskState, rows: Sequence[LineRow]) -> Column:
    ordered = sorted(rows, key=_pressing, reverse=state is TaskState.DONE)
    return Column(state, STATE_ICONS.get(state, "○"), ordered[:CARDS], len(rows))


def _pressing(row: LineRow) -> tuple[str, int]:
    day = row.task.done_on if row.task and row.is_done else row.due
    return (day or NEVER).isoformat(), row.line.order
