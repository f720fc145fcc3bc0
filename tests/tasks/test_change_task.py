"""Changing what a task is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from giaoban.audit.queries import history_of
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import TaskChange, assign_task, change_task, hand_out_task, receive_task, withdraw_task
from giaoban.tasks.models import Task
from tests.build import TODAY, make_task

LATER = TODAY + timedelta(days=10)


@pytest.fixture
def task(office_chief: User, division: Unit) -> Task:
    return make_task(office_chief, unit=division, due=TODAY)


def as_it_is(task: Task) -> TaskChange:
    return TaskChange(task.text, task.lead_unit_id, task.leader_id, (), due=task.due)


def test_the_words_and_products_are_changed_and_the_trail_says_what_they_were(task: Task, office_chief: User) -> None:
    change = replace(as_it_is(task), text="Rà soát quy chế", products=("Báo cáo", " "))

    task = change_task(task, change, by=office_chief, on=TODAY, version=task.version)

    assert (task.text, [p.text for p in task.products.all()]) == ("Rà soát quy chế", ["Báo cáo"])
    entry = history_of(task)[0]
    assert (entry.verb, entry.before) == ("task.changed", {"text": "Rà soát danh mục nhiệm vụ", "products": []})


def test_another_deadline_keeps_the_first_one(task: Task, office_chief: User) -> None:
    change = replace(as_it_is(task), due=LATER, when_words="trước 30/11", deadline_kind=DeadlineKind.BEFORE)

    task = change_task(task, change, by=office_chief, on=TODAY, version=task.version, reason="Chờ ý kiến Sở Tài chính")

    assert (task.due, task.first_due, task.when_words) == (LATER, TODAY, "trước 30/11")
    assert (history_of(task)[0].after or {})["reason"] == "Chờ ý kiến Sở Tài chính"


def test_another_deadline_needs_a_reason(task: Task, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="lý do đổi thời hạn"):
        change_task(task, replace(as_it_is(task), due=LATER), by=office_chief, on=TODAY, version=task.version)


def test_taking_work_back_to_give_it_anew_does_not_change_the_first_deadline(task: Task, office_chief: User) -> None:
    task = withdraw_task(task, by=office_chief, on=TODAY, version=task.version)

    task = change_task(task, replace(as_it_is(task), due=LATER), by=office_chief, on=TODAY, version=task.version)

    assert (task.due, task.first_due) == (LATER, TODAY)
    assert assign_task(task, by=office_chief, on=TODAY, version=task.version).first_due == TODAY


def test_another_unit_leaves_no_doer_of_the_old_one(
    task: Task, office: Unit, office_chief: User, specialist: User
) -> None:
    task = hand_out_task(task, specialist, by=office_chief, on=TODAY, version=task.version)
    task = receive_task(task, by=specialist, on=TODAY, version=task.version)

    change = replace(as_it_is(task), lead_unit_id=office.pk)
    task = change_task(task, change, by=office_chief, on=TODAY, version=task.version)

    assert (task.lead_unit_id, task.assignee_id, task.state) == (office.pk, None, TaskState.ASSIGNED)


def test_nothing_changed_is_said(task: Task, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="Chưa có gì thay đổi"):
        change_task(task, as_it_is(task), by=office_chief, on=TODAY, version=task.version)


def test_the_doer_does_not_change_the_task(task: Task, specialist: User) -> None:
    with pytest.raises(NotAllowed):
        change_task(task, replace(as_it_is(task), text="Khác"), by=specialist, on=TODAY, version=task.version)


def test_an_old_version_is_refused(task: Task, office_chief: User) -> None:
    with pytest.raises(Stale):
        change_task(task, replace(as_it_is(task), text="Khác"), by=office_chief, on=TODAY, version=9)


def test_an_outsider_does_not_reach_the_task(task: Task, outsider: User) -> None:
    with pytest.raises(Task.DoesNotExist):
        change_task(task, replace(as_it_is(task), text="Khác"), by=outsider, on=TODAY, version=task.version)


def test_the_form_takes_a_deadline_in_office_language(
    client: Client, task: Task, office_chief: User, division: Unit
) -> None:
    client.force_login(office_chief)
    data = {"version": 1, "text": task.text, "unit": division.pk, "when": "trước 31/12/2030", "reason": "Bổ sung"}

    page = client.post(f"/tasks/{task.pk}/change/", data, follow=True).content.decode()

    assert Task.objects.get(pk=task.pk).due == date(2030, 12, 31)
    assert "Thời hạn: T6 20/11/2026 → T3 31/12/2030" in page
    assert "Hạn đầu tiên: T6 20/11/2026" in page


def test_a_deadline_that_is_not_understood_loses_nothing(client: Client, task: Task, office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.post(f"/tasks/{task.pk}/change/", {"version": 1, "text": "Chữ đã gõ", "when": "trước 31/11"})

    assert "Không có ngày 31/11" in page.content.decode()
    assert "Chữ đã gõ" in page.content.decode()


def test_the_meaning_of_a_deadline_is_told_while_one_types(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    part = client.get("/tasks/deadline/", {"when": "truoc 31/12/2030"}).content.decode()

    assert "thứ Ba, 31/12/2030" in part


def test_who_may_not_change_a_task_does_not_get_the_form(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)

    assert client.get(f"/tasks/{task.pk}/change/").status_code == 403


def test_what_changed_meanwhile_is_told_beside_what_was_typed(
    client: Client, task: Task, office_chief: User, specialist: User, division: Unit
) -> None:
    receive_task(task, by=specialist, on=TODAY, version=task.version)
    client.force_login(office_chief)
    data = {"version": 1, "text": "Chữ đã gõ", "unit": division.pk, "when": "20/11/2026"}

    page = client.post(f"/tasks/{task.pk}/change/", data).content.decode()

    assert "Đỗ Văn Nam nhận việc" in page
    assert "Chữ đã gõ" in page
    assert '<input type="hidden" name="version" value="2">' in page
