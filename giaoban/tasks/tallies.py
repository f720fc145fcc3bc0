"""How the work stands that lines of programmes, orders of notices and the like mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.tasks.models import Task
from giaoban.tasks.queries import standing_as


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mentions there are, and how many of their tasks are done and overdue."""

    total: int = 0
    done: int = 0
    overdue: int = 0


def tallies(mentions: QuerySet[Any], of: str, today: date) -> dict[int, Tally]:
    """The tallies of rows that have a `task`, by the key `of` their owner, in one question however many there are."""
    overdue = Task.objects.filter(standing_as(Timeliness.OVERDUE, today), pk=OuterRef("task"))
    counted = (
        mentions.order_by()
        .values(of)
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(task__state=TaskState.DONE)),
            overdue=Count("pk", filter=Exists(overdue)),
        )
    )
    return {row[of]: Tally(row["total"], row["done"], row["overdue"]) for row in counted}
