"""From a number and a person to their notice."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from giaoban.notifications.models import Notice
from giaoban.notifications.queries import inbox_of
from giaoban.organisation.models import User


def notice_to_open(user: User, pk: int) -> Notice:
    return get_object_or_404(inbox_of(user).select_related("by"), pk=pk)
