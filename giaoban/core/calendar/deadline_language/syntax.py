"""What a phrase says, before it means any day: moments, and the roles they play."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"  # of a month
    CALENDAR_WEEK = "calendar_week"  # "tuần này"
    MONTH = "month"
    QUARTER = "quarter"
    MONTHS = "months"  # "6 tháng đầu năm": `first` months; `part` says which end
    YEAR = "year"
    WEEKDAY = "weekday"  # "thứ Sáu" alone
    TODAY = "today"  # `shift` days from today


class Part(StrEnum):
    WHOLE = ""
    START = "start"
    MIDDLE = "middle"
    END = "end"
    FIRST_HALF = "first_half"
    LAST_HALF = "last_half"


class Role(StrEnum):
    AT = "at"
    BEFORE = "before"
    BY = "by"  # up to and with: "đến hết", "chậm nhất"
    FROM = "from"
    SPAN = "span"
    COUNTED = "counted"
    RECURRING = "recurring"
    REGULAR = "regular"
    OCCASION = "occasion"


class Moment(NamedTuple):
    """A point or stretch of time as said: "15/8", "tuần 2-3", "cuối quý III". None where nothing is printed."""

    unit: Unit
    first: int | None = None
    last: int | None = None
    month: int | None = None
    year: int | None = None
    part: Part = Part.WHOLE
    shift: int = 0
    weekday: int | None = None
    session: str | None = None
    hour: tuple[int, int] | None = None
    gap: bool = False  # a list that skips: "tuần 1, 3"
    either: int | None = None  # "5-7": day 5 of month 7, or days 5 to 7 (then 7)
    named: bool = False  # stands behind "ngày"


class Phrase(NamedTuple):
    """What a deadline phrase says. `end` is the number of tokens it takes."""

    role: Role
    end: int
    moment: Moment | None = None
    until: Moment | None = None
    number: int = 0
    count_unit: str = ""
    base: str = ""  # of a counted one: "issued", "other", "day" (then `moment`), or "" where not said
    repeats: str | None = None
    frame: str = ""  # the words in front, folded
