"""Reading tasks: lists with filters, counts for a first page, the parts of a task's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from giaoban.core.lifecycle.tasks import OPEN as OPEN_STATES
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.search.queries import matching
from giaoban.tasks.models import Origin, ProgressReport, Task

OPEN = Q(state__in=sorted(OPEN_STATES))
SOON = 3  # days


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What a list of tasks is narrowed to; empty means everything."""

    words: str = ""
    unit: int | None = None
    leader: int | None = None
    assignee: int | None = None
    state: str = ""
    timeliness: str = ""
    programme: int | None = None


def tasks_visible_to(user: User) -> QuerySet[Task]:
    return visible(Task.objects.all(), user)


def task_list(user: User, asked: TaskFilter, *, today: date) -> QuerySet[Task]:
    """The tasks a person sees, narrowed, the most urgent first; those without a deadline last."""
    rows = tasks_visible_to(user).select_related("lead_unit", "leader", "assignee")
    return narrowed(rows, asked, today=today).order_by(F("due").asc(nulls_last=True), "pk")


def narrowed(rows: QuerySet[Task], asked: TaskFilter, *, today: date) -> QuerySet[Task]:
    if asked.unit:
        rows = rows.filter(lead_unit_id=asked.unit)
    if asked.leader:
        rows = rows.filter(leader_id=asked.leader)
    if asked.assignee:
        rows = rows.filter(assignee_id=asked.assignee)
    if asked.programme:  # by the name of the key: programmes stand above tasks
        rows = rows.filter(lines__programme=asked.programme).distinct()
    if asked.state:
        rows = rows.filter(OPEN if asked.state == "open" else Q(state=asked.state))
    if asked.timeliness in {t.value for t in Timeliness}:
        rows = rows.filter(standing_as(Timeliness(asked.timeliness), today))
    return matching(rows, asked.words)


def standing_as(timeliness: Timeliness, today: date) -> Q:
    """The condition that says the same as `core.lifecycle.timeliness`, for the database."""
    soon = today + timedelta(days=SOON)
    done = Q(state=TaskState.DONE)
    waits = Q(state=TaskState.AWAITING_CONFIRMATION, done_on__isnull=False)
    in_hand = OPEN & ~Q(state=TaskState.AWAITING_CONFIRMATION)
    return {
        Timeliness.NO_DUE: (OPEN | done) & Q(due__isnull=True),
        Timeliness.ON_TIME: (in_hand & Q(due__gt=soon)) | (waits & Q(done_on__lte=F("due"))),
        Timeliness.DUE_SOON: in_hand & Q(due__gte=today, due__lte=soon),
        Timeliness.OVERDUE: (in_hand & Q(due__lt=today)) | (waits & Q(done_on__gt=F("due"))),
        Timeliness.DONE_ON_TIME: done & Q(done_on__lte=F("due")),
        Timeliness.DONE_LATE: done & Q(done_on__gt=F("due")),
    }[timeliness]


def my_open_tasks(user: User, units: frozenset[int]) -> QuerySet[Task]:
    """What a person has on the desk: given to them, or to their unit and to nobody yet."""
    mine = Q(assignee=user) | Q(assignee__isnull=True, lead_unit_id__in=units)
    return tasks_visible_to(user).filter(OPEN).filter(mine)


def progress_of(task: Task) -> QuerySet[ProgressReport]:
    return task.progress.select_related("by")


def origins_of(task: Task) -> QuerySet[Origin]:
    """Who ordered the task, without the papers' whole content."""
    return task.origins.select_related("paper").defer("paper__content", "paper__words")
