"""The made-up department proves the main job: its Word files go through intake and become work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from pytest_django import DjangoDbBlocker

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.demo.actions import make_demo
from giaoban.demo.department import SHOWN
from giaoban.demo.papers import papers
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.models import Agency, User
from giaoban.organisation.rules import RuleBroken
from giaoban.reports.models import ReportFigure
from giaoban.schedule.models import Event
from giaoban.tasks.models import Origin, ProgressReport, Task

DAY = date(2026, 11, 20)


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Agency]:
    """The department, made once for all scenes here and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_demo(on=DAY)
        transaction.set_rollback(True)


@pytest.fixture
def department(made: Agency, db: None) -> Agency:
    return made


def test_every_paper_is_confirmed_without_a_person_mending_it(department: Agency) -> None:
    states = {i.paper.name: i.state for i in Intake.objects.select_related("paper")}

    assert len(states) == len(papers(DAY))
    assert set(states.values()) == {IntakeState.CONFIRMED}


def test_every_task_of_a_programme_knows_its_unit_and_the_line_that_ordered_it(department: Agency) -> None:
    programme_tasks = Task.objects.filter(origins__kind="programme_line").distinct()

    assert programme_tasks.count() == 36 + 11 + (13 - 3) + (28 - 3 - 4)  # the year's are carried, and what goes on
    assert not programme_tasks.filter(lead_unit__isnull=True).exists()
    assert not Origin.objects.filter(quote="").exists()


def test_each_row_of_a_table_names_its_leader_and_product(department: Agency) -> None:
    of_this_month = Task.objects.filter(lines__programme__start=DAY.replace(day=1))

    assert of_this_month.count() == 28
    assert not of_this_month.filter(leader__isnull=True).exists()
    assert not of_this_month.filter(products__isnull=True).exists()


def test_goals_of_the_year_are_no_work(department: Agency) -> None:
    assert not Task.objects.filter(text__startswith="Nâng hạng chỉ số").exists()


def test_work_that_goes_on_is_one_task_in_two_programmes(department: Agency) -> None:
    draft_plan = Task.objects.get(text__contains="hệ sinh thái khởi nghiệp")

    assert draft_plan.carried == 1
    assert list(draft_plan.lines.order_by("pk").values_list("programme__start__month", flat=True)) == [10, 11]


def test_work_of_the_year_is_picked_up_by_its_month(department: Agency) -> None:
    planned = Task.objects.get(text__startswith="Kiểm tra an toàn bức xạ tại các phòng X-quang")

    assert [line.programme.kind for line in planned.lines.order_by("pk")] == ["annual_programme", "monthly_programme"]


def test_the_months_are_alive(department: Agency) -> None:
    states = Counter(Task.objects.values_list("state", flat=True))
    overdue = Task.objects.filter(open_due__lt=DAY)

    assert set(TaskState) - {TaskState.DRAFT, TaskState.CANCELLED} == set(states)
    assert states[TaskState.DONE] > len(overdue) > 2
    assert states[TaskState.PAUSED] == 1
    assert Task.objects.filter(state=TaskState.DONE, done_on__gt=F("due")).exists()
    assert Task.objects.filter(state=TaskState.ASSIGNED, assignee=None).exists()


def test_nothing_was_done_in_the_future_or_on_a_day_off(department: Agency) -> None:
    days = set(ProgressReport.objects.values_list("on", flat=True))

    assert max(days) <= DAY
    assert {day for day in days if not work_calendar(2025, 2026).is_working_day(day)} == set()


def test_the_calendar_and_the_figures_are_filled(department: Agency) -> None:
    assert Event.objects.count() == 14
    assert ReportFigure.objects.count() == 15


def test_the_accounts_that_are_shown_can_sign_in(department: Agency) -> None:
    assert User.objects.filter(username__in=SHOWN).count() == len(SHOWN)


def test_a_second_department_of_the_same_name_is_refused(department: Agency) -> None:
    with pytest.raises(RuleBroken, match="đã có"):
        make_demo(on=DAY)


def test_the_command_leaves_an_installation_that_has_an_agency_alone(department: Agency) -> None:
    call_command("demo", if_empty=True)

    assert Agency.objects.count() == 1
