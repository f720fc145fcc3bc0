"""Reading work that comes again, and what became of each time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Count, Max, Q, QuerySet, Value, When

from giaoban.core.calendar.foreseen import foreseen_months
from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.planning.models import DraftLine, Occurrence, Template
from giaoban.planning.queries.sources import AnnualLine, annual_lines


def templates_visible_to(user: User) -> QuerySet[Template]:
    return visible(Template.objects.all(), user)


def template_list(user: User, on: date, *, unit: int | None = None) -> QuerySet[Template]:
    """What still comes again first, by unit, with how often it came and when last."""
    rows = templates_visible_to(user).select_related("unit", "leader")
    if unit is not None:
        rows = rows.filter(unit_id=unit)
    ended = Case(When(Q(valid_to__lte=on), then=Value(1)), default=Value(0))
    counted = rows.annotate(times=Count("occurrences"), last=Max("occurrences__start"), ended=ended)
    return counted.order_by("ended", "unit__order", "unit__name", "text", "pk")


def occurrences_of(template: Template) -> QuerySet[Occurrence]:
    """Each time, the newest first, with the row and the task that it became."""
    rows = template.occurrences.select_related("task", "proposal__sheet__collection", "proposal__task")
    return rows.defer("task__words", "proposal__task__words").order_by("-start")


def tasks_of_lines(proposals: Iterable[int]) -> dict[int, int]:
    """Which task the programme made of some rows of sheets, by the row."""
    rows = DraftLine.objects.filter(proposals__in=list(proposals), task__isnull=False)
    return {row: task for row, task in rows.values_list("proposals", "task_id") if task is not None}


def lines_that_come_again(user: User, on: date) -> list[AnnualLine]:
    """The lines of this year's and next year's programme that name several months and have no template yet."""
    had = set(templates_visible_to(user).filter(annual__isnull=False).values_list("annual_id", flat=True))
    days = (on, date(on.year + 1, 1, 1))
    lines = [line for day in days for line in annual_lines(user, day)]
    return [line for line in lines if line.pk not in had and len(foreseen_months(*line.words)) > 1]
