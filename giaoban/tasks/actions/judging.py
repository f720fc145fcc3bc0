"""What the confirmer does with a product: accepts it, sends it back, opens finished work again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import Verb
from giaoban.organisation.models import User
from giaoban.tasks.actions._submitting import judge
from giaoban.tasks.actions._writing import NOT_HANDED_IN, judge_move, locked, moved, report
from giaoban.tasks.models import Task
from giaoban.tasks.queries import task_rules


@transaction.atomic
def confirm_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Accepts the product: the task is done, on the day that it was handed in, or today where the agency's rule is
    that the confirmation decides."""
    task = locked(task, by=by, version=version)
    handed_in = task.reported_on or task.done_on or on
    done_on = handed_in if task_rules(task.agency_id).counts_reported else on
    judge_move(task, Verb.CONFIRM, by=by, on=on)
    told = {"judged": judge(task, by=by, on=on)}
    return moved(task, Verb.CONFIRM, by=by, on=on, told=told, reported_on=handed_in, done_on=done_on, confirmed_on=on)


@transaction.atomic
def send_back_task(
    task: Task, *, by: User, on: date, version: int, reason: str, returned: Collection[int] = ()
) -> Task:
    """Sends the product back, saying what is lacking; the day of the work is open again.

    `returned` are the submissions that go back, the others are accepted; none named means all.
    """
    task = locked(task, by=by, version=version)
    judge_move(task, Verb.SEND_BACK, by=by, on=on, reason=reason)
    said = report(task, by=by, on=on, percent=task.percent, text=f"Trả lại: {reason.strip()}")
    told = {"report": said, "judged": judge(task, by=by, on=on, returned=returned, reason=reason)}
    return moved(task, Verb.SEND_BACK, by=by, on=on, reason=reason, told=told, **NOT_HANDED_IN)


@transaction.atomic
def reopen_task(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Opens a finished task again; it has no day of the work until a product is handed in anew."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.REOPEN, by=by, on=on, reason=reason, confirmed_on=None, **NOT_HANDED_IN)
