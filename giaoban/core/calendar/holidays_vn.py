"""Public holidays of Viet Nam, with swapped days, corrected by the office's own table.

The days come from the `holidays` package (Labour Code 2019, Art. 112; Resolution 28/2026/QH16 for 24 November),
which is imported only when asked for: it costs more than reading a paper. It lags behind late announcements for
civil servants: those that it does not know stand in `SWAPS`, and the office's own table wins over both. The days of
2020 to 2040 are held to the lunar calendar of Viet Nam (UTC+7) by `tests/core/calendar/cases/holidays.txt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from giaoban.core.calendar.working_days import WorkCalendar

# The last year whose Tết days, day beside 2 September and swapped days were announced to civil servants when this
# was written; those of later years are what the law and the custom of other years lead one to expect.
ANNOUNCED_UNTIL = 2026


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day given off for a day of rest that is worked, and the paper that says so."""

    off: date
    worked: date
    source: str

    @property
    def name(self) -> str:
        return f"Ngày nghỉ (thay cho ngày {self.worked:%d/%m/%Y})"


# Swaps for civil servants that the package does not have.
SWAPS = (Swap(date(2026, 1, 2), date(2026, 1, 10), "Văn bản 12729/VPCP-KGVX ngày 25/12/2025"),)


@dataclass(frozen=True, slots=True)
class Overrides:
    """The office's own table: days off, worked, or worked until noon, with their reasons. It always wins."""

    off: tuple[tuple[date, str], ...] = ()
    worked: tuple[tuple[date, str], ...] = ()
    mornings: tuple[tuple[date, str], ...] = ()


@lru_cache(maxsize=64)
def public_holidays(year: int) -> tuple[tuple[date, str], ...]:
    """The holidays and substitute days off of a year, with Vietnamese names, by day."""
    import holidays

    known = holidays.country_holidays("VN", years=year, language="vi")
    swapped = {swap.off: swap.name for swap in SWAPS if swap.off.year == year}
    return tuple(sorted((swapped | dict(known.items())).items()))


@lru_cache(maxsize=64)
def made_up_days(year: int) -> frozenset[date]:
    """The Saturdays and Sundays of a year that are worked in place of a day off."""
    import holidays

    country = holidays.country_holidays("VN", years=year, language="vi")
    known = {day for day in country.weekend_workdays if day.year == year}
    return frozenset(known | {swap.worked for swap in SWAPS if swap.worked.year == year})


def days_off(year: int, overrides: Overrides | None = None) -> dict[date, str]:
    """The days off of a year with their names, the office's own table applied."""
    own = overrides or Overrides()
    days = dict(public_holidays(year)) | {day: name for day, name in own.off if day.year == year}
    for day, _ in (*own.worked, *own.mornings):
        days.pop(day, None)
    return days


@lru_cache(maxsize=64)
def work_calendar(first_year: int, last_year: int, overrides: Overrides | None = None) -> WorkCalendar:
    """The work calendar of some years: weekends, holidays, substitute days and made-up Saturdays."""
    own = overrides or Overrides()
    years = range(min(first_year, last_year), max(first_year, last_year) + 1)
    off = {day for year in years for day in days_off(year, own)}
    worked = {day for year in years for day in made_up_days(year)} | {day for day, _ in own.worked}
    mornings = frozenset(day for day, _ in own.mornings)
    return WorkCalendar(frozenset(off), frozenset(worked - {day for day, _ in own.off} - mornings), mornings)
