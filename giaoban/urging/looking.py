"""What a desk remembers: when a person looked at it, how much was overdue at the end of each week.

The machine's own bookkeeping, not acts of a person: it needs no right and leaves no trace in the audit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import F, Q

from giaoban.core.calendar.periods import calendar_week
from giaoban.organisation.models import User
from giaoban.tasks.models import Task
from giaoban.urging.models import LastLook, WeekMark

WEEKS = 8
_WEEK = timedelta(days=7)


def look(user: User, on: date) -> date | None:
    """Keeps that a person looks at the desk today; gives the earlier day on which they looked last, None at first.

    However often they look in a day, what was new in the morning stays new until the evening; and only the first look
    writes. Each writing is one statement that holds whoever else looks meanwhile, so no look waits for other writers.
    """
    kept = LastLook.objects.filter(user=user).first()
    if kept is None:
        LastLook.objects.bulk_create([LastLook(agency_id=user.agency_id, user=user, on=on)], ignore_conflicts=True)
        return None
    if kept.on < on:
        LastLook.objects.filter(pk=kept.pk, on__lt=on).update(before=F("on"), on=on)
        return kept.on
    return kept.before if kept.before is None or kept.before < on else None


def weeks_before(on: date) -> list[date]:
    """The Sundays on which the last weeks ended, the oldest first."""
    last = calendar_week(on)[0] - timedelta(days=1)
    return [last - _WEEK * n for n in reversed(range(WEEKS))]


def week_marks(agency_id: int, on: date) -> list[WeekMark]:
    """How much was overdue at the end of each of the last weeks; a week that is not kept yet is reckoned now."""
    ends = weeks_before(on)
    kept = {mark.ends_on: mark for mark in WeekMark.objects.filter(agency_id=agency_id, ends_on__in=ends)}
    missing = [end for end in ends if end not in kept]
    if missing:
        fresh = [WeekMark(agency_id=agency_id, ends_on=end, overdue=_overdue_on(agency_id, end)) for end in missing]
        WeekMark.objects.bulk_create(fresh, ignore_conflicts=True)
        kept |= {mark.ends_on: mark for mark in fresh}
    return [kept[end] for end in ends]


def mark_weeks(agencies: Iterable[int], on: date) -> None:
    """Reckons beforehand, so that nobody's page has to."""
    for agency in agencies:
        week_marks(agency, on)


def _overdue_on(agency_id: int, end: date) -> int:
    """What is late still, and what was late then and is closed since: each a piece of an index."""
    rows = Task.objects.filter(agency_id=agency_id, inner=False, given_on__lte=end)
    late = rows.filter(open_due__lt=end)
    in_time = Q(done_on__isnull=False, done_on__lte=F("due"))
    closed = rows.filter(closed_on__gt=end, due__lt=end).exclude(in_time)
    return late.count() + closed.count()
