"""What a programme's lines order bears the field that their section names."""

from __future__ import annotations

import pytest

from giaoban.organisation.models import User
from giaoban.programmes.actions import NewLine, NewProgramme, create_programme
from giaoban.programmes.models import ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered
from giaoban.tasks.models import OriginKind
from tests.build import TODAY


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
