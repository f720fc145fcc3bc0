"""The quick-add box: its page, and what was understood while one types."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from giaoban.organisation.access import person_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks import actions
from giaoban.tasks.odd_notices import warn_of_odd_deadline
from giaoban.tasks.powers import may_add
from giaoban.tasks.quick_add import Understood, understood
from giaoban.tasks.quick_add_forms import QuickForm
from giaoban.tasks.views import undo_url
from giaoban.web.clock import today
from giaoban.web.notices import say


def task_new(request: HttpRequest) -> HttpResponse:
    """The box on a page of its own; a line that was not read yet comes back with what was understood."""
    user = _adder(request)
    if request.method != "POST":
        line = request.GET.get("line", "")[:1000]
        return _page(request, user, understood(line, user=user, on=today()) if line.strip() else None)
    form = QuickForm(request.POST, user=user, on=today())
    if not form.was_read and form["line"].data:
        return _page(request, user, understood(form["line"].data[:1000], user=user, on=today()))
    if form.is_valid():
        try:
            task = actions.create_task(form.task(), by=user, on=today())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(
                request, "Đã giao việc." if task.assignee_id != user.pk else "Đã ghi việc của bạn.", undo=undo_url(task)
            )
            warn_of_odd_deadline(request, task.agency_id, task.start, task.due)
            return redirect("task-show", pk=task.pk)
    return render(request, "tasks/new.html", {"quick": form, "understood": None, "read": True})


def task_read(request: HttpRequest) -> HttpResponse:
    """What was understood of the line so far: the part under the box."""
    user = _adder(request)
    line = request.GET.get("line", "")[:1000]
    found = understood(line, user=user, on=today()) if line.strip() else None
    return render(request, "tasks/_quick_read.html", _context(user, found))


def _page(request: HttpRequest, user: User, found: Understood | None) -> HttpResponse:
    return render(request, "tasks/new.html", _context(user, found))


def _context(user: User, found: Understood | None) -> dict[str, object]:
    fields = {**found.fields, "read_line": found.order.line} if found else {}
    return {
        "quick": QuickForm(user=user, on=today(), initial=fields),
        "understood": found,
        "read": found is not None,
    }


def _adder(request: HttpRequest) -> User:
    user = person_of(request)
    if not may_add(user, on=today()):
        raise PermissionDenied("Bạn không có việc để giao hay ghi thêm.")
    return user
