"""The language of deadlines: "Tuần 1-4", "Trước 10/11", "hằng tháng", "trong 10 ngày làm việc" → days.

One grammar, used wherever a deadline is read or typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban.core.calendar.periods import WeekRule


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


@dataclass(frozen=True, slots=True)
class Context:
    """What a deadline phrase is understood in.

    `period_start`..`period_end`: the span the paper plans. `year`: the paper's own year, for days printed
    without one. `issued_on`: the day counted deadlines run from ("kể từ ngày ký").
    """

    period_start: date | None = None
    period_end: date | None = None
    year: int | None = None
    issued_on: date | None = None
    week_rule: WeekRule = WeekRule.SEVENS
    days_off: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed and what it means.

    `words` is the phrase as printed; `start` and `due` follow the contract's section *Time*; `repeats` tells
    how a recurring one returns. `certain` is False where the phrase could mean two things (`why` says which).
    `begin` and `end` are the character positions of `words` in the text that was searched.
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


def read_deadline(cell: str, context: Context) -> Deadline | None:
    """A deadline that fills a whole cell or box ("Tuần 1-4", "09/10/2026"); None for an empty one.

    Words that the grammar does not know give kind NONE with `certain` False.
    """
    raise NotImplementedError


def find_deadlines(text: str, context: Context) -> tuple[Deadline, ...]:
    """The deadlines that set a time for the work in running text, in order.

    Not: dates of cited papers ("Kế hoạch số 61/KH-UBND ngày 20/3/2019"), periods that the work is about
    ("6 tháng đầu năm", "giai đoạn 2021-2025"), anniversaries.
    """
    raise NotImplementedError
