"""From an address to a programme that the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from giaoban.organisation.models import User
from giaoban.programmes.models import Line, Programme
from giaoban.programmes.queries import lines_visible_to, programmes_visible_to


def programme_to_see(user: User, pk: int) -> Programme:
    rows = programmes_visible_to(user).select_related("amends")
    return get_object_or_404(rows, pk=pk)


def line_to_see(user: User, pk: int) -> Line:
    rows = lines_visible_to(user).select_related("programme", "section", "task__lead_unit", "task__assignee", "annual")
    return get_object_or_404(rows.defer("task__words", "programme__words"), pk=pk)
