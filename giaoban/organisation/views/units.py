"""One unit, and what an administrator does to it. Each act has an address; opened by a link, it shows its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.organisation import actions
from giaoban.organisation.access import alias_to_see, manager_of, person_of, unit_to_see
from giaoban.organisation.managing_forms import AliasForm, LastDayForm, MergeForm, NewUnitForm, RenameForm, UnitForm
from giaoban.organisation.models import Unit, UnitKind, User
from giaoban.organisation.pages import OpenWork, unit_page
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today


@dataclass(frozen=True, slots=True)
class Act:
    """What is done with what was typed, and what is said afterwards. Gives the unit whose page comes next."""

    do: Callable[[Unit, User, dict[str, Any]], Unit]
    done: str


def unit_show(request: HttpRequest, pk: int, open_work: OpenWork) -> HttpResponse:
    user = person_of(request)
    unit = unit_to_see(user, pk)
    page = unit_page(unit, user=user, on=today(), open_work=open_work, acts=_forms(unit))
    return render(request, "organisation/unit.html", {"page": page})


def unit_add(request: HttpRequest) -> HttpResponse:
    user = manager_of(request)
    form = NewUnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            unit = actions.add_unit(user.agency, by=user, on=today(), **{**values, "kind": UnitKind(values["kind"])})
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, f"Đã thêm {unit.name}.")
            return redirect("unit-show", pk=unit.pk)
    return render(request, "organisation/add.html", {"form": form, "title": "Thêm đơn vị"})


def unit_act(request: HttpRequest, pk: int, act: str, open_work: OpenWork) -> HttpResponse:
    user = manager_of(request)
    unit = unit_to_see(user, pk)
    acts = _forms(unit, act=act, data=request.POST if request.method == "POST" else None)
    form = acts[act]
    if request.method == "POST" and form.is_valid():
        try:
            after = ACTS[act].do(unit, user, form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, ACTS[act].done)
            return redirect("unit-show", pk=after.pk)
    page = unit_page(unit, user=user, on=today(), open_work=open_work, acts=acts, open_act=act)
    return render(request, "organisation/unit.html", {"page": page})


@require_POST
def alias_forget(request: HttpRequest, pk: int) -> HttpResponse:
    user = manager_of(request)
    alias = alias_to_see(user, pk)
    home = ("unit-show", alias.unit_id) if alias.unit_id else ("person-show", alias.user_id)
    actions.forget_alias(alias, by=user, on=today())
    messages.success(request, f"Đã bỏ tên gọi “{alias.text}”.")
    return redirect(home[0], pk=home[1])


def _forms(unit: Unit, *, act: str = "", data: Any = None) -> dict[str, Form]:
    """The forms of the page; the one that was sent holds what was typed."""
    on, seen = today(), {"version": unit.version}
    as_it_is = {**seen, "name": unit.name, "short_name": unit.short_name, "kind": unit.kind, "order": unit.order}

    def sent(name: str) -> Any:
        return data if name == act else None

    return {
        "correct": UnitForm(sent("correct"), initial=as_it_is, auto_id="correct_%s"),
        "rename": RenameForm(sent("rename"), initial={**seen, "from_day": on}, auto_id="rename_%s"),
        "merge": MergeForm(sent("merge"), initial={**seen, "from_day": on}, unit=unit, on=on, auto_id="merge_%s"),
        "end": LastDayForm(sent("end"), initial={**seen, "last_day": on}, auto_id="end_%s"),
        "alias": AliasForm(sent("alias"), auto_id="alias_%s"),
    }


def _correct(unit: Unit, user: User, typed: dict[str, Any]) -> Unit:
    return actions.correct_unit(unit, by=user, on=today(), **typed)


def _rename(unit: Unit, user: User, typed: dict[str, Any]) -> Unit:
    return actions.rename_unit(unit, by=user, on=today(), **typed)


def _merge(unit: Unit, user: User, typed: dict[str, Any]) -> Unit:
    return actions.merge_unit(unit, by=user, on=today(), **typed)


def _end(unit: Unit, user: User, typed: dict[str, Any]) -> Unit:
    return actions.end_unit(unit, by=user, on=today(), **typed)


def _alias(unit: Unit, user: User, typed: dict[str, Any]) -> Unit:
    actions.learn_alias(typed["text"], by=user, unit=unit)
    return unit


ACTS: dict[str, Act] = {
    "correct": Act(_correct, "Đã sửa."),
    "rename": Act(_rename, "Đã đổi tên; tên cũ còn trong lịch sử của đơn vị."),
    "merge": Act(_merge, "Đã sáp nhập; người và việc của đơn vị cũ nay thuộc đơn vị này."),
    "end": Act(_end, "Đã ghi ngày kết thúc."),
    "alias": Act(_alias, "Đã ghi tên gọi."),
}
