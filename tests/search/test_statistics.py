from __future__ import annotations

from giaoban.organisation.models import User
from giaoban.search.queries import found_first
from giaoban.search.statistics import renew
from giaoban.tasks.models import Task
from tests.build import make_task


def test_statistics_change_nothing_that_is_found(office_chief: User) -> None:
    task = make_task(office_chief, "Rà soát danh mục")

    renew()

    assert found_first(Task.objects.all(), "danh muc", 5) == [task.pk]
