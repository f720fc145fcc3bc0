"""Who comes to the pages where programmes are prepared, and from an address to a collection or sheet."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from giaoban.organisation.access import may, person_of
from giaoban.organisation.models import User
from giaoban.organisation.rights import WORDS, Right
from giaoban.web.clock import today


def person_planning(request: HttpRequest) -> User:
    """Who asks for a page of planning; others are told that it is not theirs (403)."""
    user = person_of(request)
    if not may(user, Right.SEE_PLANS, on=today()):
        raise PermissionDenied(f"Bạn không có quyền {WORDS[Right.SEE_PLANS]}.")
    return user
