"""Handing in, taking back, confirming, sending back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import confirm_task, hand_in_task, send_back_task, take_back_task
from giaoban.tasks.models import Task
from tests.build import TODAY, make_task


@pytest.fixture
def handed_in(office_chief: User, division: Unit, specialist: User) -> Task:
    task = make_task(office_chief, unit=division, due=TODAY)
    return hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Đã trình ký")


def test_handing_in_waits_for_somebody_else(handed_in: Task, specialist: User) -> None:
    assert handed_in.state == TaskState.AWAITING_CONFIRMATION
    assert (handed_in.percent, handed_in.done_on, handed_in.handed_in_by) == (100, TODAY, specialist)
    assert handed_in.progress.get().text == "Đã trình ký"
    assert history_of(handed_in)[0].verb == "task.hand_in"


def test_the_head_confirms(handed_in: Task, unit_head: User) -> None:
    task = confirm_task(handed_in, by=unit_head, on=TODAY, version=handed_in.version)

    assert task.state == TaskState.DONE
    assert history_of(task)[0].verb == "task.confirm"


def test_a_slow_confirmation_does_not_make_the_work_late(handed_in: Task, unit_head: User) -> None:
    later = TODAY + timedelta(days=9)

    task = confirm_task(handed_in, by=unit_head, on=later, version=handed_in.version)

    assert (task.done_on, task.confirmed_on) == (TODAY, later)
    assert task.timeliness(later) is Timeliness.DONE_ON_TIME


def test_nobody_confirms_what_they_handed_in(office_chief: User, division: Unit, unit_head: User) -> None:
    task = make_task(office_chief, unit=division)
    task = hand_in_task(task, by=unit_head, on=TODAY, version=task.version)

    with pytest.raises(NotAllowed, match="không tự xác nhận"):
        confirm_task(task, by=unit_head, on=TODAY, version=task.version)


def test_a_specialist_and_an_administrator_do_not_confirm(handed_in: Task, specialist: User, admin: User) -> None:
    with pytest.raises(NotAllowed):
        confirm_task(handed_in, by=specialist, on=TODAY, version=handed_in.version)
    with pytest.raises(NotAllowed):
        confirm_task(handed_in, by=admin, on=TODAY, version=handed_in.version)


def test_work_not_handed_in_is_not_confirmed(office_chief: User, division: Unit, unit_head: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(RuleBroken, match="Đã giao"):
        confirm_task(task, by=unit_head, on=TODAY, version=task.version)


def test_sending_back_says_why_and_opens_the_day_again(handed_in: Task, unit_head: User) -> None:
    task = send_back_task(handed_in, by=unit_head, on=TODAY, version=handed_in.version, reason="Thiếu phụ lục")

    assert (task.state, task.done_on) == (TaskState.RETURNED, None)
    assert task.progress.first().text == "Trả lại: Thiếu phụ lục"  # type: ignore[union-attr]


def test_sending_back_needs_a_reason(handed_in: Task, unit_head: User) -> None:
    with pytest.raises(RuleBroken, match="lý do"):
        send_back_task(handed_in, by=unit_head, on=TODAY, version=handed_in.version, reason="  ")

    assert Task.objects.get(pk=handed_in.pk).state == TaskState.AWAITING_CONFIRMATION


def test_the_doer_takes_the_product_back(handed_in: Task, specialist: User) -> None:
    task = take_back_task(handed_in, by=specialist, on=TODAY, version=handed_in.version)

    assert (task.state, task.done_on, task.handed_in_by) == (TaskState.IN_PROGRESS, None, None)


def test_an_old_version_is_refused(handed_in: Task, unit_head: User) -> None:
    with pytest.raises(Stale):
        confirm_task(handed_in, by=unit_head, on=TODAY, version=1)


def test_an_outsider_does_not_reach_the_task(handed_in: Task, outsider: User) -> None:
    with pytest.raises(Task.DoesNotExist):
        confirm_task(handed_in, by=outsider, on=TODAY, version=handed_in.version)
