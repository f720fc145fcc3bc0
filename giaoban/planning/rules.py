"""What the agency decided about its programmes; where it decided nothing, the defaults of the model hold."""

from __future__ import annotations

from giaoban.planning.models import PlanningRules


def planning_rules(agency_id: int) -> PlanningRules:
    """The rules of an agency: the row, or one with the defaults that is not kept (its `pk` is None)."""
    return PlanningRules.objects.filter(agency_id=agency_id).first() or PlanningRules(agency_id=agency_id)
