from __future__ import annotations

from datetime import timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Unit, User
from giaoban.web.clock import today
from tests.build import make_intake, make_task


def test_a_specialist_sees_the_work_on_the_desk(
    client: Client,
    office_chief: User,
    division: Unit,
    office: Unit,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(15):
        make_task(office_chief, f"Việc phòng {n}", unit=division, due=today() - timedelta(days=1))
    make_task(office_chief, "Việc nơi khác", unit=office)
    client.force_login(specialist)

    with django_assert_max_num_queries(10):
        page = client.get("/").content.decode()

    assert page.count("Việc phòng") == 15
    assert "Việc nơi khác" not in page
    assert "Nạp văn bản" not in page


def test_the_chief_of_office_counts_the_whole_agency(
    client: Client, office_chief: User, division: Unit, outsider: User
) -> None:
    make_task(office_chief, unit=division, due=today() - timedelta(days=1))
    make_task(outsider, due=today() - timedelta(days=1))
    client.force_login(office_chief)

    page = client.get("/").content.decode()

    assert "<strong>1</strong> Quá hạn" in page


def test_each_count_opens_the_rows_that_it_counts(client: Client, office_chief: User) -> None:
    make_task(office_chief, "Việc đã trễ", due=today() - timedelta(days=1))
    make_task(office_chief, "Việc còn hạn", due=today() + timedelta(days=30))
    client.force_login(office_chief)

    page = client.get("/tasks/?timeliness=overdue").content.decode()

    assert "Việc đã trễ" in page
    assert "Việc còn hạn" not in page


def test_papers_that_wait_are_shown_to_those_who_take_them_in(
    client: Client, office_clerk: User, specialist: User
) -> None:
    make_intake(office_clerk)

    client.force_login(office_clerk)
    assert "Văn bản chờ xác nhận" in client.get("/").content.decode()
    client.force_login(specialist)
    assert "Văn bản chờ xác nhận" not in client.get("/").content.decode()


def test_a_specialist_reports_progress_without_leaving_the_page(
    client: Client, office_chief: User, division: Unit, specialist: User
) -> None:
    task = make_task(office_chief, "Soạn đề cương", unit=division)
    client.force_login(specialist)
    client.post(f"/tasks/{task.pk}/receive/", {"version": 1, "from_home": "1"})

    answer = client.post(
        f"/tasks/{task.pk}/progress/", {"version": 2, "percent": 40, "text": "", "from_home": "1"}, follow=True
    )

    assert answer.redirect_chain == [("/", 302)]
    assert "Đã ghi tiến độ" in answer.content.decode()
    assert 'value="40"' in answer.content.decode()


def test_the_chief_of_office_sees_late_work_by_unit_at_one_cost(
    client: Client,
    office_chief: User,
    division: Unit,
    office: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(12):
        make_task(office_chief, f"Việc trễ {n}", unit=division, due=today() - timedelta(days=n + 1))
    make_task(office_chief, "Việc của văn phòng", unit=office)
    client.force_login(office_chief)

    with django_assert_max_num_queries(14):
        page = client.get("/").content.decode()

    assert page.index("Việc trễ 0") < page.index("Việc trễ 7")
    assert "Quá hạn 1 ngày" in page
    assert f'href="/tasks/?unit={division.pk}&amp;timeliness=overdue" class="due-note-bad">12</a>' in page


def test_an_installation_that_has_just_begun_says_how_to_begin(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    assert "Hãy bắt đầu bằng chương trình công tác" in client.get("/").content.decode()


def test_every_part_of_the_looks_is_shown_once(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get("/style/").content.decode()

    assert "Chờ xác nhận" in page
    assert "Quá hạn 5 ngày" in page
