"""What holds for every request: nothing from elsewhere runs in a page, nothing is sent that no database keeps.

Django 6 brings the content-security policy; until then these lines do.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # Bootstrap draws arrows and ticks as data: pictures
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class ContentSecurityPolicy:
    """Puts the policy on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class NoNulls:
    """Refuses (400) what is sent with the character NUL in it.

    No keyboard types it. PostgreSQL keeps no text with it, SQLite does: the one would fail where the other stores it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and any("\0" in text for _, texts in request.POST.lists() for text in texts):
            raise SuspiciousOperation("a text that was sent has the character NUL in it")
        return self.get_response(request)
