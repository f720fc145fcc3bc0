"""What the giver does to stop work and take it up again. A pause stops the deadline's clock."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import Verb
from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.models import User
from giaoban.tasks.actions._ledger import ledger_row
from giaoban.tasks.actions._writing import NOT_HANDED_IN, judge_move, locked, moved
from giaoban.tasks.models import DeadlineCause, Task
from giaoban.web.templatetags.words import day


@transaction.atomic
def pause_task(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Lets the work rest, saying why; its deadline waits with it."""
    return moved(locked(task, by=by, version=version), Verb.PAUSE, by=by, on=on, reason=reason, paused_on=on)


@transaction.atomic
def resume_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes the work up again; the deadline moves on by the working days of the pause, the first one stays."""
    task = locked(task, by=by, version=version)
    judge_move(task, Verb.RESUME, by=by, on=on)
    due = _after_the_pause(task, on=on)
    if due == task.due:
        return moved(task, Verb.RESUME, by=by, on=on, paused_on=None)
    why = f"Tạm dừng từ {day(task.paused_on)} đến {day(on)}"
    row = ledger_row(task, due, words=task.when_words, cause=DeadlineCause.SUSPENSION, by=by, on=on, reason=why)
    row.save()
    return moved(task, Verb.RESUME, by=by, on=on, told={"ledger": row.pk}, paused_on=None, due=due)


def _after_the_pause(task: Task, *, on: date) -> date | None:
    """The deadline, as many working days later as the work rested; who was late stays as late."""
    if task.due is None or task.paused_on is None or on <= task.paused_on:
        return task.due
    first, last = min(task.paused_on, task.due), max(on, task.due)
    calendar = work_calendar_of(task.agency_id, first.year, last.year + 1)
    return calendar.add_working_days(task.due, calendar.working_days_between(task.paused_on, on))


@transaction.atomic
def cancel_task(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Ends a task that is not to be done, saying why; it stays to be read."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.CANCEL, by=by, on=on, reason=reason, cancelled_on=on, paused_on=None, **NOT_HANDED_IN)


@transaction.atomic
def restore_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes a cancelled task back as a draft, to be assigned anew."""
    return moved(locked(task, by=by, version=version), Verb.RESTORE, by=by, on=on, cancelled_on=None)
