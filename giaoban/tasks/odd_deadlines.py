"""What is odd about a task's deadline for its office, and whether the office takes such a deadline."""

from __future__ import annotations

from datetime import date

from giaoban.core.calendar.odd_deadlines import oddities
from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.queries import task_rules


def odd_deadline(
    agency_id: int, start: date | None, due: date | None, *, on: date, closed_until: date | None = None
) -> tuple[str, ...]:
    """Sentences for the person who sets a deadline; none where it is as one expects, or where there is none."""
    if due is None:
        return ()
    calendar = work_calendar_of(agency_id, due.year - 1, due.year + 1)
    return oddities(start, due, calendar=calendar, today=on, closed_until=closed_until)


def why_not_odd(
    agency_id: int, start: date | None, due: date | None, *, on: date, closed_until: date | None = None
) -> RuleBroken | None:
    """Why a deadline is refused: it can never be before its start; the rest is the agency's own rule."""
    if start is not None and due is not None and due < start:
        return RuleBroken(odd_deadline(agency_id, start, due, on=on)[0])
    if due is None or not task_rules(agency_id).refuse_odd_deadlines:
        return None
    odd = odd_deadline(agency_id, start, due, on=on, closed_until=closed_until)
    return RuleBroken(" ".join((*odd, "Cơ quan không nhận thời hạn như vậy; hãy chọn ngày khác."))) if odd else None
