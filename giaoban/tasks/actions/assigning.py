"""Who a task is given to: the giver assigns and withdraws it, its head hands it out."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import Beside, Verb
from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._telling import tell
from giaoban.tasks.actions._writing import changed, locked, moved, refuse
from giaoban.tasks.models import Task
from giaoban.tasks.powers import why_not_hand_out


@transaction.atomic
def assign_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Gives a draft to those it names; only now can they see that it waits for them."""
    task = locked(task, by=by, version=version)
    if task.lead_unit_id is None and task.assignee_id is None:
        raise RuleBroken("Chưa có đơn vị chủ trì hay người thực hiện, chưa giao được.")
    return moved(task, Verb.ASSIGN, by=by, on=on, first_due=task.first_due or task.due, given_on=on)


@transaction.atomic
def withdraw_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes a task back that nobody has received yet; it is a draft again."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.WITHDRAW, by=by, on=on)


@transaction.atomic
def hand_out_task(task: Task, to: User, *, by: User, on: date, version: int) -> Task:
    """Names the person of the lead unit who does the task."""
    task = locked(task, by=by, version=version)
    refuse(why_not_hand_out(by, task, on=on))
    if to.agency_id != task.agency_id:
        raise RuleBroken("Chỉ phân công cho người của cơ quan mình.")
    if not to.is_active:
        raise RuleBroken(f"{to.full_name} không còn làm việc ở cơ quan.")
    if task.assignee_id == to.pk:
        raise RuleBroken(f"{to.full_name} đang làm việc này rồi.")
    if task.lead_unit is not None and not members_of(task.lead_unit, on).filter(pk=to.pk).exists():
        raise RuleBroken(f"{to.full_name} không thuộc {task.lead_unit.name}.")
    task = changed(task, "task.handed_out", by=by, assignee=to)
    tell(task, Beside.HAND_OUT, by=by, on=on)
    return task


@transaction.atomic
def return_to_office(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Gives work back that is not the unit's, saying why: it stays given, and the office names another unit."""
    task = locked(task, by=by, version=version)
    if task.lead_unit_id is None:
        raise RuleBroken("Nhiệm vụ đang ở Văn phòng, chưa có đơn vị chủ trì.")
    return moved(
        task,
        Verb.RETURN_TO_OFFICE,
        by=by,
        on=on,
        reason=reason,
        lead_unit_id=None,
        lead_unit_words="",
        assignee_id=None,
    )
