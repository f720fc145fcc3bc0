"""From an address to a draft, one of its lines, comments or versions."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from giaoban.organisation.access import may, person_of, visible
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.planning.models import Collection, Comment, Draft, DraftLine, DraftVersion
from giaoban.planning.queries.drafting import drafts_visible_to
from giaoban.web.clock import today


def person_at_drafts(request: HttpRequest) -> User:
    """Who asks for pages of drafts: the office that makes them and the leaders who approve them. Units see a
    programme when it is issued; before that it is nobody's work (403)."""
    user = person_of(request)
    if not opens_drafts(user):
        raise PermissionDenied("Dự thảo chương trình do Văn phòng lập và lãnh đạo duyệt; đơn vị xem khi đã ban hành.")
    return user


def opens_drafts(user: User) -> bool:
    """Whether somebody may open drafts: the list tells units how far the programme is, and no more."""
    return any(may(user, right, on=today()) for right in (Right.PLAN, Right.APPROVE_PLAN))


def draft_to_see(user: User, pk: int) -> Draft:
    rows = drafts_visible_to(user).select_related("collection", "approved_by", "programme")
    return get_object_or_404(rows, pk=pk)


def draft_line_to_see(draft: Draft, pk: int) -> DraftLine:
    rows = DraftLine.objects.filter(draft=draft, agency_id=draft.agency_id).select_related("unit", "leader", "task")
    return get_object_or_404(rows, pk=pk)


def draft_comment_to_see(draft: Draft, pk: int) -> Comment:
    return get_object_or_404(Comment.objects.filter(draft=draft), pk=pk)


def draft_version_to_see(draft: Draft, number: int) -> DraftVersion:
    return get_object_or_404(DraftVersion.objects.filter(draft=draft).select_related("by"), number=number)


def collection_to_draft(user: User, pk: int) -> Collection:
    return get_object_or_404(visible(Collection.objects.all(), user), pk=pk)
