"""What is odd about a deadline: before the start, past, on a day off, in a period that is closed.

Said to the person who sets it; whether an odd deadline is refused is the agency's own rule, not this module's.
"""

from __future__ import annotations

from datetime import date

from giaoban.core.calendar.weekdays import dated
from giaoban.core.calendar.working_days import WorkCalendar


def oddities(
    start: date | None,
    due: date | None,
    *,
    calendar: WorkCalendar,
    today: date,
    closed_until: date | None = None,
) -> tuple[str, ...]:
    """Sentences on what a person should look at again; none where the deadline is as one expects.

    `closed_until` is the last day of the periods that the agency has closed, where the caller knows one.
    """
    if due is None:
        return ()
    found = (
        _before_the_start(start, due),
        _past(due, today),
        _on_a_day_off(due, calendar),
        _closed(due, closed_until),
    )
    return tuple(sentence for sentence in found if sentence)


def _before_the_start(start: date | None, due: date) -> str:
    if start is None or start <= due:
        return ""
    return f"Thời hạn {dated(due)} trước ngày bắt đầu {dated(start)}."


def _past(due: date, today: date) -> str:
    return f"Thời hạn {dated(due)} đã qua." if due < today else ""


def _on_a_day_off(due: date, calendar: WorkCalendar) -> str:
    if calendar.is_working_day(due):
        return ""
    before, after = calendar.on_or_before(due), calendar.on_or_after(due)
    return (
        f"Thời hạn {dated(due)} là ngày nghỉ; ngày làm việc liền trước là {dated(before)}, liền sau là {dated(after)}."
    )


def _closed(due: date, closed_until: date | None) -> str:
    if closed_until is None or due > closed_until:
        return ""
    return f"Thời hạn {dated(due)} nằm trong kỳ đã đóng (đến hết {dated(closed_until)})."
