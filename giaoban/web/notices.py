"""What has just happened, said on the next page; with the way back where there is one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest


def say(request: HttpRequest, words: str, *, undo: str = "") -> None:
    """Says what was done. `undo` is the address to which a form is sent that takes it back ("Hoàn tác")."""
    messages.success(request, words, extra_tags=undo)
