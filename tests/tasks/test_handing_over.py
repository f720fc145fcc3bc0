"""Work goes from one person to another: one task with a reason, or all of who leaves, in one act."""

from __future__ import annotations

import pytest

from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.models import Notice
from giaoban.organisation.actions import deactivate_person
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import hand_out_task, receive_task, report_progress, return_to_office
from giaoban.tasks.actions.handing_over import Handing, hand_over_work
from giaoban.tasks.history import history_lines
from giaoban.tasks.models import Task
from giaoban.tasks.queries import ALL_OPEN, GONE, YES, TaskFilter, task_list
from tests.build import TODAY, make_person, make_task


@pytest.fixture
def colleague(agency: Agency, division: Unit) -> User:
    return make_person(agency, "dongnghiep", Role.SPECIALIST, unit=division, full_name="Mai Thị Lan")


@pytest.fixture
def begun(office_chief: User, division: Unit, unit_head: User, specialist: User) -> Task:
    task = make_task(office_chief, unit=division, due=TODAY)
    task = hand_out_task(task, specialist, by=unit_head, on=TODAY, version=task.version)
    return report_progress(task, by=specialist, on=TODAY, version=task.version, percent=40)


def handed_out(by: User, unit: Unit, to: User, number: int) -> list[Task]:
    tasks = [make_task(by, f"Việc số {n}", unit=unit, due=TODAY) for n in range(number)]
    return [hand_out_task(task, to, by=by, on=TODAY, version=task.version) for task in tasks]


def each_to(tasks: list[Task], to: User | None) -> list[Handing]:
    return [Handing(task.pk, task.version, to) for task in tasks]


def test_begun_work_goes_to_another_with_a_reason_only(begun: Task, unit_head: User, colleague: User) -> None:
    with pytest.raises(RuleBroken, match="Đỗ Văn Nam đã bắt đầu"):
        hand_out_task(begun, colleague, by=unit_head, on=TODAY, version=begun.version)

    task = hand_out_task(begun, colleague, by=unit_head, on=TODAY, version=begun.version, reason="Đi học")

    assert (task.assignee, task.state, task.percent) == (colleague, TaskState.IN_PROGRESS, 40)
    line = history_lines(task, list(history_of(task)[:1]))[0]
    assert (line.words, line.reason) == ("Phạm Thị Hoa chuyển việc của Đỗ Văn Nam cho Mai Thị Lan", "Đi học")


def test_who_had_the_work_and_who_has_it_now_are_told(
    begun: Task, unit_head: User, specialist: User, colleague: User
) -> None:
    Notice.objects.all().delete()

    hand_out_task(begun, colleague, by=unit_head, on=TODAY, version=begun.version, reason="Đi học")

    told = {notice.to_id: notice.text for notice in Notice.objects.all()}
    assert told.keys() == {specialist.pk, colleague.pk}
    assert "Mai Thị Lan" in told[specialist.pk]
    assert "Đi học" in told[specialist.pk]


def test_what_one_received_the_next_one_has_yet_to_receive(
    office_chief: User, division: Unit, specialist: User, colleague: User
) -> None:
    (task,) = handed_out(office_chief, division, specialist, 1)
    task = receive_task(task, by=specialist, on=TODAY, version=task.version)

    task = hand_out_task(task, colleague, by=office_chief, on=TODAY, version=task.version)

    assert task.state == TaskState.ASSIGNED


def test_work_that_a_unit_gave_back_lies_with_the_office_until_another_unit_has_it(
    office_chief: User, division: Unit, office: Unit, unit_head: User
) -> None:
    task = make_task(office_chief, unit=division)
    task = return_to_office(task, by=unit_head, on=TODAY, version=task.version, reason="Không thuộc nhiệm vụ của phòng")
    asked = TaskFilter(returned=YES)

    returned = list(task_list(office_chief, asked, today=TODAY))
    Task.objects.filter(pk=task.pk).update(lead_unit=office)

    assert returned == [task]
    assert task.returned_on == TODAY
    assert not task_list(office_chief, asked, today=TODAY).exists()


def test_all_work_of_who_leaves_goes_to_others_in_one_act_and_each_is_told_once(
    office_chief: User, division: Unit, unit_head: User, specialist: User, colleague: User
) -> None:
    tasks = handed_out(office_chief, division, specialist, 3)
    Notice.objects.all().delete()
    entries = Entry.objects.count()

    handings = [*each_to(tasks[:2], colleague), *each_to(tasks[2:], unit_head)]
    hand_over_work(specialist, handings, by=office_chief, on=TODAY, note="Nghỉ thai sản")

    assert [t.assignee for t in Task.objects.order_by("pk")] == [colleague, colleague, unit_head]
    assert Entry.objects.count() == entries + 3
    notice = Notice.objects.get(to=colleague)
    assert notice.title == "Nhận 2 việc của Đỗ Văn Nam"
    assert "Việc số 0" in notice.text
    assert "Nghỉ thai sản" in notice.text
    assert Notice.objects.filter(to=unit_head).count() == 1


