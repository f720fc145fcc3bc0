"""What the pages of tasks show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import User
from giaoban.tasks.forms import ActForm
from giaoban.tasks.models import Origin, Product, ProgressReport, Task
from giaoban.tasks.powers import acts_open_to
from giaoban.tasks.queries import origins_of, progress_of

# The look of a state, by class of `giaoban.css`; green is only for an accepted result.
STATE_LOOKS: dict[TaskState, str] = {
    TaskState.DONE: "ok",
    TaskState.AWAITING_CONFIRMATION: "warn",
    TaskState.RETURNED: "bad",
}
TIMELINESS_LOOKS: dict[Timeliness, str] = {
    Timeliness.OVERDUE: "bad",
    Timeliness.DUE_SOON: "warn",
    Timeliness.DONE_LATE: "warn",
    Timeliness.DONE_ON_TIME: "ok",
}
# An icon beside the colour, so that the state is told to those who do not see colours too.
ICONS = {"ok": "✓", "warn": "!", "bad": "✕", "calm": "○"}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word about a state, its look and its icon."""

    words: str
    look: str

    @property
    def icon(self) -> str:
        return ICONS[self.look]


def state_chip(task: Task) -> Chip:
    state = TaskState(task.state)
    return Chip(state.label, STATE_LOOKS.get(state, "calm"))


def timeliness_chip(task: Task, today: date) -> Chip | None:
    timeliness = task.timeliness(today)
    return None if timeliness is None else Chip(timeliness.label, TIMELINESS_LOOKS.get(timeliness, "calm"))


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list, with its two chips."""

    task: Task
    state: Chip
    timeliness: Chip | None


def rows_of(tasks: Sequence[Task], today: date) -> list[TaskRow]:
    return [TaskRow(task, state_chip(task), timeliness_chip(task, today)) for task in tasks]


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task: what it is, who ordered it, how far it is, what the person can do."""

    row: TaskRow
    products: Sequence[Product]
    origins: Sequence[Origin]
    progress: Sequence[ProgressReport]
    supporting: Sequence[str]
    history: Sequence[Entry]
    acts: frozenset[str]
    form: ActForm

    @property
    def can(self) -> dict[str, bool]:
        """The open acts by name, for the template."""
        return dict.fromkeys(self.acts, True)


def task_page(task: Task, *, user: User, today: date, form: ActForm | None = None) -> TaskPage:
    return TaskPage(
        row=rows_of([task], today)[0],
        products=list(task.products.all()),
        origins=list(origins_of(task)),
        progress=list(progress_of(task)),
        supporting=list(task.supporting_units.values_list("name", flat=True)),
        history=list(history_of(task)[:50]),
        acts=acts_open_to(user, task, on=today),
        form=form or ActForm(task=task, on=today),
    )
