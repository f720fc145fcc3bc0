"""From an address to a task that the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from giaoban.organisation.models import User
from giaoban.tasks.models import SavedView, Task
from giaoban.tasks.queries import tasks_visible_to, views_of


def task_to_see(user: User, pk: int) -> Task:
    rows = tasks_visible_to(user).select_related("lead_unit", "leader", "assignee", "created_by", "handed_in_by")
    return get_object_or_404(rows, pk=pk)


def saved_view_of(user: User, pk: int) -> SavedView:
    """A list that the person saved; nobody else's."""
    return get_object_or_404(views_of(user), pk=pk)
