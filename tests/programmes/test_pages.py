from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.models import Unit, User
from giaoban.programmes.models import Programme
from giaoban.tasks.actions import hand_out_task
from giaoban.tasks.models import Task
from tests.build import TODAY, make_confirmed, make_programme_paper, make_task

QUERIES = 10  # who asks (3), the agency, notices, the programme, its amendments, changes, lines and sections


@pytest.fixture
def programme(division: Unit, office_chief: User) -> Programme:
    programme = make_confirmed(make_programme_paper(30), by=office_chief).programme
    assert programme is not None
    return programme


@pytest.fixture
def address(programme: Programme) -> str:
    return f"/programmes/{programme.pk}/"


def test_the_programme_reads_as_it_was_printed_with_the_state_beside_each_row(
    client: Client, address: str, specialist: User
) -> None:
    client.force_login(specialist)

    page = client.get(address).content.decode()

    assert page.index("Công việc trình Ủy ban") < page.index("Công việc của Sở") < page.index("Rà soát danh mục số 1")
    assert page.count("Đã giao") == 30
    assert "Trước 25/11" in page


@pytest.mark.parametrize("view", ["table", "board", "calendar"])
@pytest.mark.parametrize("role", ["specialist", "admin"])
def test_each_view_costs_the_same_questions_for_everybody(
    client: Client,
    address: str,
    view: str,
    role: str,
    request: pytest.FixtureRequest,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(request.getfixturevalue(role))

    with django_assert_num_queries(QUERIES - (view != "table")):
        client.get(address, {"view": view})


def test_longer_programmes_cost_no_more_questions(
    client: Client,
    address: str,
    programme: Programme,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    programme.lines.filter(order__gte=5).delete()
    client.force_login(specialist)

    with django_assert_num_queries(QUERIES):
        client.get(address)


def test_a_section_folds_by_its_address_and_print_has_it_all(client: Client, address: str, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get(address, {"fold": "1"}).content.decode()

    assert re.search(r'id="section-1" class="part is-folded', page)
    assert 'aria-expanded="false"' in page
    assert page.count("Rà soát danh mục số") >= 30


def test_an_odd_address_shows_the_plain_programme(client: Client, address: str, specialist: User) -> None:
    client.force_login(specialist)

    answer = client.get(address, {"view": "đẹp", "unit": "²", "lacks": "all", "month": "2026-99", "fold": "1.x.-3"})

    assert answer.status_code == 200
    assert answer.content.decode().count("Đã giao") == 30


def test_the_six_clears_lead_to_the_rows_that_lack_them(
    client: Client, address: str, programme: Programme, unit_head: User, specialist: User
) -> None:
    task = Task.objects.get(text="Rà soát danh mục số 7")
    hand_out_task(task, specialist, by=unit_head, on=TODAY, version=task.version)
    client.force_login(specialist)

    page = client.get(address, {"lacks": "person"}).content.decode()

    assert "Rõ người <strong>1/30</strong>" in page
    assert "Đang xem 29 trong 30 việc: chưa có người thực hiện" in page
    assert "Rà soát danh mục số 8" in page
    assert "Rà soát danh mục số 7<" not in page


def test_the_lines_of_a_unit_that_are_not_finished(
    client: Client, address: str, division: Unit, specialist: User
) -> None:
    client.force_login(specialist)

    own = client.get(address, {"unit": str(division.pk), "open": "1"}).content.decode()
    none = client.get(address, {"unit": "none"}).content.decode()

    assert "Đang xem 30 trong 30 việc: Phòng Quản lý khoa học (chỉ việc chưa xong)" in own
    assert "Không có việc nào như vậy" in none


def test_the_board_has_a_column_for_each_state(client: Client, address: str, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get(address, {"view": "board"}).content.decode()

    assert page.index("Đã giao") < page.index("Chờ xác nhận") < page.index("Hoàn thành")
    assert page.count('class="card-line"') == 30


def test_the_calendar_shows_what_is_due_on_its_day(client: Client, address: str, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get(address, {"view": "calendar"}).content.decode()

    assert page.index("Thứ Hai") < page.index("Chủ nhật")
    assert "và 25 việc nữa" in page
    assert "due_from=2026-11-25&amp;due_to=2026-11-25" in page


def test_the_list_counts_what_is_done(client: Client, programme: Programme, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get("/programmes/").content.decode()

    assert "0/30" in page
    assert "Năm 2026" in page
    assert "Tháng 11 năm 2026" in page


def test_the_list_marks_what_was_amended_at_one_cost(
    client: Client, programme: Programme, specialist: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = range(5)
    copies = [
        Programme(agency=programme.agency, kind=programme.kind, title=f"Bản {n}", paper=programme.paper)
        for n in numbers
    ]
    Programme.objects.bulk_create(copies)
    Programme.objects.filter(title="Bản 3").update(amends=programme, start=programme.start, end=programme.end)
    client.force_login(specialist)

    with django_assert_num_queries(7):
        page = client.get("/programmes/").content.decode()

    assert "đã được điều chỉnh" in page
    assert f'điều chỉnh <a href="/programmes/{programme.pk}/">' in page


def test_an_outsider_does_not_know_that_a_programme_is_there(
    client: Client, programme: Programme, outsider: User
) -> None:
    client.force_login(outsider)

    assert client.get(f"/programmes/{programme.pk}/").status_code == 404
    assert programme.title not in client.get("/programmes/").content.decode()


def test_the_counts_of_a_programme_lead_to_its_tasks(client: Client, programme: Programme, office_chief: User) -> None:
    make_task(office_chief, "Việc ngoài chương trình")
    client.force_login(office_chief)
    page = client.get(f"/programmes/{programme.pk}/").content.decode()

    listed = client.get(f"/tasks/?programme={programme.pk}").content.decode()

    assert f"/tasks/?programme={programme.pk}" in page
    assert "Rà soát danh mục số 1" in listed
    assert "Việc ngoài chương trình" not in listed


def test_an_office_without_programmes_is_told_how_to_begin(
    client: Client, office_clerk: User, specialist: User
) -> None:
    client.force_login(office_clerk)
    assert 'href="/intake/"' in client.get("/programmes/").content.decode().partition("<main")[2]
    client.force_login(specialist)
    assert "Văn thư hoặc Chánh Văn phòng nạp văn bản" in client.get("/programmes/").content.decode()


def test_words_of_a_line_are_shown_as_they_are_and_never_taken_for_markup(
    client: Client, programme: Programme, address: str, specialist: User
) -> None:
    marked = '<b>"Sở" & phòng</b>'
    programme.lines.update(text=marked, products=marked, when_words=marked, leader_words=marked, unit_words=marked)
    client.force_login(specialist)

    page = client.get(address).content.decode()

    assert page.count("&lt;b&gt;&quot;Sở&quot; &amp; phòng&lt;/b&gt;") == 5 * 30
    assert "<b>" not in page
