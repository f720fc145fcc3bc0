"""The page on which a person's open work is handed over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Agency, Post, Role, Unit, User
from giaoban.tasks.actions import hand_out_task, report_progress
from giaoban.tasks.models import Task
from giaoban.web.clock import today
from tests.build import TODAY, make_person, make_task


@pytest.fixture
def colleague(agency: Agency, division: Unit) -> User:
    return make_person(agency, "dongnghiep", Role.SPECIALIST, unit=division, full_name="Mai Thị Lan")


@pytest.fixture
def tasks(office_chief: User, division: Unit, specialist: User) -> list[Task]:
    return [handed_out(office_chief, division, specialist, n) for n in range(3)]


def handed_out(by: User, unit: Unit, to: User, number: int) -> Task:
    task = make_task(by, f"Việc số {number}", unit=unit, due=TODAY)
    return hand_out_task(task, to, by=by, on=TODAY, version=task.version)


def typed_for(tasks: list[Task], **more: object) -> dict[str, object]:
    return {**{f"version-{task.pk}": task.version for task in tasks}, "note": "Nghỉ chế độ", **more}


def test_all_work_of_a_unit_goes_to_one_and_single_tasks_to_others(
    client: Client,
    tasks: list[Task],
    division: Unit,
    unit_head: User,
    specialist: User,
    colleague: User,
) -> None:
    client.force_login(unit_head)
    all_of_it = {f"all-{division.pk}": colleague.pk, f"to-{tasks[0].pk}": "unit", f"to-{tasks[1].pk}": unit_head.pk}

    page = client.post(f"/tasks/people/{specialist.pk}/", typed_for(tasks, **all_of_it), follow=True).content.decode()

    assert [task.assignee for task in Task.objects.order_by("pk")] == [None, unit_head, colleague]
    assert "Đã chuyển giao 3 việc của Đỗ Văn Nam" in page
    assert "Không còn việc nào để chuyển giao" in page


def test_what_was_chosen_stays_where_the_act_is_refused(
    client: Client, tasks: list[Task], division: Unit, unit_head: User, specialist: User, colleague: User
) -> None:
    client.force_login(unit_head)
    typed = typed_for(tasks, **{f"all-{division.pk}": colleague.pk})
    report_progress(tasks[2], by=specialist, on=TODAY, version=tasks[2].version, percent=5)

    page = client.post(f"/tasks/people/{specialist.pk}/", typed).content.decode()

    assert "Việc “Việc số 2” vừa được người khác thay đổi" in page
    assert f'<option value="{colleague.pk}" selected>' in page
    assert "Nghỉ chế độ</textarea>" in page
    assert Task.objects.filter(assignee=specialist).count() == 3


@pytest.mark.parametrize("who", ["specialist", "colleague", "office_clerk"])
def test_others_do_not_get_the_page(
    request: pytest.FixtureRequest, client: Client, colleague: User, specialist: User, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))

    assert client.get(f"/tasks/people/{specialist.pk}/").status_code == 403
    assert "chuyển giao" not in client.get(f"/organisation/people/{specialist.pk}/").content.decode()


def test_the_outsider_finds_nobody(client: Client, specialist: User, outsider: User) -> None:
    client.force_login(outsider)

    assert client.get(f"/tasks/people/{specialist.pk}/").status_code == 404


def test_an_administrator_sees_only_what_was_left_behind(
    client: Client, tasks: list[Task], specialist: User, admin: User
) -> None:
    client.force_login(admin)
    here = client.get(f"/tasks/people/{specialist.pk}/").content.decode()

    Post.objects.filter(user=specialist).update(valid_to=today() - timedelta(days=1))
    moved = client.get(f"/tasks/people/{specialist.pk}/").content.decode()
    person = client.get(f"/organisation/people/{specialist.pk}/").content.decode()

    assert "Việc số 0" not in here
    assert "Còn 3 việc của đơn vị khác" in here
    assert "Việc số 0" in moved
    assert "Không còn ở Phòng Quản lý khoa học nhưng còn 3 việc chưa xong" in person
    assert f'href="/tasks/people/{specialist.pk}/"' in person


@pytest.mark.parametrize("who", ["unit_head", "office_chief", "admin"])
def test_the_page_costs_the_same_however_much_work_there_is(
    request: pytest.FixtureRequest,
    client: Client,
    tasks: list[Task],
    office_chief: User,
    division: Unit,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    who: str,
) -> None:
    User.objects.filter(pk=specialist.pk).update(is_active=False)
    client.force_login(request.getfixturevalue(who))
    with CaptureQueriesContext(connection) as few:
        client.get(f"/tasks/people/{specialist.pk}/")
    User.objects.filter(pk=specialist.pk).update(is_active=True)
    for number in range(5):
        handed_out(office_chief, division, specialist, number)
    User.objects.filter(pk=specialist.pk).update(is_active=False)

    with django_assert_num_queries(len(few)):
        client.get(f"/tasks/people/{specialist.pk}/")
