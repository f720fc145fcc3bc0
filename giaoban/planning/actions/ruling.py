"""What the agency decides about its programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.clarity import Clear
from giaoban.organisation.actions.rules import set_rules
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.models import PlanningRules

LAST_DAY = 28  # a day that every month has


@dataclass(frozen=True, slots=True)
class PlanningRulesChange:
    """What the rules shall be: which of the six clears block issuing, and until which day units register."""

    blocking_clears: frozenset[Clear]
    month_closes_on: int


@transaction.atomic
def set_planning_rules(change: PlanningRulesChange, *, by: User, on: date, version: int) -> PlanningRules:
    """Sets the rules; what was issued before stays as it is."""
    if not 1 <= change.month_closes_on <= LAST_DAY:
        raise RuleBroken(f"Ngày hết hạn đăng ký phải từ 1 đến {LAST_DAY}, để tháng nào cũng có.")
    values = {
        "blocking_clears": [clear.value for clear in Clear if clear in change.blocking_clears],
        "month_closes_on": change.month_closes_on,
    }
    return set_rules(PlanningRules, values, by=by, on=on, version=version, verb="planning_rules.set")
