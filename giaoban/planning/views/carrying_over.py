"""Pages of carrying over: tick what goes on; the list of what went on."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.organisation.access import may, person_of
from giaoban.organisation.models import User
from giaoban.organisation.rights import WORDS, Right
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions.carrying_over import carry_over, undo_carry_over
from giaoban.planning.carrying_over import period_after
from giaoban.planning.carrying_over_form import going_of, typed_form
from giaoban.planning.carrying_over_pages import carried_page, carried_workbook, carry_page, lines_to_carry, tasks_of
from giaoban.planning.queries import carrying_over as queries
from giaoban.programmes.access import programme_to_see
from giaoban.web.clock import today
from giaoban.web.notices import say
from giaoban.web.paging import page_of
from giaoban.web.workbooks import workbook_answer


def carry_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The unfinished lines of a programme to be ticked, and the act."""
    user, on = _planner(request), today()
    programme = programme_to_see(user, pk)
    try:
        to = period_after(programme)
    except RuleBroken as broken:
        messages.warning(request, str(broken))
        return redirect("programme-show", pk=pk)
    if request.method != "POST":
        return render(request, "planning/carry.html", {"page": carry_page(programme, user, on)})
    lines, gone = lines_to_carry(programme, to)
    tasks = tasks_of([*lines, *gone])
    form = typed_form(request.POST.dict(), tasks)
    try:
        going = going_of(form, tasks, to=to, on=on)
        carried = carry_over(programme, going, reason=form.reason, by=user, on=on, at=timezone.now())
    except RuleBroken as broken:
        page = carry_page(programme, user, on, form)
        return render(request, "planning/carry.html", {"page": page, "broken": str(broken)}, status=422)
    if carried.act is None:
        messages.info(request, "Các việc này đã chuyển rồi, không chuyển thêm lần nữa.")
    else:
        undo = reverse("carry-undo", args=[pk, carried.act])
        say(request, f"Đã chuyển {len(carried.rows)} việc sang kỳ sau.", undo=undo)
    return redirect(f"{reverse('carried-list')}?period={to[0].isoformat()}")


@require_POST
def carry_undo(request: HttpRequest, pk: int, act: int) -> HttpResponse:
    user = _planner(request)
    try:
        undo_carry_over(programme_to_see(user, pk), act, by=user, on=today(), at=timezone.now())
    except RuleBroken as broken:
        messages.warning(request, str(broken))
        return redirect("carried-list")
    messages.success(request, "Đã hoàn tác việc chuyển kỳ.")
    return redirect("carry-show", pk=pk)


def carried_list(request: HttpRequest) -> HttpResponse:
    """What went on to later periods, by period, unit and number of times."""
    user = person_of(request)
    shown = carried_page(user, request.GET.dict())
    asked = shown.asked
    rows = queries.carried_list(user, to_start=asked.to_start, unit=asked.unit, often=asked.often)
    return render(request, "planning/carried.html", {"page": page_of(request, rows), "shown": shown})


def carried_sheet(request: HttpRequest) -> HttpResponse:
    user = person_of(request)
    return workbook_answer(carried_workbook(user, request.GET.dict(), today()), f"chuyen-ky-{today():%Y-%m-%d}.xlsx")


def _planner(request: HttpRequest) -> User:
    user = person_of(request)
    if not may(user, Right.PLAN, on=today()):
        raise PermissionDenied(f"Bạn không có quyền {WORDS[Right.PLAN]}.")
    return user
