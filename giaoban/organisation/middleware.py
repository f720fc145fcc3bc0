"""Who came in with a password that works once sets one of their own before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django_htmx.http import HttpResponseClientRedirect

OPEN = frozenset({"password", "logout", "login"})


class OwnPasswordFirst:
    """Leads every page to the one where the password is changed, until it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        match = request.resolver_match
        if not getattr(request.user, "must_change_password", False) or (match and match.url_name in OPEN):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(resolve_url("password"))
        return redirect("password")