def test_work_can_be_left_to_the_unit_to_hand_out(
    office_chief: User, division: Unit, unit_head: User, specialist: User
) -> None:
    tasks = handed_out(office_chief, division, specialist, 2)
    Notice.objects.all().delete()

    done = hand_over_work(specialist, each_to(tasks, None), by=office_chief, on=TODAY, note="Chuyển công tác")

    assert [task.assignee for task in done] == [None, None]
    assert Notice.objects.get().title == "2 việc của Đỗ Văn Nam chờ phân công lại"
    line = history_lines(done[0], list(history_of(done[0])[:1]))[0]
    assert line.words == "Lê Minh Chánh để đơn vị phân công lại việc của Đỗ Văn Nam"


def test_one_stale_task_keeps_all_where_they_are(
    office_chief: User, division: Unit, unit_head: User, specialist: User, colleague: User
) -> None:
    tasks = handed_out(office_chief, division, specialist, 2)
    seen = each_to(tasks, colleague)
    report_progress(tasks[1], by=specialist, on=TODAY, version=tasks[1].version, percent=10)

    with pytest.raises(Stale, match="Việc số 1"):
        hand_over_work(specialist, seen, by=unit_head, on=TODAY, note="Nghỉ")

    assert set(Task.objects.values_list("assignee", flat=True)) == {specialist.pk}


def test_odd_hand_overs_are_refused(
    office_chief: User, division: Unit, specialist: User, colleague: User, office_clerk: User, outsider: User
) -> None:
    tasks = handed_out(office_chief, division, specialist, 1)

    for person, to, note, why in [
        (specialist, colleague, " ", "lý do"),
        (specialist, specialist, "Nghỉ", "đang làm việc này rồi"),
        (specialist, office_clerk, "Nghỉ", "Trần Thị Thư không thuộc"),
        (specialist, outsider, "Nghỉ", "không thuộc"),
        (colleague, colleague, "Nghỉ", "không còn do Mai Thị Lan làm"),
    ]:
        with pytest.raises(RuleBroken, match=why):
            hand_over_work(person, each_to(tasks, to), by=office_chief, on=TODAY, note=note)
    with pytest.raises(RuleBroken, match="ít nhất một việc"):
        hand_over_work(specialist, [], by=office_chief, on=TODAY, note="Nghỉ")


@pytest.mark.parametrize("who", ["specialist", "colleague", "office_clerk", "admin"])
def test_who_neither_leads_the_unit_nor_gives_work_hands_nothing_over(
    request: pytest.FixtureRequest, office_chief: User, division: Unit, specialist: User, colleague: User, who: str
) -> None:
    tasks = handed_out(office_chief, division, specialist, 1)
    by: User = request.getfixturevalue(who)

    with pytest.raises(NotAllowed):
        hand_over_work(specialist, each_to(tasks, colleague), by=by, on=TODAY, note="Nghỉ")


def test_an_outsider_finds_no_task(office_chief: User, division: Unit, specialist: User, outsider: User) -> None:
    tasks = handed_out(office_chief, division, specialist, 1)

    with pytest.raises(Stale):
        hand_over_work(specialist, each_to(tasks, None), by=outsider, on=TODAY, note="Nghỉ")


def test_who_manages_people_hands_over_what_somebody_left_behind(
    office_chief: User, division: Unit, specialist: User, colleague: User, admin: User
) -> None:
    tasks = handed_out(office_chief, division, specialist, 1)
    deactivate_person(specialist, by=admin, on=TODAY, version=None, last_day=TODAY)
    specialist.refresh_from_db()

    done = hand_over_work(specialist, each_to(tasks, colleague), by=admin, on=TODAY, note="Nghỉ hưu")

    assert done[0].assignee == colleague


def test_the_list_of_who_has_left(office_chief: User, division: Unit, specialist: User, colleague: User) -> None:
    left, _ = [*handed_out(office_chief, division, specialist, 1), *handed_out(office_chief, division, colleague, 1)]
    User.objects.filter(pk=specialist.pk).update(is_active=False)

    assert list(task_list(office_chief, TaskFilter(assignee=GONE, state=ALL_OPEN), today=TODAY)) == [left]
