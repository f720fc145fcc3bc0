"""What the agency decided about its tasks; where it decided nothing, the defaults of the model hold."""

from __future__ import annotations

from giaoban.tasks.models import TaskRules


def task_rules(agency_id: int) -> TaskRules:
    """The rules of an agency: the row, or one with the defaults that is not kept (its `pk` is None)."""
    return TaskRules.objects.filter(agency_id=agency_id).first() or TaskRules(agency_id=agency_id)
