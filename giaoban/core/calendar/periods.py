"""Weeks of a month, months, quarters, halves and years as spans of days."""

from __future__ import annotations

from enum import StrEnum


class WeekRule(StrEnum):
    """Which days "Tuần 2" of a month is.

    SEVENS: days 1-7, 8-14, 15-21, 22 to the end (the reading contract's rule, the default).
    CALENDAR: Monday to Sunday weeks; week 1 is the one with the first Monday's or earlier days.
    """

    SEVENS = "sevens"
    CALENDAR = "calendar"
