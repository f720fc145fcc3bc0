"""The six clears (6 rõ) of tasks: what one row has, and the same as a condition for lists."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.clarity import FEWEST_WORDS, Clear, clears
from giaoban.tasks.models import Product, Task

# Work that goes on, or comes again by rule, is clear about its time without a day of its own.
STEADY = frozenset({DeadlineKind.RECURRING, DeadlineKind.REGULAR})
_FEW_WORDS = rf"^\s*(\S+\s+){{0,{FEWEST_WORDS - 2}}}\S*\s*$"


def clears_of(task: Task, *, has_product: bool) -> frozenset[Clear]:
    """Which of the six a task has; whether it names a product is asked of another table, so the caller says it."""
    return clears(
        task.text,
        has_person=task.assignee_id is not None,
        has_time=task.due is not None or task.deadline_kind in STEADY,
        has_lead_unit=task.lead_unit_id is not None,
        has_product=has_product,
        has_leader=task.leader_id is not None,
    )


def lacking(clear: Clear) -> Q:
    """The condition for tasks that lack one of the six: says the same as `clears_of`, for the database."""
    return {
        Clear.PERSON: Q(assignee__isnull=True),
        Clear.WORK: Q(text__regex=_FEW_WORDS),
        Clear.TIME: Q(due__isnull=True) & ~Q(deadline_kind__in=sorted(STEADY)),
        Clear.RESPONSIBILITY: Q(lead_unit__isnull=True),
        Clear.PRODUCT: ~Q(Exists(Product.objects.filter(task=OuterRef("pk")))),
        Clear.AUTHORITY: Q(leader__isnull=True),
    }[clear]


def lacking_any(asked: Iterable[Clear] = Clear) -> Q:
    """The condition for tasks that lack at least one of some clears."""
    return reduce(or_, map(lacking, asked))
