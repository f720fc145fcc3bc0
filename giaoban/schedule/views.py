"""The calendar of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.organisation.access import person_of
from giaoban.schedule.queries import events_between
from giaoban.web.clock import today


def schedule(request: HttpRequest) -> HttpResponse:
    """The month of `day=` (this month without it), day by day."""
    day = _asked(request.GET.get("day", ""))
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    events = events_between(person_of(request), first, last)
    days = [(on, list(found)) for on, found in groupby(events, key=lambda event: event.date)]
    context = {
        "first": first,
        "days": days,
        "nearest": next((on for on, _ in days if on >= today()), None),
        "previous": first - timedelta(days=1),
        "next": last + timedelta(days=1),
    }
    return render(request, "schedule/month.html", context)


def _asked(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today()
