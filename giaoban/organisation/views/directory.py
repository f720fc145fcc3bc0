"""The directory: every unit and person of the agency, for everybody in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from giaoban.organisation.access import person_of
from giaoban.organisation.pages import directory_page
from giaoban.web.clock import today
from giaoban.web.htmx import render_page_or_part


def directory(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("words", "")[:100]
    page = directory_page(person_of(request), on=today(), at=timezone.now(), words=words)
    return render_page_or_part(request, "organisation/directory.html", "organisation/_directory.html", {"page": page})
