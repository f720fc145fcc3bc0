"""My work: what a person has to do now, in the order in which it presses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.home.counts import Count, count_of
from giaoban.home.days import Marks
from giaoban.home.groups import STEPS, Group, WorkRow
from giaoban.organisation.models import User
from giaoban.organisation.queries import Standing
from giaoban.tasks.models import ProgressReport, Task
from giaoban.tasks.pages import rows_of
from giaoban.tasks.queries import ALL_OPEN, TaskFilter, my_open_tasks
from giaoban.web.paging import Page, page_of

SHOWN = 20

# What was sent back comes first, then one's own by deadline, then what the unit has that nobody took, then what
# others have to judge and what rests.
_RETURNED, _OWN, _NOBODYS, _WAITING, _RESTING = range(5)
_RANK = Case(
    When(state=TaskState.RETURNED, then=Value(_RETURNED)),
    When(state=TaskState.AWAITING_CONFIRMATION, then=Value(_WAITING)),
    When(state=TaskState.PAUSED, then=Value(_RESTING)),
    When(assignee__isnull=True, then=Value(_NOBODYS)),
    default=Value(_OWN),
    output_field=IntegerField(),
)
_TITLES = {
    "returned": "Bị trả lại, làm tiếp",
    "late": "Quá hạn",
    "week": "Đến hạn {week}",
    "later": "Về sau, không hạn",
    "nobodys": "Việc của đơn vị chưa ai nhận",
    "waiting": "Đã nộp, chờ xác nhận",
    "resting": "Tạm dừng",
}
_LOOKS = {"returned": "bad", "late": "bad"}


@dataclass(frozen=True, slots=True)
class MyWork:
    """A page of one's work in groups."""

    groups: Sequence[Group]
    page: Page[Any]


def my_work(request: HttpRequest, user: User, now: Standing, marks: Marks) -> MyWork:
    """The open work of a person; units whose work nobody took yet count for those who work there, not for heads."""
    tasks = my_open_tasks(user, now.with_ended(now.member_of - now.heads))
    tasks = tasks.select_related("lead_unit", "leader", "assignee").defer("words")
    page = page_of(request, tasks.annotate(rank=_RANK).order_by("rank", "due_order", "pk"), SHOWN)
    return MyWork(_groups(page.rows, marks), page)


def my_counts(user: User, today: date) -> list[Count]:
    """What one counts of one's own work."""

    def mine(label: str, look: str = "", *, state: str = "", timeliness: str = "") -> Count:
        return count_of(user, label, TaskFilter(assignee=user.pk, state=state, timeliness=timeliness), today, look)

    return [
        mine("Quá hạn", "bad", timeliness="overdue"),
        mine("Sắp đến hạn", "warn", timeliness="due_soon"),
        mine("Chờ xác nhận", state=TaskState.AWAITING_CONFIRMATION),
        mine("Chưa xong", state=ALL_OPEN),
    ]


def _groups(tasks: Sequence[Task], marks: Marks) -> list[Group]:
    reasons = _reasons(tasks)
    rows = [
        WorkRow(row, STEPS.get(row.task.state, ""), reasons.get(row.task.pk, "")) for row in rows_of(tasks, marks.today)
    ]
    found = groupby(rows, key=lambda row: _group_of(row.task, marks))
    return [
        Group(key, _TITLES[key].format(week=marks.week), list(held), look=_LOOKS.get(key, "")) for key, held in found
    ]


def _group_of(task: Task, marks: Marks) -> str:
    rank: int = task.rank  # type: ignore[attr-defined]
    if rank != _OWN:
        return {_RETURNED: "returned", _NOBODYS: "nobodys", _WAITING: "waiting", _RESTING: "resting"}[rank]
    if task.due and task.due < marks.today:
        return "late"
    return "week" if task.due and task.due <= marks.week_ends else "later"


def _reasons(tasks: Iterable[Task]) -> Mapping[int, str]:
    """What was said when each task was sent back last; asked only where one was."""
    returned = [task.pk for task in tasks if task.state == TaskState.RETURNED]
    if not returned:
        return {}
    reports = ProgressReport.objects.filter(task__in=returned, undone_at__isnull=True, text__startswith="Trả lại: ")
    return {report.task_id: report.text for report in reports.order_by("at", "pk")}
