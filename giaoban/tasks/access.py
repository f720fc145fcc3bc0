"""From an address to a task that the person may see."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from giaoban.organisation.models import User
from giaoban.tasks.models import Extension, SavedView, Task
from giaoban.tasks.powers import why_not_change
from giaoban.tasks.queries import extensions_visible_to, tasks_visible_to, views_of


def task_to_see(user: User, pk: int) -> Task:
    rows = tasks_visible_to(user).select_related(
        "lead_unit", "leader", "assignee", "created_by", "handed_in_by", "parent"
    )
    return get_object_or_404(rows.prefetch_related("products"), pk=pk)


def extension_to_see(user: User, pk: int) -> Extension:
    """A request for another deadline, with its task."""
    return get_object_or_404(extensions_visible_to(user).select_related("task", "asked_by"), pk=pk)


def saved_view_of(user: User, pk: int) -> SavedView:
    """A list that the person saved; nobody else's."""
    return get_object_or_404(views_of(user), pk=pk)


def task_to_change(user: User, pk: int, *, on: date) -> Task:
    """The task, for who may change what it is; others are told that they may not."""
    task = task_to_see(user, pk)
    broken = why_not_change(user, task, on=on)
    if broken is not None:
        raise PermissionDenied(str(broken))
    return task
