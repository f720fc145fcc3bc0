"""The first page, and the page that shows every part of the looks once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.text.words import marked_pieces
from giaoban.home.pages import home_page
from giaoban.home.search import Found, search_page
from giaoban.organisation.access import person_of
from giaoban.tasks.pages import STATE_ICONS, STATE_LOOKS, Chip
from giaoban.web.clock import today
from giaoban.web.htmx import render_page_or_part


def home(request: HttpRequest) -> HttpResponse:
    page = home_page(request, person_of(request), today())
    return render(request, page.template, {"page": page})


def search(request: HttpRequest) -> HttpResponse:
    """What `q=` finds everywhere; only in one place with `in=`."""
    page = search_page(person_of(request), request.GET.get("q", ""), request.GET.get("in", ""), today())
    return render_page_or_part(request, "home/search.html", "home/_found.html", {"page": page})


def style(request: HttpRequest) -> HttpResponse:
    """For who builds on the product: look here before drawing something new."""
    chips = [Chip(s.label, STATE_LOOKS.get(s, "calm"), STATE_ICONS.get(s, "○")) for s in TaskState]
    notes = [Chip("Còn 2 ngày", "warn"), Chip("Quá hạn 5 ngày", "bad")]
    found = [
        Found("#style-found", marked_pieces("Rà soát danh mục nhiệm vụ", "danh muc"), due=today(), state=chips[1]),
        Found("#style-found", marked_pieces("ctct-thang-11.docx", ""), line=marked_pieces("Danh mục", "danh muc")),
    ]
    return render(request, "home/style.html", {"chips": chips, "notes": notes, "found": found, "many": range(1, 31)})
