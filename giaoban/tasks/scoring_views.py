"""Scoring inputs of a period: the page, the file, and how much the products of a task count."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from giaoban.organisation.access import person_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.access import task_to_see
from giaoban.tasks.actions.scoring import weigh_products
from giaoban.tasks.conflict import lines_since
from giaoban.tasks.powers import why_not_weigh
from giaoban.tasks.scoring_forms import WeightsForm
from giaoban.tasks.scoring_pages import scoring_page, scoring_workbook, workbook_name
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.workbooks import workbook_answer


def scoring(request: HttpRequest) -> HttpResponse:
    page = scoring_page(person_of(request), request.GET.dict(), today=today())
    return render(request, "tasks/scoring.html", {"page": page})


def scoring_sheet(request: HttpRequest) -> HttpResponse:
    query, day = request.GET.dict(), today()
    return workbook_answer(scoring_workbook(person_of(request), query, today=day), workbook_name(query, day))


def task_weights(request: HttpRequest, pk: int) -> HttpResponse:
    """How much each product of a task counts; by who gives the work or judges it."""
    user, on = person_of(request), today()
    task = task_to_see(user, pk)
    broken = why_not_weigh(user, task, on=on)
    if broken is not None:
        raise PermissionDenied(str(broken))
    form = WeightsForm(request.POST or None, task=task)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            weigh_products(task, form.weights(), by=user, on=on, version=data["version"], objective=data["objective"])
        except RuleBroken as refused:
            form.add_error(None, str(refused))
        else:
            say(request, "Đã ghi hệ số quy đổi.")
            return redirect("task-show", pk=pk)
    return render(request, "tasks/weights.html", {"task": task, "form": form, "since": lines_since(task, form)})
