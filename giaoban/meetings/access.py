"""From an address to a meeting that the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from giaoban.meetings.models import Meeting
from giaoban.meetings.queries import meetings_visible_to
from giaoban.organisation.models import User


def meeting_to_see(user: User, pk: int) -> Meeting:
    return get_object_or_404(meetings_visible_to(user), pk=pk)
