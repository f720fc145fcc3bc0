"""The office's calendar of a year, and what changes it. Each act has an address, which shows its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.core.calendar.weekdays import dated
from giaoban.organisation import actions
from giaoban.organisation.access import calendar_day_to_see, person_of, rule_setter_of
from giaoban.organisation.actions import NewDay
from giaoban.organisation.calendar_forms import DayForm, LinesForm, SwapForm
from giaoban.organisation.calendar_page import FIRST_YEAR, LAST_YEAR, calendar_page, needless
from giaoban.organisation.models import CalendarDay, DayKind, User
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today


def calendar_table(request: HttpRequest) -> HttpResponse:
    year = _year(request)
    page = calendar_page(person_of(request), year, on=today(), acts=_forms(year))
    return render(request, "organisation/calendar.html", {"page": page})


def calendar_act(request: HttpRequest, act: str) -> HttpResponse:
    user, year = rule_setter_of(request), _year(request)
    acts = _forms(year, act=act, data=request.POST if request.method == "POST" else None)
    form = acts[act]
    if request.method == "POST" and form.is_valid():
        try:
            rows = ACTS[act](user, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            _say(request, rows)
            return redirect(_table_of(rows[0].day.year if rows else year))
    page = calendar_page(user, year, on=today(), acts=acts, open_act=act)
    return render(request, "organisation/calendar.html", {"page": page})


@require_POST
def day_clear(request: HttpRequest, pk: int) -> HttpResponse:
    user = rule_setter_of(request)
    row = calendar_day_to_see(user, pk)
    actions.clear_calendar_day(row, by=user, on=today())
    messages.success(request, f"Đã bỏ {dated(row.day)} khỏi bảng; ngày này lại theo lịch chung.")
    return redirect(_table_of(row.day.year))


def _year(request: HttpRequest) -> int:
    """The year that is asked for; this one where none is, or none that there is."""
    asked = request.POST.get("year") or request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today().year
    return year if FIRST_YEAR <= year <= LAST_YEAR else today().year


def _table_of(year: int) -> str:
    return f"{reverse('calendar-table')}?year={year}"


def _forms(year: int, *, act: str = "", data: Any = None) -> dict[str, Form]:
    """The forms of the page; the one that was sent holds what was typed."""
    forms: dict[str, type[DayForm | SwapForm | LinesForm]] = {"day": DayForm, "swap": SwapForm, "lines": LinesForm}
    return {
        name: form(data if name == act else None, initial={"year": year}, auto_id=f"{name}_%s")
        for name, form in forms.items()
    }


def _say(request: HttpRequest, rows: Sequence[CalendarDay]) -> None:
    """What was written, and which of it changes nothing."""
    messages.success(request, f"Đã ghi {dated(rows[0].day)}." if len(rows) == 1 else f"Đã ghi {len(rows)} ngày.")
    for row in rows:
        if said := needless(row.day, row.kind):
            messages.warning(request, f"Đã ghi {dated(row.day)}, nhưng {said}")


def _day(user: User, form: Form) -> list[CalendarDay]:
    typed = form.cleaned_data
    new = NewDay(typed["day"], DayKind(typed["kind"]), typed["name"])
    return [actions.set_calendar_day(new, by=user, on=today(), replace=typed["replace"])]


def _swap(user: User, form: Form) -> list[CalendarDay]:
    typed = form.cleaned_data
    return actions.swap_calendar_days(typed["off"], typed["worked"], by=user, on=today(), name=typed["name"])


def _lines(user: User, form: Form) -> list[CalendarDay]:
    typed = form.cleaned_data
    days = [NewDay(one.day, DayKind(one.use), one.reason) for one in typed["days"]]
    return actions.set_calendar_days(days, by=user, on=today(), replace=typed["replace"])


ACTS: dict[str, Callable[[User, Form], list[CalendarDay]]] = {"day": _day, "swap": _swap, "lines": _lines}
