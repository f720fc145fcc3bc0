"""What the history of a task says, in words of the office."""

from __future__ import annotations

from django import template

from giaoban.core.lifecycle.tasks import MOVES

register = template.Library()

VERBS = {
    "task.created": "Giao nhiệm vụ",
    "task.handed_out": "Phân công người thực hiện",
    "task.progress_reported": "Báo cáo tiến độ",
    **{f"task.{move.verb.value}": move.label for move in MOVES},
}


@register.filter
def task_verb(verb: str) -> str:
    """An audit verb as a person would say it."""
    return VERBS.get(verb, verb)
