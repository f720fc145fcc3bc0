"""What is said on the next page of a deadline that was just set."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest

from giaoban.tasks.odd_deadlines import odd_deadline
from giaoban.web.clock import today


def warn_of_odd_deadline(request: HttpRequest, agency_id: int, start: date | None, due: date | None) -> None:
    """Says what is odd about it, a sentence each; nothing where it is as one expects."""
    for sentence in odd_deadline(agency_id, start, due, on=today()):
        messages.warning(request, sentence)
