"""What the calendar shows: a month or a week, day by day, as the office's printed table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db import models

from giaoban.core.calendar.periods import calendar_week, month_span
from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of, standing
from giaoban.schedule.clashes import Clash, clashes_among
from giaoban.schedule.models import Event
from giaoban.schedule.queries import events_between

MINE = "me"
SATURDAY = 5


class Reach(models.TextChoices):
    MONTH = "month", "Tháng"
    WEEK = "week", "Tuần"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for. `who` is the number of a leader, "me", or "" for everybody."""

    reach: Reach
    day: date
    who: str = ""

    @property
    def ends(self) -> tuple[date, date]:
        return calendar_week(self.day) if self.reach is Reach.WEEK else month_span(self.day.year, self.day.month)

    def url(self, *, reach: Reach | None = None, day: date | None = None) -> str:
        asked = replace(self, reach=reach or self.reach, day=day or self.day)
        values = {
            "view": asked.reach.value if asked.reach is Reach.WEEK else "",
            "day": asked.day.isoformat(),
            "who": asked.who,
        }
        return f"?{urlencode({name: value for name, value in values.items() if value})}"


def asked_for(address: Mapping[str, str], today: date) -> Asked:
    """What an address asks for; odd values are ignored, as addresses get cut and edited."""
    try:
        day = date.fromisoformat(address.get("day", ""))
    except ValueError:
        day = today
    who = address.get("who", "")
    return Asked(
        reach=Reach.WEEK if address.get("view") == Reach.WEEK else Reach.MONTH,
        day=day if 1900 < day.year < 2200 else today,
        who=who if who == MINE or who.isdecimal() else "",
    )


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, who of it is expected elsewhere too, and whether the person attends or their unit prepares it."""

    event: Event
    clashes: Sequence[Clash]
    mine: bool


@dataclass(frozen=True, slots=True)
class DayRows:
    """A day with what it brings."""

    on: date
    rows: Sequence[EventRow]


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """The calendar of a week or a month; `long` goes on for several days and stands on top."""

    asked: Asked
    first: date
    last: date
    days: Sequence[DayRows]
    long: Sequence[EventRow]
    leaders: Sequence[User]
    clash_count: int
    today: date

    @property
    def is_week(self) -> bool:
        return self.asked.reach is Reach.WEEK

    @property
    def is_empty(self) -> bool:
        return not self.long and not any(day.rows for day in self.days)

    @property
    def previous_url(self) -> str:
        return self.asked.url(day=self.first - timedelta(days=1))

    @property
    def next_url(self) -> str:
        return self.asked.url(day=self.last + timedelta(days=1))

    @property
    def today_url(self) -> str:
        return f"{self.asked.url(day=self.today)}#d{self.today.isoformat()}"

    @property
    def reaches(self) -> list[tuple[Reach, str]]:
        """Month and week; from this month one comes to this week."""
        day = self.today if self.first <= self.today <= self.last else self.asked.day
        return [(reach, self.asked.url(reach=reach, day=day)) for reach in Reach]


def schedule_page(user: User, asked: Asked, today: date) -> SchedulePage:
    first, last = asked.ends
    rows = event_rows(user, first, last, today)
    shown = [row for row in rows if _concerns(row, asked.who)]
    one_day = [row for row in shown if row.event.until in (None, row.event.date)]
    return SchedulePage(
        asked=asked,
        first=first,
        last=last,
        days=_days(one_day, first, last, whole=asked.reach is Reach.WEEK, today=today),
        long=[row for row in shown if row not in one_day],
        leaders=list(leaders_of(user.agency, today)),
        clash_count=sum(bool(row.clashes) for row in shown),
        today=today,
    )


def event_rows(user: User, first: date, last: date, today: date) -> list[EventRow]:
    """What happens in a span of days, with what clashes and what is the person's own."""
    events = list(events_between(user, first, last))
    clashes, units = clashes_among(events), standing(user, today).member_of
    return [
        EventRow(
            event,
            clashes.get(event.pk, ()),
            mine=event.unit_id in units or any(leader.pk == user.pk for leader in event.leaders.all()),
        )
        for event in events
    ]


def _concerns(row: EventRow, who: str) -> bool:
    if who == MINE:
        return row.mine
    return not who or any(str(leader.pk) == who for leader in row.event.leaders.all())


def _days(rows: Sequence[EventRow], first: date, last: date, *, whole: bool, today: date) -> list[DayRows]:
    """The days that bring something, and today; of a week its working days too, as the printed table has them."""
    held: dict[date, list[EventRow]] = {}
    for row in rows:
        held.setdefault(row.event.date, []).append(row)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        DayRows(on, held.get(on, ()))
        for on in days
        if on in held or (held and on == today) or (whole and on.weekday() < SATURDAY)
    ]
