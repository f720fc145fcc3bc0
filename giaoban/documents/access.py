"""From an address to a paper that the person may see."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from giaoban.documents.models import Paper
from giaoban.documents.queries import papers_visible_to
from giaoban.organisation.models import User


def paper_to_see(user: User, pk: int) -> Paper:
    return get_object_or_404(papers_visible_to(user), pk=pk)
