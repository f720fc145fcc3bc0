"""Pages of collections: the list, opening one, how far each unit is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from giaoban.core.calendar.weekdays import dated
from giaoban.organisation.access import may
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.access.collecting import collection_to_see, person_planning, planner_of
from giaoban.planning.actions.collecting import (
    change_collection,
    close_collection,
    open_collection,
    remind_units,
    reopen_collection,
)
from giaoban.planning.collecting import KINDS, Period, closing_day, next_period
from giaoban.planning.collecting_forms import ChangeForm, OpenForm
from giaoban.planning.collecting_pages import collection_page, collection_rows
from giaoban.planning.models import Collection
from giaoban.planning.queries.collecting import collection_list as collections_listed
from giaoban.planning.rules import planning_rules
from giaoban.programmes.models import ProgrammeKind
from giaoban.web.clock import today
from giaoban.web.numbers import whole_number
from giaoban.web.paging import page_of


def collection_list(request: HttpRequest) -> HttpResponse:
    """Every collection with how far it is."""
    user, day = person_planning(request), today()
    page = page_of(request, collections_listed(user))
    rows = collection_rows(page.rows, user, day)
    plans = may(user, Right.PLAN, on=day)
    return render(request, "planning/collections.html", {"page": page, "rows": rows, "plans": plans})


@require_http_methods(["GET", "POST"])
def collection_new(request: HttpRequest) -> HttpResponse:
    """The form for a new collection; the next period of each kind is one click away."""
    user, day = planner_of(request), today()
    if request.method == "POST":
        form = OpenForm(request.POST, on=day)
        if form.is_valid() and (opened := _opened(request, form, user, day)):
            return redirect("collection-show", pk=opened.pk)
    else:
        form = OpenForm(on=day, initial=_proposed(user, request.GET.get("kind", ""), day))
    kinds = [(asked.value, next_period(kind, day).name) for asked, kind in KINDS.items()]
    return render(request, "planning/collection_new.html", {"form": form, "kinds": kinds})


def _proposed(user: User, kind: str, day: date) -> dict[str, object]:
    found = next((own for asked, own in KINDS.items() if asked == kind), ProgrammeKind.MONTHLY)
    period = next_period(found, day)
    return {"period": period.typed, "closes_on": _closing(period, user, day)}


def _closing(period: Period, user: User, day: date) -> date:
    calendar = calendar_for(user, day.year - 1, period.end.year + 1)
    rules = planning_rules(user.agency_id)
    return closing_day(period, month_closes_on=rules.month_closes_on, calendar=calendar, today=day)


def _opened(request: HttpRequest, form: OpenForm, user: User, day: date) -> Collection | None:
    data = form.cleaned_data
    try:
        opened = open_collection(
            data["period"], data["closes_on"], note=data["note"], by=user, on=day, at=timezone.now()
        )
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return None
    filled = f"{opened.rows} dòng đã được soạn sẵn trong" if opened.rows else "chưa có việc nào để soạn sẵn vào"
    messages.success(request, f"Đã mở đợt đăng ký; {filled} phiếu của các đơn vị.")
    if opened.cut:
        messages.warning(request, "Việc chưa xong quá nhiều: phiếu chỉ có những việc gần kỳ này nhất.")
    if not calendar_for(user, day.year, data["closes_on"].year).is_working_day(data["closes_on"]):
        messages.warning(request, f"Hạn đăng ký {dated(data['closes_on'])} là ngày nghỉ.")
    return opened.collection


def collection_show(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, person_planning(request), pk)


def _page(request: HttpRequest, user: User, pk: int, form: ChangeForm | None = None) -> HttpResponse:
    collection = collection_to_see(user, pk)
    page = collection_page(collection, user, today(), state=request.GET.get("state", ""))
    change = form or ChangeForm(collection=collection)
    return render(
        request,
        "planning/collection.html",
        {"page": page, "form": change, "asked": request.GET.get("state", "")},
    )


@require_POST
def collection_change(request: HttpRequest, pk: int) -> HttpResponse:
    user = planner_of(request)
    collection = collection_to_see(user, pk)
    form = ChangeForm(request.POST, collection=collection)
    if form.is_valid():
        data = form.cleaned_data
        try:
            change_collection(collection, data["closes_on"], data["note"], by=user, on=today(), version=data["version"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Đã ghi.")
            return redirect("collection-show", pk=pk)
    return _page(request, user, pk, form)


@require_POST
def collection_close(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        lambda it, user, version: close_collection(it, by=user, on=today(), at=timezone.now(), version=version),
        "Đã đóng đợt đăng ký. Phiếu gửi sau vẫn đến Văn phòng và được ghi là muộn.",
    )


@require_POST
def collection_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        lambda it, user, version: reopen_collection(it, by=user, on=today(), version=version),
        "Đã mở lại đợt đăng ký.",
    )


@require_POST
def collection_remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Reminds all who have not sent yet, in one act."""
    user = planner_of(request)
    collection = collection_to_see(user, pk)
    try:
        text = request.POST.get("text", "")[:2000]
        units = remind_units(collection, by=user, on=today(), at=timezone.now(), text=text)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Đã nhắc {units} đơn vị chưa gửi phiếu.")
    return redirect("collection-show", pk=pk)


def _act(request: HttpRequest, pk: int, act: Callable[[Collection, User, int], object], done: str) -> HttpResponse:
    user = planner_of(request)
    collection = collection_to_see(user, pk)
    try:
        act(collection, user, whole_number(request.POST.get("version")) or 0)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, done)
    return redirect("collection-show", pk=pk)
