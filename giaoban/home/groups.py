"""Groups of tasks on a first page: the first rows of a list, each with the one step that can be taken right here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import User
from giaoban.tasks.models import Task
from giaoban.tasks.pages import TaskRow, rows_of

# The step that a person takes most often with a task of their own, by its state.
STEPS: dict[str, str] = {
    TaskState.ASSIGNED: "receive",
    TaskState.RECEIVED: "report",
    TaskState.IN_PROGRESS: "report",
    TaskState.RETURNED: "report",
}


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A task and the step that can be taken right here: receive, report, hand_out, confirm or "".

    `told` is what one has to know before it: why it was sent back, how long it waits. `people` are those to whom
    it can be handed out.
    """

    row: TaskRow
    step: str = ""
    told: str = ""
    people: Sequence[User] = ()

    @property
    def task(self) -> Task:
        return self.row.task

    @property
    def percents(self) -> list[int]:
        """The percentages to choose from: tens, and the one that stands."""
        return sorted({*range(0, 101, 10), self.row.task.percent})


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under a heading; `url` is the whole list, `number` how many it has, "" where the rows are all."""

    key: str
    title: str
    rows: Sequence[WorkRow]
    url: str = ""
    number: str = ""
    look: str = ""


def work_rows(tasks: Iterable[Task], today: date, step: str = "") -> list[WorkRow]:
    return [WorkRow(row, step) for row in rows_of(list(tasks), today)]
