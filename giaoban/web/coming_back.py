"""Back to where a person was: an act taken on a page should leave them there."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse


def came_from(request: HttpRequest, name: str) -> bool:
    """Whether the page that sent the request is the one of that name; browsers tell it to our own pages only."""
    return urlsplit(request.headers.get("Referer", "")).path == reverse(name)
