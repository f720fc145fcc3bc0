"""Handing over the open work of somebody who leaves or moves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from giaoban.organisation.access import person_of, person_to_see
from giaoban.organisation.queries import people_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions.handing_over import hand_over_work
from giaoban.tasks.hand_over_powers import may_hand_over
from giaoban.tasks.handing_pages import hand_over_page, handings_of
from giaoban.web.clock import today
from giaoban.web.notices import say


def person_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The open work of a person, and the form that gives it to others in one act."""
    user, on = person_of(request), today()
    person = person_to_see(user, pk)
    if not may_hand_over(user, person, on=on):
        raise PermissionDenied("Bạn không có quyền chuyển giao việc của người này.")
    page = hand_over_page(person, user, on=on, typed=request.POST)
    if request.method == "POST":
        people = {one.pk: one for one in people_of(user.agency)}
        try:
            done = hand_over_work(
                person,
                handings_of(page, request.POST, people),
                by=user,
                on=on,
                note=request.POST.get("note", "")[:2000],
            )
        except RuleBroken as broken:
            page = hand_over_page(person, user, on=on, typed=request.POST, errors=[str(broken)])
        else:
            say(request, f"Đã chuyển giao {len(done)} việc của {person.full_name}.")
            return redirect("person-hand-over", pk=pk)
    return render(request, "tasks/hand_over.html", {"page": page})
