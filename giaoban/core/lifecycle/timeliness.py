"""How a task stands against its deadline: computed from days, never stored by hand."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Protocol

from giaoban.core.lifecycle.tasks import TaskState


class Timeliness(StrEnum):
    """How a task stands in time; `label` is the word that people see."""

    NO_DUE = "no_due"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"

    @property
    def label(self) -> str:
        return _LABELS[self]


class Against(StrEnum):
    """Which deadline a figure is reckoned against: statistics always give both. The value is the task's column."""

    LAST = "due"
    FIRST = "first_due"

    @property
    def label(self) -> str:
        return "so với hạn cuối cùng được duyệt" if self is Against.LAST else "so với hạn đầu tiên"


_LABELS = {
    Timeliness.NO_DUE: "Không hạn",
    Timeliness.ON_TIME: "Trong hạn",
    Timeliness.DUE_SOON: "Sắp đến hạn",
    Timeliness.OVERDUE: "Quá hạn",
    Timeliness.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Timeliness.DONE_LATE: "Hoàn thành quá hạn",
}


class DayCount(Protocol):
    """What counts working days (`core.calendar.working_days.WorkCalendar` does)."""

    def working_days_between(self, start: date, end: date) -> int: ...


def timeliness(
    state: TaskState,
    due: date | None,
    done_on: date | None,
    today: date,
    soon_days: int = 3,
    calendar: DayCount | None = None,
    *,
    paused_on: date | None = None,
) -> Timeliness | None:
    """How a task stands on `today`; None for drafts and cancelled tasks, which are not measured.

    `due` is still in time. `done_on` is the day that decides by the agency's rule: where it is that of handing in,
    also while the product waits for confirmation. "Sắp đến hạn" is at most `soon_days` away: working days where a
    calendar is given. The clock of a paused task stands still: paused in time it stays in time and presses nobody,
    paused late it stays late, so that a pause cleans no figure.
    Raises `ValueError` for a task that is done but has no day of being done.
    """
    if state in (TaskState.DRAFT, TaskState.CANCELLED):
        return None
    if state is TaskState.DONE and done_on is None:
        raise ValueError("Nhiệm vụ hoàn thành phải có ngày hoàn thành.")
    if due is None:
        return Timeliness.NO_DUE
    if state is TaskState.DONE and done_on is not None:
        return Timeliness.DONE_ON_TIME if done_on <= due else Timeliness.DONE_LATE
    if state is TaskState.AWAITING_CONFIRMATION and done_on is not None:
        return Timeliness.ON_TIME if done_on <= due else Timeliness.OVERDUE
    if state is TaskState.PAUSED and paused_on is not None and paused_on <= due:
        return Timeliness.ON_TIME
    if today > due:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if _days_left(today, due, calendar) <= soon_days else Timeliness.ON_TIME


def days_late(due: date | None, done_on: date | None, today: date, calendar: DayCount | None = None) -> int:
    """How many days past its deadline a task is, or was when done; 0 where it is not."""
    end = done_on or today
    if due is None or end <= due:
        return 0
    return _days_left(due, end, calendar)


def _days_left(start: date, end: date, calendar: DayCount | None) -> int:
    return calendar.working_days_between(start, end) if calendar else (end - start).days
