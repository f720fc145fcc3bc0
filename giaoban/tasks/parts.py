"""Parts of a task taken together: how far they are, who is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.tasks.models import Task
from giaoban.tasks.part_powers import whose
from giaoban.tasks.queries import pieces_of


@dataclass(frozen=True, slots=True)
class Pieces:
    """Parts of units, or steps inside a unit: the mean of their progress, how many are open, whose are late."""

    tasks: Sequence[Task]
    percent: int
    unfinished: int
    late: str


def pieces_on(task: Task, on: date) -> tuple[Pieces, Pieces]:
    """The parts of a task as they stand on a day, and the steps inside its unit."""
    tasks = list(pieces_of(task))
    return _pieces([one for one in tasks if not one.inner], on), _pieces([one for one in tasks if one.inner], on)


def _pieces(tasks: Sequence[Task], on: date) -> Pieces:
    return Pieces(
        tasks=tasks,
        percent=mean_percent(tasks),
        unfinished=sum(TaskState(task.state) in OPEN for task in tasks),
        late="; ".join(whose(task) for task in tasks if task.timeliness(on) is Timeliness.OVERDUE),
    )


def mean_percent(tasks: Sequence[Task]) -> int:
    """How far parts are together: each counts the same, what is done is whole, what was cancelled is left out."""
    living = [one for one in tasks if one.state != TaskState.CANCELLED]
    told = [100 if one.state == TaskState.DONE else one.percent for one in living]
    return round(sum(told) / len(told)) if told else 0
