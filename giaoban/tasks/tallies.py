"""How the work stands that lines of programmes, orders of notices and the like mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.tasks.models import Task
from giaoban.tasks.queries import standing_as


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mentions there are, how many of their tasks are done, done in time and overdue; those told against the
    deadline have their pair against the first one."""

    total: int = 0
    done: int = 0
    overdue: int = 0
    on_time: int = 0
    overdue_first: int = 0
    on_time_first: int = 0

    @property
    def overdue_differs(self) -> bool:
        return self.overdue != self.overdue_first

    @property
    def on_time_differs(self) -> bool:
        return self.on_time != self.on_time_first


def tallies(mentions: QuerySet[Any], of: str, today: date) -> dict[int, Tally]:
    """The tallies of rows that have a `task`, by the key `of` their owner, in one question however many there are."""
    counted = (
        mentions.order_by()
        .values(of)
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(task__state=TaskState.DONE)),
            overdue=_standing(Timeliness.OVERDUE, today, Against.LAST),
            on_time=_standing(Timeliness.DONE_ON_TIME, today, Against.LAST),
            overdue_first=_standing(Timeliness.OVERDUE, today, Against.FIRST),
            on_time_first=_standing(Timeliness.DONE_ON_TIME, today, Against.FIRST),
        )
    )
    return {row.pop(of): Tally(**row) for row in map(dict, counted)}


def _standing(how: Timeliness, today: date, against: Against) -> Count:
    tasks = Task.objects.filter(standing_as(how, today, against), pk=OuterRef("task"))
    return Count("pk", filter=Exists(tasks))
