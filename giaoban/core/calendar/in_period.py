"""Deadlines of a plan's rows: the words of a row, understood within the period that the plan is for."""

from __future__ import annotations

import re
from datetime import date

from giaoban.core.calendar.deadlines import Context, Deadline, DeadlineKind, read_deadline
from giaoban.core.calendar.periods import Span
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.text.folding import fold, squeeze

_WORKING = re.compile(r"ngay lam viec (dau tien|dau|cuoi cung|cuoi)(?: (?:cua )?(?:moi )?(?:thang|ky|quy|nam|tuan))?$")


def read_in_period(words: str, period: Span, *, calendar: WorkCalendar, on: date) -> Deadline:
    """What the words of a deadline mean for a plan of this period; no words mean no deadline.

    "Ngày làm việc đầu tiên" is the first working day of the period, "Tuần 2" a week of its month, "trước 15" a day of
    it. Words that are not understood give kind NONE and are not certain.
    """
    plain = squeeze(words)
    if not plain:
        return Deadline("", DeadlineKind.NONE)
    edge = _edge_day(plain, period, calendar)
    if edge is not None:
        return Deadline(plain, DeadlineKind.DAY, due=edge)
    context = Context(
        period_start=period[0],
        period_end=period[1],
        year=period[0].year,
        issued_on=on,
        calendar=lambda _first, _last: calendar,
    )
    return read_deadline(plain, context) or Deadline(plain, DeadlineKind.NONE, certain=False)


def _edge_day(words: str, period: Span, calendar: WorkCalendar) -> date | None:
    found = _WORKING.search(fold(words))
    if found is None:
        return None
    return calendar.on_or_after(period[0]) if found[1].startswith("dau") else calendar.on_or_before(period[1])
