from __future__ import annotations

from datetime import date

import pytest

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.clarity import Clear
from giaoban.organisation.models import Unit, User
from giaoban.tasks.actions import NewOrigin, NewTask, create_ordered_tasks
from giaoban.tasks.clarity import clears_of, lacking, lacking_any
from giaoban.tasks.models import OriginKind, Task

ORDER = NewOrigin(OriginKind.AD_HOC, "Việc")
FULL = "Rà soát danh mục nhiệm vụ"


@pytest.fixture
def tasks(office_chief: User, leader: User, division: Unit) -> list[Task]:
    return create_ordered_tasks(
        [
            NewTask("Họp", ORDER),
            NewTask("Họp  giao", ORDER, deadline_kind=DeadlineKind.REGULAR, products=("Biên bản",)),
            NewTask(FULL, ORDER, lead_unit_id=division.pk, leader_id=leader.pk, due=date(2026, 11, 25)),
            NewTask(f" {FULL}\n", ORDER, lead_unit_id=division.pk, products=("Báo cáo",)),
        ],
        by=office_chief,
    )


@pytest.mark.parametrize("clear", Clear)
def test_the_database_finds_those_that_lack_a_clear(tasks: list[Task], clear: Clear) -> None:
    expected = [t.pk for t in tasks if clear not in clears_of(t, has_product=t.products.exists())]

    found = Task.objects.filter(lacking(clear)).order_by("pk").values_list("pk", flat=True)

    assert list(found) == expected


def test_regular_work_is_clear_about_its_time(tasks: list[Task]) -> None:
    assert Clear.TIME in clears_of(tasks[1], has_product=True)
    assert Clear.TIME not in clears_of(tasks[0], has_product=True)


def test_a_task_that_lacks_one_of_several_is_found_once(tasks: list[Task]) -> None:
    found = Task.objects.filter(lacking_any([Clear.PRODUCT, Clear.AUTHORITY])).order_by("pk")

    assert list(found) == tasks
