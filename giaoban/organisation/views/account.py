"""One's own account: posts, who stands in, the password, sessions elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from giaoban.organisation import actions
from giaoban.organisation.access import person_of
from giaoban.organisation.managing_forms import DeputiseForm
from giaoban.organisation.pages import account_page
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today
from giaoban.web.templatetags.words import day


def account(request: HttpRequest) -> HttpResponse:
    """The page; sent to, it names who stands in for oneself."""
    user, on = person_of(request), today()
    form = DeputiseForm(request.POST or None, principal=user, initial={"first": on})
    if request.method == "POST" and form.is_valid():
        days = {name: form.cleaned_data[name] for name in ("first", "last", "reason")}
        try:
            row = actions.deputise(user, form.cleaned_data["deputy"], by=user, on=on, **days)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(
                request,
                f"{row.deputy.full_name} thay bạn từ {day(row.valid_from)} đến hết {day(row.valid_to)}.",
            )
            return redirect("account")
    return render(request, "organisation/account.html", {"page": account_page(user, on=on, form=form)})


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Signs out everywhere else; this browser goes on under a new key."""
    user = actions.end_other_sessions(person_of(request), by=person_of(request))
    update_session_auth_hash(request, user)
    messages.success(request, "Đã đăng xuất khỏi mọi máy khác.")
    return redirect("account")
