from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.audit.queries import history_of
from giaoban.core.urging.ladder import Addressee
from giaoban.notifications.models import Notice, NoticeKind
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks.actions import cancel_task, hand_in_task, hand_out_task
from giaoban.tasks.models import Task, Urge
from giaoban.urging.actions import Urged, Wish, urge_tasks
from giaoban.web.clock import today
from tests.build import make_task

TEXT = "Đề nghị báo cáo trước 16 giờ hôm nay."
DOER = Wish(TEXT, frozenset({Addressee.DOER}))
BOTH = Wish(TEXT, frozenset({Addressee.DOER, Addressee.UNIT_HEAD}))


@pytest.fixture
def task(office_chief: User, division: Unit, specialist: User, unit_head: User) -> Task:
    task = make_task(office_chief, "Rà soát danh mục", unit=division, due=today() - timedelta(days=3))
    return hand_out_task(task, specialist, by=office_chief, on=today(), version=task.version)


def urge(tasks: list[Task], wish: Wish, by: User) -> Urged:
    return urge_tasks([task.pk for task in tasks], wish, by=by, on=today(), at=timezone.now())


def told() -> set[tuple[str, str]]:
    return {(urge.to.full_name, urge.to_as) for urge in Urge.objects.select_related("to")}


def test_the_doer_and_the_head_are_told_with_the_offices_own_text(task: Task, office_chief: User) -> None:
    done = urge([task], BOTH, office_chief)

    assert done.words == "Đã đôn đốc 1 việc, báo 2 người."
    assert told() == {("Đỗ Văn Nam", "doer"), ("Phạm Thị Hoa", "unit_head")}
    assert {urge.text for urge in Urge.objects.all()} == {TEXT}
    assert {notice.title for notice in Notice.objects.filter(kind=NoticeKind.URGE)} == {"Đôn đốc: Rà soát danh mục"}


def test_many_tasks_of_one_person_are_one_notice(
    task: Task, office_chief: User, division: Unit, specialist: User
) -> None:
    others = [make_task(office_chief, f"Việc số {n}", unit=division) for n in range(3)]
    for other in others:
        hand_out_task(other, specialist, by=office_chief, on=today(), version=other.version)

    urge([task, *others], DOER, office_chief)

    notice = Notice.objects.get(to=specialist, kind=NoticeKind.URGE)
    assert notice.title == "Lê Minh Chánh đôn đốc 4 việc"
    assert notice.text.startswith(TEXT)
    assert "– Việc số 2" in notice.text
    assert Urge.objects.filter(notice=notice).count() == 4


def test_nobody_is_urged_twice_a_day_for_the_same_task_unless_it_is_wished(task: Task, office_chief: User) -> None:
    urge([task], DOER, office_chief)

    again = urge([task], BOTH, office_chief)
    third = urge([task], DOER, office_chief)

    assert (again.tasks, again.people) == (1, 1)
    assert third == Urged(0, 0, told_today=1, nobody=0)
    assert "không nhắc lại" in third.words
    assert urge([task], Wish(TEXT, DOER.to, again=True), office_chief).people == 1


def test_of_what_was_handed_in_the_head_is_urged_to_say_a_word(
    task: Task, office_chief: User, specialist: User
) -> None:
    hand_in_task(task, by=specialist, on=today(), version=task.version, text="Báo cáo")

    urge([task], DOER, office_chief)

    assert told() == {("Phạm Thị Hoa", "unit_head")}


def test_nobody_is_urged_about_work_that_is_off(task: Task, office_chief: User) -> None:
    cancel_task(task, by=office_chief, on=today(), version=task.version, reason="Trùng")

    assert urge([task], DOER, office_chief).nobody == 1
    assert not Urge.objects.exists()


def test_nobody_urges_themselves(task: Task, unit_head: User) -> None:
    done = urge([task], BOTH, unit_head)

    assert done.people == 1
    assert told() == {("Đỗ Văn Nam", "doer")}


def test_a_head_urges_about_the_own_unit_only(task: Task, office_chief: User, office: Unit, unit_head: User) -> None:
    other = make_task(office_chief, unit=office)

    with pytest.raises(NotAllowed, match="đơn vị mình"):
        urge([task, other], DOER, unit_head)
    assert not Urge.objects.exists()


def test_a_specialist_urges_nobody(task: Task, specialist: User) -> None:
    with pytest.raises(NotAllowed):
        urge([task], DOER, specialist)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish("  ", DOER.to), "nội dung đôn đốc"),
        (Wish(TEXT, frozenset()), "đôn đốc ai"),
        (Wish("a" * 2001, DOER.to), "dài quá"),
    ],
)
def test_a_text_and_somebody_are_asked_for(task: Task, office_chief: User, wish: Wish, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        urge([task], wish, office_chief)


def test_nothing_ticked_and_too_much_ticked_are_told(office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="ít nhất một việc"):
        urge_tasks([], DOER, by=office_chief, on=today(), at=timezone.now())
    with pytest.raises(RuleBroken, match="500 việc"):
        urge_tasks(range(1, 502), DOER, by=office_chief, on=today(), at=timezone.now())


def test_work_of_another_agency_is_not_there(task: Task, outsider: User) -> None:
    with pytest.raises(RuleBroken, match="Không còn việc nào"):
        urge([task], DOER, outsider)


def test_it_leaves_its_trace(task: Task, office_chief: User) -> None:
    urge([task], DOER, office_chief)

    (entry,) = history_of(Urge.objects.get())
    assert (entry.verb, entry.by) == ("urge.sent", office_chief)
    assert entry.after == {"tasks": [task.pk], "people": [Urge.objects.get().to_id], "text": TEXT}


# --- On the pages ---------------------------------------------------------------------------------------------


def test_a_selection_is_urged_from_the_list_in_one_act(client: Client, task: Task, office_chief: User) -> None:
    client.force_login(office_chief)
    page = client.get("/tasks/?state=open").content.decode()
    assert f'name="task" form="urge" value="{task.pk}"' in page

    answer = client.post(
        "/urging/new/", {"task": [task.pk], "text": TEXT, "to": ["doer"], "next": "/tasks/?state=open"}, follow=True
    )

    assert answer.redirect_chain == [("/tasks/?state=open", 302)]
    assert "Đã đôn đốc 1 việc, báo 1 người." in answer.content.decode()


def test_a_refused_selection_keeps_what_was_ticked_and_typed(client: Client, task: Task, office_chief: User) -> None:
    client.force_login(office_chief)

    page = client.post("/urging/new/", {"task": [task.pk], "text": TEXT, "to": []}).content.decode()

    assert "Hãy chọn đôn đốc ai" in page
    assert TEXT in page
    assert f'value="{task.pk}" checked' in page


def test_one_who_urges_nobody_has_no_boxes(client: Client, task: Task, specialist: User) -> None:
    client.force_login(specialist)

    assert 'form="urge"' not in client.get("/tasks/").content.decode()


def test_one_is_not_led_out_of_the_house(client: Client, task: Task, office_chief: User) -> None:
    client.force_login(office_chief)

    answer = client.post(
        "/urging/new/", {"task": [task.pk], "text": TEXT, "to": ["doer"], "next": "https://example.org/"}
    )

    assert answer["Location"] == "/urging/"
