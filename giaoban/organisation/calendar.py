"""The office's own calendar: the public one of the country, and the agency's table laid over it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from giaoban.core.calendar.holidays_vn import Overrides, work_calendar
from giaoban.core.calendar.working_days import Calendars, WorkCalendar
from giaoban.organisation.models import CalendarDay, DayKind, User

TableRow = tuple[date, str, str]  # the day, its kind, its reason


def work_calendar_of(agency_id: int, first_year: int, last_year: int) -> WorkCalendar:
    """Which days an agency works in some years, in one small query.

    What is kept between calls is the public calendar alone: the agency's table is read each time, so that a day
    that was just set counts everywhere at once.
    """
    first_year, last_year = sorted((first_year, last_year))
    span = (date(first_year, 1, 1), date(last_year, 12, 31))
    rows = CalendarDay.objects.filter(agency_id=agency_id, day__range=span)
    return work_calendar(first_year, last_year, overrides_of(rows.values_list("day", "kind", "name")))


def calendar_for(user: User, first_year: int, last_year: int) -> WorkCalendar:
    """The same for a person's agency: its table is asked for once per request and kept on the object."""
    first_year, last_year = sorted((first_year, last_year))
    rows = [row for row in _table_of(user) if first_year <= row.day.year <= last_year]
    return work_calendar(first_year, last_year, overrides_of((row.day, row.kind, row.name) for row in rows))


def calendar_rows(user: User, year: int) -> list[CalendarDay]:
    """The days of a year in the table of the person's agency."""
    return [row for row in _table_of(user) if row.day.year == year]


def _table_of(user: User) -> list[CalendarDay]:
    """The whole table of the person's agency, some ten days a year; `actions.calendar` forgets it when it changes."""
    kept: list[CalendarDay] | None = user.__dict__.get("_calendar_rows")
    if kept is None:
        kept = user.__dict__["_calendar_rows"] = list(CalendarDay.objects.filter(agency_id=user.agency_id))
    return kept


def calendars_of(user: User) -> Calendars:
    """The same to hand down to what counts working days only sometimes, such as the language of deadlines."""
    return partial(calendar_for, user)


def overrides_of(rows: Iterable[TableRow]) -> Overrides:
    """The rows of a table as the core takes them."""
    by_kind: dict[str, list[tuple[date, str]]] = {kind: [] for kind in DayKind.values}
    for day, kind, name in sorted(rows):
        by_kind[kind].append((day, name))
    return Overrides(
        off=tuple(by_kind[DayKind.OFF]),
        worked=tuple(by_kind[DayKind.WORKED]),
        mornings=tuple(by_kind[DayKind.MORNING]),
    )
