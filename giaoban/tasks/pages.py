"""What the pages of tasks show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness, timeliness
from giaoban.documents.showing import PrintedRow, printed_row
from giaoban.organisation.models import User
from giaoban.tasks.forms import ActForm
from giaoban.tasks.models import Origin, Product, ProgressReport, Task
from giaoban.tasks.powers import acts_open_to
from giaoban.tasks.queries import origins_of, progress_of

# The look of a state, by class of `parts.css`; green is only for an accepted result.
STATE_LOOKS: dict[TaskState, str] = {
    TaskState.DONE: "ok",
    TaskState.AWAITING_CONFIRMATION: "warn",
    TaskState.RETURNED: "bad",
}
# An icon beside the words, so that states are told apart at a glance without colours too.
STATE_ICONS: dict[TaskState, str] = {
    TaskState.ASSIGNED: "○",
    TaskState.RECEIVED: "◔",
    TaskState.IN_PROGRESS: "◑",
    TaskState.AWAITING_CONFIRMATION: "◕",
    TaskState.RETURNED: "↩",
    TaskState.DONE: "✓",
    TaskState.PAUSED: "‖",
    TaskState.CANCELLED: "✕",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word about a state, its look and its icon."""

    words: str
    look: str
    icon: str = ""


class Standing(Protocol):
    """What tells how a task stands: a task, or the columns of its row that a list reads."""

    @property
    def state(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def done_on(self) -> date | None: ...


def state_chip(task: Standing, today: date) -> Chip:
    """Where the task stands; of finished work also whether it was in time, as people say both in one word."""
    state = TaskState(task.state)
    icon = STATE_ICONS.get(state, "○")
    in_time = timeliness(state, task.due, task.done_on, today)
    if in_time is Timeliness.DONE_LATE:
        return Chip(in_time.label, "warn", icon)
    words = in_time.label if in_time is Timeliness.DONE_ON_TIME else state.label
    return Chip(words, STATE_LOOKS.get(state, "calm"), icon)


def due_note(task: Standing, today: date) -> Chip | None:
    """What stands beside the deadline of work in hand: how late it is or how near; None where nothing presses."""
    in_time = timeliness(TaskState(task.state), task.due, task.done_on, today)
    if task.due is None or in_time not in (Timeliness.OVERDUE, Timeliness.DUE_SOON):
        return None
    if in_time is Timeliness.DUE_SOON:
        left = (task.due - today).days
        return Chip(f"Còn {left} ngày" if left else "Hạn hôm nay", "warn")
    if task.state == TaskState.AWAITING_CONFIRMATION and task.done_on:
        return Chip(f"Nộp chậm {(task.done_on - task.due).days} ngày", "bad")
    return Chip(f"Quá hạn {(today - task.due).days} ngày", "bad")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a list, with where it stands and what its deadline presses for."""

    task: Task
    state: Chip
    note: Chip | None


def rows_of(tasks: Sequence[Task], today: date) -> list[TaskRow]:
    return [TaskRow(task, state_chip(task, today), due_note(task, today)) for task in tasks]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Who ordered a task; `row` is the row of the paper's table that did, where it stands in one."""

    origin: Origin
    row: PrintedRow | None


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task: what it is, who ordered it, how far it is, what the person can do."""

    row: TaskRow
    products: Sequence[Product]
    origins: Sequence[OriginView]
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
        origins=[_origin(origin) for origin in origins_of(task)],
        progress=list(progress_of(task)),
        supporting=list(task.supporting_units.values_list("name", flat=True)),
        history=list(history_of(task)[:50]),
        acts=acts_open_to(user, task, on=today),
        form=form or ActForm(task=task, on=today),
    )


def _origin(origin: Origin) -> OriginView:
    """The printed row is kept with the origin; those of earlier versions of the software are looked up in the paper."""
    if origin.printed or origin.paper is None or not origin.spans:
        return OriginView(origin, PrintedRow.from_json(origin.printed))
    return OriginView(origin, printed_row(origin.paper.content, origin.spans[0][0]))
