"""The made-up department proves the main job: its Word files go through intake and become work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.reading import Options, read
from giaoban.core.reading.model import Kind
from giaoban.demo.actions import make_demo
from giaoban.demo.department import PARENT, SHOWN
from giaoban.demo.papers import papers
from giaoban.demo.word_files import word_file
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.models import Agency, User
from giaoban.organisation.rules import RuleBroken
from giaoban.reports.models import ReportFigure
from giaoban.schedule.models import Event
from giaoban.tasks.models import Origin, Task

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


def test_every_task_knows_its_unit_its_leader_and_the_line_that_ordered_it(department: Agency) -> None:
    programme_tasks = Task.objects.filter(origins__kind="programme_line")

    assert programme_tasks.count() == 36
    assert not programme_tasks.filter(lead_unit__isnull=True).exists()
    assert not programme_tasks.filter(leader__isnull=True).exists()
    assert not Origin.objects.filter(quote="").exists()


def test_the_month_is_alive(department: Agency) -> None:
    states = set(Task.objects.values_list("state", flat=True))

    assert {TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.AWAITING_CONFIRMATION, TaskState.DONE} <= states
    assert Task.objects.filter(due__lt=DAY).exclude(state=TaskState.DONE).exists()


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


@pytest.mark.parametrize("day", [date(2026, 1, 4), date(2027, 2, 28), date(2028, 7, 31)])
def test_the_papers_read_as_what_they_are_in_any_month(day: date) -> None:
    kinds = [read(word_file(paper), paper.file_name, Options()) for paper in papers(day)]

    assert [r.kind.value for r in kinds] == [
        Kind.MONTHLY_PROGRAMME,
        Kind.MONTHLY_PROGRAMME,
        Kind.MONTHLY_SCHEDULE,
        Kind.CONCLUSION_NOTICE,
        Kind.REVIEW_REPORT,
    ]
    assert all(r.frame.agency.value == "Sở Khoa học và Công nghệ" for r in kinds)
    assert all((r.frame.parent.value or "").upper() == PARENT.upper() for r in kinds)
