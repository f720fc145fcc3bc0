"""The page of the agency's rules, for those who set them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from giaoban.home.rules_page import PARTS, RulesPage, rules_page
from giaoban.organisation.access import rule_setter_of
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today


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
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, f"Đã ghi quy tắc: {PARTS[part].title}.")
            return redirect("rules")
    return _page(request, page)


def _page(request: HttpRequest, page: RulesPage) -> HttpResponse:
    return render(request, "home/rules.html", {"page": page})
