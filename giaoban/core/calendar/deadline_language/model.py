"""What a deadline phrase is understood in, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.periods import WeekRule
from giaoban.core.calendar.working_days import Calendars


class DeadlineKind(StrEnum):
    """How a deadline is worded (`docs/words.md`)."""

    DAY = "day"
    BEFORE = "before"
    WEEKS = "weeks"
    MONTH = "month"
    QUARTER = "quarter"
    RANGE = "range"
    SESSION = "session"
    COUNTED = "counted"
    RECURRING = "recurring"
    REGULAR = "regular"
    EVENT = "event"  # tied to an occasion: "Trước hội nghị"
    NONE = "none"


class Doubt(StrEnum):
    """Why a deadline is not certain, for programs; `Deadline.why` says it to people."""

    NO_DAY = "no_day"  # a printed date that does not exist: 31/11
    IMPLAUSIBLE = "implausible_date"  # a stray year or month, left from an older copy
    UNCLEAR = "unclear"  # the phrase could mean two things
    UNKNOWN_BASE = "unknown_base"  # the month, year or day that it counts from is not known
    UNREAD = "unread"  # words that the grammar does not know


@dataclass(frozen=True, slots=True)
class Context:
    """What a deadline phrase is understood in.

    `period_start`..`period_end`: the span the paper plans. `year`: the paper's own year, for days printed
    without one. `issued_on`: the day counted deadlines run from ("kể từ ngày ký"), and "hôm nay".
    `calendar` gives the working days of some years; asked only where working days are counted.
    """

    period_start: date | None = None
    period_end: date | None = None
    year: int | None = None
    issued_on: date | None = None
    week_rule: WeekRule = WeekRule.SEVENS
    calendar: Calendars = work_calendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed and what it means.

    `words` is the phrase as printed; `start` and `due` follow the contract's section *Time*; `repeats` tells
    how a recurring one returns (an RFC 5545 rule: "FREQ=MONTHLY;BYMONTHDAY=25"). `certain` is False where the
    phrase could mean two things (`why` says which, in Vietnamese; `doubt` for programs).
    `begin` and `end` are the character positions of `words` in the text that was searched.
    `at` is the hour that is printed; `session` is "morning", "afternoon" or "evening" where printed.
    """

    words: str
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    repeats: str | None = None
    certain: bool = True
    why: str = ""
    begin: int = 0
    end: int = 0
    at: time | None = None
    session: str | None = None
    doubt: Doubt | None = None
