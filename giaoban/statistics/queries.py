"""Reading statistics: the table by what people ask, the rows behind a figure, what pictures are drawn of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from giaoban.core.calendar.periods import calendar_week
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import User
from giaoban.statistics.balance import Balance, total
from giaoban.statistics.cells import Cell, Conditions
from giaoban.statistics.spans import Span
from giaoban.tasks.models import Origin, Phase, Task
from giaoban.tasks.queries import LIST_COLUMNS, tasks_visible_to


class By(StrEnum):
    """What the rows of the table are; `label` heads them, `column` is what they are grouped by."""

    UNIT = "unit"
    LEADER = "leader"
    PERSON = "person"
    FIELD = "field"
    ORIGIN = "origin"

    @property
    def label(self) -> str:
        return _BY[self][0]

    @property
    def column(self) -> str:
        return _BY[self][1]


_BY = {
    By.UNIT: ("Đơn vị", "lead_unit_id"),
    By.LEADER: ("Lãnh đạo chỉ đạo", "leader_id"),
    By.PERSON: ("Người thực hiện", "assignee_id"),
    By.FIELD: ("Lĩnh vực", "field"),
    By.ORIGIN: ("Nguồn", "origin_kind"),
}
Key = int | str | None


def work_of(user: User, span: Span, today: date) -> tuple[QuerySet[Task], Conditions]:
    """The work of a period that a person may see, and what its cells mean."""
    asked = Conditions(span, span.seen_on(today))
    return tasks_visible_to(user).filter(asked.in_play()), asked


def balances(user: User, span: Span, by: By, *, today: date) -> dict[Key, Balance]:
    """The table: the figures of each unit, leader, person, field or origin, in one question."""
    asked = Conditions(span, span.seen_on(today))
    figures: dict[str, Any] = {cell.value: Count("pk", filter=_or_all(asked.of(cell))) for cell in Cell}
    # Not the bare column: SQLite would read all work in the order of some index that groups it.
    key = Coalesce(F(by.column), F(by.column))
    rows = _with_key(tasks_visible_to(user), by).order_by().annotate(key=key)
    found: dict[Key, list[Balance]] = {}
    for row in _together(rows.filter(piece).values("key").annotate(**figures) for piece in asked.pieces()):
        found.setdefault(row["key"], []).append(Balance({cell: row[cell.value] for cell in Cell}))
    return {key: total(balances) for key, balances in found.items()}


def _together(pieces: Iterable[QuerySet[Task, Any]]) -> QuerySet[Task, Any]:
    first, *rest = pieces
    return first.union(*rest, all=True)


def _or_all(condition: Q) -> Q:
    return condition or Q(pk__isnull=False)


def _with_key(rows: QuerySet[Task], by: By) -> QuerySet[Task]:
    """Of several origins the first counts: it is the one that ordered the task."""
    if by is not By.ORIGIN:
        return rows
    first = Origin.objects.filter(task=OuterRef("pk")).order_by("pk").values("kind")[:1]
    return rows.annotate(origin_kind=Subquery(first))


def rows_behind(
    user: User, span: Span, cell: Cell, *, today: date, by: By | None = None, key: Key = None
) -> QuerySet[Task, Any]:
    """The very tasks that a figure counts, as the list of tasks prints them, the earliest deadline first.

    Without `by` those of the row under the table.
    """
    rows, asked = work_of(user, span, today)
    rows = rows.filter(_or_all(asked.of(cell)))
    if by is not None:
        rows = _with_key(rows, by)
        rows = rows.filter(**({f"{by.column}__isnull": True} if key is None else {by.column: key}))
    return rows.order_by("due_order", "pk").values_list(*LIST_COLUMNS, named=True)


# --- Pictures -------------------------------------------------------------------------------------------------

WEEKS = 26  # the most that a picture by week shows: the last ones of the period
HEAT_WEEKS = 13


class WeekDone(NamedTuple):
    """What was finished in the week that begins on a Monday."""

    monday: date
    on_time: int
    late: int


def done_by_week(user: User, span: Span, *, today: date) -> list[WeekDone]:
    """The weeks of a period up to today, also those in which nothing was finished."""
    weeks = weeks_of(span, today, WEEKS)
    if not weeks:
        return []
    asked = Conditions(span, span.seen_on(today))
    done = tasks_visible_to(user).filter(state=TaskState.DONE, inner=False)
    first, last = max(weeks[0], span.start), min(weeks[-1] + timedelta(days=6), span.end)
    counted = (
        done.filter(closed_on__range=(first, last))
        .order_by()
        .values_list("closed_on")
        .annotate(
            on_time=Count("pk", filter=asked.of(Cell.DONE_ON_TIME)), late=Count("pk", filter=asked.of(Cell.DONE_LATE))
        )
    )
    found = {monday: [0, 0] for monday in weeks}
    for day, on_time, late in counted:
        found[monday_of(day)][0] += on_time
        found[monday_of(day)][1] += late
    return [WeekDone(monday, *figures) for monday, figures in found.items()]


def weeks_of(span: Span, today: date, most: int) -> list[date]:
    """The Mondays of the last weeks of a period, up to today."""
    last = min(span.end, today)
    if last < span.start:
        return []
    monday, first = monday_of(last), monday_of(span.start)
    return [monday - timedelta(weeks=n) for n in range(most) if monday - timedelta(weeks=n) >= first][::-1]


def monday_of(day: date) -> date:
    """The day on which the week of a day begins. Reckoned here: the database is asked day by day, which costs less."""
    return calendar_week(day)[0]


# Days past the deadline: from, to (None is without end).
AGES: tuple[tuple[int, int | None], ...] = ((1, 5), (6, 10), (11, 30), (31, 60), (61, None))


def ages_of_late(user: User, span: Span, *, today: date) -> list[int]:
    """How much of the late open work is how old, in the order of `AGES`."""
    asked = Conditions(span, span.seen_on(today))
    late = tasks_visible_to(user).filter(asked.of(Cell.LATE)).order_by()
    figures = {f"age_{first}": Count("pk", filter=_due_between(asked.seen, first, last)) for first, last in AGES}
    pieces = (
        late.filter(piece).values("agency").annotate(**figures).values_list(*figures) for piece in asked.still_open()
    )
    return [sum(ages) for ages in zip([0] * len(AGES), *_together(pieces), strict=True)]


def _due_between(seen: date, first: int, last: int | None) -> Q:
    newest = Q(due__lte=seen - timedelta(days=first))
    return newest if last is None else newest & Q(due__gte=seen - timedelta(days=last))


def missed_by_unit_and_week(user: User, span: Span, *, today: date) -> dict[tuple[int | None, date], tuple[int, int]]:
    """For each unit and week: how many deadlines fell into it, and how many of them were missed."""
    weeks = weeks_of(span, today, HEAT_WEEKS)
    if not weeks:
        return {}
    seen = span.seen_on(today)
    missed = (Q(done_on__isnull=True) & Q(due__lt=seen)) | Q(done_on__gt=F("due"))
    ends = min(weeks[-1] + timedelta(days=6), span.end)
    due = tasks_visible_to(user).filter(due_order__gte=max(weeks[0], span.start), due_order__lte=ends, inner=False)
    counted = (
        due.filter(phase__in=(Phase.OPEN, Phase.DONE))
        .order_by()
        .values_list("lead_unit_id", "due")
        .annotate(number=Count("*"), missed=Count("pk", filter=missed))
    )
    found: dict[tuple[int | None, date], tuple[int, int]] = {}
    for unit, day, number, failed in counted:
        before = found.get((unit, monday_of(day)), (0, 0))
        found[unit, monday_of(day)] = before[0] + number, before[1] + failed
    return found
