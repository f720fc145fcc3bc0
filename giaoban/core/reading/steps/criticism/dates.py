"""Days that cannot be meant: past, on a day off, outside the period, in a stray year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.working_days import Calendars
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import PROGRAMMES, Item, Kind, Period, Warning
from giaoban.core.reading.steps.criticism.messages import tell

_WEEKEND = {5: "thứ bảy", 6: "chủ nhật"}
OFFICE_OFF = "ngày nghỉ của cơ quan"
_STRAY_YEARS = 2  # a deadline this many years off the paper's own is a slip of the pen


def deadlines(draft: Draft) -> Iterator[Warning]:
    """What is odd about the day of each item: the gravest remark only."""
    issued, period = draft.frame.issued_on.value, draft.period.value
    for item in draft.items:
        due = item.due.value
        if due is None or not _prints_day(item, due):
            continue
        yield from _about_deadline(item, due, issued, period, draft)


def _prints_day(item: Item, due: date) -> bool:
    """Whether the paper prints the day itself; the end of "Tuần 4" may well be a Sunday."""
    return bool(re.search(rf"(?<!\d)0?{due.day}(?!\d)", item.when.value or "")) and not re.match(
        r"\s*(?:tuần|tháng|quý)", item.when.value or "", re.IGNORECASE
    )


def _about_deadline(
    item: Item, due: date, issued: date | None, period: Period | None, draft: Draft
) -> Iterator[Warning]:
    year = draft.frame.year or (period.start.year if period else None)
    if year is not None and abs(due.year - year) >= _STRAY_YEARS:
        yield tell("implausible_date", item.line, item.path, day=_print(due), year=year)
    elif issued is not None and due < issued:
        yield tell("deadline_past", item.line, item.path, day=_print(due), issued=_print(issued))
    elif period is not None and _outside(due, period, draft.kind.value):
        yield tell("deadline_outside_period", item.line, item.path, day=_print(due), period=_span(period))
    elif off := _day_off(due, draft.options.calendar):
        yield tell("deadline_day_off", item.line, item.path, day=_print(due), name=off)


def _outside(due: date, period: Period, kind: Kind) -> bool:
    """A conclusion may set any later day; a programme plans its own period."""
    return due < period.start or (kind in PROGRAMMES and due > period.end)


def events(draft: Draft) -> Iterator[Warning]:
    """Events that fall on a public holiday, or in a stray year."""
    year = draft.frame.year
    for event in draft.events:
        day = event.date.value
        if year is not None and abs(day.year - year) >= _STRAY_YEARS:
            yield tell("implausible_date", event.line, day=_print(day), year=year)
        elif (name := _holiday(day)) and day.weekday() not in _WEEKEND and _day_off(day, draft.options.calendar):
            yield tell("event_on_holiday", event.line, day=_print(day), name=name)


def period_and_title(draft: Draft) -> Iterator[Warning]:
    """A paper issued when its time is over; a title of one month over deadlines of another."""
    issued, period = draft.frame.issued_on.value, draft.period.value
    if draft.kind.value in PROGRAMMES and issued and period and issued > period.end:
        yield tell("issued_after_period", 1, issued=_print(issued), period=_span(period))
    month = re.search(r"tháng\s*(\d{1,2})(?!\d|\s*(?:đầu|cuối))", draft.frame.title.value, re.IGNORECASE)
    days = [i.due.value for i in draft.items if i.due.value and _prints_day(i, i.due.value)]
    if draft.kind.value is Kind.MONTHLY_PROGRAMME and month and len(days) >= 3:
        other = [d for d in days if d.month != int(month[1])]
        if len(other) * 2 > len(days):
            yield tell("deadlines_other_month", 1, month=int(month[1]), n=len(other), all=len(days))


def _day_off(day: date, calendar: Calendars) -> str:
    """Why nobody works on a day; "" where it is worked. An office's own table wins over the public calendar."""
    public = _publicly_off(day)
    if calendar is work_calendar:
        return public
    return "" if calendar(day.year, day.year).is_working_day(day) else public or OFFICE_OFF


def _publicly_off(day: date) -> str:
    if day.weekday() in _WEEKEND:
        return "" if _is_made_up(day) else _WEEKEND[day.weekday()]
    return _holiday(day)


def _holiday(day: date) -> str:
    """The name of the public holiday on a day, "" for none."""
    if not _near_holiday(day):
        return ""
    from giaoban.core.calendar.holidays_vn import days_off  # costs more than reading a paper: only near holidays

    return days_off(day.year).get(day, "")


def _is_made_up(day: date) -> bool:
    if not _near_holiday(day):
        return False
    from giaoban.core.calendar.holidays_vn import made_up_days

    return day in made_up_days(day.year)


# First and last (month, day) between which the holidays of the Labour Code, art. 112, and their swaps may fall.
_SEASONS = (((1, 1), (3, 5)), ((4, 1), (5, 8)), ((8, 24), (9, 8)), ((11, 21), (11, 30)), ((12, 28), (12, 31)))


def _near_holiday(day: date) -> bool:
    return any(start <= (day.month, day.day) <= end for start, end in _SEASONS)


def _print(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _span(period: Period) -> str:
    return f"{_print(period.start)} - {_print(period.end)}"
