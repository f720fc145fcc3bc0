"""Products handed in one by one, and what is said of each: accepted or returned, round by round."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.actions import (
    Handed,
    NewOrigin,
    NewTask,
    confirm_task,
    create_ordered_tasks,
    hand_in_task,
    send_back_task,
    submit_product,
    undo_last_act,
)
from giaoban.tasks.models import Judgement, OriginKind, Submission, Task
from giaoban.tasks.queries import quality_rounds
from tests.build import TODAY

REPORT, DECISION = "Báo cáo", "Dự thảo quyết định"


@pytest.fixture
def task(office_chief: User, division: Unit, unit_head: User) -> Task:
    origin = NewOrigin(OriginKind.AD_HOC, "Rà soát danh mục")
    new = NewTask("Rà soát danh mục", origin, products=(REPORT, DECISION), lead_unit_id=division.pk, due=TODAY)
    return create_ordered_tasks([new], by=office_chief, on=TODAY)[0]


def hands(task: Task, by: User, **what: Any) -> Task:
    return hand_in_task(task, by=by, on=TODAY, version=task.version, **what)


def submits(task: Task, by: User, product: str, **what: Any) -> Task:
    handed = Handed(product=product, **(what or {"text": "Đã xong"}))
    return submit_product(task, handed, by=by, on=TODAY, version=task.version)


def judged() -> dict[str, str]:
    return dict(Submission.objects.order_by("pk").values_list("product", "judgement"))


def test_one_product_is_handed_in_while_the_others_are_still_done(task: Task, specialist: User) -> None:
    task = submits(task, specialist, REPORT, number="12/BC-SKHCN", link="https://sokhcn.example.vn/12")

    kept = Submission.objects.get()
    assert (task.state, task.assignee, task.reported_on) == (TaskState.IN_PROGRESS, specialist, None)
    assert (kept.product, kept.number, kept.link) == (REPORT, "12/BC-SKHCN", "https://sokhcn.example.vn/12")


def test_work_with_named_products_is_not_handed_in_with_empty_hands(task: Task, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="Hãy ghi sản phẩm"):
        hands(task, specialist, text=" ")


def test_who_handed_in_one_by_one_only_says_that_it_is_all(task: Task, specialist: User) -> None:
    task = submits(submits(task, specialist, REPORT), specialist, DECISION)

    task = hands(task, specialist)

    assert task.state == TaskState.AWAITING_CONFIRMATION
    assert Submission.objects.count() == 2


def test_a_product_that_the_task_does_not_name_is_refused(task: Task, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="không có sản phẩm này"):
        submits(task, specialist, "Đề án")


def test_who_does_not_do_the_work_hands_nothing_in(task: Task, leader: User) -> None:
    with pytest.raises(NotAllowed):
        submits(task, leader, REPORT)


def test_the_confirmation_accepts_what_was_handed_in(task: Task, specialist: User, unit_head: User) -> None:
    task = hands(submits(task, specialist, REPORT), specialist, product=DECISION, text="Trình ký")

    confirm_task(task, by=unit_head, on=TODAY, version=task.version)

    assert judged() == {REPORT: Judgement.ACCEPTED, DECISION: Judgement.ACCEPTED}
    assert set(Submission.objects.values_list("judged_by", "judged_on")) == {(unit_head.pk, TODAY)}


def test_one_product_goes_back_and_the_other_is_accepted(task: Task, specialist: User, unit_head: User) -> None:
    task = hands(submits(task, specialist, REPORT), specialist, product=DECISION, text="Trình ký")
    report = Submission.objects.get(product=REPORT)

    send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu phụ lục", returned=[report.pk])

    assert judged() == {REPORT: Judgement.RETURNED, DECISION: Judgement.ACCEPTED}
    report.refresh_from_db()
    assert report.judged_reason == "Thiếu phụ lục"


def test_each_return_is_one_quality_round_of_its_product(task: Task, specialist: User, unit_head: User) -> None:
    for _ in range(2):
        task = hands(task, specialist, product=REPORT, text="Bản mới")
        task = send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu phụ lục")
    task = hands(task, specialist, product=REPORT, text="Bản cuối")
    confirm_task(task, by=unit_head, on=TODAY, version=task.version)

    assert quality_rounds([task.pk]) == {task.pk: {REPORT: 2}}


def test_what_was_handed_in_anew_takes_the_place_of_what_was_there(
    task: Task, specialist: User, unit_head: User
) -> None:
    task = submits(submits(task, specialist, REPORT, text="Bản một"), specialist, REPORT, text="Bản hai")
    task = hands(task, specialist)

    send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu")

    assert dict(Submission.objects.values_list("text", "judgement")) == {"Bản một": "", "Bản hai": "returned"}


def test_a_judgement_is_undone_with_its_act(task: Task, specialist: User, unit_head: User) -> None:
    task = hands(task, specialist, product=REPORT, text="Xong")
    task = send_back_task(task, by=unit_head, on=TODAY, version=task.version, reason="Thiếu")

    task = undo_last_act(task, by=unit_head, at=timezone.now(), version=task.version)

    assert task.state == TaskState.AWAITING_CONFIRMATION
    assert judged() == {REPORT: ""}
    assert quality_rounds([task.pk]) == {}


def test_the_page_hands_in_one_product_and_shows_which_is_lacking(
    client: Client, task: Task, specialist: User, unit_head: User
) -> None:
    client.force_login(specialist)
    client.post(
        f"/tasks/{task.pk}/submit/", {"version": task.version, "product": REPORT, "link": "https://sokhcn.example.vn/1"}
    )
    now = Task.objects.get(pk=task.pk)
    client.post(f"/tasks/{task.pk}/hand-in/", {"version": now.version})
    client.force_login(unit_head)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert "https://sokhcn.example.vn/1" in page
    assert f"Chưa nộp riêng: {DECISION}" in page


def test_a_link_that_is_none_is_refused_and_stays_typed(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)

    page = client.post(
        f"/tasks/{task.pk}/submit/", {"version": task.version, "product": REPORT, "link": "không có"}
    ).content.decode()

    assert "Liên kết này không đúng" in page
    assert "không có" in page
    assert not Submission.objects.exists()


def test_who_hands_in_nothing_is_shown_where_the_product_is_written(
    client: Client, task: Task, specialist: User
) -> None:
    client.force_login(specialist)

    refused = client.post(f"/tasks/{task.pk}/hand-in/", {"version": task.version}).content.decode()

    assert '<details class="fold mb-3" open>' in refused
    assert '<details class="fold mb-3" open>' not in client.get(f"/tasks/{task.pk}/").content.decode()
