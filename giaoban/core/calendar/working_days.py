"""Counting working days: weekends, holidays, substitute days off and Saturdays worked instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days an office works: Monday to Friday, but for `days_off`, and on `working_weekends`.

    Where a day stands in both, it is worked: the order to make up for a day is the later one.
    """

    days_off: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on a day."""
        if day in self.working_weekends:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def add_working_days(self, start: date, number: int) -> date:
        """The `number`-th working day after `start` (before it, where negative); `start` is not counted.

        The day of receipt is not counted (Civil Code 2015, Art. 147). Zero gives `start` itself.
        """
        step = timedelta(1 if number > 0 else -1)
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
        days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, days))

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the next working day.

        A limit counted in calendar days that ends on a day off ends on the next working day (Civil Code 2015,
        Art. 148).
        """
        while not self.is_working_day(day):
            day += timedelta(1)
        return day
