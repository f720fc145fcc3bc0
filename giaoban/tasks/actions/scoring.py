"""What a score is reckoned from (Decree 335/2025): how much each product counts, and whether a cause was objective.

Only the inputs are kept; no points are reckoned here or anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._writing import changed, locked, refuse
from giaoban.tasks.models import Task
from giaoban.tasks.powers import why_not_weigh

LARGEST_FACTOR = Decimal("999.99")
MOST_OF_ONE = 1000


@dataclass(frozen=True, slots=True)
class Weight:
    """How many converted products one of it is, and how many there shall be."""

    factor: Decimal
    number: int


@transaction.atomic
def weigh_products(
    task: Task, weights: Mapping[int, Weight], *, by: User, on: date, version: int, objective: bool | None = None
) -> Task:
    """Says how much the products count, by their number, and whether what held the work up was objective."""
    task = locked(task, by=by, version=version)
    refuse(why_not_weigh(by, task, on=on))
    products = list(task.products.all())
    before = [[one.text, str(one.factor), one.number] for one in products]
    for product in products:
        weight = weights.get(product.pk)
        if weight is not None:
            _refuse_odd(weight)
            product.factor, product.number = weight.factor.quantize(Decimal("0.01")), weight.number
            product.save(update_fields=["factor", "number"])
    after = [[one.text, str(one.factor), one.number] for one in products]
    values: dict[str, Any] = (
        {} if objective is None or objective == task.objective_cause else {"objective_cause": objective}
    )
    if after == before and not values:
        raise RuleBroken("Chưa có gì thay đổi.")
    same = after == before
    return changed(
        task,
        "task.weighed",
        by=by,
        was={} if same else {"weights": before},
        told={} if same else {"weights": after},
        **values,
    )


def _refuse_odd(weight: Weight) -> None:
    if not Decimal(0) < weight.factor <= LARGEST_FACTOR:
        raise RuleBroken("Hệ số quy đổi phải lớn hơn 0 và không quá 999,99.")
    if not 1 <= weight.number <= MOST_OF_ONE:
        raise RuleBroken(f"Số lượng phải từ 1 đến {MOST_OF_ONE}.")
