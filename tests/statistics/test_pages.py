"""The page of statistics: figures that open their rows, pictures, Excel; much work costs no question more."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.tasks.models import Task
from giaoban.web.clock import today
from tests.build import make_task, make_unit


def late_and_done(by: User, unit: Unit, number: int = 1) -> None:
    for n in range(number):
        late = make_task(by, f"Việc trễ {n}", unit=unit, due=today() - timedelta(days=3))
        Task.objects.filter(pk=late.pk).update(given_on=today() - timedelta(days=9))
        done = make_task(by, f"Việc xong {n}", unit=unit, due=today())
        Task.objects.filter(pk=done.pk).update(state=TaskState.DONE, done_on=today(), confirmed_on=today())


def test_every_figure_opens_exactly_what_it_counts(client: Client, office_chief: User, division: Unit) -> None:
    late_and_done(office_chief, division, 3)
    client.force_login(office_chief)

    page = client.get("/statistics/").content.decode()
    figures = re.findall(r'<td class="figure-cell[^>]*><a href="([^"]+)">([\d.]+)</a>', page)

    assert len(figures) == 8
    for url, number in figures:
        rows = client.get(unescape(url)).content.decode()
        assert rows.count('data-label="Hạn"') == int(number), url


def test_the_page_says_that_the_sum_holds(client: Client, office_chief: User, division: Unit) -> None:
    late_and_done(office_chief, division)
    client.force_login(office_chief)

    page = " ".join(client.get("/statistics/").content.decode().split())

    assert "Khớp:" in page
    assert "= 2 việc đã xong, đã huỷ và đang làm" in page


def test_a_department_with_no_work_is_told_so(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    assert "Kỳ này chưa có nhiệm vụ nào." in client.get("/statistics/").content.decode()


def test_an_odd_period_is_told_in_a_sentence(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.get("/statistics/?from=31/02/2026&by=nothing&key=x&cell=y")

    assert "Hãy ghi ngày như 05/11/2026." in page.content.decode()


def test_a_field_with_any_name_opens_its_rows(client: Client, office_chief: User, division: Unit) -> None:
    for name in ("Sở hữu trí tuệ & đo lường", "all", "none", "=1+1", ""):
        task = make_task(office_chief, f"Việc của {name}", unit=division)
        Task.objects.filter(pk=task.pk).update(field=name)
    client.force_login(office_chief)

    page = client.get("/statistics/?by=field").content.decode()
    urls = re.findall(r'<td class="figure-cell"><a href="([^"]+cell=received)">1</a>', page)

    assert len(urls) == 5
    for url in urls:
        assert client.get(unescape(url)).content.decode().count('data-label="Hạn"') == 1


@pytest.mark.parametrize("by", ["unit", "leader", "person", "field", "origin"])
@pytest.mark.parametrize("key", ["=lạ", "7", "=", "x", "9999999999999999999"])
def test_a_row_that_the_table_never_had_is_no_fault(client: Client, office_chief: User, by: str, key: str) -> None:
    client.force_login(office_chief)

    assert client.get("/statistics/tasks/", {"by": by, "key": key}).status_code == 200


def test_the_excel_file_has_the_table_and_its_check(client: Client, office_chief: User, division: Unit) -> None:
    late_and_done(office_chief, division)
    client.force_login(office_chief)

    book = openpyxl.load_workbook(BytesIO(client.get("/statistics/sheet/?by=unit").content))
    rows = [[cell.value for cell in row] for row in book["Thống kê"].iter_rows(min_row=5)]

    assert [row[0] for row in rows] == [division.name, "Cộng"]
    assert {row[-1] for row in rows} == {"có"}


def test_the_rows_behind_a_figure_come_as_excel_too(client: Client, office_chief: User, division: Unit) -> None:
    late_and_done(office_chief, division)
    client.force_login(office_chief)

    book = openpyxl.load_workbook(BytesIO(client.get(f"/statistics/tasks/sheet/?key={division.pk}&cell=late").content))

    assert [cell.value for cell in next(iter(book.active.iter_rows(min_row=5)))][1] == "Việc trễ 0"


def test_more_units_and_work_cost_no_question_more(
    client: Client,
    office_chief: User,
    specialist: User,
    division: Unit,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    late_and_done(office_chief, division)
    with_more = make_unit(division.agency, "Phòng Quản lý công nghệ", short_name="QLCN")
    questions = 12
    client.force_login(specialist)
    client.get("/statistics/")

    with django_assert_num_queries(questions):
        client.get("/statistics/")

    late_and_done(office_chief, with_more, 12)
    with django_assert_num_queries(questions):
        client.get("/statistics/")
