from __future__ import annotations

import pytest

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import hand_in_task, report_progress
from giaoban.tasks.models import Task
from tests.build import TODAY, make_task


def test_the_first_report_starts_the_work(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)

    task = report_progress(task, by=specialist, on=TODAY, version=task.version, percent=40, text="Đã xong dự thảo")

    assert (task.state, task.percent) == (TaskState.IN_PROGRESS, 40)
    assert task.progress.get().text == "Đã xong dự thảo"
    assert history_of(task)[0].verb == "task.progress_reported"


def test_who_reports_on_work_of_the_unit_that_nobody_has_takes_it_up(
    office_chief: User, division: Unit, specialist: User, unit_head: User
) -> None:
    mine, the_heads = make_task(office_chief, unit=division), make_task(office_chief, unit=division)

    mine = report_progress(mine, by=specialist, on=TODAY, version=1, percent=10)
    the_heads = report_progress(the_heads, by=unit_head, on=TODAY, version=1, percent=10)

    assert (mine.assignee, the_heads.assignee) == (specialist, None)


def test_progress_is_between_nothing_and_all(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(RuleBroken, match="0 đến 100"):
        report_progress(task, by=specialist, on=TODAY, version=task.version, percent=101)


def test_a_handed_in_task_takes_no_progress(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version)

    with pytest.raises(RuleBroken, match="Chờ xác nhận"):
        report_progress(task, by=specialist, on=TODAY, version=task.version, percent=50)


def test_others_do_not_report(office_chief: User, division: Unit, office_clerk: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(NotAllowed):
        report_progress(task, by=office_clerk, on=TODAY, version=task.version, percent=10)


def test_an_old_version_is_refused_and_writes_nothing(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)
    report_progress(task, by=specialist, on=TODAY, version=task.version, percent=10)

    with pytest.raises(Stale, match="người khác thay đổi"):
        report_progress(task, by=specialist, on=TODAY, version=1, percent=90)

    assert Task.objects.get(pk=task.pk).percent == 10
    assert task.progress.count() == 1


def test_an_outsider_does_not_reach_the_task(office_chief: User, division: Unit, outsider: User) -> None:
    task = make_task(office_chief, unit=division)

    with pytest.raises(Task.DoesNotExist):
        report_progress(task, by=outsider, on=TODAY, version=task.version, percent=10)
