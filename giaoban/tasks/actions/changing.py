"""Changing what a task is: its words, unit, leader, products and deadline. The first deadline stays for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState, Verb
from giaoban.core.text.folding import squeeze
from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of, units_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._ledger import ledger_row
from giaoban.tasks.actions._telling import tell
from giaoban.tasks.actions._writing import changed, locked, refuse
from giaoban.tasks.models import DeadlineCause, Task
from giaoban.tasks.odd_deadlines import why_not_odd
from giaoban.tasks.powers import why_not_change
from giaoban.web.templatetags.words import day

WHEN = frozenset({"when_words", "deadline_kind", "start", "due"})


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What a task shall be; a field that says what the task already says changes nothing."""

    text: str
    lead_unit_id: int | None
    leader_id: int | None
    products: tuple[str, ...]
    when_words: str = ""
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    due: date | None = None


@transaction.atomic
def change_task(task: Task, change: TaskChange, *, by: User, on: date, version: int, reason: str = "") -> Task:
    """Changes a task; another deadline for work that was given needs a reason, and the first one stays beside it."""
    task = locked(task, by=by, version=version)
    refuse(why_not_change(by, task, on=on))
    values, products = _different(task, change), [product.text for product in task.products.all()]
    new_products = [squeeze(text) for text in change.products if text.strip()]
    if not values and new_products == products:
        raise RuleBroken("Chưa có gì thay đổi.")
    if values.keys() & {"start", "due"} and task.state != TaskState.DRAFT and not reason.strip():
        raise RuleBroken("Hãy ghi lý do đổi thời hạn.")
    if values.keys() & {"start", "due"}:
        refuse(why_not_odd(task.agency_id, change.start, change.due, on=on))
    told: dict[str, Any] = {"reason": reason.strip()} if reason.strip() else {}
    was: dict[str, Any] = {}
    if new_products != products:
        told, was = {**told, "products": new_products}, {"products": products}
    values |= _following(task, values, on=on)
    if "due" in values and task.first_due is not None:
        words = values.get("when_words", task.when_words)
        row = ledger_row(task, values["due"], words=words, cause=DeadlineCause.CHANGE, by=by, on=on, reason=reason)
        row.save()
        told["ledger"] = row.pk
    task = changed(task, "task.changed", by=by, told=told, was=was, products=new_products, **values)
    if values.get("lead_unit_id") and task.state != TaskState.DRAFT:
        tell(task, Verb.ASSIGN, by=by, on=on, said=reason)
    return task


def _different(task: Task, change: TaskChange) -> dict[str, Any]:
    """The fields that the change would make say something else, by their column."""
    wanted = {
        "text": squeeze(change.text),
        "lead_unit_id": change.lead_unit_id,
        "leader_id": change.leader_id,
        "when_words": change.when_words.strip(),
        "deadline_kind": change.deadline_kind,
        "start": change.start,
        "due": change.due,
    }
    if not wanted["text"]:
        raise RuleBroken("Hãy ghi nội dung nhiệm vụ.")
    return {name: value for name, value in wanted.items() if getattr(task, name) != value}


def _following(task: Task, values: dict[str, Any], *, on: date) -> dict[str, Any]:
    """What else has to change with it: the doer of another unit, and the first deadline where there was none."""
    also: dict[str, Any] = {}
    unit_id = values.get("lead_unit_id")
    if unit_id is not None:
        unit = units_of(task.agency, on).filter(pk=unit_id).first()
        if unit is None:
            raise RuleBroken("Đơn vị này không có, hoặc không còn hoạt động.")
        also |= {"returned_on": None} if task.returned_on else {}
        if task.assignee_id and not members_of(unit, on).filter(pk=task.assignee_id).exists():
            also["assignee_id"] = None
            if task.state == TaskState.RECEIVED:
                also["state"] = TaskState.ASSIGNED
    if "due" in values:
        _refuse_later_than_the_whole(task, values["due"])
    if "due" in values and task.first_due is None:
        also["first_due"] = values["due"]
    return also


def _refuse_later_than_the_whole(task: Task, due: date | None) -> None:
    whole = task.parent
    if whole is not None and whole.due is not None and due is not None and due > whole.due:
        raise RuleBroken(f"Hạn của phần này ({day(due)}) muộn hơn hạn của cả việc ({day(whole.due)}).")
