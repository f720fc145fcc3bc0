from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.lifecycle.timeliness import Timeliness, days_late, timeliness

FRIDAY = date(2026, 11, 20)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_last_day_is_still_in_time() -> None:
    assert timeliness(TaskState.IN_PROGRESS, FRIDAY, None, FRIDAY, 0) is Timeliness.DUE_SOON
    assert timeliness(TaskState.IN_PROGRESS, FRIDAY, None, FRIDAY + timedelta(1), 0) is Timeliness.OVERDUE
    assert timeliness(TaskState.DONE, FRIDAY, FRIDAY, FRIDAY + timedelta(9)) is Timeliness.DONE_ON_TIME


def test_a_product_handed_in_in_time_is_not_overdue_while_it_waits() -> None:
    waiting = TaskState.AWAITING_CONFIRMATION
    assert timeliness(waiting, FRIDAY, FRIDAY, FRIDAY + timedelta(9)) is Timeliness.ON_TIME
    assert timeliness(waiting, FRIDAY, FRIDAY + timedelta(1), FRIDAY + timedelta(9)) is Timeliness.OVERDUE


def test_soon_counts_working_days_where_there_is_a_calendar() -> None:
    tuesday = FRIDAY + timedelta(4)
    assert timeliness(TaskState.RECEIVED, tuesday, None, FRIDAY, 2) is Timeliness.ON_TIME
    assert timeliness(TaskState.RECEIVED, tuesday, None, FRIDAY, 2, WorkCalendar()) is Timeliness.DUE_SOON


def test_drafts_and_cancelled_tasks_are_not_measured() -> None:
    assert timeliness(TaskState.DRAFT, FRIDAY, None, FRIDAY) is None
    assert timeliness(TaskState.CANCELLED, FRIDAY, None, FRIDAY + timedelta(9)) is None


def test_done_without_a_day_is_an_error() -> None:
    with pytest.raises(ValueError, match="ngày hoàn thành"):
        timeliness(TaskState.DONE, FRIDAY, None, FRIDAY)


@given(st.sampled_from(sorted(OPEN)), st.none() | days, days, st.integers(0, 30))
def test_open_work_is_overdue_exactly_when_it_is_late(
    state: TaskState, due: date | None, today: date, soon: int
) -> None:
    verdict = timeliness(state, due, None, today, soon)
    assert (verdict is Timeliness.OVERDUE) == (days_late(due, None, today) > 0)
    assert (verdict is Timeliness.NO_DUE) == (due is None)


@given(days, days, days, st.integers(0, 30))
def test_the_clock_of_a_paused_task_stands_still(due: date, paused_on: date, today: date, soon: int) -> None:
    today = max(today, paused_on)

    verdict = timeliness(TaskState.PAUSED, due, None, today, soon, paused_on=paused_on)

    assert verdict is (Timeliness.ON_TIME if paused_on <= due else Timeliness.OVERDUE)


@given(st.sampled_from(sorted(OPEN)), days, days, days)
def test_a_later_deadline_never_makes_work_later(state: TaskState, due: date, later: date, today: date) -> None:
    first, last = sorted((due, later))

    late_against_last = timeliness(state, last, None, today) is Timeliness.OVERDUE

    assert not late_against_last or timeliness(state, first, None, today) is Timeliness.OVERDUE
