"""Work that goes from one person to another: one task, or all that somebody has who leaves or moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import User
from giaoban.organisation.queries import heads_of, members_of, people_of
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.actions._telling import moment_of
from giaoban.tasks.actions._writing import changed, refuse
from giaoban.tasks.hand_over_powers import why_not_hand_over
from giaoban.tasks.list_filters import query_of
from giaoban.tasks.models import Task
from giaoban.tasks.queries import ALL_OPEN, NOBODY, TaskFilter, tasks_visible_to

MOST = 200  # tasks in one act


@dataclass(frozen=True, slots=True)
class Handing:
    """One task and who shall have it; nobody where its unit is to name somebody."""

    task: int
    version: int
    to: User | None


@transaction.atomic
def hand_over(task: Task, to: User | None, *, by: User, reason: str) -> Task:
    """Writes who has the task from now on; what somebody had received the next one has yet to receive."""
    verb = "task.handed_out" if task.assignee is None else "task.handed_over" if to else "task.given_up"
    state = TaskState.ASSIGNED if task.state == TaskState.RECEIVED and task.assignee else TaskState(task.state)
    told = {"reason": reason.strip()} if reason.strip() else {}
    return changed(task, verb, by=by, told=told, assignee=to, state=state, returned_on=None)


@transaction.atomic
def tell_former(task: Task, former: User, *, by: User, on: date, reason: str) -> None:
    """Tells who had the task that somebody else has it now."""
    text = f"{by.full_name} chuyển việc này cho {task.assignee.full_name if task.assignee else 'đơn vị'}."
    text += f"\nLý do: {reason.strip()}" if reason.strip() else ""
    told = Told(former.pk, NoticeKind.WORK, f"Việc đã chuyển cho người khác: {task.text}", text, _page(task))
    notify([told], by=by, agency_id=task.agency_id, at=moment_of(on))


@transaction.atomic
def hand_over_work(person: User, handings: Sequence[Handing], *, by: User, on: date, note: str) -> list[Task]:
    """Gives some tasks of a person to others, in one act: each leaves its trace, each receiver is told once."""
    if not note.strip():
        raise RuleBroken("Hãy ghi lý do chuyển giao.")
    if not handings:
        raise RuleBroken("Hãy chọn người nhận cho ít nhất một việc.")
    if len(handings) > MOST:
        raise RuleBroken(f"Mỗi lần chuyển giao được {MOST} việc; hãy chuyển làm nhiều lần.")
    tasks = _held(handings, by=by)
    members: dict[int | None, set[int]] = {}
    for one in handings:
        task = tasks[one.task]
        refuse(why_not_hand_over(by, task, person, on=on))
        _refuse_odd_receiver(task, person, one.to, members, on=on)
    done = [hand_over(tasks[one.task], one.to, by=by, reason=note) for one in handings]
    _tell(person, done, by=by, on=on, note=note)
    return done


def _held(handings: Sequence[Handing], *, by: User) -> Mapping[int, Task]:
    """The rows as they are now, held until the act ends."""
    rows = tasks_visible_to(by).select_related("lead_unit", "assignee").select_for_update(of=("self",))
    rows = rows.filter(pk__in=[one.task for one in handings]).order_by("pk")
    found = {task.pk: task for task in rows}
    for one in handings:
        task = found.get(one.task)
        if task is None or task.version != one.version:
            raise Stale(f"Việc “{task.text[:60]}”" if task else "Danh sách việc")
    return found


def _refuse_odd_receiver(
    task: Task, person: User, to: User | None, members: dict[int | None, set[int]], *, on: date
) -> None:
    if to is None:
        return
    if to.pk == person.pk:
        raise RuleBroken(f"{to.full_name} đang làm việc này rồi.")
    if task.lead_unit_id not in members:
        people = members_of(task.lead_unit, on) if task.lead_unit else people_of(task.agency)
        members[task.lead_unit_id] = set(people.values_list("pk", flat=True))
    if to.pk not in members[task.lead_unit_id]:
        where = task.lead_unit.name if task.lead_unit else "cơ quan"
        raise RuleBroken(f"{to.full_name} không thuộc {where}; việc “{task.text[:60]}” chưa chuyển được.")


def _tell(person: User, done: Sequence[Task], *, by: User, on: date, note: str) -> None:
    """Each receiver once, with the list; the head of a unit once of what somebody has to be named for."""
    lists: dict[int, list[Task]] = {}
    for task in done:
        for to in _receivers(task, on):
            lists.setdefault(to, []).append(task)
    told = [_notice(to, tasks, person, by=by, note=note) for to, tasks in lists.items()]
    notify(told, by=by, agency_id=by.agency_id, at=moment_of(on))


def _receivers(task: Task, on: date) -> list[int]:
    if task.assignee_id is not None:
        return [task.assignee_id]
    return list(heads_of(task.lead_unit, on).values_list("pk", flat=True)) if task.lead_unit else []


def _notice(to: int, tasks: Sequence[Task], person: User, *, by: User, note: str) -> Told:
    own = tasks[0].assignee_id == to
    asked = TaskFilter(assignee=to if own else NOBODY, unit=None if own else tasks[0].lead_unit_id, state=ALL_OPEN)
    title = f"Nhận {len(tasks)} việc của {person.full_name}"
    if not own:
        title = f"{len(tasks)} việc của {person.full_name} chờ phân công lại"
    lines = [f"{by.full_name}: {note.strip()}", *(f"- {task.text}" for task in tasks)]
    url = _page(tasks[0]) if len(tasks) == 1 else f"{reverse('task-list')}?{query_of(asked)}"
    return Told(to, NoticeKind.WORK, title, "\n".join(lines), url, personal=own)


def _page(task: Task) -> str:
    return reverse("task-show", args=[task.pk])
