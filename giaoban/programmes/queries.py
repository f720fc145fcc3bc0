"""Reading programmes."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.programmes.models import Line, Programme


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    return visible(Programme.objects.all(), user)


def programme_list(user: User) -> QuerySet[Programme]:
    """The newest period first, with how many lines each has and how many of them are done."""
    return (
        programmes_visible_to(user)
        .annotate(
            line_count=Count("lines"),
            done_count=Count("lines", filter=Q(lines__task__state=TaskState.DONE)),
        )
        .order_by(F("start").desc(nulls_last=True), "-pk")
    )


def lines_of(programme: Programme) -> QuerySet[Line]:
    """The lines in the order of the paper, with their sections and tasks."""
    return programme.lines.select_related("section", "task").order_by("order")
