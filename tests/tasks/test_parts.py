"""One task to many units, and steps inside one: each part lives by itself, the whole waits for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import (
    NewPart,
    add_step,
    cancel_task,
    cancel_with_parts,
    confirm_task,
    hand_in_task,
    pause_with_parts,
    report_progress,
    resume_with_parts,
    split_task,
)
from giaoban.tasks.models import Origin, OriginKind, Task
from giaoban.tasks.parts import mean_percent
from tests.build import TODAY, make_person, make_task, make_unit

DUE = TODAY + timedelta(days=10)


@pytest.fixture
def finance(agency: Agency) -> Unit:
    return make_unit(agency, "Phòng Kế hoạch - Tài chính", short_name="KHTC")


@pytest.fixture
def finance_head(agency: Agency, finance: Unit) -> User:
    return make_person(agency, "truongkhtc", Role.UNIT_HEAD, unit=finance, full_name="Bùi Văn Tài")


@pytest.fixture
def whole(office_chief: User, office: Unit) -> Task:
    return make_task(office_chief, "Tổng hợp báo cáo năm", unit=office, due=DUE)


@pytest.fixture
def parts(whole: Task, office_chief: User, division: Unit, finance: Unit) -> list[Task]:
    whole = split_task(whole, [NewPart(division), NewPart(finance)], by=office_chief, on=TODAY, version=whole.version)
    return list(whole.parts.order_by("pk"))


def finish(task: Task, head: User, confirmer: User) -> Task:
    task = hand_in_task(task, by=head, on=TODAY, version=task.version, text="Đã xong")
    return confirm_task(task, by=confirmer, on=TODAY, version=task.version)


def test_each_unit_has_a_part_of_its_own(
    whole: Task, office_chief: User, leader: User, division: Unit, finance: Unit
) -> None:
    sooner = TODAY + timedelta(days=3)
    given = [NewPart(division), NewPart(finance, "Số liệu tài chính", ("Bảng số liệu",), "trước 23/11", due=sooner)]

    whole = split_task(whole, given, by=office_chief, on=TODAY, version=whole.version)

    same, own = whole.parts.order_by("pk")
    assert (same.text, same.lead_unit, same.due, same.state) == (whole.text, division, DUE, TaskState.ASSIGNED)
    assert (own.text, own.due, own.first_due, own.when_words) == ("Số liệu tài chính", sooner, sooner, "trước 23/11")
    assert [product.text for product in own.products.all()] == ["Bảng số liệu"]
    assert not same.inner
    assert history_of(whole)[0].verb == "task.split"
    assert (history_of(whole)[0].after or {})["parts"] == [same.pk, own.pk]
    assert history_of(own)[0].verb == "task.created"


def test_a_part_has_every_origin_of_the_whole(whole: Task, office_chief: User, division: Unit) -> None:
    more = {"kind": OriginKind.PROGRAMME_LINE, "quote": "Tiếp tục tổng hợp", "label": "Chương trình tháng 11"}
    Origin.objects.create(agency=whole.agency, task=whole, **more)

    whole = split_task(whole, [NewPart(division)], by=office_chief, on=TODAY, version=whole.version)

    quotes = [origin.quote for origin in whole.parts.get().origins.all()]
    assert quotes == ["Tổng hợp báo cáo năm", "Tiếp tục tổng hợp"]


def test_a_part_is_not_due_after_the_whole(whole: Task, office_chief: User, division: Unit) -> None:
    late = NewPart(division, due=DUE + timedelta(days=1))

    with pytest.raises(RuleBroken, match="muộn hơn hạn của cả việc"):
        split_task(whole, [late], by=office_chief, on=TODAY, version=whole.version)

    assert Task.objects.count() == 1


def test_a_unit_has_one_part_only(whole: Task, office_chief: User, division: Unit) -> None:
    twice = [NewPart(division), NewPart(division)]
    with pytest.raises(RuleBroken, match="đã có phần của mình"):
        split_task(whole, twice, by=office_chief, on=TODAY, version=whole.version)

    whole = split_task(whole, twice[:1], by=office_chief, on=TODAY, version=whole.version)
    with pytest.raises(RuleBroken, match="QLKH đã có phần của mình"):
        split_task(whole, twice[:1], by=office_chief, on=TODAY, version=whole.version)


def test_a_unit_whose_part_was_cancelled_can_have_another(
    whole: Task, parts: list[Task], office_chief: User, division: Unit
) -> None:
    cancel_task(parts[0], by=office_chief, on=TODAY, version=1, reason="Nhầm")
    whole.refresh_from_db()

    whole = split_task(whole, [NewPart(division)], by=office_chief, on=TODAY, version=whole.version)

    assert whole.parts.filter(lead_unit=division).count() == 2


def test_a_part_has_no_parts_for_other_units(parts: list[Task], office_chief: User, office: Unit) -> None:
    with pytest.raises(RuleBroken, match="đã là một phần"):
        split_task(parts[0], [NewPart(office)], by=office_chief, on=TODAY, version=1)


@pytest.mark.parametrize("who", ["specialist", "unit_head", "office_clerk", "admin"])
def test_only_the_giver_gives_parts(request: pytest.FixtureRequest, whole: Task, division: Unit, who: str) -> None:
    by: User = request.getfixturevalue(who)

    with pytest.raises(NotAllowed):
        split_task(whole, [NewPart(division)], by=by, on=TODAY, version=whole.version)


def test_an_old_version_is_refused(whole: Task, office_chief: User, division: Unit) -> None:
    with pytest.raises(Stale):
        split_task(whole, [NewPart(division)], by=office_chief, on=TODAY, version=9)


def test_an_outsider_reaches_neither_the_whole_nor_its_units(
    whole: Task, office_chief: User, outsider: User, division: Unit
) -> None:
    theirs = Unit.objects.get(agency=outsider.agency)

    with pytest.raises(Task.DoesNotExist):
        split_task(whole, [NewPart(division)], by=outsider, on=TODAY, version=whole.version)
    with pytest.raises(RuleBroken, match="không còn hoạt động"):
        split_task(whole, [NewPart(theirs)], by=office_chief, on=TODAY, version=whole.version)


def test_the_whole_is_handed_in_when_every_part_is_done_or_cancelled(
    whole: Task, parts: list[Task], office_chief: User, leader: User, unit_head: User
) -> None:
    whole.refresh_from_db()

    with pytest.raises(RuleBroken, match=r"còn 2 phần chưa xong: QLKH \(đã giao\); KHTC \(đã giao\)"):
        hand_in_task(whole, by=office_chief, on=TODAY, version=whole.version)
    finish(parts[0], unit_head, office_chief)
    cancel_task(parts[1], by=office_chief, on=TODAY, version=1, reason="Không cần nữa")
    whole = hand_in_task(whole, by=office_chief, on=TODAY, version=whole.version)

    assert whole.state == TaskState.AWAITING_CONFIRMATION


def test_cancelling_the_whole_with_its_parts_leaves_what_was_finished(
    whole: Task, parts: list[Task], office_chief: User, unit_head: User, leader: User
) -> None:
    finish(parts[0], unit_head, leader)
    whole.refresh_from_db()

    cancel_with_parts(whole, by=office_chief, on=TODAY, version=whole.version, reason="Dừng chủ trương")

    assert [part.state for part in whole.parts.order_by("pk")] == [TaskState.DONE, TaskState.CANCELLED]
    assert (history_of(parts[1])[0].after or {})["reason"] == "Dừng chủ trương"


def test_cancelling_the_whole_alone_leaves_its_parts(whole: Task, parts: list[Task], office_chief: User) -> None:
    whole.refresh_from_db()

    cancel_task(whole, by=office_chief, on=TODAY, version=whole.version, reason="Mỗi đơn vị tự làm")

    assert {part.state for part in whole.parts.all()} == {TaskState.ASSIGNED}


def test_a_pause_of_the_whole_rests_its_parts_and_their_steps_until_it_goes_on(
    whole: Task, parts: list[Task], office_chief: User, unit_head: User, specialist: User
) -> None:
    add_step(parts[0], "Lấy số liệu", specialist, by=unit_head, on=TODAY, version=1)
    whole.refresh_from_db()

    whole = pause_with_parts(whole, by=office_chief, on=TODAY, version=whole.version, reason="Chờ kinh phí")
    rested = set(Task.objects.values_list("state", flat=True))
    resume_with_parts(whole, by=office_chief, on=TODAY, version=whole.version)

    assert rested == {TaskState.PAUSED}
    assert set(Task.objects.values_list("state", flat=True)) == {TaskState.IN_PROGRESS}


def test_a_stale_pause_touches_no_part(whole: Task, parts: list[Task], office_chief: User) -> None:
    with pytest.raises(Stale):
        pause_with_parts(whole, by=office_chief, on=TODAY, version=1, reason="Chờ")

    assert {part.state for part in Task.objects.all()} == {TaskState.ASSIGNED}


def test_the_head_gives_a_person_of_the_unit_a_step(parts: list[Task], unit_head: User, specialist: User) -> None:
    task = add_step(parts[0], " Lấy  số liệu ", specialist, by=unit_head, on=TODAY, version=1, due=DUE)

    step = task.parts.get()
    assert (step.text, step.inner, step.assignee, step.lead_unit) == ("Lấy số liệu", True, specialist, task.lead_unit)
    assert history_of(task)[0].verb == "task.step_added"


def test_a_step_is_given_within_the_unit_by_its_head_and_has_no_steps(
    parts: list[Task], unit_head: User, specialist: User, office_clerk: User, finance_head: User
) -> None:
    task = parts[0]
    with pytest.raises(RuleBroken, match="Trần Thị Thư không thuộc"):
        add_step(task, "Việc", office_clerk, by=unit_head, on=TODAY, version=1)
    with pytest.raises(RuleBroken, match="nội dung việc nhỏ"):
        add_step(task, "  ", specialist, by=unit_head, on=TODAY, version=1)
    with pytest.raises(RuleBroken, match="muộn hơn hạn"):
        add_step(task, "Việc", specialist, by=unit_head, on=TODAY, version=1, due=DUE + timedelta(days=1))
    for other in (specialist, finance_head):
        with pytest.raises(NotAllowed):
            add_step(task, "Việc", specialist, by=other, on=TODAY, version=1)

    step = add_step(task, "Việc", specialist, by=unit_head, on=TODAY, version=1).parts.get()
    with pytest.raises(RuleBroken, match="không chia nhỏ thêm"):
        add_step(step, "Việc", specialist, by=unit_head, on=TODAY, version=1)


def test_unfinished_steps_hold_their_task_back(parts: list[Task], unit_head: User, specialist: User) -> None:
    task = add_step(parts[0], "Lấy số liệu", specialist, by=unit_head, on=TODAY, version=1)

    with pytest.raises(RuleBroken, match="Đỗ Văn Nam"):
        hand_in_task(task, by=unit_head, on=TODAY, version=task.version)


def test_units_are_ticked_on_a_page_and_what_was_typed_for_them_stays(
    client: Client, whole: Task, office_chief: User, division: Unit, finance: Unit
) -> None:
    client.force_login(office_chief)
    page = client.get(f"/tasks/{whole.pk}/split/").content.decode()
    mine = f"unit-{division.pk}"
    typed = {"version": 1, f"{mine}-take": "on", f"{mine}-text": "Phần của phòng", f"{mine}-when": "trước 31/11"}

    odd = client.post(f"/tasks/{whole.pk}/split/", typed).content.decode()
    client.post(f"/tasks/{whole.pk}/split/", {**typed, f"{mine}-when": ""})

    assert finance.name in page
    assert "Không có ngày 31/11" in odd
    assert "Phần của phòng" in odd
    assert list(whole.parts.values_list("text", "lead_unit")) == [("Phần của phòng", division.pk)]


def test_nobody_ticked_is_said(client: Client, whole: Task, office_chief: User, division: Unit) -> None:
    client.force_login(office_chief)

    assert "ít nhất một đơn vị" in client.post(f"/tasks/{whole.pk}/split/", {"version": 1}).content.decode()


def test_the_whole_shows_its_parts_and_a_part_its_whole(
    client: Client, whole: Task, parts: list[Task], office_chief: User, unit_head: User
) -> None:
    report_progress(parts[0], by=unit_head, on=TODAY, version=1, percent=60)
    Task.objects.filter(pk=parts[1].pk).update(due=TODAY - timedelta(days=4000))
    client.force_login(office_chief)

    page = client.get(f"/tasks/{whole.pk}/").content.decode()
    part = client.get(f"/tasks/{parts[0].pk}/").content.decode()

    assert "30% tính đều các phần; còn 2 phần chưa xong" in page
    assert "quá hạn: KHTC" in page
    assert "Cùng với 2 phần chưa xong" in page
    assert f'Một phần của <a href="/tasks/{whole.pk}/">' in part
    assert f"/tasks/{parts[0].pk}/split/" not in part


def test_the_page_of_the_whole_costs_the_same_however_many_parts(
    client: Client,
    agency: Agency,
    whole: Task,
    parts: list[Task],
    office_chief: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(office_chief)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/tasks/{whole.pk}/")

    whole.refresh_from_db()
    more = [NewPart(make_unit(agency, f"Phòng {n}", short_name=f"P{n}")) for n in range(6)]
    split_task(whole, more, by=office_chief, on=TODAY, version=whole.version)

    with django_assert_num_queries(len(few)):
        client.get(f"/tasks/{whole.pk}/")


def test_the_whole_is_paused_alone_or_with_its_parts_as_one_ticks(
    client: Client, whole: Task, parts: list[Task], office_chief: User
) -> None:
    client.force_login(office_chief)

    client.post(f"/tasks/{whole.pk}/pause/", {"version": 2, "text": "Chờ"})
    alone = {part.state for part in whole.parts.all()}
    client.post(f"/tasks/{whole.pk}/resume/", {"version": 3})
    client.post(f"/tasks/{whole.pk}/pause/", {"version": 4, "text": "Chờ", "parts": "1"})

    assert alone == {TaskState.ASSIGNED}
    assert {part.state for part in whole.parts.all()} == {TaskState.PAUSED}


def test_a_step_is_added_on_a_page_by_the_head_only(
    client: Client, parts: list[Task], unit_head: User, specialist: User
) -> None:
    client.force_login(unit_head)
    url = f"/tasks/{parts[0].pk}/step/"

    page = client.post(url, {"version": 1, "text": "Lấy số liệu", "to": ""}).content.decode()
    client.post(url, {"version": 1, "text": "Lấy số liệu", "to": specialist.pk, "when": ""})
    client.force_login(specialist)

    assert "Hãy chọn người làm" in page
    assert "Lấy số liệu" in page
    assert parts[0].parts.get().assignee == specialist
    assert client.get(url).status_code == 403
    assert client.get(f"/tasks/{parts[0].pk}/split/").status_code == 403


def test_units_and_people_are_told_of_their_parts(unit_head: User, specialist: User, parts: list[Task]) -> None:
    add_step(parts[0], "Lấy số liệu", specialist, by=unit_head, on=TODAY, version=1)

    assert Notice.objects.filter(to=unit_head, url=f"/tasks/{parts[0].pk}/").count() == 1
    assert Notice.objects.filter(to=specialist).count() == 1


def test_the_mean_leaves_out_what_was_cancelled() -> None:
    states = [(TaskState.DONE, 0), (TaskState.IN_PROGRESS, 50), (TaskState.CANCELLED, 90)]

    assert mean_percent([Task(state=state, percent=percent) for state, percent in states]) == 75
    assert mean_percent([]) == 0
