"""Counting working days: weekends, holidays, substitute days off, Saturdays worked instead, mornings only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from giaoban.core.calendar.periods import month_span

_SATURDAY = 5
_DAY = timedelta(1)
WHOLE, HALF, NONE = Fraction(1), Fraction(1, 2), Fraction(0)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days an office works: Monday to Friday, but for `days_off`, and on `working_weekends`.

    Where a day stands in both, it is worked: the order to make up for a day is the later one. On `mornings` the
    office works until noon: such a day is a working day, a limit may end on it, and it counts half where working
    time is measured.
    """

    days_off: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()
    mornings: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on a day, if only in the morning."""
        if day in self.working_weekends or day in self.mornings:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def work_of(self, day: date) -> Fraction:
        """How much of a day is worked: a whole, a half or nothing."""
        if day in self.mornings:
            return HALF
        return WHOLE if self.is_working_day(day) else NONE

    def add_working_days(self, start: date, number: int) -> date:
        """The `number`-th working day after `start` (before it, where negative); `start` is not counted.

        The day of receipt is not counted (Civil Code 2015, Art. 147). Zero gives `start` itself. A limit of n
        working days is a limit of n days on which the office was open: a morning is one of them.
        """
        step = _DAY if number > 0 else -_DAY
        day = start
        for _ in range(abs(number)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative where `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(map(self.is_working_day, _days_after(start, end)))

    def working_time_between(self, start: date, end: date) -> Fraction:
        """The same in working time: a morning counts a half."""
        if end < start:
            return -self.working_time_between(end, start)
        return sum(map(self.work_of, _days_after(start, end)), NONE)

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the next working day.

        A limit counted in calendar days that ends on a day off ends on the next working day (Civil Code 2015,
        Art. 148).
        """
        while not self.is_working_day(day):
            day += _DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself where it is worked, else the last working day before it."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def first_of_month(self, year: int, month: int) -> date:
        """The first working day of a month."""
        return self.on_or_after(month_span(year, month)[0])

    def last_of_month(self, year: int, month: int) -> date:
        """The last working day of a month."""
        return self.on_or_before(month_span(year, month)[1])

    def working_days_in(self, first: date, last: date) -> tuple[date, ...]:
        """The working days of a span, both ends included, in order."""
        return tuple(filter(self.is_working_day, _days_after(first - _DAY, last)))


# Gives the calendar from the first to the last of some years: the country's, or that of an office.
Calendars = Callable[[int, int], WorkCalendar]


def _days_after(start: date, end: date) -> tuple[date, ...]:
    return tuple(start + timedelta(n) for n in range(1, (end - start).days + 1))
