from __future__ import annotations

import pytest

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import hand_out_task, receive_task
from giaoban.tasks.models import Task
from tests.build import TODAY, make_person, make_task


def test_a_specialist_takes_up_the_units_work(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)

    task = receive_task(task, by=specialist, on=TODAY, version=task.version)

    assert task.state == TaskState.RECEIVED
    assert task.assignee == specialist
    assert history_of(task)[0].verb == "task.receive"


def test_work_of_another_unit_is_not_taken_up(office_chief: User, office: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=office)

    with pytest.raises(NotAllowed):
        receive_task(task, by=specialist, on=TODAY, version=task.version)


def test_work_that_somebody_has_is_not_taken_up(
    office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    other = make_person(division.agency, "khac", Role.SPECIALIST, unit=division)
    task = make_task(office_chief, unit=division)
    task = hand_out_task(task, other, by=unit_head, on=TODAY, version=task.version)

    with pytest.raises(NotAllowed):
        receive_task(task, by=specialist, on=TODAY, version=task.version)


def test_work_is_taken_up_once(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)
    task = receive_task(task, by=specialist, on=TODAY, version=task.version)

    with pytest.raises(RuleBroken, match="Đã nhận"):
        receive_task(task, by=specialist, on=TODAY, version=task.version)


def test_an_old_version_is_refused(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(Stale):
        receive_task(task, by=specialist, on=TODAY, version=task.version - 1)


def test_an_outsider_does_not_reach_the_task(office_chief: User, division: Unit, outsider: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(Task.DoesNotExist):
        receive_task(task, by=outsider, on=TODAY, version=task.version)
