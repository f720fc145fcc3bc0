from __future__ import annotations

from datetime import timedelta

import pytest

from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import confirm_task, hand_in_task
from giaoban.tasks.list_filters import asked_in, query_of
from giaoban.tasks.models import Task
from giaoban.tasks.queries import ANY_CLEAR, Pressing, TaskFilter, my_open_tasks, pressing_by_unit, task_list
from tests.build import TODAY, make_task


@pytest.fixture
def tasks(office_chief: User, division: Unit, specialist: User, unit_head: User) -> list[Task]:
    """One task for every way of standing in time."""
    days = (-30, -1, 0, 3, 4, None)
    made = [make_task(office_chief, unit=division, due=None if n is None else TODAY + timedelta(days=n)) for n in days]
    for due, handed_in, confirmed in ((0, 0, True), (-5, 0, True), (0, 0, False), (-5, 0, False), (None, 0, True)):
        task = make_task(office_chief, unit=division, due=None if due is None else TODAY + timedelta(days=due))
        on = TODAY + timedelta(days=handed_in)
        task = hand_in_task(task, by=specialist, on=on, version=task.version)
        made.append(confirm_task(task, by=unit_head, on=on, version=task.version) if confirmed else task)
    return made


@pytest.mark.parametrize("timeliness", list(Timeliness))
def test_the_database_tells_timeliness_as_the_core_does(
    tasks: list[Task], office_chief: User, timeliness: Timeliness
) -> None:
    expected = {task.pk for task in tasks if task.timeliness(TODAY) is timeliness}

    found = task_list(office_chief, TaskFilter(timeliness=timeliness), today=TODAY)

    assert {task.pk for task in found} == expected


def test_the_most_urgent_comes_first_and_no_deadline_last(tasks: list[Task], office_chief: User) -> None:
    dues = [task.due for task in task_list(office_chief, TaskFilter(), today=TODAY)]

    known = [due for due in dues if due]
    assert known == sorted(known)
    assert dues[-1] is None


def test_words_are_found_without_tone_marks(office_chief: User) -> None:
    found = make_task(office_chief, "Xây dựng Đề án đường truyền")
    make_task(office_chief, "Rà soát danh mục")

    assert list(task_list(office_chief, TaskFilter(words="duong  de an"), today=TODAY)) == [found]


def test_an_outsider_sees_no_task(tasks: list[Task], outsider: User) -> None:
    assert list(task_list(outsider, TaskFilter(), today=TODAY)) == []


def test_ones_desk_has_ones_own_and_the_units_unclaimed_work(
    office_chief: User, division: Unit, office: Unit, specialist: User
) -> None:
    units = make_task(office_chief, unit=division)
    make_task(office_chief, unit=office)

    assert list(my_open_tasks(specialist, frozenset({division.pk}))) == [units]


def test_work_that_lacks_one_of_the_six_clears_is_listed(office_chief: User, division: Unit) -> None:
    without = make_task(office_chief, "Việc chưa rõ đơn vị", due=TODAY)
    make_task(office_chief, "Việc của phòng", unit=division, due=TODAY)

    found = task_list(office_chief, TaskFilter(lacks=Clear.RESPONSIBILITY), today=TODAY)

    assert list(found) == [without]
    assert task_list(office_chief, TaskFilter(lacks=ANY_CLEAR), today=TODAY).count() == 2


def test_results_that_wait_long_are_listed(office_chief: User, division: Unit, specialist: User) -> None:
    old, new = (make_task(office_chief, f"Việc {n}", unit=division) for n in range(2))
    hand_in_task(old, by=specialist, on=TODAY - timedelta(days=5), version=1, text="Đã xong")
    hand_in_task(new, by=specialist, on=TODAY, version=1, text="Đã xong")
    asked = asked_in({"state": "awaiting_confirmation", "handed_to": "2026-11-17", "lacks": "mọi thứ"})

    assert list(task_list(office_chief, asked, today=TODAY)) == [old]
    assert query_of(asked) == "state=awaiting_confirmation&handed_to=2026-11-17"


def test_open_and_pressing_work_is_counted_unit_by_unit(
    tasks: list[Task], office_chief: User, division: Unit, office: Unit
) -> None:
    make_task(office_chief, unit=office)
    make_task(office_chief)

    found = pressing_by_unit(office_chief, [division.pk, office.pk], today=TODAY)

    assert found == [
        Pressing(division.pk, overdue=3, soon=2, open=8, no_due=1, waiting=2),
        Pressing(office.pk, overdue=0, soon=0, open=1, no_due=1),
    ]
