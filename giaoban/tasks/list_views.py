"""The list of tasks: on a page, on paper, as an Excel file; and the lists that a person keeps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.organisation.access import person_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.access import saved_view_of
from giaoban.tasks.actions.keeping import forget_list, save_list
from giaoban.tasks.list_filters import asked_in, query_of, sort_in
from giaoban.tasks.listing import task_list_page
from giaoban.tasks.queries import with_ended_units
from giaoban.tasks.sheet import sheet_name, task_workbook
from giaoban.web.clock import today
from giaoban.web.htmx import render_page_or_part, wants_part
from giaoban.web.workbooks import workbook_answer


def task_list(request: HttpRequest) -> HttpResponse:
    page = task_list_page(request, person_of(request), today=today())
    response = render_page_or_part(request, "tasks/list.html", "tasks/_rows.html", {"list": page})
    if wants_part(request):  # the address as one would keep it, without the filters that are not set
        response["HX-Push-Url"] = f"{reverse('task-list')}?{page.query}"
    return response


def task_sheet(request: HttpRequest) -> HttpResponse:
    """The very rows of the list, as an Excel file."""
    day = today()
    data = task_workbook(person_of(request), with_ended_units(asked_in(request.GET)), sort_in(request.GET), today=day)
    return workbook_answer(data, sheet_name(day))


@require_POST
def list_save(request: HttpRequest) -> HttpResponse:
    query = QueryDict(request.POST.get("query", ""))
    written = query_of(asked_in(query), sort_in(query))
    try:
        view = save_list(request.POST.get("name", ""), written, by=person_of(request))
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Đã lưu danh sách “{view.name}”.")
    return redirect(f"{reverse('task-list')}?{written}")


@require_POST
def list_forget(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    view = saved_view_of(user, pk)
    forget_list(view, by=user)
    messages.success(request, f"Đã bỏ danh sách “{view.name}”.")
    return redirect(f"{reverse('task-list')}?{view.query}")
