"""When the agency's ladder may speak; where it decided nothing, the defaults of the model hold."""

from __future__ import annotations

from giaoban.urging.models import UrgingRules


def urging_rules(agency_id: int) -> UrgingRules:
    """The rules of an agency: the row, or one with the defaults that is not kept (its `pk` is None)."""
    return UrgingRules.objects.filter(agency_id=agency_id).first() or UrgingRules(agency_id=agency_id)
