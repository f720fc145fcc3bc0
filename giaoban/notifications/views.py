"""The inbox: looking through it, opening a notice, having read all."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from giaoban.notifications import actions
from giaoban.notifications.access import notice_to_open
from giaoban.notifications.models import Notice
from giaoban.notifications.pages import Asked, inbox_page
from giaoban.organisation.access import person_of
from giaoban.web.notices import say


def inbox(request: HttpRequest) -> HttpResponse:
    """The notices of who asks: `show=unread`, `kind=urge`."""
    return render(
        request, "notifications/inbox.html", {"page": inbox_page(request, person_of(request), timezone.now())}
    )


def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page that a notice leads to, which reads it; one that leads nowhere is shown itself."""
    user = person_of(request)
    notice = notice_to_open(user, pk)
    actions.open_notice(notice, by=user, at=timezone.now())
    if _leads_inside(notice):
        return redirect(notice.url)
    return render(request, "notifications/notice.html", {"notice": notice})


@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """All that the page showed as unread is read; can be taken back."""
    at, asked = timezone.now(), Asked.of(request.POST.get("show", ""), request.POST.get("kind", ""))
    until = _moment(request.POST.get("seen_at", "")) or at
    number = actions.read_all(by=person_of(request), at=at, until=until, kind=asked.kind)
    if number:
        undo = f"{reverse('notices-unread')}?{urlencode({'read_at': at.isoformat()})}"
        say(request, f"Đã đánh dấu {number} tin báo là đã đọc.", undo=undo)
    return redirect(reverse("notice-list") + asked.url())


@require_POST
def notices_unread(request: HttpRequest) -> HttpResponse:
    """Takes back what was read in one go (`read_at=`)."""
    moment = _moment(request.GET.get("read_at", ""))
    if moment is not None and actions.unread_again(by=person_of(request), read_at=moment):
        say(request, "Các tin báo lại là chưa đọc.")
    return redirect("notice-list")


def _leads_inside(notice: Notice) -> bool:
    return notice.url.startswith("/") and url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None)


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None
