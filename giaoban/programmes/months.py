"""A programme by its due days: a month as a grid, a longer span month by month."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.programmes.models import Programme
from giaoban.programmes.rows import LineRow

IN_A_DAY = 5  # rows of a day in the grid; the rest is behind the link to the list
MOST_MONTHS = 24
MONDAY_FIRST = Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True)
class GridDay:
    """A day of the grid with what is due on it; days of the months beside stand as empty places."""

    on: date
    inside: bool
    rows: Sequence[LineRow]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class Month:
    """A month with what is due in it, by day."""

    first: date
    days: Sequence[tuple[date, Sequence[LineRow]]]
    total: int
    done: int
    late: int

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class DueCalendar:
    """Either the weeks of one month, or all months; what has no day stands beside both."""

    months: Sequence[Month]
    month: Month | None
    weeks: Sequence[Sequence[GridDay]]
    elsewhere: Sequence[LineRow]
    without: Sequence[LineRow]


def due_calendar(programme: Programme, rows: Sequence[LineRow], asked: date | None, today: date) -> DueCalendar:
    """The months of the programme's span (those of its deadlines, where it names none), one of them as a grid.

    A span of one month is a grid at once; of a longer one the month asked for, without it the list of all.
    """
    dated = [(row.due, row) for row in rows if row.due]
    firsts = _months_between(*_span(programme, [due for due, _ in dated], today))
    months = [_month(first, dated) for first in firsts]
    month = next((m for m in months if m.first == asked), months[0] if len(months) == 1 else None)
    return DueCalendar(
        months=months,
        month=month,
        weeks=_weeks(month) if month else [],
        elsewhere=[row for due, row in dated if due.replace(day=1) not in firsts],
        without=[row for row in rows if row.task and row.due is None],
    )


def _span(programme: Programme, days: Sequence[date], today: date) -> tuple[date, date]:
    if programme.start and programme.end:
        return programme.start, programme.end
    return min(days, default=today), max(days, default=today)


def _months_between(start: date, end: date) -> list[date]:
    """The first days of the months; a span that was misread as a century stays a page."""
    months: list[date] = []
    first = start.replace(day=1)
    while first <= end and len(months) < MOST_MONTHS:
        months.append(first)
        first = (first + timedelta(days=31)).replace(day=1)
    return months


def _month(first: date, dated: Iterable[tuple[date, LineRow]]) -> Month:
    held: dict[date, list[LineRow]] = {}
    for due, row in dated:
        if due.replace(day=1) == first:
            held.setdefault(due, []).append(row)
    rows = [row for found in held.values() for row in found]
    return Month(
        first=first,
        days=sorted(held.items()),
        total=len(rows),
        done=sum(row.is_done for row in rows),
        late=sum(row.is_late for row in rows),
    )


def _weeks(month: Month) -> list[list[GridDay]]:
    held = dict(month.days)
    weeks = MONDAY_FIRST.monthdatescalendar(month.first.year, month.first.month)
    return [[_grid_day(on, month, held.get(on, ())) for on in week] for week in weeks]


def _grid_day(on: date, month: Month, rows: Sequence[LineRow]) -> GridDay:
    return GridDay(on, on.month == month.first.month, rows[:IN_A_DAY], len(rows))
