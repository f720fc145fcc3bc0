"""Taking back one's own last act."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.audit.queries import faults_of, history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.actions import (
    NewOrigin,
    NewTask,
    TaskChange,
    change_task,
    create_task,
    hand_in_task,
    hand_out_task,
    receive_task,
    report_progress,
    undo_last_act,
)
from giaoban.tasks.models import OriginKind, Task
from giaoban.tasks.queries import progress_of, submissions_of
from tests.build import TODAY, make_task


def now() -> datetime:
    return timezone.now()


@pytest.fixture
def task(office_chief: User, division: Unit, specialist: User) -> Task:
    task = make_task(office_chief, unit=division, due=TODAY)
    task = receive_task(task, by=specialist, on=TODAY, version=task.version)
    return report_progress(task, by=specialist, on=TODAY, version=task.version, percent=30, text="Đã có dự thảo")


def test_what_was_before_is_put_back(task: Task, specialist: User) -> None:
    undone = undo_last_act(task, by=specialist, at=now(), version=task.version)

    assert (undone.state, undone.percent, undone.version) == (TaskState.RECEIVED, 0, task.version + 1)
    assert not progress_of(undone).exists()
    assert undone.progress.get().text == "Đã có dự thảo"


def test_undoing_leaves_its_own_trace_and_the_chain_whole(task: Task, specialist: User) -> None:
    undo_last_act(task, by=specialist, at=now(), version=task.version)

    entry = history_of(task)[0]
    assert (entry.verb, entry.by, entry.before, entry.after) == (
        "task.undone",
        specialist,
        {"state": "in_progress", "percent": 30},
        {"state": "received", "percent": 0, "undone": "task.progress_reported"},
    )
    assert list(faults_of(task.agency_id)) == []


def test_a_product_that_is_taken_back_at_once_does_not_stand(task: Task, specialist: User) -> None:
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Báo cáo", number="12/BC")

    undone = undo_last_act(task, by=specialist, at=now(), version=task.version)

    assert (undone.state, undone.percent, undone.done_on, undone.handed_in_by) == (
        TaskState.IN_PROGRESS,
        30,
        None,
        None,
    )
    assert not submissions_of(undone).exists()
    assert undone.submissions.get().number == "12/BC"


def test_a_person_who_was_named_is_taken_back(office_chief: User, division: Unit, specialist: User) -> None:
    task = make_task(office_chief, unit=division)
    task = hand_out_task(task, specialist, by=office_chief, on=TODAY, version=task.version)

    undone = undo_last_act(task, by=office_chief, at=now(), version=task.version)

    assert Task.objects.get(pk=undone.pk).assignee is None


def test_a_change_is_taken_back_with_its_products(office_chief: User, division: Unit) -> None:
    task = make_task(office_chief, unit=division, due=TODAY)
    change = TaskChange("Việc khác", None, None, ("Tờ trình",), due=TODAY + timedelta(days=9))
    task = change_task(task, change, by=office_chief, on=TODAY, version=task.version, reason="Chờ ý kiến")

    undone = undo_last_act(task, by=office_chief, at=now(), version=task.version)

    assert (undone.text, undone.lead_unit, undone.due) == ("Rà soát danh mục nhiệm vụ", division, TODAY)
    assert not undone.products.exists()
    assert "soat" in undone.words


def test_work_that_was_just_given_is_cancelled(office_chief: User, division: Unit) -> None:
    new = NewTask("Việc gõ nhầm", NewOrigin(OriginKind.AD_HOC, "Việc gõ nhầm"), lead_unit_id=division.pk)
    task = create_task(new, by=office_chief, on=TODAY)

    assert undo_last_act(task, by=office_chief, at=now(), version=task.version).state == TaskState.CANCELLED


def test_work_that_a_paper_ordered_is_not_undone_alone(office_chief: User, division: Unit) -> None:
    task = make_task(office_chief, unit=division)
    task.origins.update(kind=OriginKind.PROGRAMME_LINE)

    with pytest.raises(RuleBroken, match="văn bản"):
        undo_last_act(task, by=office_chief, at=now(), version=task.version)


def test_after_ten_minutes_it_stands(task: Task, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="10 phút"):
        undo_last_act(task, by=specialist, at=now() + timedelta(minutes=11), version=task.version)


def test_nobody_undoes_what_another_did(task: Task, unit_head: User) -> None:
    with pytest.raises(RuleBroken, match="Không còn hoàn tác"):
        undo_last_act(task, by=unit_head, at=now(), version=task.version)


def test_what_was_undone_is_not_undone_again(task: Task, specialist: User) -> None:
    task = undo_last_act(task, by=specialist, at=now(), version=task.version)

    with pytest.raises(RuleBroken, match="Không còn hoàn tác"):
        undo_last_act(task, by=specialist, at=now(), version=task.version)


def test_when_something_happened_since_it_is_refused(task: Task, specialist: User, unit_head: User) -> None:
    hand_out_task(task, unit_head, by=unit_head, on=TODAY, version=task.version, reason="Đi công tác")

    with pytest.raises(Stale):
        undo_last_act(task, by=specialist, at=now(), version=task.version)


def test_an_outsider_does_not_reach_it(task: Task, outsider: User) -> None:
    with pytest.raises(Task.DoesNotExist):
        undo_last_act(task, by=outsider, at=now(), version=task.version)


def test_the_page_offers_the_way_back_and_takes_it(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)
    url = f"/tasks/{task.pk}/"

    said = client.post(f"{url}progress/", {"version": 3, "percent": 70}, follow=True).content.decode()
    back = client.post(f"{url}undo/4/", follow=True).content.decode()
    again = client.post(f"{url}undo/4/", follow=True).content.decode()

    assert f'action="{url}undo/4/"' in said
    assert "Đã hoàn tác." in back
    assert Task.objects.get(pk=task.pk).percent == 30
    assert "Không còn hoàn tác được" in again


def test_a_restored_task_offers_no_way_back(client: Client, task: Task, office_chief: User) -> None:
    Task.objects.filter(pk=task.pk).update(state=TaskState.CANCELLED)
    client.force_login(office_chief)

    page = client.post(f"/tasks/{task.pk}/restore/", {"version": task.version}, follow=True).content.decode()

    assert "bản nháp" in page
    assert "Hoàn tác" not in page
