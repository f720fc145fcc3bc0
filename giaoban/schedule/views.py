"""The calendar of a month or a week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.organisation.access import person_of
from giaoban.schedule.pages import asked_for, schedule_page
from giaoban.web.clock import today


def schedule(request: HttpRequest) -> HttpResponse:
    """The month of `day=` (this month without it), or its week with `view=week`; of one person with `who=`."""
    page = schedule_page(person_of(request), asked_for(request.GET.dict(), today()), today())
    return render(request, "schedule/schedule.html", {"page": page})
