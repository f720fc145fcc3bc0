"""When the agency's ladder may speak."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from giaoban.organisation.actions.rules import set_rules
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.urging.models import UrgingRules

LAST_HOUR = 24


@dataclass(frozen=True, slots=True)
class UrgingRulesChange:
    """What the rules shall be: whether the ladder is climbed at all, and between which hours."""

    active: bool
    from_hour: int
    to_hour: int


@transaction.atomic
def set_urging_rules(change: UrgingRulesChange, *, by: User, on: date, version: int) -> UrgingRules:
    """Sets the rules; what was told before stays told."""
    if not 0 <= change.from_hour < change.to_hour <= LAST_HOUR:
        raise RuleBroken("Giờ bắt đầu phải trước giờ kết thúc, trong khoảng từ 0 đến 24 giờ.")
    return set_rules(UrgingRules, asdict(change), by=by, on=on, version=version, verb="urging_rules.set")
