"""What the first page shows: one's own work, what is late, what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.intake.models import Intake
from giaoban.intake.queries import waiting_intakes
from giaoban.organisation.models import Role, User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right, roles_hold
from giaoban.schedule.models import Event
from giaoban.schedule.queries import events_between
from giaoban.tasks.pages import TaskRow, rows_of
from giaoban.tasks.queries import TaskFilter, my_open_tasks, narrowed, tasks_visible_to


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the first page; a link to the very rows that it counts."""

    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page of a person."""

    counts: Sequence[Count]
    mine: Sequence[TaskRow]
    intakes: Sequence[Intake]
    events: Sequence[Event]


def home_page(user: User, today: date) -> HomePage:
    now = standing(user, today)
    mine = my_open_tasks(user, now.member_of).select_related("lead_unit", "leader", "assignee")
    takes_in = roles_hold(now.roles, Right.TAKE_IN)
    return HomePage(
        counts=[_count(user, label, asked, today) for label, asked in _questions(user, now.roles, now.heads)],
        mine=rows_of(list(mine.order_by("due", "pk")[:20]), today),
        intakes=list(waiting_intakes(user)[:10]) if takes_in else [],
        events=list(events_between(user, today, today)[:20]),
    )


def _questions(user: User, roles: frozenset[Role], heads: frozenset[int]) -> list[tuple[str, TaskFilter]]:
    """What a person wants counted: the whole agency for who follows it up, the unit for its head, else one's own."""
    if roles_hold(roles, Right.GIVE_WORK):
        scope = TaskFilter()
    elif heads:
        scope = TaskFilter(unit=min(heads))
    else:
        scope = TaskFilter(assignee=user.pk)
    return [
        ("Quá hạn", _with(scope, timeliness=Timeliness.OVERDUE)),
        ("Sắp đến hạn", _with(scope, timeliness=Timeliness.DUE_SOON)),
        ("Chờ xác nhận", _with(scope, state=TaskState.AWAITING_CONFIRMATION)),
        ("Chưa xong", _with(scope, state="open")),
    ]


def _with(scope: TaskFilter, *, state: str = "", timeliness: str = "") -> TaskFilter:
    return TaskFilter(unit=scope.unit, assignee=scope.assignee, state=state, timeliness=timeliness)


def _count(user: User, label: str, asked: TaskFilter, today: date) -> Count:
    values = {
        "unit": asked.unit,
        "assignee": asked.assignee,
        "state": str(asked.state),
        "timeliness": str(asked.timeliness),
    }
    query = urlencode({name: value for name, value in values.items() if value})
    number = narrowed(tasks_visible_to(user), asked, today=today).count()
    return Count(label, number, f"{reverse('task-list')}?{query}")
