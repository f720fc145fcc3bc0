"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.home.pages import home_page
from giaoban.organisation.access import person_of
from giaoban.web.clock import today


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home/home.html", {"page": home_page(person_of(request), today())})
