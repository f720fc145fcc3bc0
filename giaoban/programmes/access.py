"""From an address to a programme that the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from giaoban.organisation.models import User
from giaoban.programmes.models import Programme
from giaoban.programmes.queries import programmes_visible_to


def programme_to_see(user: User, pk: int) -> Programme:
    rows = programmes_visible_to(user).select_related("amends")
    return get_object_or_404(rows, pk=pk)
