"""Reading programmes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.programmes.models import Line, LineChange, Programme
from giaoban.tasks.models import Product
from giaoban.tasks.tallies import Tally, tallies

# What a line's row shows of its task: long texts stay where they are.
_SHOWN_OF_TASK = (
    "text",
    "state",
    "percent",
    "due",
    "first_due",
    "done_on",
    "paused_on",
    "deadline_kind",
    "assignee",
    "lead_unit",
    "leader",
)


def programmes_visible_to(user: User) -> QuerySet[Programme]:
    return visible(Programme.objects.all(), user)


def programme_list(user: User) -> QuerySet[Programme]:
    """The newest period first; `is_amended` tells that a later paper changes it."""
    amendments = Programme.objects.filter(amends=OuterRef("pk"))
    return (
        programmes_visible_to(user)
        .select_related("amends")
        .annotate(is_amended=Exists(amendments))
        .order_by(F("start").desc(nulls_last=True), "-pk")
    )


def tallies_of(programmes: Iterable[Programme], today: date) -> dict[int, Tally]:
    """The tallies of some programmes, by their number."""
    standing = Line.objects.filter(programme__in=[p.pk for p in programmes], withdrawn_on=None)
    return tallies(standing, "programme", today)


def lines_of(programme: Programme) -> QuerySet[Line]:
    """The lines in the order of the paper with their tasks; `has_product` tells whether the task names one."""
    return (
        programme.lines.select_related("task__lead_unit", "task__assignee")
        .only(
            *(field.name for field in Line._meta.concrete_fields if field.name != "words"),
            *(f"task__{name}" for name in _SHOWN_OF_TASK),
            "task__lead_unit__name",
            "task__lead_unit__short_name",
            "task__assignee__full_name",
        )
        .annotate(has_product=Exists(Product.objects.filter(task=OuterRef("task"))))
        .order_by("order")
    )


def amendments_of(programme: Programme) -> QuerySet[Programme]:
    """The papers that change a programme, the latest first."""
    return programme.amendments.only("title", "number", "issued_on").order_by("-issued_on", "-pk")


def lines_visible_to(user: User) -> QuerySet[Line]:
    return visible(Line.objects.all(), user)


def changes_of(programme: Programme) -> QuerySet[LineChange]:
    """What was changed in a programme after its issue, in the order of the acts."""
    return programme.changes.select_related("by").order_by("at", "pk")


def history_of_line(line: Line) -> QuerySet[LineChange]:
    """What was changed in a line, in the order of the acts."""
    return line.changes.select_related("by").order_by("at", "pk")


def moving_on(tasks: Collection[int], start: date | None, end: date | None) -> frozenset[int]:
    """Which tasks come from an earlier period to one that begins on `start`: all programmes that mention them ended
    before it, but for those that hold the whole new period (the year's, for a month). Those that were carried over to
    that very period are counted already."""
    if start is None or end is None:
        return frozenset()
    lines = Line.objects.filter(
        task_id__in=list(tasks), programme__start__isnull=False, programme__end__isnull=False
    ).exclude(Q(programme__start__lte=start, programme__end__gte=end) & ~Q(programme__start=start, programme__end=end))
    # By the name of the key: planning, which carries over, stands above programmes.
    lines = lines.exclude(task__carry_overs__to_start=start)
    ends = lines.values("task_id").annotate(last=Max("programme__end")).filter(last__lt=start)
    return frozenset(ends.values_list("task_id", flat=True))
