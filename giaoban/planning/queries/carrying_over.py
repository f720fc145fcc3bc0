"""Reading what is unfinished in a programme, and what went on to a later period."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from giaoban.core.calendar.periods import Span
from giaoban.core.lifecycle.tasks import OPEN
from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.planning.models import CarryOver
from giaoban.programmes.models import Line, Programme

OFTEN = 3  # times: what "từ lần 3" asks for


def unfinished_lines(programme: Programme) -> QuerySet[Line]:
    """The lines of a programme that stand and whose work is still to be done, in the order of the paper."""
    return (
        programme.lines.filter(withdrawn_on=None, task__state__in=[state.value for state in sorted(OPEN)])
        .select_related("section", "task__lead_unit", "task__assignee")
        .defer("task__words")
        .order_by("order")
    )


def gone_on_already(tasks: Collection[int], agency_id: int, to: Span) -> frozenset[int]:
    """Which tasks went on to a period already: they were carried over, or a programme of that very period has them."""
    carried = CarryOver.objects.filter(agency_id=agency_id, to_start=to[0], task_id__in=list(tasks))
    printed = Line.objects.filter(
        task_id__in=list(tasks), withdrawn_on=None, programme__start=to[0], programme__end=to[1]
    )
    return frozenset([*carried.values_list("task_id", flat=True), *printed.values_list("task_id", flat=True)])


def last_programmes(tasks: Collection[int], before: date) -> dict[int, Programme]:
    """The latest programme that ended before a day and has a line of each task."""
    lines = Line.objects.filter(task_id__in=list(tasks), programme__end__lt=before, programme__start__isnull=False)
    rows = lines.select_related("programme").defer("programme__words").order_by("programme__end", "programme_id")
    return {line.task_id: line.programme for line in rows if line.task_id is not None}


def carry_overs_visible_to(user: User) -> QuerySet[CarryOver]:
    return visible(CarryOver.objects.all(), user)


def carried_list(user: User, *, to_start: date | None, unit: int | None, often: bool) -> QuerySet[CarryOver]:
    """What went on, the latest period first, those that moved most often on top."""
    rows = carry_overs_visible_to(user).select_related("task__lead_unit", "task__assignee", "programme", "by")
    if to_start is not None:
        rows = rows.filter(to_start=to_start)
    if unit is not None:
        rows = rows.filter(task__lead_unit_id=unit)
    if often:
        rows = rows.filter(times__gte=OFTEN)
    return rows.defer("task__words", "programme__words").order_by("-to_start", "-times", "pk")


def carried_periods(user: User) -> list[Span]:
    """The periods to which anything went on, the latest first."""
    rows = carry_overs_visible_to(user).order_by("-to_start", "-to_end").values_list("to_start", "to_end").distinct()
    return list(rows[:60])
