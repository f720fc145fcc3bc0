"""Work that rests: its clock stands still, its deadline moves on when it is taken up again, no figure is cleaned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.notifications.models import Notice
from giaoban.organisation.models import CalendarDay, DayKind, Unit, User
from giaoban.tasks.actions import pause_task, resume_task, undo_last_act
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Task
from giaoban.tasks.queries import standing_as, tasks_visible_to
from tests.build import TODAY, make_task

FRIDAY, WEDNESDAY, NEXT_TUESDAY = TODAY, date(2026, 11, 25), date(2026, 12, 1)


@pytest.fixture
def task(office_chief: User, division: Unit, unit_head: User) -> Task:
    return make_task(office_chief, unit=division, due=WEDNESDAY)


def rests(task: Task, by: User, on: date = FRIDAY) -> Task:
    return pause_task(task, by=by, on=on, version=task.version, reason="Chờ hướng dẫn của bộ")


def goes_on(task: Task, by: User, on: date) -> Task:
    return resume_task(task, by=by, on=on, version=task.version)


def test_the_clock_of_resting_work_stands_still(task: Task, office_chief: User) -> None:
    task = rests(task, office_chief)
    much_later = WEDNESDAY + timedelta(days=60)

    late = tasks_visible_to(office_chief).filter(standing_as(Timeliness.OVERDUE, much_later))

    assert task.timeliness(much_later) is Timeliness.ON_TIME
    assert not late.exists()


def test_who_was_late_stays_late(task: Task, office_chief: User) -> None:
    task = rests(task, office_chief, on=NEXT_TUESDAY)

    assert task.timeliness(NEXT_TUESDAY + timedelta(days=60)) is Timeliness.OVERDUE


def test_the_deadline_moves_on_by_the_working_days_of_the_pause(task: Task, office_chief: User) -> None:
    task = goes_on(rests(task, office_chief), office_chief, NEXT_TUESDAY)  # Monday, then not 24/11, Wednesday …

    assert (task.due, task.first_due) == (date(2026, 12, 3), WEDNESDAY)


def test_a_working_saturday_of_the_agency_counts(task: Task, office_chief: User) -> None:
    saturday = date(2026, 11, 28)
    CalendarDay.objects.create(agency=task.agency, day=saturday, kind=DayKind.WORKED)

    task = goes_on(rests(task, office_chief), office_chief, saturday)

    assert task.due == date(2026, 12, 1)


def test_work_that_was_late_is_as_late_afterwards(task: Task, office_chief: User) -> None:
    two_days_late = date(2026, 11, 27)

    task = goes_on(rests(task, office_chief, on=two_days_late), office_chief, NEXT_TUESDAY)

    assert task.due == two_days_late
    assert task.timeliness(NEXT_TUESDAY) is Timeliness.OVERDUE


def test_the_ledger_says_why_the_deadline_moved(task: Task, office_chief: User) -> None:
    goes_on(rests(task, office_chief), office_chief, NEXT_TUESDAY)

    change = DeadlineChange.objects.get()
    assert (change.cause, change.was_due, change.now_due) == (DeadlineCause.SUSPENSION, WEDNESDAY, date(2026, 12, 3))
    assert change.reason == "Tạm dừng từ T6 20/11/2026 đến T3 01/12/2026"


def test_a_pause_of_no_working_day_moves_nothing(task: Task, office_chief: User) -> None:
    task = goes_on(rests(task, office_chief), office_chief, FRIDAY + timedelta(days=2))

    assert task.due == WEDNESDAY
    assert not DeadlineChange.objects.exists()


def test_taking_up_again_is_undone_with_its_deadline(task: Task, office_chief: User) -> None:
    task = goes_on(rests(task, office_chief), office_chief, NEXT_TUESDAY)

    task = undo_last_act(task, by=office_chief, at=timezone.now(), version=task.version)

    assert (task.due, task.paused_on) == (WEDNESDAY, FRIDAY)
    assert DeadlineChange.objects.get().undone_at is not None


def test_the_head_of_the_unit_is_told(task: Task, office_chief: User, unit_head: User) -> None:
    rests(task, office_chief)

    notice = Notice.objects.get()
    assert (notice.to, notice.title) == (unit_head, "Việc được tạm dừng: Rà soát danh mục nhiệm vụ")
    assert "Lý do: Chờ hướng dẫn của bộ" in notice.text
