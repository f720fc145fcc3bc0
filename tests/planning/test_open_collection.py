"""Opening a collection: whom it asks, and what stands ready in the sheets."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.audit.models import Entry
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Unit, UnitKind, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.collecting import Period
from giaoban.planning.models import ProposalSource
from giaoban.planning.queries.collecting import collections_visible_to, sheets_visible_to
from giaoban.programmes.models import ProgrammeKind
from giaoban.tasks.models import Task
from tests.build import TODAY, make_confirmed, make_notice_paper, make_task
from tests.planning.scenes import CLOSES, DECEMBER, NOW, annual_line, december, finished, rows_in, sheet_of


def test_each_living_unit_but_the_leadership_gets_a_sheet(
    office_chief: User, division: Unit, office: Unit, unit_head: User
) -> None:
    Unit.objects.create(agency=office.agency, name="Ban Giám đốc", kind=UnitKind.LEADERSHIP)
    gone = Unit.objects.create(agency=office.agency, name="Phòng cũ", valid_to=date(2026, 1, 1))
    collection = december(office_chief)
    assert {sheet.unit for sheet in collection.sheets.all()} == {division, office}
    assert gone.pk not in collection.sheets.values_list("unit", flat=True)


def test_heads_are_told_once_with_the_address_of_their_sheet(
    office_chief: User, unit_head: User, division: Unit
) -> None:
    collection = december(office_chief)
    (notice,) = Notice.objects.filter(to=unit_head)
    assert notice.url == f"/planning/sheets/{sheet_of(collection, division).pk}/"
    assert notice.personal
    assert "25/11/2026" in notice.title


def test_opening_leaves_its_trace(office_chief: User, division: Unit) -> None:
    collection = december(office_chief)
    entry = Entry.objects.get(verb="collection.opened")
    assert (entry.target_id, entry.by_id) == (collection.pk, office_chief.pk)


def test_unfinished_work_due_by_the_end_of_the_period_stands_ready(office_chief: User, division: Unit) -> None:
    late = make_task(office_chief, "Việc đã quá hạn của phòng", unit=division, due=date(2026, 11, 1))
    coming = make_task(office_chief, "Việc đến hạn trong kỳ", unit=division, due=date(2026, 12, 31))
    make_task(office_chief, "Việc của năm sau", unit=division, due=date(2027, 1, 1))
    finished(make_task(office_chief, "Việc đã xong từ lâu", unit=division, due=date(2026, 12, 1)))
    rows = rows_in(sheet_of(december(office_chief), division))
    assert [row.task for row in rows] == [late, coming]
    assert {row.source for row in rows} == {ProposalSource.UNFINISHED}


def test_work_of_a_unit_that_ended_stands_in_the_sheet_of_its_heir(office_chief: User, division: Unit) -> None:
    old = Unit.objects.create(agency=division.agency, name="Phòng cũ", heir=division, valid_to=date(2026, 6, 30))
    task = make_task(office_chief, "Việc của phòng cũ", unit=old, due=date(2026, 12, 10))
    assert [row.task for row in rows_in(sheet_of(december(office_chief), division))] == [task]


@pytest.mark.parametrize(
    ("section", "when", "text", "foreseen"),
    [
        ("Tháng 12", "", "Tổ chức hội nghị tổng kết", True),
        ("Tháng 3", "", "Tổ chức hội nghị tổng kết", False),
        ("", "Quý IV", "Tổ chức hội nghị tổng kết", True),
        ("", "Quý II", "Tổ chức hội nghị tổng kết", False),
        ("Tháng 3", "tháng 6 và tháng 12", "Tổ chức hội nghị tổng kết", True),
        ("", "hằng tháng", "Kiểm tra đo lường tại các chợ", True),
        ("", "thường xuyên", "Kiểm tra đo lường tại các chợ", True),
        ("Nhiệm vụ trọng tâm", "", "Tổ chức hội thi trong tháng 12", True),
    ],
)
def test_what_the_annual_programme_foresees_stands_ready(
    office_chief: User, division: Unit, section: str, when: str, text: str, foreseen: bool
) -> None:
    line = annual_line(office_chief, text, section=section, when=when)
    rows = rows_in(sheet_of(december(office_chief), division))
    assert [row.annual for row in rows] == ([line] if foreseen else [])


def test_an_annual_line_whose_work_is_finished_is_not_foreseen_again(office_chief: User, division: Unit) -> None:
    task = finished(make_task(office_chief, "Tổ chức hội nghị tổng kết", unit=division))
    annual_line(office_chief, task.text, section="Tháng 12", task=task)
    assert rows_in(sheet_of(december(office_chief), division)) == []


def test_a_line_whose_work_is_still_open_is_one_row_with_it(office_chief: User, division: Unit) -> None:
    task = make_task(office_chief, "Tổ chức hội nghị tổng kết", unit=division, due=date(2026, 12, 20))
    line = annual_line(office_chief, task.text, section="Tháng 12", task=task)
    (row,) = rows_in(sheet_of(december(office_chief), division))
    assert (row.task, row.annual, row.source) == (task, line, ProposalSource.UNFINISHED)


def test_a_line_that_says_what_runs_already_is_one_row_with_it(office_chief: User, division: Unit) -> None:
    task = make_task(office_chief, "Tiếp tục rà soát danh mục nhiệm vụ khoa học", unit=division, due=date(2026, 12, 20))
    line = annual_line(office_chief, "Rà soát danh mục nhiệm vụ khoa học", section="Tháng 12")
    (row,) = rows_in(sheet_of(december(office_chief), division))
    assert (row.task, row.annual) == (task, line)


def test_an_open_conclusion_of_the_unit_stands_ready(office_chief: User, division: Unit) -> None:
    make_confirmed(make_notice_paper(), by=office_chief)
    (row,) = rows_in(sheet_of(december(office_chief), division))
    assert (row.source, row.text) == (ProposalSource.CONCLUSION, "Tham mưu phương án tự chủ")


def test_a_conclusion_that_is_unfinished_work_too_stands_once(office_chief: User, division: Unit) -> None:
    make_confirmed(make_notice_paper(), by=office_chief)
    Task.objects.update(due=date(2026, 12, 5))
    assert len(rows_in(sheet_of(december(office_chief), division))) == 1


def test_a_week_takes_up_what_is_due_in_it(office_chief: User, division: Unit) -> None:
    annual_line(office_chief, "Kiểm tra đo lường tại các chợ", when="hằng tháng")
    task = make_task(office_chief, "Việc đến hạn trong tuần", unit=division, due=date(2026, 12, 3))
    week = Period(ProgrammeKind.WEEKLY_SCHEDULE, date(2026, 11, 30), date(2026, 12, 6))
    collection = open_collection(week, date(2026, 11, 27), by=office_chief, on=TODAY, at=NOW).collection
    assert [row.task for row in rows_in(sheet_of(collection, division))] == [task]


def test_a_period_is_collected_once(office_chief: User, division: Unit) -> None:
    december(office_chief)
    with pytest.raises(RuleBroken, match="đã được mở"):
        december(office_chief)


@pytest.mark.parametrize("closes_on", [date(2026, 11, 19), date(2027, 1, 1)])
def test_a_closing_day_that_makes_no_sense_is_refused(office_chief: User, closes_on: date) -> None:
    with pytest.raises(RuleBroken):
        december(office_chief, closes_on=closes_on)


def test_a_period_that_is_over_is_refused(office_chief: User) -> None:
    past = Period(ProgrammeKind.MONTHLY, date(2026, 10, 1), date(2026, 10, 31))
    with pytest.raises(RuleBroken, match="đã qua"):
        open_collection(past, TODAY, by=office_chief, on=TODAY, at=NOW)


def test_only_the_office_opens_a_collection(unit_head: User, admin: User) -> None:
    for person in (unit_head, admin):
        with pytest.raises(NotAllowed):
            open_collection(DECEMBER, CLOSES, by=person, on=TODAY, at=NOW)


def test_another_agency_sees_nothing_of_it(office_chief: User, division: Unit, outsider: User) -> None:
    make_task(office_chief, "Việc của cơ quan này", unit=division, due=date(2026, 12, 3))
    december(office_chief)
    assert not collections_visible_to(outsider).exists()
    assert not sheets_visible_to(outsider, TODAY).exists()
    assert not any(rows_in(sheet) for sheet in december(outsider).sheets.all())


def test_opening_costs_the_same_however_much_there_is(office_chief: User, division: Unit, unit_head: User) -> None:
    def cost(period: Period) -> int:
        with CaptureQueriesContext(connection) as asked:
            open_collection(period, CLOSES, by=office_chief, on=TODAY, at=NOW)
        return len(asked)

    make_task(office_chief, "Việc thứ nhất của phòng", unit=division, due=date(2026, 12, 3))
    first = cost(DECEMBER)
    for number in range(30):
        make_task(office_chief, f"Việc riêng số {number} của phòng", unit=division, due=date(2026, 12, 3))
    again = Period(ProgrammeKind.MONTHLY, date(2027, 1, 1), date(2027, 1, 31))
    assert cost(again) <= first
