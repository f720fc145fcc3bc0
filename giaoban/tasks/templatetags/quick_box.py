"""The quick-add box, wherever a page wants it."""

from __future__ import annotations

from typing import Any

from django import template

from giaoban.tasks.powers import may_add
from giaoban.web.clock import today

register = template.Library()


@register.inclusion_tag("tasks/_quick_box.html", takes_context=True)
def quick_box(context: dict[str, Any]) -> dict[str, Any]:
    """The box for who has work to give or to note down, and nothing for others."""
    return {"may_add": may_add(context["user"], on=today())}
