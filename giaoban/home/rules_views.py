"""The page of the agency's rules, for those who set them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from giaoban.home.rules_page import PARTS, RulesPage, rules_page
from giaoban.organisation.access import rule_setter_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.web.clock import today

OVERTAKEN = (
    "Quy tắc vừa được người khác thay đổi, xem ở “Lần đổi gần đây”. "
    "Các ô giữ những gì bạn gõ; ghi lại sẽ thay bản hiện tại."
)


def rules(request: HttpRequest) -> HttpResponse:
    return _page(request, rules_page(rule_setter_of(request), on=today()))


def rules_set(request: HttpRequest, part: str) -> HttpResponse:
    """Writes the rules of one part; a refusal comes back with what was typed."""
    user, on = rule_setter_of(request), today()
    if part not in PARTS:
        raise Http404
    if request.method != "POST":
        return redirect("rules")
    page = rules_page(user, on=on, sent=part, data=request.POST)
    form = next(section.form for section in page.sections if section.name == part)
    if form.is_valid():
        try:
            PARTS[part].write(form.change(), by=user, on=on, version=form.cleaned_data["version"])
        except Stale:
            page = _overtaken(user, part, request.POST)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, f"Đã ghi quy tắc: {PARTS[part].title}.")
            return redirect("rules")
    return _page(request, page)


def _overtaken(user: User, part: str, typed: QueryDict) -> RulesPage:
    """The page with what was typed upon the version that stands now, so that it can be written after all."""
    data = typed.copy()
    data["version"] = str(PARTS[part].read(user.agency_id).version)
    page = rules_page(user, on=today(), sent=part, data=data)
    next(section.form for section in page.sections if section.name == part).add_error(None, OVERTAKEN)
    return page


def _page(request: HttpRequest, page: RulesPage) -> HttpResponse:
    return render(request, "home/rules.html", {"page": page})
