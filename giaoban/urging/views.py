"""Urging by hand, the log of all urging, the ladder."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from giaoban.organisation.access import may, person_of
from giaoban.organisation.models import User
from giaoban.organisation.rights import WORDS, Right
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.pages import rows_of
from giaoban.tasks.queries import tasks_visible_to
from giaoban.urging.actions import set_ladder, urge_tasks
from giaoban.urging.actions.by_hand import MOST
from giaoban.urging.forms import USUAL_TEXT, UrgeForm, picked
from giaoban.urging.ladder_page import LadderPage, ladder_page, rungs_typed
from giaoban.urging.log import asked_in, log_page, log_table
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.workbooks import table_workbook, workbook_answer


def urge_log(request: HttpRequest) -> HttpResponse:
    """Every step that was told, newest first."""
    return render(request, "urging/log.html", {"log": log_page(request, person_of(request), on=today())})


def urge_sheet(request: HttpRequest) -> HttpResponse:
    """The very rows of the log, as an Excel file."""
    on = today()
    table = log_table(person_of(request), asked_in(request.GET), on=on)
    return workbook_answer(table_workbook(table), f"don-doc-{on:%Y-%m-%d}.xlsx")


def urge_new(request: HttpRequest) -> HttpResponse:
    """The selection with its text; sent from here or from the list itself. What was typed stays where it is refused."""
    user, on = person_of(request), today()
    tasks = picked((request.POST if request.method == "POST" else request.GET).getlist("task"))
    form = UrgeForm(request.POST or None, initial={"text": USUAL_TEXT, "to": ["doer"]})
    if request.method == "POST" and form.is_valid():
        try:
            done = urge_tasks(tasks, form.wish(), by=user, on=on, at=timezone.now())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, done.words)
            return redirect(_back(request))
    rows = tasks_visible_to(user).select_related("lead_unit", "leader", "assignee").filter(pk__in=tasks[:MOST])
    shown = rows_of(list(rows.order_by("due_order", "pk")), on)
    return render(request, "urging/new.html", {"form": form, "rows": shown, "next": _back(request)})


def _back(request: HttpRequest) -> str:
    """The page that the selection was made on."""
    next_ = request.POST.get("next", "") or request.GET.get("next", "")
    inside = next_.startswith("/") and url_has_allowed_host_and_scheme(next_, allowed_hosts=None)
    return next_ if inside else reverse("urge-log")


def ladder(request: HttpRequest) -> HttpResponse:
    """The ladder in words for everybody; its form for who may set rules."""
    user, on = person_of(request), today()
    sets = may(user, Right.SET_RULES, on=on)
    page = ladder_page(user, on=on, sets=sets, data=request.POST or None)
    if request.method == "POST" and _set(page, user, on):
        say(request, "Đã đặt thang đôn đốc.")
        return redirect("ladder")
    return render(request, "urging/ladder.html", {"page": page})


def _set(page: LadderPage, user: User, on: date) -> bool:
    """Sets the ladder as it was typed; where it is refused the form says why."""
    if page.rungs is None or page.seen is None:
        raise PermissionDenied(f"Bạn không có quyền {WORDS[Right.SET_RULES]}.")
    if not (page.rungs.is_valid() and page.seen.is_valid()):
        return False
    try:
        set_ladder(rungs_typed(page.rungs), by=user, on=on, seen=page.seen.cleaned_data["seen"])
    except RuleBroken as broken:
        page.seen.add_error(None, str(broken))
        return False
    return True
