"""The inputs of scoring (Decree 335/2025) of a period, by person: products, quality rounds, progress, causes.

A period has the work that was given by its last day and had not ended before its first. Steps inside units are left
out. No points are reckoned: each agency has its own rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.access import may
from giaoban.organisation.models import User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right
from giaoban.tasks.models import Judgement, Phase, Product, Submission, Task
from giaoban.tasks.queries import tasks_visible_to

CENT = Decimal("0.01")
NONE = Decimal("0.00")
Who = tuple[int | None, int | None]  # the person and the unit


@dataclass(frozen=True, slots=True)
class Span:
    """The period, and the day on which what is not finished is looked at: its last, or today."""

    first: date
    last: date
    today: date

    @property
    def seen_on(self) -> date:
        return min(self.last, self.today)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One person's inputs in a unit. `assigned` and `finished` are converted products."""

    person: int | None
    unit: int | None
    tasks: int
    done: int
    products: int
    assigned: Decimal
    finished: Decimal
    in_time_first: int
    in_time_last: int
    late: int
    overdue: int
    returned: int
    objective: int


def scope_of(user: User, *, on: date) -> Q:
    """Whose inputs a person reads: all as who gives work, one's units as their head, else one's own."""
    if may(user, Right.GIVE_WORK, on=on):
        return Q()
    now = standing(user, on)
    own = Q(assignee=user)
    return own | Q(lead_unit__in=now.with_ended(now.heads)) if now.heads else own


def work_of(user: User, span: Span, *, person: int | None = None, unit: int | None = None) -> QuerySet[Task]:
    """The work of a period that a person may read the inputs of; of one person or one unit, where given."""
    rows = tasks_visible_to(user).filter(scope_of(user, on=span.today), inner=False, given_on__lte=span.last)
    rows = rows.exclude(state__in=[TaskState.DRAFT, TaskState.CANCELLED])
    rows = rows.filter(Q(phase=Phase.OPEN) | Q(phase=Phase.DONE, closed_on__gte=span.first))
    if person is not None:
        rows = rows.filter(assignee=person) if person else rows.filter(assignee__isnull=True)
    return rows.filter(lead_unit=unit) if unit is not None else rows


def done_in(span: Span, prefix: str = "") -> Q:
    return Q(**{f"{prefix}phase": Phase.DONE, f"{prefix}closed_on__lte": span.last})


def score_rows(rows: QuerySet[Task], span: Span) -> list[ScoreRow]:
    """The inputs by person and unit, in three questions however much work there is."""
    done = done_in(span)
    people = (
        rows.order_by()
        .values_list("assignee_id", "lead_unit_id")
        .annotate(
            tasks=Count("pk"),
            done=Count("pk", filter=done),
            first=Count("pk", filter=done & Q(done_on__lte=F("first_due"))),
            last=Count("pk", filter=done & Q(done_on__lte=F("due"))),
            late=Count("pk", filter=done & Q(done_on__gt=F("due"))),
            overdue=Count("pk", filter=~done & _overdue(span)),
            objective=Count("pk", filter=Q(objective_cause=True)),
        )
    )
    products, returned = _products_by(rows, span), _returned_by(rows, span)
    found = []
    for person, unit, tasks, finished, first, last, late, overdue, objective in people:
        number, assigned, converted = products.get((person, unit), (0, NONE, NONE))
        found.append(
            ScoreRow(
                person=person,
                unit=unit,
                tasks=tasks,
                done=finished,
                products=number,
                assigned=assigned,
                finished=converted,
                in_time_first=first,
                in_time_last=last,
                late=late,
                overdue=overdue,
                returned=returned.get((person, unit), 0),
                objective=objective,
            )
        )
    return found


def _overdue(span: Span) -> Q:
    """Not finished in the period and past its deadline then: what was handed in or rested in time is not late."""
    open_late = Q(phase=Phase.OPEN, open_due__lt=span.seen_on)
    return open_late | Q(phase=Phase.DONE, due__lt=span.seen_on, done_on__gt=F("due"))


def _products_by(rows: QuerySet[Task], span: Span) -> dict[Who, tuple[int, Decimal, Decimal]]:
    worth = F("factor") * F("number")
    kind: Any = DecimalField(max_digits=18, decimal_places=2)
    found = (
        Product.objects.filter(task__in=rows.values("pk"))
        .order_by()
        .values_list("task__assignee_id", "task__lead_unit_id")
        .annotate(
            products=Count("pk"),
            assigned=Sum(worth, output_field=kind),
            converted=Sum(worth, filter=done_in(span, "task__"), output_field=kind),
        )
    )
    return {(person, unit): (number, _plain(all_), _plain(done)) for person, unit, number, all_, done in found}


def _plain(value: Decimal | None) -> Decimal:
    return (value or Decimal(0)).quantize(CENT)


def _returned_by(rows: QuerySet[Task], span: Span) -> dict[Who, int]:
    """How often products came back in the period, by who has the task."""
    found = (
        _returned(rows, span)
        .order_by()
        .values_list("task__assignee_id", "task__lead_unit_id")
        .annotate(rounds=Count("pk"))
    )
    return {(person, unit): rounds for person, unit, rounds in found}


def _returned(rows: QuerySet[Task], span: Span) -> QuerySet[Submission]:
    returned = Submission.objects.filter(judgement=Judgement.RETURNED, undone_at__isnull=True)
    return returned.filter(task__in=rows.values("pk"), judged_on__range=(span.first, span.last))


@dataclass(frozen=True, slots=True)
class ProductLine:
    """One product of one task with all that is known of it; a task without products has one line."""

    task: Task
    product: Product | None
    done: bool
    returned: int

    @property
    def worth(self) -> Decimal:
        return (self.product.factor * self.product.number).quantize(CENT) if self.product else Decimal(0)


def product_lines(rows: QuerySet[Task], span: Span, *, most: int) -> Iterator[ProductLine]:
    """The lines of the first tasks, by unit and person."""
    tasks = list(
        rows.select_related("lead_unit", "assignee")
        .defer("words")
        .prefetch_related("products")
        .order_by("lead_unit__order", "lead_unit__name", "assignee__full_name", "due_order", "pk")[:most]
    )
    rounds: Mapping[int, int] = dict(
        _returned(rows, span).order_by().values_list("task_id").annotate(rounds=Count("pk"))
    )
    for task in tasks:
        done = task.phase == Phase.DONE and task.closed_on is not None and task.closed_on <= span.last
        products: list[Product | None] = [*task.products.all()]
        for product in products or [None]:
            yield ProductLine(task, product, done, rounds.get(task.pk, 0))
