"""What the first page shows: what each person has to do now, what is late, what waits, what the day brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Count as Counted
from django.db.models import F
from django.urls import reverse

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.intake.models import Intake
from giaoban.intake.queries import waiting_intakes
from giaoban.organisation.models import Role, User
from giaoban.organisation.queries import Standing, standing
from giaoban.organisation.rights import Right, roles_hold
from giaoban.schedule.models import Event
from giaoban.schedule.queries import events_between
from giaoban.tasks.models import Task
from giaoban.tasks.pages import TaskRow, rows_of
from giaoban.tasks.queries import OPEN, TaskFilter, my_open_tasks, narrowed, standing_as, task_list, tasks_visible_to

AHEAD = 6  # days of the calendar behind today
SHOWN = 8  # rows of a list on the first page; the count beside its heading leads to all of them
MINE = 20

# The one step that a person takes most often with a task of their own, by its state.
STEPS: dict[str, str] = {
    TaskState.ASSIGNED: "receive",
    TaskState.RECEIVED: "report",
    TaskState.IN_PROGRESS: "report",
    TaskState.RETURNED: "report",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the first page; a link to the very rows that it counts. `look` colours it where it is not 0."""

    label: str
    number: int
    url: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its work that presses, each figure a link."""

    name: str
    counts: Sequence[Count]


@dataclass(frozen=True, slots=True)
class MyRow:
    """A task of one's own and the one step that can be taken right here: receive, report, hand_out or ""."""

    row: TaskRow
    step: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar with what it brings."""

    on: date
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page of a person; what does not concern them is empty."""

    counts: Sequence[Count]
    mine: Sequence[MyRow]
    waiting: Sequence[TaskRow]
    late: Sequence[TaskRow]
    units: Sequence[UnitRow]
    intakes: Sequence[Intake]
    today: Day
    ahead: Sequence[Day]
    takes_in: bool
    follows_all: bool
    leads: bool

    @property
    def nothing_yet(self) -> bool:
        """Whether who follows the whole agency has nothing to follow: an installation that has just begun."""
        return self.follows_all and not (self.late or self.waiting or self.mine or self.units)


def home_page(user: User, today: date) -> HomePage:
    now = standing(user, today)
    takes_in = roles_hold(now.roles, Right.TAKE_IN)
    follows_all = roles_hold(now.roles, Right.GIVE_WORK)
    judges = follows_all or bool(now.heads)
    scope = _scope(user, now, follows_all=follows_all)
    days = _days(user, today)
    return HomePage(
        counts=[_count(user, label, look, asked, today) for label, look, asked in _questions(scope)],
        mine=_mine(user, now, today),
        waiting=_waiting(user, scope, today) if judges else [],
        late=_late(user, today) if follows_all else [],
        units=_units(user, today) if follows_all else [],
        intakes=list(waiting_intakes(user)[:SHOWN]) if takes_in else [],
        today=next((day for day in days if day.on == today), Day(today, [])),
        ahead=[day for day in days if day.on > today],
        takes_in=takes_in,
        follows_all=follows_all,
        leads=Role.LEADER in now.roles,
    )


def _scope(user: User, now: Standing, *, follows_all: bool) -> TaskFilter:
    """Whose work a person follows: the whole agency's, the unit's for its head, else one's own."""
    if follows_all:
        return TaskFilter()
    return TaskFilter(unit=min(now.heads)) if now.heads else TaskFilter(assignee=user.pk)


def _mine(user: User, now: Standing, today: date) -> list[MyRow]:
    tasks = my_open_tasks(user, now.member_of).select_related("lead_unit", "leader", "assignee")
    rows = rows_of(list(tasks.order_by(F("due").asc(nulls_last=True), "pk")[:MINE]), today)
    return sorted((MyRow(row, _step(row.task, now.heads)) for row in rows), key=lambda my: not my.step)


def _step(task: Task, heads: frozenset[int]) -> str:
    if task.assignee_id is None and task.lead_unit_id in heads:
        return "hand_out"
    return STEPS.get(task.state, "")


def _waiting(user: User, scope: TaskFilter, today: date) -> list[TaskRow]:
    """Results that wait for this person's word; who handed one in does not confirm it."""
    asked = _with(scope, state=TaskState.AWAITING_CONFIRMATION)
    return rows_of(list(task_list(user, asked, today=today).exclude(handed_in_by=user)[:SHOWN]), today)


def _late(user: User, today: date) -> list[TaskRow]:
    """What somebody has to be urged about, the newly overdue first; handed-in work waits for others."""
    late = task_list(user, TaskFilter(timeliness=Timeliness.OVERDUE), today=today)
    urged = late.exclude(state=TaskState.AWAITING_CONFIRMATION).order_by("-due", "pk")
    return rows_of(list(urged[:SHOWN]), today)


def _units(user: User, today: date) -> list[UnitRow]:
    """The units that have late work, work due soon or results that wait; the most late first."""
    found = (
        tasks_visible_to(user)
        .filter(OPEN, lead_unit__isnull=False)
        .values("lead_unit", "lead_unit__name")
        .annotate(
            overdue=Counted("pk", filter=standing_as(Timeliness.OVERDUE, today)),
            soon=Counted("pk", filter=standing_as(Timeliness.DUE_SOON, today)),
            open=Counted("pk"),
        )
        .order_by("-overdue", "-soon", "lead_unit__name")
    )
    return [
        UnitRow(
            row["lead_unit__name"],
            [
                _unit_count(row["lead_unit"], row["overdue"], "Quá hạn", "bad", timeliness=Timeliness.OVERDUE),
                _unit_count(row["lead_unit"], row["soon"], "Sắp đến hạn", "warn", timeliness=Timeliness.DUE_SOON),
                _unit_count(row["lead_unit"], row["open"], "Chưa xong", "", state="open"),
            ],
        )
        for row in found
    ]


def _unit_count(unit: int, number: int, label: str, look: str, *, state: str = "", timeliness: str = "") -> Count:
    return Count(label, number, _url(TaskFilter(unit=unit, state=state, timeliness=timeliness)), look)


def _days(user: User, today: date) -> list[Day]:
    """Today and the days behind it that bring something; what began earlier and goes on stands under today."""
    events = events_between(user, today, today + timedelta(days=AHEAD))
    return [Day(on, list(found)) for on, found in groupby(events, key=lambda event: max(event.date, today))]


def _questions(scope: TaskFilter) -> list[tuple[str, str, TaskFilter]]:
    """What a person wants counted, each with its look."""
    return [
        ("Quá hạn", "bad", _with(scope, timeliness=Timeliness.OVERDUE)),
        ("Sắp đến hạn", "warn", _with(scope, timeliness=Timeliness.DUE_SOON)),
        ("Chờ xác nhận", "", _with(scope, state=TaskState.AWAITING_CONFIRMATION)),
        ("Chưa xong", "", _with(scope, state="open")),
    ]


def _with(scope: TaskFilter, *, state: str = "", timeliness: str = "") -> TaskFilter:
    return TaskFilter(unit=scope.unit, assignee=scope.assignee, state=state, timeliness=timeliness)


def _count(user: User, label: str, look: str, asked: TaskFilter, today: date) -> Count:
    number = narrowed(tasks_visible_to(user), asked, today=today).count()
    return Count(label, number, _url(asked), look)


def _url(asked: TaskFilter) -> str:
    values = {
        "unit": asked.unit,
        "assignee": asked.assignee,
        "state": str(asked.state),
        "timeliness": str(asked.timeliness),
    }
    query = urlencode({name: value for name, value in values.items() if value})
    return f"{reverse('task-list')}?{query}"
