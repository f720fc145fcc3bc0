"""Who comes to the pages where programmes are prepared, and from an address to a collection, a sheet, a row."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from giaoban.organisation.access import may, person_of
from giaoban.organisation.models import User
from giaoban.organisation.rights import WORDS, Right
from giaoban.planning.models import Collection, Proposal, Sheet
from giaoban.planning.queries.collecting import (
    collections_visible_to,
    proposals_visible_to,
    sheets_visible_to,
)
from giaoban.web.clock import today


def person_planning(request: HttpRequest) -> User:
    """Who asks for a page of planning; others are told that it is not theirs (403)."""
    return _with(request, Right.SEE_PLANS)


def planner_of(request: HttpRequest) -> User:
    """Who asks for a page that only the office has."""
    return _with(request, Right.PLAN)


def _with(request: HttpRequest, right: Right) -> User:
    user = person_of(request)
    if not may(user, right, on=today()):
        raise PermissionDenied(f"Bạn không có quyền {WORDS[right]}.")
    return user


def collection_to_see(user: User, pk: int) -> Collection:
    return get_object_or_404(collections_visible_to(user), pk=pk)


def sheet_to_see(user: User, pk: int, *, on: date) -> Sheet:
    """404 for another agency's sheet, and for that of a unit which one does not lead."""
    rows = sheets_visible_to(user, on).select_related("collection", "unit", "submitted_by", "paper")
    return get_object_or_404(rows.defer("paper__content", "paper__words"), pk=pk)


def row_to_see(user: User, pk: int, *, on: date) -> Proposal:
    rows = proposals_visible_to(user, on).select_related("sheet__collection", "sheet__unit", "leader")
    return get_object_or_404(rows, pk=pk)
