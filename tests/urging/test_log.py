from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from giaoban.core.urging.ladder import Addressee
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import hand_out_task, report_progress
from giaoban.tasks.models import Task, Urge
from giaoban.urging.actions import Wish, urge_tasks
from giaoban.web.clock import today
from tests.build import make_task

QUERIES = 9


def make_urged(by: User, unit: Unit, to: User, text: str) -> Task:
    task = make_task(by, text, unit=unit, due=today() - timedelta(days=3))
    task = hand_out_task(task, to, by=by, on=today(), version=task.version)
    urge_tasks([task.pk], Wish(f"Gấp: {text}", frozenset({Addressee.DOER})), by=by, on=today(), at=timezone.now())
    return task


@pytest.fixture
def two(office_chief: User, office_clerk: User, division: Unit, office: Unit, specialist: User) -> list[Task]:
    return [
        make_urged(office_chief, division, specialist, "Việc của phòng"),
        make_urged(office_chief, office, office_clerk, "Việc của văn phòng"),
    ]


def shown(client: Client, query: str = "") -> set[str]:
    return {row.urge.task.text for row in client.get(f"/urging/?{query}").context["log"].rows}


def test_the_office_sees_all_a_head_the_unit_and_others_their_own(
    client: Client, two: list[Task], office_chief: User, unit_head: User, specialist: User, outsider: User
) -> None:
    seen = {}
    for user in (office_chief, unit_head, specialist, outsider):
        client.force_login(user)
        seen[user.username] = shown(client)

    assert seen == {
        "chanhvanphong": {"Việc của phòng", "Việc của văn phòng"},
        "truongphong": {"Việc của phòng"},
        "chuyenvien": {"Việc của phòng"},
        "nguoingoai": set(),
    }


def test_the_log_is_narrowed_by_its_address(
    client: Client, two: list[Task], office_chief: User, division: Unit, specialist: User
) -> None:
    first = two[0]
    report_progress(first, by=specialist, on=today(), version=first.version, percent=40, text="Đang làm")
    Notice.objects.filter(to=specialist).update(read_at=timezone.now())
    client.force_login(office_chief)

    for query in (f"unit={division.pk}", f"person={specialist.pk}", f"task={first.pk}", "answered=yes", "read=yes"):
        assert shown(client, query) == {"Việc của phòng"}, query
    assert shown(client, "answered=no") == {"Việc của văn phòng"}
    assert shown(client, "read=no") == {"Việc của văn phòng"}
    assert shown(client, "way=ladder") == set()
    assert len(shown(client, f"way=hand&since={today():%d/%m/%Y}")) == 2
    assert len(shown(client, "unit=x&read=perhaps&since=32/13/2026")) == 2


def test_what_waits_for_ones_answer_leads_to_it(client: Client, two: list[Task], specialist: User) -> None:
    client.force_login(specialist)

    page = client.get(f"/urging/?person={specialist.pk}&answered=no").content.decode()

    assert f'href="/tasks/{two[0].pk}/answer/"' in page


def test_the_log_costs_the_same_however_long(
    client: Client,
    two: list[Task],
    office_chief: User,
    division: Unit,
    specialist: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(10):
        make_urged(office_chief, division, specialist, f"Việc số {n}")
    client.force_login(office_chief)

    with django_assert_max_num_queries(QUERIES):
        client.get("/urging/")


def test_pages_of_the_log_follow_each_other(client: Client, two: list[Task], office_chief: User) -> None:
    urge = Urge.objects.first()
    assert urge is not None
    told = {"agency_id": urge.agency_id, "task": two[0], "due": two[0].due, "to": urge.to, "to_as": "doer"}
    Urge.objects.bulk_create([Urge(**told, rung=n, on=today(), at=urge.at) for n in range(60)])
    client.force_login(office_chief)
    first = client.get("/urging/").context["log"].page

    second = client.get(f"/urging/{first.next}").context["log"].page

    assert len(first.rows) + len(second.rows) == 62
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def test_the_sheet_has_the_rows_of_the_log(client: Client, two: list[Task], office_chief: User) -> None:
    client.force_login(office_chief)

    data = client.get(f"/urging/sheet/?task={two[0].pk}").content

    rows = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    assert rows[-1][2] == "Việc của phòng"
    assert rows[-1][7] == "Gấp: Việc của phòng"
    assert sum(row[0] == 1 for row in rows) == 1
