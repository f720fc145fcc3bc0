"""Two people change one task: the second sees both versions and loses nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import TaskChange, change_task, hand_in_task, hand_out_task, report_progress, take_back_task
from giaoban.tasks.conflict import Versions, compare
from giaoban.tasks.models import Task
from tests.build import TODAY, make_task

WORDS = st.text(alphabet="ab ", max_size=4)


@pytest.fixture
def task(office_chief: User, division: Unit, specialist: User) -> Task:
    task = make_task(office_chief, "Rà soát danh mục", unit=division, due=TODAY)
    return hand_out_task(task, specialist, by=office_chief, on=TODAY, version=task.version)


def changed_by_another(task: Task, leader: User, **what: object) -> Task:
    fields = {"text": task.text, "lead_unit_id": task.lead_unit_id, "leader_id": None, "products": (), "due": task.due}
    change = TaskChange(**{**fields, **what})  # type: ignore[arg-type]
    return change_task(task, change, by=leader, on=TODAY, version=task.version)


def test_what_both_changed_stands_side_by_side_and_what_only_the_other_changed_is_taken(
    client: Client, task: Task, office_chief: User, leader: User, division: Unit
) -> None:
    changed_by_another(task, leader, text="Rà soát quy chế", products=("Báo cáo",))
    client.force_login(office_chief)
    typed = {"version": task.version, "text": "Rà soát kế hoạch", "unit": division.pk, "when": "20/11/2026"}

    page = client.post(f"/tasks/{task.pk}/change/", typed)
    words = page.content.decode()

    assert "Lê Thị Hạnh sửa nhiệm vụ" in words
    assert '<span class="quiet">Bản hiện nay</span> Rà soát quy chế' in words
    assert '<span class="quiet">Bạn gõ</span> Rà soát kế hoạch' in words
    assert "Bạn không sửa sản phẩm nên ô ấy đã lấy theo bản mới" in words
    assert page.context["form"]["text"].value() == "Rà soát kế hoạch"
    assert page.context["form"]["products"].value() == "Báo cáo"
    assert f'<input type="hidden" name="version" value="{task.version + 1}">' in words


def test_doing_it_on_top_keeps_what_only_the_other_changed(
    client: Client, task: Task, office_chief: User, leader: User, division: Unit
) -> None:
    changed_by_another(task, leader, products=("Báo cáo",))
    client.force_login(office_chief)
    typed = {"version": task.version, "text": "Rà soát kế hoạch", "unit": division.pk, "when": "20/11/2026"}

    page = client.post(f"/tasks/{task.pk}/change/", typed)
    form = page.context["form"]
    again = {name: form[name].value() or "" for name in ("text", "unit", "leader", "products", "when", "reason")}
    client.post(f"/tasks/{task.pk}/change/", {**again, "version": task.version + 1})

    task.refresh_from_db()
    assert task.text == "Rà soát kế hoạch"
    assert [product.text for product in task.products.all()] == ["Báo cáo"]
    assert "Lưu bản của tôi lên bản mới" in page.content.decode()


def test_progress_of_two_people_is_shown_beside_each_other_with_what_was_written(
    client: Client, task: Task, specialist: User, unit_head: User
) -> None:
    report_progress(task, by=unit_head, on=TODAY, version=task.version, percent=60, text="Đã họp nhóm")
    client.force_login(specialist)

    page = client.post(
        f"/tasks/{task.pk}/progress/", {"version": task.version, "percent": "30", "text": "Đã có dự thảo"}
    ).content.decode()

    assert "“Đã họp nhóm”" in page
    assert '<span class="quiet">Bản hiện nay</span> 60 %' in page
    assert '<span class="quiet">Bạn gõ</span> 30 %' in page
    assert "Đã có dự thảo</textarea>" in page
    assert 'form="report">Vẫn ghi tiến độ của tôi</button>' in page


def test_progress_that_one_did_not_touch_is_not_turned_back(
    client: Client, task: Task, specialist: User, unit_head: User
) -> None:
    report_progress(task, by=unit_head, on=TODAY, version=task.version, percent=60)
    client.force_login(specialist)

    page = client.post(f"/tasks/{task.pk}/progress/", {"version": task.version, "percent": "0", "text": "Ghi chú"})

    assert page.context["page"].form["percent"].value() == "60"


def test_sending_back_what_was_handed_in_anew_meanwhile_shows_that(
    client: Client, task: Task, specialist: User, unit_head: User
) -> None:
    task = hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Bản một")
    seen = task.version
    task = take_back_task(task, by=specialist, on=TODAY, version=seen)
    hand_in_task(task, by=specialist, on=TODAY, version=task.version, text="Bản hai")
    client.force_login(unit_head)

    page = client.post(f"/tasks/{task.pk}/send-back/", {"version": seen, "text": "Thiếu phụ lục"}).content.decode()

    assert "“Bản hai”" in page
    assert "Thiếu phụ lục</textarea>" in page
    assert f'form="judge" formaction="/tasks/{task.pk}/send-back/">Vẫn trả lại</button>' in page


@given(seen=WORDS, now=WORDS, typed=WORDS)
def test_of_two_versions_nothing_that_one_side_alone_changed_is_lost(seen: str, now: str, typed: str) -> None:
    conflict = compare([], [Versions("text", "Nội dung", seen, now, typed)])

    held = conflict.typed["text"].split()
    assert held == (now.split() if typed.split() == seen.split() else typed.split())
    both = now.split() != seen.split() and typed.split() not in (seen.split(), now.split())
    assert bool(conflict.clashes) == both
