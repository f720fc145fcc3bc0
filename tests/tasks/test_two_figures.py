"""What is late is told twice where it differs: against the deadline last agreed, and against the first one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.organisation.models import Unit, User
from giaoban.tasks.list_filters import asked_in, query_of
from giaoban.tasks.models import Task
from giaoban.tasks.queries import TaskFilter, task_list
from giaoban.tasks.tallies import Tally, tallies
from giaoban.web.clock import today
from tests.build import TODAY, make_confirmed, make_month, make_row, make_task

LATE = TaskFilter(timeliness=Timeliness.OVERDUE)
LATE_FIRST = TaskFilter(timeliness=Timeliness.OVERDUE, against=Against.FIRST)


def extended(task: Task, *, first: date, last: date) -> Task:
    Task.objects.filter(pk=task.pk).update(first_due=first, due=last)
    return Task.objects.get(pk=task.pk)


@pytest.fixture
def task(office_chief: User, division: Unit) -> Task:
    """Work whose first deadline has passed, and whose last one has not."""
    task = make_task(office_chief, unit=division, due=TODAY)
    return extended(task, first=TODAY - timedelta(days=3), last=TODAY + timedelta(days=20))


def test_the_list_is_narrowed_by_either_deadline(task: Task, office_chief: User) -> None:
    assert not task_list(office_chief, LATE, today=TODAY).exists()
    assert list(task_list(office_chief, LATE_FIRST, today=TODAY)) == [task]


def test_the_address_says_which_deadline_is_meant() -> None:
    assert asked_in({"timeliness": "overdue", "against": "first_due"}) == LATE_FIRST
    assert query_of(LATE_FIRST) == "timeliness=overdue&against=first_due"
    assert asked_in({"timeliness": "overdue", "against": "created_at"}) == LATE


def test_the_page_says_which_deadline_it_counts_by(client: Client, office_chief: User, task: Task) -> None:
    client.force_login(office_chief)

    page = client.get("/tasks/?timeliness=overdue&against=first_due").content.decode()

    assert "Tính so với hạn đầu tiên" in page
    assert task.text in page


def test_the_page_of_the_task_tells_both_where_they_differ(client: Client, office_chief: User, division: Unit) -> None:
    task = extended(make_task(office_chief, unit=division), first=today() - timedelta(days=3), last=today())
    client.force_login(office_chief)
    assert "theo hạn đầu: <strong>quá hạn</strong>" in client.get(f"/tasks/{task.pk}/").content.decode()

    extended(task, first=today(), last=today())

    assert "theo hạn đầu" not in client.get(f"/tasks/{task.pk}/").content.decode()


def test_a_tally_has_both_figures(office_chief: User, division: Unit, office_clerk: User) -> None:
    rows = [make_row("Việc đang làm"), make_row("Việc đã xong")]
    programme = make_confirmed(make_month(date(2026, 11, 1), rows), by=office_chief).programme
    assert programme is not None
    running, done = Task.objects.order_by("pk")
    extended(running, first=TODAY - timedelta(days=3), last=TODAY + timedelta(days=20))
    extended(done, first=TODAY - timedelta(days=3), last=TODAY)
    Task.objects.filter(pk=done.pk).update(state=TaskState.DONE, done_on=TODAY)

    tally = tallies(programme.lines.all(), "programme", TODAY)[programme.pk]

    assert tally == Tally(total=2, done=1, overdue=0, on_time=1, overdue_first=1, on_time_first=0)
    assert tally.overdue_differs
    assert tally.on_time_differs


def test_the_programme_tells_the_second_figure_only_where_it_differs(client: Client, office_chief: User) -> None:
    far = today() + timedelta(days=400)
    programme = make_confirmed(make_month(date(2026, 11, 1), [make_row("Việc", due=far.isoformat())]), by=office_chief)
    client.force_login(office_chief)
    url = f"/programmes/{programme.programme_id}/"
    assert "quá hạn theo hạn đầu" not in client.get(url).content.decode()

    extended(Task.objects.get(), first=today() - timedelta(days=3), last=far)

    assert "quá hạn theo hạn đầu" in client.get(url).content.decode()
    assert "1 theo hạn đầu" in client.get("/programmes/").content.decode()
