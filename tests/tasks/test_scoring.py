"""Scoring inputs: how much products count, and the figures of a period by person."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.queries import history_of
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import (
    TaskChange,
    add_step,
    change_task,
    confirm_task,
    hand_in_task,
    hand_out_task,
    send_back_task,
)
from giaoban.tasks.actions.scoring import Weight, weigh_products
from giaoban.tasks.models import Product, Task
from giaoban.tasks.scoring import ScoreRow, Span, product_lines, score_rows, work_of
from tests.build import TODAY, make_task

NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30), TODAY)


def given(by: User, unit: Unit, to: User, text: str, *products: str, due: date = TODAY) -> Task:
    task = make_task(by, text, unit=unit, due=due, on=date(2026, 11, 2))
    for order, product in enumerate(products):
        Product.objects.create(agency=task.agency, task=task, text=product, order=order)
    return hand_out_task(task, to, by=by, on=TODAY, version=task.version)


@pytest.fixture
def task(office_chief: User, division: Unit, specialist: User) -> Task:
    return given(office_chief, division, specialist, "Xây dựng kế hoạch", "Kế hoạch", "Báo cáo")


def rows_of(user: User) -> dict[int | None, ScoreRow]:
    return {row.person: row for row in score_rows(work_of(user, NOVEMBER), NOVEMBER)}


def weigh(task: Task, by: User, factor: str = "1.5", number: int = 2) -> Task:
    first = task.products.all()[0]
    return weigh_products(
        task, {first.pk: Weight(Decimal(factor), number)}, by=by, on=TODAY, version=task.version, objective=None
    )


def test_who_gives_or_judges_says_how_much_a_product_counts(task: Task, unit_head: User) -> None:
    task = weigh(task, unit_head)

    assert [(p.factor, p.number) for p in task.products.all()] == [(Decimal("1.50"), 2), (Decimal(1), 1)]
    entry = history_of(task)[0]
    assert (entry.verb, (entry.after or {})["weights"][0]) == ("task.weighed", ["Kế hoạch", "1.50", 2])


def test_a_product_keeps_its_weight_when_others_are_named_anew(task: Task, office_chief: User) -> None:
    task = weigh(task, office_chief)
    change = TaskChange(task.text, task.lead_unit_id, None, ("Tờ trình", "Kế hoạch"), due=task.due)

    change_task(task, change, by=office_chief, on=TODAY, version=task.version)

    assert dict(Product.objects.values_list("text", "factor")) == {"Tờ trình": Decimal(1), "Kế hoạch": Decimal("1.5")}


def test_odd_weights_and_old_versions_are_refused(task: Task, office_chief: User, specialist: User) -> None:
    for factor, number, why in [("0", 1, "lớn hơn 0"), ("1000", 1, "lớn hơn 0"), ("1", 0, "Số lượng")]:
        with pytest.raises(RuleBroken, match=why):
            weigh(task, office_chief, factor, number)
    with pytest.raises(RuleBroken, match="Chưa có gì thay đổi"):
        weigh(task, office_chief, "1", 1)
    with pytest.raises(NotAllowed):
        weigh(task, specialist)
    task.version = 9
    with pytest.raises(Stale):
        weigh(task, office_chief)


def test_an_outsider_weighs_nothing(task: Task, outsider: User) -> None:
    with pytest.raises(Task.DoesNotExist):
        weigh(task, outsider)


def test_the_figures_of_a_period_by_person(
    task: Task, office_chief: User, unit_head: User, specialist: User, division: Unit
) -> None:
    task = weigh(task, office_chief)
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Bản một")
    task = send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu phụ lục")
    late = TODAY + timedelta(days=3)
    task = hand_in_task(task, by=specialist, on=late, version=task.version, text="Bản hai")
    confirm_task(task, by=unit_head, on=late, version=task.version)
    given(office_chief, division, specialist, "Việc đang trễ", "Công văn", due=TODAY - timedelta(days=5))
    given(office_chief, division, specialist, "Việc còn hạn", due=TODAY + timedelta(days=5))

    row = rows_of(office_chief)[specialist.pk]

    assert (row.tasks, row.done, row.products) == (3, 1, 3)
    assert (row.assigned, row.finished) == (Decimal("5.00"), Decimal("4.00"))
    assert (row.in_time_first, row.in_time_last, row.late, row.overdue) == (0, 0, 1, 1)
    assert (row.returned, row.objective) == (1, 0)


def test_a_cause_that_was_confirmed_as_objective_is_counted(task: Task, office_chief: User, specialist: User) -> None:
    weigh_products(task, {}, by=office_chief, on=TODAY, version=task.version, objective=True)

    assert rows_of(office_chief)[specialist.pk].objective == 1


def test_work_of_other_periods_and_steps_are_left_out(
    task: Task, office_chief: User, unit_head: User, specialist: User, division: Unit
) -> None:
    add_step(task, "Việc nhỏ", specialist, by=unit_head, on=TODAY, version=task.version)
    make_task(office_chief, "Giao sau kỳ", unit=division, on=date(2026, 12, 1))
    before = given(office_chief, division, specialist, "Xong trước kỳ")
    before = hand_in_task(before, by=specialist, on=date(2026, 10, 20), version=before.version)
    confirm_task(before, by=unit_head, on=date(2026, 10, 20), version=before.version)

    assert [one.text for one in work_of(office_chief, NOVEMBER)] == ["Xây dựng kế hoạch"]


def test_each_reads_what_is_theirs_to_read(
    task: Task, office_chief: User, unit_head: User, specialist: User, office_clerk: User, leader: User, outsider: User
) -> None:
    unassigned = make_task(office_chief, "Của phòng khác", on=date(2026, 11, 2))

    def seen(user: User) -> set[Task]:
        return set(work_of(user, NOVEMBER))

    assert seen(office_chief) == seen(leader) == {task, unassigned}
    assert seen(unit_head) == seen(specialist) == {task}
    assert seen(office_clerk) == seen(outsider) == set()


def test_the_lines_say_everything_that_is_known_of_a_product(task: Task, office_chief: User, unit_head: User) -> None:
    weigh(task, unit_head)

    lines = list(product_lines(work_of(office_chief, NOVEMBER), NOVEMBER, most=10))

    assert [(line.product.text, line.worth, line.done) for line in lines if line.product] == [
        ("Kế hoạch", Decimal("3.00"), False),
        ("Báo cáo", Decimal("1.00"), False),
    ]


def test_the_page_and_the_file_have_the_same_figures(
    client: Client, task: Task, office_chief: User, specialist: User
) -> None:
    weigh(task, office_chief)
    client.force_login(office_chief)
    query = {"period": "tháng 11/2026", "person": str(specialist.pk)}

    page = client.get("/tasks/scoring/", query).content.decode()
    book = load_workbook(BytesIO(client.get("/tasks/scoring/sheet/", query).content))
    people = [[cell.value for cell in row] for row in book["Theo người"].iter_rows(min_row=5)]
    products = [[cell.value for cell in row] for row in book["Theo sản phẩm"].iter_rows(min_row=5)]

    assert "2 × 1,50 = 3,00" in page
    assert people[0][:2] == ["Đỗ Văn Nam", "Phòng Quản lý khoa học"]
    assert [float(value) for value in people[0][2:7]] == [1, 0, 2, 4, 0]
    assert [(row[3], float(row[6])) for row in products] == [("Kế hoạch", 3.0), ("Báo cáo", 1.0)]


def test_a_period_that_is_not_understood_is_said(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.get("/tasks/scoring/", {"period": "bao giờ"}).content.decode()

    assert "Không hiểu kỳ này" in page
    assert 'value="bao giờ"' in page


def test_the_page_costs_the_same_however_much_work_there_is(
    client: Client,
    task: Task,
    office_chief: User,
    division: Unit,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(office_chief)
    query = {"period": "tháng 11/2026", "person": str(specialist.pk)}
    with CaptureQueriesContext(connection) as few:
        client.get("/tasks/scoring/", query)
    for number in range(6):
        given(office_chief, division, specialist, f"Việc {number}", "Báo cáo")

    with django_assert_num_queries(len(few)):
        client.get("/tasks/scoring/", query)


def test_weights_are_typed_on_a_page_and_kept_where_they_are_refused(
    client: Client, task: Task, unit_head: User, specialist: User
) -> None:
    first, second = task.products.all()
    client.force_login(unit_head)
    url = f"/tasks/{task.pk}/weights/"
    typed = {"version": task.version, f"number-{first.pk}": "2", f"number-{second.pk}": "1", f"factor-{second.pk}": "1"}

    odd = client.post(url, {**typed, f"factor-{first.pk}": "nhiều"}).content.decode()
    client.post(url, {**typed, f"factor-{first.pk}": "1,5"})
    client.force_login(specialist)

    assert 'value="nhiều"' in odd
    assert Product.objects.get(pk=first.pk).factor == Decimal("1.5")
    assert client.get(url).status_code == 403
