"""What a first page reckons days from: the working day before, the week that runs, the events of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from giaoban.core.calendar.periods import calendar_week
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.schedule.pages import DayRows, event_rows
from giaoban.tasks.models import TaskRules

AHEAD = 6  # days of the calendar behind today
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Marks:
    """The days that lists of a first page end on."""

    today: date
    since: date  # what was due from then on is newly overdue: the last look, or the working day before today
    looked: bool  # whether that was a look of the person
    week_ends: date  # the Sunday of this week; from a weekend one looks at the next
    week: str  # what people call it
    waits_since: date  # who handed in then or before has waited long
    waits: int  # in working days
    silent_since: date  # whoever was heard last then or before is silent
    silent: int  # in working days


def marks_of(
    today: date, calendar: WorkCalendar, rules: TaskRules | None = None, looked_on: date | None = None
) -> Marks:
    """The days seen from today, by the working days and the rules of the office, and the day of the last look."""
    at_work = today.weekday() < SATURDAY or calendar.is_working_day(today)
    rules = rules or TaskRules()
    return Marks(
        today=today,
        since=looked_on or calendar.add_working_days(today, -1),
        looked=looked_on is not None,
        week_ends=calendar_week(today if at_work else today + timedelta(days=2))[1],
        week="tuần này" if at_work else "tuần tới",
        waits_since=calendar.add_working_days(today, -rules.waits_long_after),
        waits=rules.waits_long_after,
        silent_since=calendar.add_working_days(today, -rules.silent_after),
        silent=rules.silent_after,
    )


def office_calendar(user: User, year: int) -> WorkCalendar:
    """The working days of the person's office, of a year and the one before."""
    return calendar_for(user, year - 1, year)


@dataclass(frozen=True, slots=True)
class DaysAhead:
    """Today and the days behind it that bring something; what began earlier and goes on stands under today."""

    today: DayRows
    ahead: Sequence[DayRows]


def days_ahead(user: User, today: date) -> DaysAhead:
    rows = event_rows(user, today, today + timedelta(days=AHEAD), today)
    days = [DayRows(on, list(found)) for on, found in groupby(rows, key=lambda row: max(row.event.date, today))]
    return DaysAhead(
        today=next((day for day in days if day.on == today), DayRows(today, [])),
        ahead=[day for day in days if day.on > today],
    )
