"""Statistics on a page and as Excel, and the rows behind each figure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.organisation.access import person_of
from giaoban.statistics.lists import rows_in, rows_page
from giaoban.statistics.pages import by_in, statistics_page
from giaoban.statistics.sheet import rows_workbook, statistics_workbook
from giaoban.statistics.spans import span_in
from giaoban.web.clock import today
from giaoban.web.workbooks import workbook_answer


def statistics(request: HttpRequest) -> HttpResponse:
    page = statistics_page(request, person_of(request), today=today())
    return render(request, "statistics/page.html", {"page": page})


def statistics_sheet(request: HttpRequest) -> HttpResponse:
    day = today()
    span = span_in(request.GET, day)
    data = statistics_workbook(person_of(request), span, by_in(request.GET), today=day)
    return workbook_answer(data, f"thong-ke-{span.start}-{span.end}.xlsx")


def rows(request: HttpRequest) -> HttpResponse:
    """The tasks that a figure counts."""
    page = rows_page(request, person_of(request), today=today())
    return render(request, "statistics/rows.html", {"page": page})


def rows_sheet(request: HttpRequest) -> HttpResponse:
    day = today()
    data = rows_workbook(person_of(request), rows_in(request.GET, day), today=day)
    return workbook_answer(data, f"thong-ke-nhiem-vu-{day}.xlsx")
