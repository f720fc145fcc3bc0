"""The pages on which another deadline is asked for and decided: the task's, and the list of requests."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import ask_extension, decide_extension
from giaoban.tasks.models import Extension, ExtensionState, Task
from giaoban.web.clock import today
from tests.build import make_task

DUE, LATER = date(2090, 11, 27), date(2090, 12, 4)


@pytest.fixture
def task(office_chief: User, division: Unit, leader: User) -> Task:
    return make_task(office_chief, unit=division, due=DUE, leader=leader)


def asked(task: Task, by: User) -> Extension:
    return ask_extension(
        task, proposed_due=LATER, reason="Chờ Sở Tài chính", by=by, on=today(), version=task.version
    )  # fmt: skip


def test_the_doer_asks_on_the_page_of_the_task(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)

    answer = client.post(
        f"/tasks/{task.pk}/extension/", {"version": task.version, "when": "4/12/2090", "reason": "Chờ"}, follow=True
    )

    assert Extension.objects.get().proposed_due == LATER
    page = answer.content.decode()
    assert "Đã gửi đề nghị gia hạn." in page
    assert "Rút đề nghị gia hạn" in page


@pytest.mark.parametrize(
    ("when", "told"), [("bao giờ xong thì xong", "ask_when_error"), ("1/11/2090", "phải sau hạn hiện nay")]
)
def test_what_is_refused_stays_typed(client: Client, task: Task, specialist: User, when: str, told: str) -> None:
    client.force_login(specialist)

    answer = client.post(
        f"/tasks/{task.pk}/extension/", {"version": task.version, "when": when, "reason": "Chờ số liệu"}
    )

    page = answer.content.decode()
    assert told in page
    assert when in page
    assert "Chờ số liệu" in page
    assert not Extension.objects.exists()


def test_the_decider_grants_from_the_list_and_stays_there(
    client: Client, task: Task, specialist: User, leader: User
) -> None:
    extension = asked(task, specialist)
    client.force_login(leader)

    answer = client.post(
        f"/tasks/extensions/{extension.pk}/decide/?state=asked",
        {"version": extension.version, "when": "4/12/2090", "decision": "grant", "from": "list"},
    )

    assert answer["Location"] == "/tasks/extensions/?state=asked"
    assert Task.objects.get(pk=task.pk).due == LATER


def test_a_refusal_without_reason_is_asked_again_on_the_list(
    client: Client, task: Task, specialist: User, leader: User
) -> None:
    extension = asked(task, specialist)
    client.force_login(leader)

    answer = client.post(
        f"/tasks/extensions/{extension.pk}/decide/",
        {"version": extension.version, "when": "", "decision": "refuse", "from": "list"},
    )

    assert "Không đồng ý thì phải ghi lý do." in answer.content.decode()
    assert Extension.objects.get().state == ExtensionState.ASKED


def test_the_page_of_the_task_tells_every_deadline_that_was_agreed(
    client: Client, task: Task, specialist: User, leader: User
) -> None:
    extension = asked(task, specialist)
    decide_extension(extension, grant=True, note="Lần cuối", by=leader, on=today(), version=extension.version)
    client.force_login(specialist)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert "Các thời hạn đã có" in page
    assert "hạn đầu tiên" in page
    assert f"gia hạn, {leader.full_name} quyết định" in page
    assert "Ý kiến: Lần cuối" in page


def test_who_may_not_decide_sees_no_form(client: Client, task: Task, specialist: User, unit_head: User) -> None:
    extension = asked(task, specialist)
    client.force_login(specialist)

    assert f"/tasks/extensions/{extension.pk}/decide/" not in client.get("/tasks/extensions/").content.decode()


def test_the_list_is_narrowed_by_state_and_unit(
    client: Client, task: Task, specialist: User, leader: User, office: Unit
) -> None:
    asked(task, specialist)
    client.force_login(leader)

    assert "Chờ Sở Tài chính" in client.get("/tasks/extensions/?state=asked").content.decode()
    assert "Chờ Sở Tài chính" not in client.get("/tasks/extensions/?state=refused").content.decode()
    assert "Chờ Sở Tài chính" not in client.get(f"/tasks/extensions/?unit={office.pk}").content.decode()


def test_another_agency_sees_nothing(client: Client, task: Task, specialist: User, outsider: User) -> None:
    extension = asked(task, specialist)
    client.force_login(outsider)

    assert "Chờ Sở Tài chính" not in client.get("/tasks/extensions/").content.decode()
    assert client.post(f"/tasks/extensions/{extension.pk}/decide/").status_code == 404
    assert client.post(f"/tasks/extensions/{extension.pk}/withdraw/").status_code == 404


def test_the_file_has_the_rows_of_the_list(client: Client, task: Task, specialist: User, leader: User) -> None:
    asked(task, specialist)
    client.force_login(leader)

    sheet = load_workbook(BytesIO(client.get("/tasks/extensions/sheet/").content)).active

    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[4][1:4] == (task.text, "Phòng Quản lý khoa học", specialist.full_name)


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client,
    office_chief: User,
    division: Unit,
    specialist: User,
    leader: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    for n in range(number):
        asked(make_task(office_chief, f"Việc {n}", unit=division, due=DUE), specialist)
    client.force_login(leader)

    with django_assert_num_queries(9):
        client.get("/tasks/extensions/")
