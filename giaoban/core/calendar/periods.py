"""Weeks of a month, months, quarters, halves and years as spans of days, and their Vietnamese names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from giaoban.core.text.folding import fold

Span = tuple[date, date]  # both ends included


class WeekRule(StrEnum):
    """Which days "Tuần 2" of a month is.

    SEVENS: days 1-7, 8-14, 15-21, 22 to the end (the reading contract's rule, the default).
    CALENDAR: Monday to Sunday weeks; week 1 is the one with the first Monday's or earlier days.
    """

    SEVENS = "sevens"
    CALENDAR = "calendar"


class PeriodKind(StrEnum):
    """How long a period is; `days` for one that is only given by its ends."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    DAYS = "days"


def last_day(year: int, month: int) -> int:
    """The number of days in a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def month_span(year: int, month: int, last: int | None = None) -> Span:
    """A month, or the months `month`..`last`, as first and last day."""
    last = last or month
    return date(year, month, 1), date(year, last, last_day(year, last))


def quarter_span(year: int, quarter: int, last: int | None = None) -> Span:
    """A quarter, or the quarters `quarter`..`last`."""
    return month_span(year, 3 * quarter - 2, 3 * (last or quarter))


def year_span(year: int) -> Span:
    """1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def months_span(year: int, count: int, *, from_end: bool = False) -> Span:
    """The first (or last) `count` months of a year: "6 tháng đầu năm"."""
    return month_span(year, 13 - count, 12) if from_end else month_span(year, 1, count)


def weeks_of_month(year: int, month: int, rule: WeekRule = WeekRule.SEVENS) -> tuple[Span, ...]:
    """The weeks of a month in order; by either rule they cover the month without gap."""
    first, last = month_span(year, month)
    if rule is WeekRule.SEVENS:
        starts = [first + timedelta(7 * n) for n in range(4)]
    else:
        monday = first + timedelta(7 - first.weekday())
        starts = [first]
        while monday <= last:
            starts.append(monday)
            monday += timedelta(7)
    ends = [s - timedelta(1) for s in starts[1:]] + [last]
    return tuple(zip(starts, ends, strict=True))


def next_span(start: date, end: date) -> Span:
    """The period behind one: the next month, quarter, half or year, else as many days again."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or end.day != last_day(end.year, end.month) or 12 % months:
        return end + timedelta(1), end + (end - start) + timedelta(1)
    first = end + timedelta(1)
    month = first.month + months - 1
    year, month = first.year + (month - 1) // 12, (month - 1) % 12 + 1
    return first, date(year, month, last_day(year, month))


def calendar_week(day: date) -> Span:
    """Monday to Sunday of the week that holds a day."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def iso_week(year: int, week: int) -> Span | None:
    """Week number `week` of a year as ISO 8601 counts; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(6)


ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN_NAMES = ("I", "II", "III", "IV")


def month_name(year: int, month: int) -> str:
    """ "Tháng 11 năm 2021"."""
    return f"Tháng {month} năm {year}"


def quarter_name(year: int, quarter: int) -> str:
    """ "Quý III năm 2024"."""
    return f"Quý {_ROMAN_NAMES[quarter - 1]} năm {year}"


def name_of(start: date, end: date) -> str:
    """The office's name of a span: "Tháng 7 năm 2023", "Quý I năm 2024", "6 tháng đầu năm 2019", else its ends."""
    year = start.year
    if (start, end) == year_span(year):
        return f"Năm {year}"
    if (start, end) == month_span(year, start.month):
        return month_name(year, start.month)
    for quarter in range(1, 5):
        if (start, end) == quarter_span(year, quarter):
            return quarter_name(year, quarter)
    for count in (6, 9):
        if (start, end) == months_span(year, count):
            return f"{count} tháng đầu năm {year}"
    if (start, end) == months_span(year, 6, from_end=True):
        return f"6 tháng cuối năm {year}"
    return f"Từ ngày {start:%d/%m/%Y} đến ngày {end:%d/%m/%Y}"


# --- the period that a title names --------------------------------------------------------------------------

# Plain strings, compiled by `re` when first asked for: most programs that import periods read no title.
_YEAR = r"(?:\s*(?:,|-)?\s*nam\s*|\s*[/.-]\s*)((?:19|20)\d\d)"
_DATE = (
    r"(?:ngay\s*)?(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}|thang)|\s+thang\s+(\d{1,2}))?"
    r"(?:\s*[/.-]\s*((?:19|20)\d\d)|\s+nam\s+(\d{4}))?"
)
_FROM_TO = rf"\btu\s+{_DATE}\s*(?:-|den(?:\s+het)?)\s*{_DATE}(?!\d)"
_SHORT_FROM_TO = rf"\(\s*{_DATE}\s*(?:-|den)\s*{_DATE}\s*\)"
_WEEK = r"\btuan\s*(?:thu\s*)?(\d{1,2})(?!\d)(?:\s*(?:,|-)?\s*(?:nam\s*|/)((?:19|20)\d\d))?"
_MONTHS = r"\b0?([369])\s*thang\s*(dau|cuoi)\s*nam(?:\s*((?:19|20)\d\d))?"
_MONTH = rf"\bthang\s*(\d{{1,2}})(?!\d)(?:\s*(?:-|va|den|,)\s*(?:thang\s*)?(\d{{1,2}})(?![\d]))?(?:{_YEAR})?"
_QUARTER = rf"\bquy\s*(iv|i{{1,3}}|[1-4])\b(?:\s*(?:-|va|,)\s*(?:quy\s*)?(iv|i{{1,3}}|[1-4])\b)?(?:{_YEAR})?"
_YEAR_ONLY = r"\bnam\s*(?:hoc\s*)?((?:19|20)\d\d)(?!\d)(?!\s*[-–]\s*(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int | None
    year: int | None


def read_period(text: str, year: int | None = None) -> tuple[date, date, PeriodKind] | None:
    """The period that a title or a date line names, with how long it is; None where it names none.

    "tháng 11 năm 2021", "quý III năm 2024", "tuần 12 (từ ngày 20/3/2023 đến ngày 26/3/2023)", "năm 2021",
    "6 tháng đầu năm 2019". `year` stands in where the words print none; without either there is no period.
    The shortest period named wins: "tháng 3 năm 2022" is a month; printed ends win over a week's number.
    """
    folded = fold(text).replace("–", "-").replace("—", "-")
    for pattern in (_FROM_TO, _SHORT_FROM_TO):
        if match := re.search(pattern, folded):
            ends = _ends(match, year)
            if ends:
                return (*ends, _length(*ends))
    for reader in (_named_week, _named_months, _named_quarter, _named_month, _named_year):
        period = reader(folded, year)
        if period:
            return period
    return None


def _ends(match: re.Match[str], year: int | None) -> Span | None:
    g = match.groups()
    first, last = _printed_day(g[:5]), _printed_day(g[5:])
    if first is None or last is None or last.month is None:
        return None
    last_year = last.year or first.year or year
    if last_year is None:
        return None
    month = first.month or last.month
    first_year = first.year or (last_year - 1 if month > last.month else last_year)
    try:
        start, end = date(first_year, month, first.day), date(last_year, last.month, last.day)
    except ValueError:
        return None
    return (start, end) if start <= end else None


def _printed_day(groups: tuple[str | None, ...]) -> _Day | None:
    day, month, month_in_words, year, year_in_words = groups
    month = month_in_words or month
    if day is None or (month and not month.isdigit()):
        return None
    printed_year = year or year_in_words
    return _Day(int(day), int(month) if month else None, int(printed_year) if printed_year else None)


def _length(start: date, end: date) -> PeriodKind:
    if (end - start).days <= 7:
        return PeriodKind.WEEK
    for kind, span in (
        (PeriodKind.MONTH, month_span(start.year, start.month)),
        (PeriodKind.YEAR, year_span(start.year)),
        (PeriodKind.QUARTER, quarter_span(start.year, (start.month + 2) // 3)),
    ):
        if (start, end) == span:
            return kind
    return PeriodKind.DAYS


def _named_week(folded: str, year: int | None) -> tuple[date, date, PeriodKind] | None:
    match = re.search(_WEEK, folded)
    if not match:
        return None
    number = int(match[1])
    month = re.search(_MONTH, folded)
    if month and number <= 5 and 1 <= int(month[1]) <= 12 and (y := int(month[3] or match[2] or 0) or year):
        weeks = weeks_of_month(y, int(month[1]))
        return (*weeks[min(number, len(weeks)) - 1], PeriodKind.WEEK)
    y = int(match[2] or 0) or _year_in(folded) or year
    span = iso_week(y, number) if y else None
    return (*span, PeriodKind.WEEK) if span else None


def _named_months(folded: str, year: int | None) -> tuple[date, date, PeriodKind] | None:
    match = re.search(_MONTHS, folded)
    y = (int(match[3] or 0) or _year_in(folded) or year) if match else None
    if not match or not y:
        return None
    count = int(match[1])
    kind = {3: PeriodKind.QUARTER, 6: PeriodKind.HALF, 9: PeriodKind.NINE_MONTHS}[count]
    return (*months_span(y, count, from_end=match[2] == "cuoi"), kind)


def _named_quarter(folded: str, year: int | None) -> tuple[date, date, PeriodKind] | None:
    match = re.search(_QUARTER, folded)
    y = (int(match[3] or 0) or _year_in(folded) or year) if match else None
    if not match or not y:
        return None
    first = ROMAN.get(match[1]) or int(match[1])
    last = (ROMAN.get(match[2]) or int(match[2])) if match[2] else first
    if last < first:
        return None
    return (*quarter_span(y, first, last), PeriodKind.QUARTER if first == last else PeriodKind.DAYS)


def _named_month(folded: str, year: int | None) -> tuple[date, date, PeriodKind] | None:
    match = re.search(_MONTH, folded)
    y = (int(match[3] or 0) or _year_in(folded) or year) if match else None
    if not match or not y or not 1 <= int(match[1]) <= 12:
        return None
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    if not first <= last <= 12:
        last = first
    return (*month_span(y, first, last), PeriodKind.MONTH if first == last else PeriodKind.DAYS)


def _named_year(folded: str, year: int | None) -> tuple[date, date, PeriodKind] | None:
    y = _year_in(folded)
    return (*year_span(y), PeriodKind.YEAR) if y else None


def _year_in(folded: str) -> int | None:
    match = re.search(_YEAR_ONLY, folded)
    return int(match[1]) if match else None
