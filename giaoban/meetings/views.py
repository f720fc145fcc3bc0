"""Meetings and what became of their conclusions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.meetings.access import meeting_to_see
from giaoban.meetings.pages import asked_for, meeting_years, notice_page
from giaoban.meetings.queries import meeting_list
from giaoban.organisation.access import person_of
from giaoban.web.clock import today
from giaoban.web.paging import page_of


def conclusion_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, meeting_list(person_of(request)))
    return render(request, "meetings/list.html", {"page": page, "years": meeting_years(page.rows, today())})


def conclusion_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The orders of one notice with the state of the work they gave: `by=unit`, `show=late`."""
    asked = asked_for(request.GET.get("by", ""), request.GET.get("show", ""))
    page = notice_page(meeting_to_see(person_of(request), pk), asked, today())
    return render(request, "meetings/meeting.html", {"page": page})
