"""Whom an act on a task is told: as the table says, by name only whose own work it is, nobody of what they did."""

from __future__ import annotations

import pytest

from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions import (
    NewOrigin,
    NewTask,
    cancel_task,
    confirm_task,
    create_task,
    hand_in_task,
    hand_out_task,
    reopen_task,
    return_to_office,
    send_back_task,
)
from giaoban.tasks.models import OriginKind, Task
from tests.build import TODAY, make_task


@pytest.fixture
def task(office_chief: User, division: Unit, unit_head: User, specialist: User) -> Task:
    task = make_task(office_chief, unit=division, due=TODAY)
    task = hand_out_task(task, specialist, by=unit_head, on=TODAY, version=task.version)
    Notice.objects.all().delete()
    return task


def told() -> set[tuple[str, bool]]:
    """Who was told, and whether by name."""
    return set(Notice.objects.values_list("to__username", "personal"))


def test_new_work_is_told_to_the_doer_by_name_and_to_the_head(
    office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    new = NewTask("Rà soát", NewOrigin(OriginKind.AD_HOC, "Rà soát"), lead_unit_id=division.pk, due=TODAY)

    create_task(new, by=office_chief, on=TODAY)

    assert told() == {("truongphong", False)}
    notice = Notice.objects.get()
    assert (notice.title, notice.kind) == ("Việc mới được giao: Rà soát", NoticeKind.WORK)
    assert notice.url == f"/tasks/{Task.objects.get().pk}/"


def test_what_a_paper_opens_is_not_told_one_by_one(office_chief: User, division: Unit, unit_head: User) -> None:
    make_task(office_chief, unit=division)

    assert not Notice.objects.exists()


def test_who_is_handed_the_task_is_told_by_name(
    office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    task = make_task(office_chief, unit=division)

    hand_out_task(task, specialist, by=unit_head, on=TODAY, version=task.version)

    assert told() == {("chuyenvien", True)}


def test_the_head_confirms_and_hears_of_it(task: Task, specialist: User) -> None:
    hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Xong")

    assert told() == {("truongphong", False)}
    assert Notice.objects.get().kind == NoticeKind.RESULT


def test_where_the_head_hands_in_who_gave_the_task_hears_of_it(task: Task, unit_head: User) -> None:
    hand_in_task(task, by=unit_head, on=TODAY, version=task.version, text="Xong")

    assert told() == {("chanhvanphong", False)}


def test_the_doer_hears_by_name_what_became_of_the_product(task: Task, specialist: User, unit_head: User) -> None:
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Xong")
    Notice.objects.all().delete()

    task = send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu phụ lục")

    assert told() == {("chuyenvien", True)}
    assert "Lý do: Thiếu phụ lục" in Notice.objects.get().text


def test_reopened_and_cancelled_work_is_told_to_the_doer_and_the_head(
    task: Task, specialist: User, unit_head: User, office_chief: User
) -> None:
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Xong")
    task = confirm_task(task, by=unit_head, on=TODAY, version=task.version)
    Notice.objects.all().delete()

    task = reopen_task(task, by=office_chief, on=TODAY, version=task.version, reason="Sai số liệu")
    assert told() == {("chuyenvien", True), ("truongphong", False)}
    Notice.objects.all().delete()

    cancel_task(task, by=office_chief, on=TODAY, version=task.version, reason="Trùng")
    assert told() == {("chuyenvien", True), ("truongphong", False)}


def test_who_gave_the_task_hears_that_it_came_back(task: Task, unit_head: User) -> None:
    return_to_office(task, by=unit_head, on=TODAY, version=task.version, reason="Không thuộc chức năng")

    assert ("chanhvanphong", False) in told()


def test_an_act_that_is_refused_tells_nobody(task: Task, office_chief: User) -> None:
    with pytest.raises(RuleBroken):
        cancel_task(task, by=office_chief, on=TODAY, version=task.version, reason=" ")

    assert not Notice.objects.exists()
