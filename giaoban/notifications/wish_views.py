"""How one wants mail: the address, when it is sent, a letter to try it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.notifications import actions
from giaoban.notifications.forms import AddressForm, WishForm
from giaoban.notifications.mailing import try_mail
from giaoban.notifications.queries import wish_of
from giaoban.organisation.access import person_of
from giaoban.organisation.actions import change_own_email
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.web.notices import say


def wishes(request: HttpRequest) -> HttpResponse:
    """The page; sent to, it keeps when mail comes."""
    user = person_of(request)
    form = WishForm(request.POST or None, initial=WishForm.shown(wish_of(user)))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_wishes(by=user, **form.typed())
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, "Đã ghi cách nhận thư.")
            return redirect("mail-wishes")
    return _page(request, user, form=form)


@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """Keeps where mail goes."""
    user = person_of(request)
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            words = _moved(user, form.cleaned_data["email"], form.cleaned_data["version"])
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            say(request, words)
            return redirect("mail-wishes")
    return _page(request, user, address=form)


def _moved(user: User, email: str, version: int | None) -> str:
    change_own_email(email, by=user, version=version)
    return f"Thư sẽ gửi tới {email}." if email else "Từ nay không gửi thư cho bạn."


@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """Sends a letter to try the address."""
    user = person_of(request)
    try:
        try_mail(by=user, at=timezone.now())
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        say(request, f"Đã gửi thư thử tới {user.email}; hãy xem hộp thư, cả mục thư rác.")
    return redirect("mail-wishes")


def _page(
    request: HttpRequest, user: User, *, form: WishForm | None = None, address: AddressForm | None = None
) -> HttpResponse:
    said = {
        "form": form or WishForm(initial=WishForm.shown(wish_of(user))),
        "address": address or AddressForm(initial={"email": user.email, "version": user.version}),
        "person": user,
        "mail_ready": settings.MAIL_READY,
        "from_hour": settings.MAIL_FROM_HOUR,
        "to_hour": settings.MAIL_TO_HOUR,
    }
    return render(request, "notifications/wishes.html", said)
