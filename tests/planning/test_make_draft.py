"""A draft is made of what the units sent, and takes in what comes later."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions.draft_joining import join_lines
from giaoban.planning.actions.draft_lines import drop_lines
from giaoban.planning.actions.drafting import make_draft, take_in_proposals
from giaoban.planning.models import Collection, Draft, DraftLine, Sheet, SheetState
from giaoban.programmes.actions import NewLine, NewProgramme, create_programme
from giaoban.programmes.models import ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered
from giaoban.tasks.models import OriginKind, Task
from tests.build import make_task
from tests.planning.drafts import (
    ON,
    lines_of,
    make_collection,
    make_proposal,
    make_sent_draft,
    make_sheet,
    submitted,
    texts_of,
)


@pytest.fixture
def collection(office_chief: User) -> Collection:
    return make_collection(office_chief)


def test_only_ticked_proposals_of_sheets_that_were_sent_are_taken(
    collection: Collection, office_chief: User, division: Unit, office: Unit
) -> None:
    sent = make_sheet(collection, division, ["Rà soát danh mục nhiệm vụ"])
    make_proposal(sent, "Việc không đăng ký", ticked=False)
    make_sheet(collection, office, ["Việc đang soạn"], state=SheetState.OPEN)

    draft = make_draft(collection, by=office_chief, on=ON)

    (line,) = lines_of(draft)
    assert (line.text, line.unit, line.unit_words) == ("Rà soát danh mục nhiệm vụ", division, "Phòng Quản lý khoa học")
    assert (line.products, line.due, line.when_words) == ("Báo cáo", date(2026, 12, 18), "Trước 18/12")
    assert [p.text for p in line.proposals.all()] == ["Rà soát danh mục nhiệm vụ"]
    assert draft.title == "Chương trình công tác tháng 12 năm 2026"


def test_what_came_since_is_taken_in_once_and_the_rest_is_left_as_the_office_made_it(
    collection: Collection, office_chief: User, division: Unit, office: Unit
) -> None:
    make_sheet(collection, division, ["Việc một", "Việc hai"])
    draft = make_draft(collection, by=office_chief, on=ON)
    one, two = lines_of(draft)
    drop_lines(draft, [two.pk], by=office_chief, on=ON, reason="Trùng")
    DraftLine.objects.filter(pk=one.pk).update(text="Việc một đã sửa")
    make_sheet(collection, office, ["Việc gửi sau"])

    assert take_in_proposals(draft, by=office_chief, on=ON) == 1
    assert take_in_proposals(draft, by=office_chief, on=ON) == 0
    assert make_draft(collection, by=office_chief, on=ON) == draft

    assert sorted(texts_of(draft)) == ["Việc gửi sau", "Việc một đã sửa"]


def test_joined_lines_are_not_taken_in_again(collection: Collection, office_chief: User, division: Unit) -> None:
    make_sheet(collection, division, ["Việc một", "Việc hai"])
    draft = make_draft(collection, by=office_chief, on=ON)
    join_lines(draft, [line.pk for line in lines_of(draft)], by=office_chief, on=ON)

    assert take_in_proposals(draft, by=office_chief, on=ON) == 0


def test_two_units_that_go_on_with_one_running_task_make_one_line_led_by_its_lead(
    collection: Collection, office_chief: User, division: Unit, office: Unit
) -> None:
    task = make_task(office_chief, "Xây dựng kho dữ liệu của Sở", unit=office)
    make_proposal(make_sheet(collection, division), "Phối hợp xây dựng kho dữ liệu", task=task)
    make_proposal(make_sheet(collection, office), "Xây dựng kho dữ liệu", task=task)

    (line,) = lines_of(make_draft(collection, by=office_chief, on=ON))

    assert (line.text, line.unit, line.task) == ("Xây dựng kho dữ liệu", office, task)
    assert list(line.supporting_units.all()) == [division]
    assert line.proposals.count() == 2


def test_a_unit_that_sends_later_joins_the_line_that_has_its_task(
    collection: Collection, office_chief: User, division: Unit, office: Unit
) -> None:
    task = make_task(office_chief, "Xây dựng kho dữ liệu của Sở", unit=office)
    make_proposal(make_sheet(collection, office), "Xây dựng kho dữ liệu", task=task)
    draft = make_draft(collection, by=office_chief, on=ON)
    make_proposal(make_sheet(collection, division), "Phối hợp xây dựng kho dữ liệu", task=task)

    take_in_proposals(draft, by=office_chief, on=ON)

    (line,) = lines_of(draft)
    assert list(line.supporting_units.all()) == [division]


def test_sections_are_those_of_the_last_programme_and_lines_stand_where_their_work_stood(
    collection: Collection, office_chief: User, division: Unit, office: Unit
) -> None:
    running = make_last_programme(office_chief, division)
    sheet = make_sheet(collection, division, ["Việc mới của phòng"])
    make_proposal(sheet, "Việc ghi rõ mục", section="HỘI NGHỊ, HỌP")
    make_proposal(sheet, "Việc đang chạy", task=running)
    make_sheet(collection, office, ["Việc của đơn vị chưa từng có"])

    draft = make_draft(collection, by=office_chief, on=ON)

    assert draft.sections == ["Nhiệm vụ trọng tâm", "Hội nghị, họp", "Việc nội bộ"]
    assert {line.text: line.section for line in lines_of(draft)} == {
        "Việc mới của phòng": "Nhiệm vụ trọng tâm",
        "Việc ghi rõ mục": "Hội nghị, họp",
        "Việc đang chạy": "Việc nội bộ",
        "Việc của đơn vị chưa từng có": "",
    }


def make_last_programme(by: User, unit: Unit) -> Task:
    """November's, in which most of the unit's work stood in the first section; gives the task of the last one."""
    sections = [("I", "Nhiệm vụ trọng tâm"), ("II", "Hội nghị, họp"), ("III", "Việc nội bộ"), ("IV", "Mục trống")]
    lines = [
        NewLine(
            path,
            f"{path}.{n}",
            None,
            Ordered(NewTask(text, NewOrigin(OriginKind.PROGRAMME_LINE, text), lead_unit_id=unit.pk)),
        )
        for n, (path, text) in enumerate([("I", "Một"), ("I", "Hai"), ("II", "Ba"), ("III", "Bốn")], start=1)
    ]
    new = NewProgramme(
        kind=ProgrammeKind.MONTHLY, title="Tháng 11", start=date(2026, 11, 1), end=date(2026, 11, 30),
        sections=sections, lines=lines,
    )  # fmt: skip
    return create_programme(new, by=by)[1].opened[-1]


def test_a_locked_draft_takes_nothing_in(
    collection: Collection, office_chief: User, division: Unit, office: Unit
) -> None:
    make_sheet(collection, division, ["Việc một"])
    draft = submitted(make_draft(collection, by=office_chief, on=ON), by=office_chief)
    make_sheet(collection, office, ["Việc gửi sau"])

    with pytest.raises(RuleBroken, match="đã khoá"):
        take_in_proposals(draft, by=office_chief, on=ON)


@pytest.mark.parametrize("role", ["leader", "unit_head", "specialist", "office_clerk", "admin"])
def test_only_who_plans_makes_a_draft(collection: Collection, role: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        make_draft(collection, by=request.getfixturevalue(role), on=ON)


def test_somebody_of_another_agency_finds_no_collection(collection: Collection, outsider: User) -> None:
    with pytest.raises(Collection.DoesNotExist):
        make_draft(collection, by=outsider, on=ON)


def test_more_proposals_cost_no_more_statements(office_chief: User, division: Unit) -> None:
    def cost(number: int, start: date) -> int:
        collection = make_collection(office_chief, start=start)
        sheet = Sheet.objects.create(
            agency=office_chief.agency, collection=collection, unit=division, state=SheetState.SUBMITTED
        )
        for n in range(number):
            make_proposal(sheet, f"Việc số {n}")
        with CaptureQueriesContext(connection) as queries:
            make_draft(collection, by=office_chief, on=ON)
        return len(queries)

    cost(1, date(2026, 12, 1))  # what a person may do is asked once

    assert cost(30, date(2026, 12, 2)) == cost(2, date(2026, 12, 3))


def test_a_draft_is_one_to_a_collection(collection: Collection, office_chief: User) -> None:
    assert make_draft(collection, by=office_chief, on=ON) == make_draft(collection, by=office_chief, on=ON)
    assert Draft.objects.count() == 1


def test_builders_make_what_they_say(office_chief: User, division: Unit) -> None:
    assert texts_of(make_sent_draft(office_chief, {division: ["Việc một"]})) == ["Việc một"]
