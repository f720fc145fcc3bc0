"""How long a mail is somebody's, and how long it is left alone after a fault."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

HOLD = timedelta(minutes=10)  # longer than any server takes to answer
FIRST_PAUSE = timedelta(minutes=5)
TRIES = 9  # the pauses between them double and come to 21 hours: given up after about a day
LONGEST_PAUSE = FIRST_PAUSE * (1 << TRIES - 2)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries."""
    return FIRST_PAUSE * (1 << tries - 1)


def is_free(field: str, now: datetime) -> Q:
    """The condition that nobody holds a row.

    A hold that ends later than any hold of now could was made by a clock that ran ahead: it does not count.
    """
    never = Q(**{f"{field}__isnull": True})
    over = Q(**{f"{field}__lte": now})
    return never | over | Q(**{f"{field}__gt": now + LONGEST_PAUSE})
