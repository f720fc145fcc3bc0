"""Which agencies may have mail at a moment: at work that day, and not in the quiet hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.queries import agency_numbers

FRESH_FOR = 2  # working days: what is older is no news; the digest has it


@dataclass(frozen=True, slots=True)
class Office:
    """An agency at a moment of one of its working days; notices from `fresh_since` on are mailed at once."""

    agency_id: int
    day: date
    hour: int
    fresh_since: datetime


def offices_at(now: datetime) -> Iterator[Office]:
    """The agencies that may have mail now."""
    local = timezone.localtime(now)
    if not settings.MAIL_FROM_HOUR <= local.hour < settings.MAIL_TO_HOUR:
        return
    day = local.date()
    for agency_id in agency_numbers():
        calendar = work_calendar_of(agency_id, day.year - 1, day.year)
        if calendar.is_working_day(day):
            since = datetime.combine(calendar.add_working_days(day, -FRESH_FOR), time(), tzinfo=local.tzinfo)
            yield Office(agency_id, day, local.hour, since)
