"""Periods of collections: which one comes next, what people type for one, until when units register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban.core.calendar.periods import (
    PeriodKind,
    Span,
    calendar_week,
    month_span,
    name_of,
    quarter_span,
    read_period,
    year_span,
)
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.programmes.models import ProgrammeKind

QUARTER_CLOSES_ON = 15  # of the month before (domain: models of working regulations); the year: 15 November
_FRIDAY = 4
KINDS = {
    PeriodKind.YEAR: ProgrammeKind.ANNUAL,
    PeriodKind.QUARTER: ProgrammeKind.QUARTERLY,
    PeriodKind.MONTH: ProgrammeKind.MONTHLY,
    PeriodKind.WEEK: ProgrammeKind.WEEKLY_SCHEDULE,
}
COLLECTED = tuple(KINDS.values())  # the kinds of programme that units register for


@dataclass(frozen=True, slots=True)
class Period:
    """A period that units register for."""

    kind: ProgrammeKind
    start: date
    end: date

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def months(self) -> frozenset[int]:
        """The months of the period, by number."""
        first, last = self.start.month, self.end.month + 12 * (self.end.year - self.start.year)
        return frozenset((month - 1) % 12 + 1 for month in range(first, last + 1))

    @property
    def name(self) -> str:
        """ "Tháng 12 năm 2026", "Tuần 50 (07/12 – 13/12/2026)"."""
        return period_name(self.kind, self.start, self.end)

    @property
    def typed(self) -> str:
        """The same as one would type it; reads back as itself."""
        if self.kind == ProgrammeKind.WEEKLY_SCHEDULE:
            return f"từ ngày {self.start:%d/%m/%Y} đến ngày {self.end:%d/%m/%Y}"
        return self.name


def period_name(kind: str, start: date, end: date) -> str:
    """The office's name of a period; weeks have their number of the year."""
    if kind == ProgrammeKind.WEEKLY_SCHEDULE:
        return f"Tuần {start.isocalendar().week} ({start:%d/%m} – {end:%d/%m/%Y})"
    return name_of(start, end)


def read_typed_period(words: str, today: date) -> Period | None:
    """The period that the words name ("tháng 12", "quý I/2027", "tuần 50"); without a year the next that begins."""
    years = (None, today.year, today.year + 1)
    for found in (read_period(words, year) for year in years):
        if found is None:
            continue
        start, end, length = found
        if length in KINDS and (end >= today or found == read_period(words, None)):
            return Period(KINDS[length], start, end)
    return None


def next_period(kind: ProgrammeKind, today: date) -> Period:
    """The first period of a kind that begins after a day."""
    span = _SPANS[kind](today)
    return Period(kind, *_SPANS[kind](span[1] + timedelta(1)))


_SPANS: dict[ProgrammeKind, Callable[[date], Span]] = {
    ProgrammeKind.ANNUAL: lambda day: year_span(day.year),
    ProgrammeKind.QUARTERLY: lambda day: quarter_span(day.year, (day.month + 2) // 3),
    ProgrammeKind.MONTHLY: lambda day: month_span(day.year, day.month),
    ProgrammeKind.WEEKLY_SCHEDULE: calendar_week,
}


def closing_day(period: Period, *, month_closes_on: int, calendar: WorkCalendar, today: date) -> date:
    """Until when units register unless the office says otherwise: a working day, before the period, not past.

    A month closes on the agency's day of the month before, a quarter on the 15th of it, a year on 15 November, a
    week on the Friday before.
    """
    wanted = calendar.on_or_before(_wanted(period, month_closes_on))
    return wanted if wanted >= today else calendar.on_or_after(today)


def _wanted(period: Period, month_closes_on: int) -> date:
    eve = period.start - timedelta(1)
    if period.kind == ProgrammeKind.WEEKLY_SCHEDULE:
        return eve - timedelta((eve.weekday() - _FRIDAY) % 7)
    if period.kind == ProgrammeKind.ANNUAL:
        return date(eve.year, 11, 15)
    day = month_closes_on if period.kind == ProgrammeKind.MONTHLY else QUARTER_CLOSES_ON
    return eve.replace(day=min(max(day, 1), eve.day))
