"""Reading the year's plan: the lines of the annual programme, those of the year's other programmes, and what no
plan asked for. Only the year's programmes are read, however much work there is."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from giaoban.core.calendar.periods import year_span
from giaoban.programmes.coverage import TakenLine, months_of
from giaoban.programmes.models import Line, Programme, ProgrammeKind
from giaoban.tasks.models import Origin, OriginKind, Phase, Task

# Programmes that take the year's lines up; a week only says again what its month does.
TAKING = (ProgrammeKind.MONTHLY, ProgrammeKind.QUARTERLY)
UNASKED = (OriginKind.AD_HOC, OriginKind.CONCLUSION)


def year_lines(annual: Programme) -> QuerySet[Line]:
    """The lines of the annual programme that stand, with their sections and what the matrix shows of their tasks."""
    return (
        annual.lines.filter(withdrawn_on=None)
        .select_related("section", "task__lead_unit")
        .only(
            "programme_id", "section__path", "section__title", "section__order", "order", "path", "text",
            "when_words", "unit_words", "leader_words", "task__text", "task__lead_unit__name",
            "task__lead_unit__short_name", "task__deadline_kind", "task__state",
            "task__done_on", "version",
        )
        .order_by("order")
    )  # fmt: skip


def taking_programmes(annual: Programme, year: int) -> QuerySet[Programme]:
    """The year's programmes of months and quarters; of an amended one the last version."""
    first, last = year_span(year)
    rows = Programme.objects.filter(agency_id=annual.agency_id, kind__in=TAKING, start__gte=first, start__lte=last)
    return rows.filter(end__isnull=False, amendments=None).only("title", "start", "end", "kind").order_by("start", "pk")


def taking_lines(programmes: dict[int, Programme], year: int, today: date) -> list[TakenLine]:
    """The standing lines of these programmes, as plain values."""
    rows = Line.objects.filter(programme_id__in=list(programmes), withdrawn_on=None).order_by("programme_id", "order")
    values = rows.values_list(
        "pk", "text", "programme_id", "annual_id", "task_id", "task__state", "task__done_on", "task__open_due",
        "task__lead_unit_id", "unit_words", "version",
    )  # fmt: skip
    spans = {pk: months_of(one.start, one.end, year) for pk, one in programmes.items() if one.start and one.end}
    return [
        TakenLine(
            pk=pk,
            text=text,
            months=spans[programme],
            annual=annual,
            task=task,
            state=state or "",
            done_on=done_on,
            late=open_due is not None and open_due < today,
            unit=str(unit or words),
            programme=programmes[programme].title,
            version=version,
        )
        for pk, text, programme, annual, task, state, done_on, open_due, unit, words, version in values
    ]


def unasked_tasks(agency_id: int, year: int) -> QuerySet[Task]:
    """Work of a year that came beside every plan: given ad hoc or by a conclusion, and in no programme's line."""
    first, last = year_span(year)
    planned = Line.objects.filter(task=OuterRef("pk"), withdrawn_on=None)
    came_so = Origin.objects.filter(agency_id=agency_id, kind__in=UNASKED).order_by()
    return (
        Task.objects.filter(agency_id=agency_id, given_on__gte=first, given_on__lte=last, inner=False)
        .exclude(phase=Phase.OFF)
        .filter(~Exists(planned), pk__in=came_so.values("task"))
        .select_related("lead_unit", "assignee", "leader")
        .defer("words")
    )
