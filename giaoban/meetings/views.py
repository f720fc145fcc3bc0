"""Meetings and what became of their conclusions."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.meetings.access import meeting_to_see
from giaoban.meetings.queries import conclusions_of, meeting_list
from giaoban.organisation.access import person_of
from giaoban.tasks.pages import due_note, state_chip
from giaoban.web.clock import today
from giaoban.web.paging import page_of


def conclusion_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, meeting_list(person_of(request)))
    return render(request, "meetings/list.html", {"page": page})


def conclusion_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The conclusions of one meeting, heading by heading, with the state of the work they gave."""
    meeting, day = meeting_to_see(person_of(request), pk), today()
    rows = [(c, c.task and state_chip(c.task, day), c.task and due_note(c.task, day)) for c in conclusions_of(meeting)]
    sections = [(title, list(found)) for title, found in groupby(rows, key=lambda row: row[0].section)]
    return render(request, "meetings/meeting.html", {"meeting": meeting, "sections": sections})
