"""A line of a programme, its history, and what amends a programme after its issue."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.core.lifecycle.tasks import OPEN
from giaoban.organisation.access import may, person_of
from giaoban.organisation.models import User
from giaoban.organisation.rights import WORDS, Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.access import line_to_see, programme_to_see
from giaoban.programmes.actions import add_line, change_line, withdraw_line
from giaoban.programmes.changes import change_rows, changes_workbook, line_page
from giaoban.programmes.line_forms import LineForm, WithdrawForm
from giaoban.programmes.models import Line
from giaoban.programmes.queries import changes_of
from giaoban.tasks.access import task_to_see
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.numbers import whole_number
from giaoban.web.workbooks import workbook_answer


def line_show(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    line = line_to_see(user, pk)
    amends = may(user, Right.PLAN, on=today()) and line.withdrawn_on is None
    return render(request, "programmes/line.html", {"page": line_page(line, today()), "amends": amends})


def line_add(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that adds a line, and its answer; `task` in the address is work that runs already."""
    user = _planner(request)
    programme = programme_to_see(user, pk)
    asked = whole_number(request.GET.get("task"))
    task = None if asked is None else task_to_see(user, asked)
    form = LineForm(request.POST or None, programme=programme, on=today(), task=task)
    if request.method == "POST" and form.is_valid():
        try:
            line = add_line(
                programme,
                form.wording(),
                form.decision(),
                by=user,
                on=today(),
                at=timezone.now(),
                section=form.cleaned_data["section"],
                task=task,
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, "Đã bổ sung vào chương trình.")
            return redirect(_place(line))
    return render(request, "programmes/line_form.html", {"programme": programme, "form": form, "task": task})


def line_change(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that words a line anew, and its answer; where somebody was quicker, both versions are shown."""
    user = _planner(request)
    line = line_to_see(user, pk)
    form = LineForm(request.POST or None, programme=line.programme, on=today(), line=line)
    both = []
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            line = change_line(
                line, form.wording(), form.decision(), by=user, on=today(), at=timezone.now(), version=version
            )
        except Stale as stale:
            form.add_error(None, str(stale))
            both = form.both(line)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, "Đã điều chỉnh dòng của chương trình.")
            return redirect(_place(line))
    context = {"programme": line.programme, "line": line, "form": form, "both": both}
    return render(request, "programmes/line_form.html", context)


def line_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that withdraws a line, which asks what becomes of its task, and its answer."""
    user = _planner(request)
    line = line_to_see(user, pk)
    open_task = line.task is not None and line.task.state in OPEN
    form = WithdrawForm(request.POST or None, line=line, on=today(), open_task=open_task)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            line = withdraw_line(
                line,
                form.decision(),
                by=user,
                on=today(),
                at=timezone.now(),
                version=data["version"] or 0,
                cancel=data.get("task") == "cancel",
                task_version=data["task_version"],
            )
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, "Đã rút dòng khỏi chương trình.")
            return redirect(_place(line))
    return render(request, "programmes/withdraw.html", {"line": line, "form": form, "page": line_page(line, today())})


def programme_changes(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_to_see(person_of(request), pk)
    rows = change_rows(changes_of(programme))
    return render(request, "programmes/changes.html", {"programme": programme, "rows": rows})


def programme_changes_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    user = person_of(request)
    programme = programme_to_see(user, pk)
    name = f"dieu-chinh-{programme.pk}-{today():%Y-%m-%d}.xlsx"
    return workbook_answer(changes_workbook(programme, user, today()), name)


def _planner(request: HttpRequest) -> User:
    """Who asks for a page on which programmes are amended; others are told that it is not theirs."""
    user = person_of(request)
    if not may(user, Right.PLAN, on=today()):
        raise PermissionDenied(f"Bạn không có quyền {WORDS[Right.PLAN]}.")
    return user


def _place(line: Line) -> str:
    return f"{reverse('programme-show', args=[line.programme_id])}#line-{line.pk}"
