"""How long a mail is somebody's, and how long it is left alone after a fault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from giaoban.notifications.models import Notice

HOLD = timedelta(minutes=10)  # longer than any server takes to answer
FIRST_PAUSE = timedelta(minutes=5)
TRIES = 9  # the pauses between them double and come to 21 hours: given up after about a day
LONGEST_PAUSE = FIRST_PAUSE * (1 << TRIES - 2)
AT_A_TIME = 500


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


@transaction.atomic
def mark(pks: Sequence[int], **values: object) -> None:
    """Writes to notices in the order of their numbers, as reading all of them does: nobody waits for each other."""
    for first in range(0, len(pks), AT_A_TIME):
        part = Notice.objects.filter(pk__in=pks[first : first + AT_A_TIME])
        list(part.order_by("pk").select_for_update().values_list("pk"))
        part.update(**values)
