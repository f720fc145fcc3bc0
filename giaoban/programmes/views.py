"""The list of programmes, and one programme as table, board or calendar."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.organisation.access import may, person_of
from giaoban.organisation.rights import Right
from giaoban.programmes.access import programme_to_see
from giaoban.programmes.look import look_of
from giaoban.programmes.pages import programme_page, programme_years
from giaoban.programmes.queries import programme_list as programmes_listed
from giaoban.web.clock import today
from giaoban.web.paging import page_of


def programme_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, programmes_listed(person_of(request)))
    return render(request, "programmes/list.html", {"page": page, "years": programme_years(page.rows, today())})


def programme_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    page = programme_page(programme_to_see(user, pk), look_of(request.GET.dict()), today())
    plans = may(user, Right.PLAN, on=today())
    return render(request, "programmes/programme.html", {"page": page, "plans": plans})
