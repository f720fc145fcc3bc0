from __future__ import annotations

from datetime import date

import pytest

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed
from giaoban.search.queries import matching
from giaoban.tasks.actions import NewOrigin, NewTask, create_task
from giaoban.tasks.models import OriginKind, Task
from tests.build import TODAY

NEW = NewTask(
    text="Rà soát danh mục nhiệm vụ",
    origin=NewOrigin(OriginKind.AD_HOC, "Giao phòng rà soát danh mục nhiệm vụ"),
    products=("Danh mục", "Tờ trình"),
    when_words="Trước 25/11",
    due=date(2026, 11, 25),
)


def test_a_task_is_given_with_its_products_and_origin(office_chief: User) -> None:
    task = create_task(NEW, by=office_chief, on=TODAY)

    assert task.state == TaskState.ASSIGNED
    assert task.first_due == task.due == date(2026, 11, 25)
    assert [product.text for product in task.products.all()] == ["Danh mục", "Tờ trình"]
    assert task.origins.get().quote == "Giao phòng rà soát danh mục nhiệm vụ"


def test_giving_leaves_a_trace(office_chief: User) -> None:
    task = create_task(NEW, by=office_chief, on=TODAY)

    assert [(entry.verb, entry.by) for entry in history_of(task)] == [("task.created", office_chief)]


def test_a_task_is_found_without_tone_marks(office_chief: User) -> None:
    task = create_task(NEW, by=office_chief, on=TODAY)

    assert list(matching(Task.objects.all(), "ra soat danh muc")) == [task]


def test_a_specialist_gives_no_work(specialist: User) -> None:
    with pytest.raises(NotAllowed, match="giao việc"):
        create_task(NEW, by=specialist, on=TODAY)


def test_an_administrator_gives_no_work(admin: User) -> None:
    with pytest.raises(NotAllowed, match="giao việc"):
        create_task(NEW, by=admin, on=TODAY)


def test_supporting_units_are_kept_once(office_chief: User, division: Unit, office: Unit) -> None:
    new = NewTask(text="x", origin=NEW.origin, supporting_unit_ids=(division.pk, office.pk, division.pk))

    assert create_task(new, by=office_chief, on=TODAY).supporting_units.count() == 2
