"""Telling people. Always called inside the action that it tells of: no commit, no notice and no mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import User

TRIES = 3
AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What one person is to be told. `key`: a second telling with the same key is none."""

    to: int
    kind: NoticeKind
    title: str
    text: str = ""
    url: str = ""
    key: str | None = None
    personal: bool = False


@transaction.atomic
def notify(told: Sequence[Told], *, by: User | None, agency_id: int, at: datetime) -> list[Notice]:
    """Puts notices into inboxes, in a few statements however many; nobody is told of what they did themselves.

    Gives the notices that were written now; those with a key that was told before are left as they are.
    """
    wanted = _once(one for one in told if by is None or one.to != by.pk)
    for _ in range(TRIES):
        known = _told_before(wanted)
        fresh = [one for one in wanted if one.key is None or (one.to, one.key) not in known]
        rows = [_row(one, by=by, agency_id=agency_id, at=at) for one in fresh]
        if (written := _written(rows)) is not None:
            return written
    raise RuntimeError("others tell the same all the time")


def _written(rows: list[Notice]) -> list[Notice] | None:
    """Writes notices; None where somebody told one of them in this very moment, and nothing is written."""
    if all(row.key is None for row in rows):
        return Notice.objects.bulk_create(rows, batch_size=AT_A_TIME)
    try:
        with transaction.atomic():
            return Notice.objects.bulk_create(rows, batch_size=AT_A_TIME)
    except IntegrityError:
        return None


def _told_before(told: Iterable[Told]) -> frozenset[tuple[int, str]]:
    """Which of these were told. Asked person by person, as the index has it."""
    pairs = sorted((one.to, one.key) for one in told if one.key is not None)
    found: set[tuple[int, str]] = set()
    for first in range(0, len(pairs), AT_A_TIME):
        people, keys = (set(column) for column in zip(*pairs[first : first + AT_A_TIME], strict=True))
        rows = Notice.objects.filter(to_id__in=people, key__in=keys).order_by()
        found |= {(to, key) for to, key in rows.values_list("to_id", "key") if key is not None}
    return frozenset(found)


def _once(told: Iterable[Told]) -> list[Told]:
    """Each key once for each person."""
    seen: dict[object, Told] = {}
    for number, one in enumerate(told):
        seen.setdefault((one.to, one.key) if one.key is not None else number, one)
    return list(seen.values())


def _row(one: Told, *, by: User | None, agency_id: int, at: datetime) -> Notice:
    return Notice(
        agency_id=agency_id,
        to_id=one.to,
        kind=one.kind,
        title=one.title[:300],
        text=one.text,
        url=one.url,
        key=one.key,
        personal=one.personal,
        by=by,
        at=at,
    )
