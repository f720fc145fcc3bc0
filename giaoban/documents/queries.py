"""Reading papers."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from giaoban.documents.models import Paper
from giaoban.documents.storing import is_whole
from giaoban.organisation.access import visible
from giaoban.organisation.models import User


def papers_visible_to(user: User) -> QuerySet[Paper]:
    return visible(Paper.objects.all(), user)


def damaged_papers() -> Iterator[Paper]:
    """Papers whose stored bytes are missing or changed, of all agencies: what `verify-files` tells."""
    for paper in Paper.objects.order_by("pk").iterator(chunk_size=500):
        if not is_whole(paper.sha256):
            yield paper
