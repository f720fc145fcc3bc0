"""The made-up department can be made on any day of any year: its papers are read with nothing to mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from giaoban.core.reading import Options, read
from giaoban.core.reading.model import Kind
from giaoban.demo.actions import make_demo
from giaoban.demo.department import PARENT
from giaoban.demo.papers import papers
from giaoban.demo.word_files import word_file
from giaoban.intake.drafting import draft_of
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.problems import problems_of
from giaoban.intake.rows import Group
from giaoban.tasks.models import Task

pytestmark = pytest.mark.django_db

DAYS = [
    date(2026, 1, 1),
    date(2026, 1, 31),
    date(2026, 2, 17),  # the first day of Tết
    date(2026, 6, 1),
    date(2026, 7, 5),
    date(2027, 12, 31),
    date(2028, 2, 29),
    date(2030, 2, 4),  # Tết is in the first days of the month
]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_papers_of_any_day_read_as_what_they_are_with_nothing_to_mend(day: date) -> None:
    read_papers = [read(word_file(paper), paper.file_name, Options()) for paper in papers(day)]
    drafts = [draft_of(r) for r in read_papers]
    counts = [(d.kind, len(d.kept(Group.ITEM)), len(d.kept(Group.FIGURE))) for d in drafts]

    assert counts == [
        (Kind.ANNUAL_PROGRAMME, 40, 0),
        (Kind.REVIEW_REPORT, 0, 15),
        (Kind.MONTHLY_PROGRAMME, 11, 0),
        (Kind.CONCLUSION_NOTICE, 6, 0),
        (Kind.MONTHLY_PROGRAMME, 13, 0),
        (Kind.CONCLUSION_NOTICE, 8, 0),
        (Kind.MONTHLY_PROGRAMME, 28, 0),
        (Kind.MONTHLY_SCHEDULE, 0, 0),
    ]
    assert 12 <= len(drafts[-1].kept(Group.EVENT)) <= 14
    assert [problems_of(draft) for draft in drafts] == [()] * len(drafts)
    assert all(r.frame.agency.value == "Sở Khoa học và Công nghệ" for r in read_papers)
    assert all((r.frame.parent.value or "").upper() == PARENT.upper() for r in read_papers)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_paper_is_of_the_future(day: date) -> None:
    assert [paper.file_name for paper in papers(day) if paper.dated > day] == []


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2026, 2, 17)], ids=str)
def test_the_department_can_be_made_on_a_holiday(day: date, paper_store: Path) -> None:
    make_demo(on=day)

    assert set(Intake.objects.values_list("state", flat=True)) == {IntakeState.CONFIRMED}
    assert 80 <= Task.objects.count() <= 100
    assert Task.objects.filter(open_due__lt=day).exists()
