"""One person, and what an administrator does about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.core.text.usernames import username_of
from giaoban.organisation import actions
from giaoban.organisation.access import deputising_to_see, manager_of, person_of, person_to_see, post_to_see
from giaoban.organisation.managing_forms import (
    AliasForm,
    DeputiseForm,
    LastDayForm,
    NameForm,
    NewPersonForm,
    PostForm,
    SeenForm,
)
from giaoban.organisation.models import Role, User
from giaoban.organisation.pages import OpenWork, person_page
from giaoban.organisation.queries import usernames_like
from giaoban.organisation.rules import RuleBroken
from giaoban.organisation.views.passwords import GivenPassword, show_passwords
from giaoban.web.clock import today


@dataclass(frozen=True, slots=True)
class Act:
    """What is done with what was typed, and what is said afterwards."""

    do: Callable[[User, User, dict[str, Any]], object]
    done: str


def person_show(request: HttpRequest, pk: int, open_work: OpenWork) -> HttpResponse:
    user = person_of(request)
    person = person_to_see(user, pk)
    return _page(request, person, user, open_work, acts=_forms(person))


def person_add(request: HttpRequest) -> HttpResponse:
    user = manager_of(request)
    form = NewPersonForm(request.POST or None, user=user, on=today(), initial={"unit": request.GET.get("unit")})
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.add_person_with_post(user.agency, by=user, on=today(), **_new(form.cleaned_data))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            return show_passwords(request, [GivenPassword.of(given.person, given.password)], title="Đã thêm người")
    return render(request, "organisation/add.html", {"form": form, "title": "Thêm người"})


def _new(typed: dict[str, Any]) -> dict[str, Any]:
    proposed = username_of(typed["full_name"])
    username = typed["username"] or username_of(typed["full_name"], usernames_like(proposed))
    names = ("full_name", "unit", "title", "valid_from", "email")
    return {**{name: typed[name] for name in names}, "username": username, "role": Role(typed["role"])}


def person_act(request: HttpRequest, pk: int, act: str, open_work: OpenWork) -> HttpResponse:
    user = manager_of(request)
    person = person_to_see(user, pk)
    acts = _forms(person, act=act, data=request.POST if request.method == "POST" else None)
    form = acts[act]
    if request.method == "POST" and form.is_valid():
        try:
            ACTS[act].do(person, user, form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, ACTS[act].done)
            return redirect("person-show", pk=pk)
    return _page(request, person, user, open_work, acts=acts, open_act=act)


def person_password(request: HttpRequest, pk: int, open_work: OpenWork) -> HttpResponse:
    """A password that works once, shown once."""
    user = manager_of(request)
    person = person_to_see(user, pk)
    acts = _forms(person, act="password", data=request.POST if request.method == "POST" else None)
    form = acts["password"]
    if request.method == "POST" and form.is_valid():
        try:
            password = actions.give_one_time_password(person, by=user, on=today(), version=form.cleaned_data["version"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            return show_passwords(request, [GivenPassword.of(person, password)], title="Mật khẩu mới")
    return _page(request, person, user, open_work, acts=acts, open_act="password")


@require_POST
def post_end(request: HttpRequest, pk: int) -> HttpResponse:
    user = manager_of(request)
    post = post_to_see(user, pk)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Hãy ghi ngày cuối của vị trí.")
        return redirect("person-show", pk=post.user_id)
    try:
        actions.end_post(post, by=user, on=today(), **form.cleaned_data)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, "Đã ghi ngày kết thúc của vị trí.")
    return redirect("person-show", pk=post.user_id)


@require_POST
def deputising_end(request: HttpRequest, pk: int) -> HttpResponse:
    """By an administrator, by the one who is stood in for, or by the one who stands in."""
    user = person_of(request)
    row = deputising_to_see(user, pk)
    try:
        actions.end_deputising(row, by=user, on=today())
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"{row.deputy.full_name} không còn thay {row.principal.full_name}.")
    return (
        redirect("account")
        if user.pk in (row.principal_id, row.deputy_id)
        else redirect("person-show", pk=row.principal_id)
    )


def _page(
    request: HttpRequest,
    person: User,
    user: User,
    open_work: OpenWork,
    *,
    acts: dict[str, Form],
    open_act: str = "",
) -> HttpResponse:
    page = person_page(
        person, user=user, on=today(), at=timezone.now(), open_work=open_work, acts=acts, open_act=open_act
    )
    return render(request, "organisation/person.html", {"page": page, "today": today()})


def _forms(person: User, *, act: str = "", data: Any = None) -> dict[str, Form]:
    """The forms of the page; the one that was sent holds what was typed."""
    on, seen = today(), {"version": person.version}
    names = {**seen, "full_name": person.full_name, "username": person.username, "email": person.email}

    def sent(name: str) -> Any:
        return data if name == act else None

    return {
        "post": PostForm(sent("post"), user=person, on=on, initial={**seen, "valid_from": on}, auto_id="post_%s"),
        "deputise": DeputiseForm(sent("deputise"), principal=person, initial={"first": on}, auto_id="deputise_%s"),
        "correct": NameForm(sent("correct"), initial=names, auto_id="correct_%s"),
        "alias": AliasForm(sent("alias"), auto_id="alias_%s"),
        "password": SeenForm(sent("password"), initial=seen, auto_id="password_%s"),
        "unlock": SeenForm(sent("unlock"), initial=seen, auto_id="unlock_%s"),
        "deactivate": LastDayForm(sent("deactivate"), initial={**seen, "last_day": on}, auto_id="deactivate_%s"),
        "reactivate": SeenForm(sent("reactivate"), initial=seen, auto_id="reactivate_%s"),
    }


def _post(person: User, user: User, typed: dict[str, Any]) -> object:
    return actions.give_post(person, by=user, on=today(), **{**typed, "role": Role(typed["role"])})


def _deputise(person: User, user: User, typed: dict[str, Any]) -> object:
    days = {name: typed[name] for name in ("first", "last", "reason")}
    return actions.deputise(person, typed["deputy"], by=user, on=today(), **days)


def _correct(person: User, user: User, typed: dict[str, Any]) -> object:
    return actions.correct_person(person, by=user, on=today(), **typed)


def _alias(person: User, user: User, typed: dict[str, Any]) -> object:
    return actions.learn_alias(typed["text"], by=user, person=person)


def _unlock(person: User, user: User, typed: dict[str, Any]) -> object:
    return actions.unlock_person(person, by=user, on=today())


def _deactivate(person: User, user: User, typed: dict[str, Any]) -> object:
    return actions.deactivate_person(person, by=user, on=today(), **typed)


def _reactivate(person: User, user: User, typed: dict[str, Any]) -> object:
    return actions.reactivate_person(person, by=user, on=today(), **typed)


ACTS: dict[str, Act] = {
    "post": Act(_post, "Đã giao vị trí."),
    "deputise": Act(_deputise, "Đã ghi người thay."),
    "correct": Act(_correct, "Đã sửa."),
    "alias": Act(_alias, "Đã ghi tên gọi."),
    "unlock": Act(_unlock, "Đã mở khoá đăng nhập."),
    "deactivate": Act(
        _deactivate, "Đã ngừng tài khoản. Việc chưa xong của người này vẫn còn; hãy giao lại cho người khác."
    ),
    "reactivate": Act(_reactivate, "Đã mở lại tài khoản; hãy giao vị trí và cấp mật khẩu một lần."),
}
