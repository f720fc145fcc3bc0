"""What a programme's lines order bears the field that their section names."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.organisation.models import Unit, User
from giaoban.programmes.actions import NewLine, NewProgramme, create_programme
from giaoban.programmes.models import ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered
from giaoban.tasks.models import OriginKind
from tests.build import TODAY, make_task


@pytest.mark.parametrize(
    ("title", "field"), [("Sở hữu trí tuệ", "Sở hữu trí tuệ"), ("THÁNG 3", ""), ("Quý II", ""), ("", "")]
)
def test_work_is_of_the_field_that_its_section_names(office_chief: User, title: str, field: str) -> None:
    order = Ordered(NewTask("Rà soát danh mục", NewOrigin(OriginKind.PROGRAMME_LINE, "Rà soát danh mục")))
    new = NewProgramme(
        ProgrammeKind.MONTHLY, "CHƯƠNG TRÌNH", None, sections=[("I", title)], lines=[NewLine("I", "I.1", None, order)]
    )

    _, outcome = create_programme(new, by=office_chief, on=TODAY)

    assert [task.field for task in outcome.tasks if task] == [field]


def test_a_line_that_repeats_a_deadline_of_before_its_month_leaves_the_agreed_one(
    office_chief: User, division: Unit
) -> None:
    task = make_task(office_chief, "Nghiệm thu đề tài", unit=division, due=date(2026, 12, 31))
    stale, fresh = (
        Ordered(
            NewTask(
                task.text,
                NewOrigin(OriginKind.PROGRAMME_LINE, task.text),
                when_words=f"Trước {due:%d/%m}",
                deadline_kind=DeadlineKind.BEFORE,
                due=due,
            ),
            same_as=task.pk,
        )
        for due in (date(2026, 11, 14), date(2026, 12, 20))
    )

    for order, agreed in ((stale, date(2026, 12, 31)), (fresh, date(2026, 12, 20))):
        new = NewProgramme(
            ProgrammeKind.MONTHLY,
            "CHƯƠNG TRÌNH",
            None,
            start=date(2026, 12, 1),
            end=date(2026, 12, 31),
            lines=[NewLine("", "1", None, order)],
        )
        create_programme(new, by=office_chief, on=TODAY)
        task.refresh_from_db()
        assert task.due == agreed
