"""A point or stretch of time with all that stands about it."""

from __future__ import annotations

from collections.abc import Callable

from giaoban.core.calendar.deadline_language.clock import (
    hour_behind,
    hour_of,
    session_of,
    skip_lunar,
    weekday_before,
    weekday_behind,
)
from giaoban.core.calendar.deadline_language.cursor import Cursor, optional
from giaoban.core.calendar.deadline_language.days import bare_days, day_of, days_of
from giaoban.core.calendar.deadline_language.spans import may_be_span, month_of, months_of, quarter_of, week_of, year_of
from giaoban.core.calendar.deadline_language.syntax import Moment, Unit


def _today(c: Cursor) -> Moment | None:
    if c.phrase("hom", "nay"):
        return Moment(Unit.TODAY)
    return Moment(Unit.TODAY, shift=1) if c.phrase("ngay", "mai") else None


_DAY_RULES = (_today, days_of, bare_days, day_of)
_SPAN_RULES = (months_of, week_of, month_of, quarter_of, year_of)


def moment_of(c: Cursor) -> Moment | None:
    """A point or stretch of time, with the hour, session and weekday that stand about it."""
    start = c.at
    hour = hour_of(c)
    if hour:
        if c.take("-", "den"):
            hour_of(c)
        c.take(",")
    session = session_of(c)
    hour = hour or (hour_of(c) if session else None)
    if (hour or session) and c.peek(1) != "luc":
        c.take(",")
    if c.peek().isdecimal() and c.peek(1) == "ngay" and c.peek(2).isdecimal():
        c.at += 1  # "trong 02 ngày 15, 16/10"
    weekday = weekday_before(c)
    bracket = weekday is not None and c.texts[c.at - 1] == "("
    found = _first(c, _DAY_RULES)
    if found is None and weekday is None and hour is None and session is None and may_be_span(c):
        found = _first(c, _SPAN_RULES)
    if found is None and weekday is not None:
        c.at -= bracket
        week = optional(c, week_of)
        shift = week.shift if week and week.unit is Unit.CALENDAR_WEEK else 0
        found = Moment(Unit.WEEKDAY, weekday, weekday, shift=shift)
    if found is None:
        c.at = start
        return None
    if found.unit is Unit.DAY:
        weekday = weekday if weekday is not None else weekday_behind(c)
        hour = hour or hour_behind(c)
        if bracket:
            c.take(")")
        skip_lunar(c)
    return found._replace(weekday=weekday, session=session, hour=hour)


def _first(c: Cursor, rules: tuple[Callable[[Cursor], Moment | None], ...]) -> Moment | None:
    for rule in rules:
        found = optional(c, rule)
        if found is not None:
            return found
    return None
