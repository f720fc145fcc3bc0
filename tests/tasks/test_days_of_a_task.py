"""The days that a task keeps: given, last heard of, handed in, confirmed, paused, cancelled; which one counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import Agency, Unit, User
from giaoban.tasks.actions import (
    assign_task,
    cancel_task,
    confirm_task,
    drop_tasks,
    hand_in_task,
    pause_task,
    reopen_task,
    report_progress,
    restore_task,
    resume_task,
    send_back_task,
    take_back_task,
    undo_last_act,
    withdraw_task,
)
from giaoban.tasks.models import Task, TaskRules
from tests.build import TODAY, make_task

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))


@pytest.fixture
def task(office_chief: User, division: Unit) -> Task:
    return make_task(office_chief, unit=division, due=MONDAY)


@pytest.fixture
def confirmation_counts(agency: Agency) -> TaskRules:
    return TaskRules.objects.create(agency=agency, on_time_by="confirmed")


def again(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_work_is_given_and_heard_of_on_the_day_of_its_order(task: Task) -> None:
    assert (task.given_on, task.last_word_on) == (TODAY, TODAY)


def test_work_given_anew_is_given_on_that_day(task: Task, office_chief: User) -> None:
    task = withdraw_task(task, by=office_chief, on=TODAY, version=task.version)

    task = assign_task(task, by=office_chief, on=TUESDAY, version=task.version)

    assert (task.given_on, task.last_word_on) == (TUESDAY, TUESDAY)


def test_a_report_is_a_word(task: Task, specialist: User) -> None:
    task = report_progress(task, by=specialist, on=MONDAY, version=task.version, percent=10)

    assert again(task).last_word_on == MONDAY


def test_handing_in_keeps_its_day_and_counts_at_once(task: Task, specialist: User) -> None:
    task = hand_in_task(task, by=specialist, on=MONDAY, version=task.version)

    assert (task.reported_on, task.done_on, task.confirmed_on) == (MONDAY, MONDAY, None)


def test_both_days_are_kept_and_the_first_one_counts(task: Task, specialist: User, unit_head: User) -> None:
    task = hand_in_task(task, by=specialist, on=MONDAY, version=task.version)

    task = confirm_task(task, by=unit_head, on=WEDNESDAY, version=task.version)

    assert (task.reported_on, task.done_on, task.confirmed_on) == (MONDAY, MONDAY, WEDNESDAY)
    assert again(task).timeliness(WEDNESDAY) is Timeliness.DONE_ON_TIME


@pytest.mark.usefixtures("confirmation_counts")
def test_where_the_confirmation_counts_nothing_counts_before_it(task: Task, specialist: User, unit_head: User) -> None:
    task = hand_in_task(task, by=specialist, on=MONDAY, version=task.version)
    assert (task.reported_on, task.done_on) == (MONDAY, None)
    assert task.timeliness(TUESDAY) is Timeliness.OVERDUE

    task = confirm_task(task, by=unit_head, on=WEDNESDAY, version=task.version)

    assert (task.reported_on, task.done_on, task.confirmed_on) == (MONDAY, WEDNESDAY, WEDNESDAY)
    assert again(task).timeliness(WEDNESDAY) is Timeliness.DONE_LATE


def test_what_is_taken_back_sent_back_or_reopened_is_not_handed_in(
    task: Task, specialist: User, unit_head: User
) -> None:
    task = hand_in_task(task, by=specialist, on=MONDAY, version=task.version)
    task = take_back_task(task, by=specialist, on=MONDAY, version=task.version)
    assert (task.reported_on, task.done_on) == (None, None)
    task = hand_in_task(task, by=specialist, on=MONDAY, version=task.version)
    task = send_back_task(task, by=unit_head, on=TUESDAY, version=task.version, reason="Thiếu")
    assert (task.reported_on, task.done_on) == (None, None)
    task = hand_in_task(task, by=specialist, on=TUESDAY, version=task.version)
    task = confirm_task(task, by=unit_head, on=TUESDAY, version=task.version)

    task = reopen_task(task, by=unit_head, on=WEDNESDAY, version=task.version, reason="Sai số liệu")

    assert (task.reported_on, task.done_on, task.confirmed_on, task.last_word_on) == (None, None, None, WEDNESDAY)


def test_a_pause_has_its_day_until_the_work_goes_on(task: Task, office_chief: User) -> None:
    task = pause_task(task, by=office_chief, on=TODAY, version=task.version, reason="Chờ")
    assert again(task).paused_on == TODAY

    task = resume_task(task, by=office_chief, on=MONDAY, version=task.version)

    assert again(task).paused_on is None


def test_a_cancelled_task_has_left_the_open_work_on_its_day(task: Task, office_chief: User) -> None:
    task = cancel_task(task, by=office_chief, on=MONDAY, version=task.version, reason="Trùng")
    assert (again(task).cancelled_on, again(task).closed_on) == (MONDAY, MONDAY)

    task = restore_task(task, by=office_chief, on=TUESDAY, version=task.version)

    assert (again(task).cancelled_on, again(task).closed_on) == (None, None)


def test_a_task_that_a_programme_drops_has_the_same_days(task: Task, office_chief: User) -> None:
    drop_tasks({task.pk: task.version}, by=office_chief, reason="Bỏ", on=TUESDAY)

    task = again(task)
    assert (task.state, task.cancelled_on, task.last_word_on) == (TaskState.CANCELLED, TUESDAY, TUESDAY)


def test_an_act_that_is_undone_leaves_the_days_of_before(task: Task, specialist: User) -> None:
    task = hand_in_task(task, by=specialist, on=MONDAY, version=task.version)

    undo_last_act(task, by=specialist, at=timezone.now(), version=task.version)

    task = again(task)
    assert (task.reported_on, task.done_on, task.last_word_on) == (None, None, TODAY)


def test_work_that_was_given_and_undone_is_cancelled_on_that_day(task: Task, office_chief: User) -> None:
    at: datetime = timezone.now() + timedelta(minutes=1)

    undo_last_act(task, by=office_chief, at=at, version=task.version)

    assert again(task).cancelled_on == timezone.localdate(at)
