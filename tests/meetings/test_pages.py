from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.meetings.models import Conclusion, Meeting
from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import hand_in_task
from giaoban.web.clock import today
from tests.build import make_confirmed, make_notice_paper, make_task


@pytest.fixture
def meeting(division: Unit, office_chief: User) -> Meeting:
    meeting = make_confirmed(make_notice_paper(), by=office_chief).meeting
    assert meeting is not None
    return meeting


def add_order(
    meeting: Meeting, order: int, text: str, *, by: User, unit: Unit | None = None, late: bool = False
) -> None:
    task = make_task(by, text, unit=unit, due=today() - timedelta(days=1) if late else None)
    Conclusion.objects.create(agency=meeting.agency, meeting=meeting, order=order, text=text, task=task)


def test_the_conclusions_stand_under_their_headings_with_their_state(
    client: Client, meeting: Meeting, specialist: User
) -> None:
    client.force_login(specialist)

    page = client.get(f"/conclusions/{meeting.pk}/").content.decode()

    assert "Giao Phòng Quản lý khoa học" in page
    assert "Tham mưu phương án tự chủ" in page
    assert "Đã giao" in page


def test_the_orders_can_be_read_by_unit_those_without_one_last(
    client: Client, meeting: Meeting, office: Unit, office_chief: User
) -> None:
    add_order(meeting, 5, "Chuẩn bị hội nghị", by=office_chief, unit=office)
    add_order(meeting, 6, "Rà soát chung", by=office_chief)
    client.force_login(office_chief)

    groups = client.get(f"/conclusions/{meeting.pk}/?by=unit").context["page"].groups

    assert [title for title, _ in groups] == ["Phòng Quản lý khoa học", "Văn phòng Sở", "Chưa rõ đơn vị"]


def test_each_figure_of_a_notice_shows_its_orders(
    client: Client, meeting: Meeting, division: Unit, office_chief: User, specialist: User
) -> None:
    add_order(meeting, 5, "Việc đã trễ", by=office_chief, unit=division, late=True)
    first = meeting.conclusions.select_related("task")[0].task
    assert first is not None
    hand_in_task(first, by=specialist, on=today(), version=first.version, text="Tờ trình")
    client.force_login(specialist)

    late = client.get(f"/conclusions/{meeting.pk}/?show=late").content.decode()
    waiting = client.get(f"/conclusions/{meeting.pk}/?show=waiting").content.decode()

    assert "<strong>1</strong> quá hạn" in late
    assert "Việc đã trễ" in late
    assert "Tham mưu phương án tự chủ" not in late
    assert "Tham mưu phương án tự chủ" in waiting
    assert "Việc đã trễ" not in waiting


@pytest.mark.parametrize("role", ["specialist", "admin"])
def test_a_notice_costs_the_same_questions_for_everybody_and_any_length(
    client: Client,
    meeting: Meeting,
    division: Unit,
    office_chief: User,
    role: str,
    request: pytest.FixtureRequest,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(5, 15):
        add_order(meeting, n, f"Việc {n}", by=office_chief, unit=division)
    client.force_login(request.getfixturevalue(role))

    with django_assert_num_queries(7):
        client.get(f"/conclusions/{meeting.pk}/")


def test_the_list_counts_what_is_done(
    client: Client, meeting: Meeting, specialist: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(specialist)

    with django_assert_num_queries(7):
        page = client.get("/conclusions/").content.decode()

    assert "0/1" in page


def test_the_figure_of_late_orders_in_the_list_leads_to_them(
    client: Client, meeting: Meeting, office_chief: User, specialist: User
) -> None:
    add_order(meeting, 5, "Việc đã trễ", by=office_chief, late=True)
    client.force_login(specialist)

    page = client.get("/conclusions/").content.decode()

    assert f'<a class="due-note-bad" href="/conclusions/{meeting.pk}/?show=late">1</a>' in page
    assert "0/2" in page


def test_an_outsider_does_not_know_that_a_meeting_is_there(client: Client, meeting: Meeting, outsider: User) -> None:
    client.force_login(outsider)

    assert client.get(f"/conclusions/{meeting.pk}/").status_code == 404
    assert meeting.title not in client.get("/conclusions/").content.decode()
