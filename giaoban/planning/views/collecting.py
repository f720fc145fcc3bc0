"""Pages of collections: the list, one collection."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.planning.access.collecting import person_planning
from giaoban.planning.queries.collecting import collections_visible_to
from giaoban.web.paging import page_of


def collection_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, collections_visible_to(person_planning(request)))
    return render(request, "planning/collections.html", {"page": page})
