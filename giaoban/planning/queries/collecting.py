"""Reading collections, sheets and proposals."""

from __future__ import annotations

from django.db.models import QuerySet

from giaoban.organisation.access import visible
from giaoban.organisation.models import User
from giaoban.planning.models import Collection


def collections_visible_to(user: User) -> QuerySet[Collection]:
    return visible(Collection.objects.all(), user)
