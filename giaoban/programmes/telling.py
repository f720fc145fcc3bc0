"""Who is told of what changes in a programme: whom the work concerns, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from giaoban.notifications.actions import Told
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import Post
from giaoban.organisation.queries import HEADS, valid_on
from giaoban.tasks.models import Task


def told_of_change(task: Task, title: str, text: str, url: str, *, on: date, units: Collection[int] = ()) -> list[Told]:
    """The doer, who directs, and the heads of the lead unit; `units` are others that it concerns (the one before)."""
    concerned = {
        task.assignee_id,
        task.leader_id,
        *_heads([*units, *([task.lead_unit_id] if task.lead_unit_id else [])], on),
    }
    return [
        Told(person, NoticeKind.PLAN, title, text, url, personal=person == task.assignee_id)
        for person in sorted(pk for pk in concerned if pk is not None)
    ]


def _heads(units: Sequence[int], on: date) -> list[int]:
    """Who leads the units on a day, by posts of their own."""
    rows = Post.objects.filter(valid_on(on), unit_id__in=units, role__in=HEADS, user__is_active=True)
    return list(rows.values_list("user_id", flat=True))
