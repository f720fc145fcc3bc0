"""Who a task is given to: the giver assigns and withdraws it, its head hands it out."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import Beside, Verb
from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._telling import tell
from giaoban.tasks.actions._writing import locked, moved, refuse
from giaoban.tasks.actions.handing_over import hand_over, tell_former
from giaoban.tasks.hand_over_powers import BEGUN
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
def hand_out_task(task: Task, to: User, *, by: User, on: date, version: int, reason: str = "") -> Task:
    """Names the person of the lead unit who does the task; who had it is told, and why where the work had begun."""
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
    former = task.assignee
    if former is not None and task.state in BEGUN and not reason.strip():
        raise RuleBroken(f"{former.full_name} đã bắt đầu việc này; hãy ghi lý do chuyển cho người khác.")
    task = hand_over(task, to, by=by, reason=reason)
    tell(task, Beside.HAND_OUT, by=by, on=on, said=reason)
    if former is not None:
        tell_former(task, former, by=by, on=on, reason=reason)
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
        returned_on=on,
    )
