from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions import answer_urge, hand_in_task, report_progress
from giaoban.tasks.models import Task, Urge
from giaoban.web.clock import today
from tests.build import make_task


@pytest.fixture
def task(office_chief: User, division: Unit) -> Task:
    return make_task(office_chief, "Rà soát danh mục", unit=division, due=today() - timedelta(days=3))


def urged(task: Task, to: User, *, by: User | None = None, text: str = "Quá hạn 2 ngày làm việc.") -> Urge:
    return Urge.objects.create(
        agency_id=task.agency_id,
        task=task,
        due=task.due,
        rung=None if by else 1,
        to=to,
        to_as="doer",
        by=by,
        on=today(),
        at=timezone.now(),
        text=text,
    )


def test_reporting_anywhere_answers_what_one_was_urged(task: Task, specialist: User, unit_head: User) -> None:
    mine, the_heads = urged(task, specialist), urged(task, unit_head)

    report_progress(task, by=specialist, on=today(), version=task.version, percent=60, text="Chờ số liệu của huyện")

    mine.refresh_from_db()
    the_heads.refresh_from_db()
    assert mine.answer == "Chờ số liệu của huyện"
    assert mine.answered_at is not None
    assert the_heads.answered_at is None


def test_handing_in_answers_too(task: Task, specialist: User) -> None:
    mine = urged(task, specialist)

    hand_in_task(task, by=specialist, on=today(), version=task.version, text="12/BC-QLKH")

    mine.refresh_from_db()
    assert mine.answer == "12/BC-QLKH"


def test_a_notice_is_read_once_all_that_it_told_is_answered(
    task: Task, office_chief: User, division: Unit, specialist: User
) -> None:
    other = make_task(office_chief, "Tổng hợp ý kiến", unit=division, due=today())
    told = Told(to=specialist.pk, kind=NoticeKind.URGE, title="Đến hạn 2 việc")
    (notice,) = notify([told], by=None, agency_id=task.agency_id, at=timezone.now())
    Urge.objects.filter(pk__in=[urged(one, specialist).pk for one in (task, other)]).update(notice=notice)

    report_progress(task, by=specialist, on=today(), version=task.version, percent=60, text="Chờ số liệu")
    notice.refresh_from_db()
    assert notice.read_at is None  # the other task still waits for a word

    report_progress(other, by=specialist, on=today(), version=other.version, percent=20, text="Đang làm")
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_an_answer_that_was_given_is_not_given_again(task: Task, specialist: User) -> None:
    mine = urged(task, specialist)
    report_progress(task, by=specialist, on=today(), version=1, percent=60, text="Chờ số liệu")
    report_progress(task, by=specialist, on=today(), version=2, percent=70, text="Có số liệu")

    mine.refresh_from_db()
    assert mine.answer == "Chờ số liệu"


def test_who_does_not_do_the_work_answers_in_words(task: Task, leader: User) -> None:
    urged(task, leader)

    assert answer_urge(task, by=leader, at=timezone.now(), text="Tôi đã giao phòng báo cáo chiều nay") == 1

    with pytest.raises(RuleBroken, match="Không có lời đôn đốc nào"):
        answer_urge(task, by=leader, at=timezone.now(), text="Lần nữa")


def test_an_answer_says_something(task: Task, leader: User) -> None:
    urged(task, leader)

    with pytest.raises(RuleBroken, match="vài chữ"):
        answer_urge(task, by=leader, at=timezone.now(), text="  ")


def test_the_page_is_one_form_with_what_one_was_told(client: Client, task: Task, specialist: User) -> None:
    mine = urged(task, specialist, text="Đề nghị báo cáo ngay.")
    client.force_login(specialist)
    page = client.get(f"/tasks/{task.pk}/answer/").content.decode()

    answer = client.post(f"/tasks/{task.pk}/answer/", {"version": task.version, "percent": 80, "text": "Sắp xong"})

    assert "Đề nghị báo cáo ngay." in page
    assert answer["Location"] == f"/tasks/{task.pk}/"
    mine.refresh_from_db()
    task.refresh_from_db()
    assert (mine.answer, task.percent) == ("Sắp xong", 80)


def test_what_was_typed_stays_where_it_is_refused(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)

    page = client.post(f"/tasks/{task.pk}/answer/", {"version": 99, "percent": 80, "text": "Sắp xong"})

    assert "vừa được người khác thay đổi" in page.content.decode()
    assert "Sắp xong" in page.content.decode()


def test_the_leader_answers_on_the_same_page(client: Client, task: Task, leader: User) -> None:
    urged(task, leader)
    client.force_login(leader)

    page = client.get(f"/tasks/{task.pk}/answer/").content.decode()
    client.post(f"/tasks/{task.pk}/answer/", {"version": task.version, "text": "Đã nắm"})

    assert "Gửi trả lời" in page
    assert Urge.objects.get().answer == "Đã nắm"
    assert "không còn gì phải trả lời" in client.get(f"/tasks/{task.pk}/answer/").content.decode()


def test_the_page_of_a_task_tells_whom_it_was_urged(
    client: Client, task: Task, specialist: User, office_chief: User
) -> None:
    urged(task, specialist, by=office_chief, text="Đề nghị báo cáo ngay.")
    client.force_login(specialist)

    page = client.get(f"/tasks/{task.pk}/").content.decode()

    assert "Lê Minh Chánh → Đỗ Văn Nam" in page
    assert "Đề nghị báo cáo ngay." in page


def test_another_deadline_is_asked_for_from_the_same_page(client: Client, task: Task, specialist: User) -> None:
    mine = urged(task, specialist)
    client.force_login(specialist)
    page = client.get(f"/tasks/{task.pk}/answer/").content.decode()
    words = f"{today() + timedelta(days=20):%d/%m/%Y}"
    typed = {"version": task.version, "when": words, "reason": "Chờ Bộ hướng dẫn", "after_due": "on"}

    client.post(f"/tasks/{task.pk}/extension/", typed)

    assert f'action="/tasks/{task.pk}/extension/"' in page
    mine.refresh_from_db()
    assert mine.answer.startswith("Xin gia hạn đến")


def test_the_outsider_cannot_answer(client: Client, task: Task, outsider: User) -> None:
    client.force_login(outsider)

    assert client.get(f"/tasks/{task.pk}/answer/").status_code == 404
    assert client.post(f"/tasks/{task.pk}/answer/", {"version": 1, "text": "a"}).status_code == 404
