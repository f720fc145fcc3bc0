"""What the giver does to stop work and take it up again. A pause does not stop the deadline's clock."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import Verb
from giaoban.organisation.models import User
from giaoban.tasks.actions._writing import NOT_HANDED_IN, locked, moved
from giaoban.tasks.models import Task


@transaction.atomic
def pause_task(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Lets the work rest, saying why."""
    return moved(locked(task, by=by, version=version), Verb.PAUSE, by=by, on=on, reason=reason, paused_on=on)


@transaction.atomic
def resume_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes the work up again."""
    return moved(locked(task, by=by, version=version), Verb.RESUME, by=by, on=on, paused_on=None)


@transaction.atomic
def cancel_task(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Ends a task that is not to be done, saying why; it stays to be read."""
    task = locked(task, by=by, version=version)
    return moved(task, Verb.CANCEL, by=by, on=on, reason=reason, cancelled_on=on, paused_on=None, **NOT_HANDED_IN)


@transaction.atomic
def restore_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes a cancelled task back as a draft, to be assigned anew."""
    return moved(locked(task, by=by, version=version), Verb.RESTORE, by=by, on=on, cancelled_on=None)
