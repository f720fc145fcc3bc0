from __future__ import annotations

import pytest

from giaoban.audit.queries import history_of
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import hand_out_task
from giaoban.tasks.models import Task
from tests.build import TODAY, make_task


def test_the_head_hands_the_work_to_a_person(
    office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    task = make_task(office_chief, unit=division)

    task = hand_out_task(task, specialist, by=unit_head, on=TODAY, version=task.version)

    assert task.assignee == specialist
    assert history_of(task)[0].after == {"assignee": specialist.pk}


def test_work_goes_to_people_of_its_unit_only(
    office_chief: User, division: Unit, unit_head: User, office_clerk: User
) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(RuleBroken, match="không thuộc"):
        hand_out_task(task, office_clerk, by=unit_head, on=TODAY, version=task.version)


def test_work_without_a_known_unit_goes_to_anybody_of_the_agency(office_chief: User, specialist: User) -> None:
    task = make_task(office_chief)

    task = hand_out_task(task, specialist, by=office_chief, on=TODAY, version=task.version)

    assert task.assignee == specialist


def test_who_has_the_work_already_is_not_given_it_again(office_chief: User, specialist: User) -> None:
    task = make_task(office_chief)
    task = hand_out_task(task, specialist, by=office_chief, on=TODAY, version=task.version)

    with pytest.raises(RuleBroken, match="Đỗ Văn Nam đang làm việc này rồi"):
        hand_out_task(task, specialist, by=office_chief, on=TODAY, version=task.version)


def test_work_does_not_leave_the_agency(office_chief: User, outsider: User) -> None:
    task = make_task(office_chief)

    with pytest.raises(RuleBroken, match="cơ quan mình"):
        hand_out_task(task, outsider, by=office_chief, on=TODAY, version=task.version)


def test_a_specialist_does_not_hand_out(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(NotAllowed, match="phân công"):
        hand_out_task(task, specialist, by=specialist, on=TODAY, version=task.version)


def test_an_old_version_is_refused(office_chief: User, specialist: User) -> None:
    task = make_task(office_chief)

    with pytest.raises(Stale):
        hand_out_task(task, specialist, by=office_chief, on=TODAY, version=7)


def test_an_outsider_does_not_reach_the_task(office_chief: User, specialist: User, outsider: User) -> None:
    task = make_task(office_chief)

    with pytest.raises(Task.DoesNotExist):
        hand_out_task(task, specialist, by=outsider, on=TODAY, version=task.version)
