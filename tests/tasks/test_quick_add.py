"""The quick-add box: understood while one types, given by who may."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.actions import learn_alias
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed
from giaoban.tasks.actions import NewOrigin, NewTask, create_task
from giaoban.tasks.models import OriginKind, Task
from giaoban.tasks.quick_add import understood
from tests.build import TODAY

LINE = "Giao phòng QLKH chủ trì, phối hợp với Văn phòng rà soát danh mục, xây dựng Báo cáo tổng hợp trước 15/12"


def ad_hoc(unit: Unit | None, assignee: User | None = None) -> NewTask:
    return NewTask(
        "Việc phát sinh",
        NewOrigin(OriginKind.AD_HOC, "Việc phát sinh"),
        lead_unit_id=unit.pk if unit else None,
        assignee_id=assignee.pk if assignee else None,
    )


def test_a_line_becomes_unit_partners_product_and_day(
    office_chief: User, division: Unit, office: Unit, leader: User
) -> None:
    found = understood(f"Đ/c Hạnh chỉ đạo, {LINE[5:]}", user=office_chief, on=TODAY)

    assert found.fields["text"] == "Rà soát danh mục, xây dựng Báo cáo tổng hợp"
    assert (found.fields["unit"], found.fields["partners"]) == (division.pk, [office.pk])
    assert (found.fields["leader"], found.fields["products"]) == (leader.pk, "Báo cáo tổng hợp")
    assert [f"{chip.label}: {chip.words}" for chip in found.chips] == [
        "Chủ trì: Phòng Quản lý khoa học",
        "Phối hợp: Văn phòng Sở",
        "Chỉ đạo: Lê Thị Hạnh",
        "Sản phẩm: Báo cáo tổng hợp",
        "Hạn: thứ Ba, 15/12/2026",
    ]


def test_a_learned_name_and_a_given_name_are_known(office_chief: User, division: Unit, specialist: User) -> None:
    learn_alias("Phòng Khoa học cũ", by=office_chief, unit=division)

    found = understood("giao phong khoa hoc cu ra soat", user=office_chief, on=TODAY)
    person = understood("giao Nam tổng hợp số liệu", user=office_chief, on=TODAY)

    assert found.fields["unit"] == division.pk
    assert person.fields["assignee"] == specialist.pk


def test_a_name_that_the_office_does_not_know_is_said_to_be_unknown(office_chief: User, division: Unit) -> None:
    found = understood("Giao Phòng Tổ chức cán bộ rà soát biên chế", user=office_chief, on=TODAY)

    assert found.fields["unit"] is None
    assert [(chip.words, bool(chip.why)) for chip in found.chips] == [("Phòng Tổ chức cán bộ", True)]


def test_a_specialist_means_the_own_unit_and_oneself(specialist: User, division: Unit) -> None:
    found = understood("soạn công văn trả lời trước 25/11", user=specialist, on=TODAY)

    assert (found.fields["unit"], found.fields["assignee"]) == (division.pk, specialist.pk)
    assert [f"{chip.label}: {chip.words}" for chip in found.chips][:2] == [
        "Chủ trì: Phòng Quản lý khoa học",
        "Người làm: Đỗ Văn Nam",
    ]


def test_work_of_ones_own_is_received_and_waits_for_the_head_to_confirm(specialist: User, division: Unit) -> None:
    task = create_task(ad_hoc(division, specialist), by=specialist, on=TODAY)

    assert (task.state, task.assignee, task.created_by) == (TaskState.RECEIVED, specialist, specialist)
    assert task.origins.get().kind == OriginKind.AD_HOC


def test_a_specialist_gives_nothing_to_others(specialist: User, unit_head: User, division: Unit, office: Unit) -> None:
    with pytest.raises(NotAllowed, match="trưởng đơn vị"):
        create_task(ad_hoc(division, unit_head), by=specialist, on=TODAY)
    with pytest.raises(NotAllowed, match="đơn vị khác"):
        create_task(ad_hoc(office, specialist), by=specialist, on=TODAY)


def test_a_head_gives_within_the_unit_only(unit_head: User, specialist: User, division: Unit, office: Unit) -> None:
    task = create_task(ad_hoc(division, specialist), by=unit_head, on=TODAY)

    assert task.state == TaskState.ASSIGNED
    with pytest.raises(NotAllowed):
        create_task(ad_hoc(office), by=unit_head, on=TODAY)


def test_an_administrator_has_no_box(client: Client, admin: User) -> None:
    client.force_login(admin)

    assert "quick-add" not in client.get("/tasks/").content.decode()
    assert client.get("/tasks/new/").status_code == 403
    assert client.get("/tasks/new/read/", {"line": "Rà soát"}).status_code == 403


def test_the_part_under_the_box_says_what_was_understood(client: Client, office_chief: User, division: Unit) -> None:
    client.force_login(office_chief)

    part = client.get("/tasks/new/read/", {"line": "giao phong qlkh ra soat truoc 15/12/2030"}).content.decode()

    assert "Chủ trì: Phòng Quản lý khoa học" in part
    assert "Hạn: Chủ nhật, 15/12/2030" in part


def test_without_javascript_the_line_comes_back_understood_and_is_then_given(
    client: Client, office_chief: User, division: Unit
) -> None:
    client.force_login(office_chief)
    line = "Giao phòng QLKH rà soát danh mục trước 15/12/2030"

    asked = client.post("/tasks/new/", {"line": line}).content.decode()
    given = client.post(
        "/tasks/new/",
        {
            "line": line,
            "read_line": line,
            "text": "Rà soát danh mục",
            "unit": division.pk,
            "when": "trước 15/12/2030",
        },
        follow=True,
    ).content.decode()

    assert f'value="{line}"' in asked
    assert "Hiểu là" in asked
    task = Task.objects.get()
    assert (task.text, task.lead_unit, task.due) == ("Rà soát danh mục", division, date(2030, 12, 15))
    assert task.first_due == task.due
    assert task.origins.get().quote == line
    assert "Hoàn tác" in given


def test_a_line_that_went_on_since_it_was_read_is_read_again(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.post(
        "/tasks/new/", {"line": "Rà soát danh mục trước 15/12/2030", "read_line": "Rà soát", "text": "x"}
    )

    assert not Task.objects.exists()
    assert "15/12/2030" in page.content.decode()


def test_a_line_without_unit_or_day_is_plain_work_and_said_so(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    asked = client.post("/tasks/new/", {"line": "họp"}).content.decode()
    client.post("/tasks/new/", {"line": "họp", "read_line": "họp", "text": "Họp"})

    assert "Chưa thấy đơn vị" in asked
    assert (Task.objects.get().lead_unit, Task.objects.get().due) == (None, None)


def test_who_left_is_not_offered(client: Client, office_chief: User, specialist: User, division: Unit) -> None:
    specialist.is_active = False
    specialist.save()
    client.force_login(office_chief)
    data = {"line": "họp", "read_line": "họp", "text": "Họp", "unit": division.pk, "assignee": specialist.pk}

    page = client.post("/tasks/new/", data).content.decode()

    assert "không còn làm việc" in page
    assert "Đỗ Văn Nam" not in page
    assert not Task.objects.exists()


def test_reading_a_line_costs_the_same_queries_whoever_types(
    client: Client,
    office_chief: User,
    specialist: User,
    division: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(office_chief)
    with django_assert_max_num_queries(20):
        client.get("/tasks/new/read/", {"line": LINE})
    client.force_login(specialist)
    with django_assert_max_num_queries(20):
        client.get("/tasks/new/read/", {"line": LINE})
