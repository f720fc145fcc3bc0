from __future__ import annotations

from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Unit, User
from giaoban.tasks.models import Task
from giaoban.web.clock import today
from tests.build import make_task


def test_the_list_costs_the_same_queries_however_long(
    client: Client,
    office_chief: User,
    division: Unit,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(30):
        make_task(office_chief, f"Việc số {n}", unit=division)
    client.force_login(specialist)

    with django_assert_max_num_queries(10):
        page = client.get("/tasks/").content.decode()

    assert page.count("Việc số") == 30


def test_htmx_gets_the_rows_and_the_browser_the_page(client: Client, office_chief: User) -> None:
    make_task(office_chief)
    client.force_login(office_chief)

    part = client.get("/tasks/", headers={"HX-Request": "true"})
    page = client.get("/tasks/")
    back = client.get("/tasks/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert part.content.decode().strip().startswith('<div id="task-rows">')
    assert "<html" in page.content.decode()
    assert "<html" in back.content.decode()
    assert "HX-Request" in part.headers["Vary"]


def test_odd_filters_are_ignored(client: Client, office_chief: User) -> None:
    make_task(office_chief, "Việc vẫn thấy")
    client.force_login(office_chief)

    page = client.get("/tasks/?unit=abc&state=x&timeliness=y&page=-1").content.decode()

    assert "Việc vẫn thấy" in page


def test_the_task_page_shows_the_line_that_ordered_it(client: Client, office_chief: User) -> None:
    task = make_task(office_chief, "Rà soát danh mục")
    client.force_login(office_chief)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert "<blockquote" in page
    assert "Rà soát danh mục" in page


def test_a_day_of_work_through_the_pages(
    client: Client, office_chief: User, division: Unit, specialist: User, unit_head: User
) -> None:
    task = make_task(office_chief, unit=division, due=today() + timedelta(days=5))
    url = f"/tasks/{task.pk}/"
    client.force_login(specialist)
    client.post(f"{url}receive/", {"version": 1})
    client.post(f"{url}progress/", {"version": 2, "percent": 60, "text": "Đã có dự thảo"})
    client.post(f"{url}hand-in/", {"version": 3, "text": "Đã trình"})
    client.force_login(unit_head)
    page = client.post(f"{url}confirm/", {"version": 4}, follow=True).content.decode()

    assert "Hoàn thành đúng hạn" in page
    assert "Đã có dự thảo" in page
    assert Task.objects.get(pk=task.pk).state == "done"


def test_what_was_typed_is_kept_when_somebody_was_quicker(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    task = make_task(office_chief, unit=division)
    client.force_login(specialist)
    client.post(f"/tasks/{task.pk}/receive/", {"version": 1})

    page = client.post(f"/tasks/{task.pk}/progress/", {"version": 1, "percent": 60, "text": "Chữ đã gõ"})

    assert "Trong lúc bạn gõ" in page.content.decode()
    assert "Đỗ Văn Nam nhận việc; Trạng thái: Đã giao → Đã nhận" in page.content.decode()
    assert "Chữ đã gõ" in page.content.decode()


def test_an_outsider_does_not_know_that_a_task_is_there(client: Client, office_chief: User, outsider: User) -> None:
    task = make_task(office_chief)
    client.force_login(outsider)

    assert client.get(f"/tasks/{task.pk}/").status_code == 404
    assert client.post(f"/tasks/{task.pk}/confirm/", {"version": 1}).status_code == 404
