from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.organisation.actions import (
    NewDay,
    clear_calendar_day,
    set_calendar_day,
    set_calendar_days,
    swap_calendar_days,
)
from giaoban.organisation.calendar import calendar_for, work_calendar_of
from giaoban.organisation.models import CalendarDay, DayKind, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from tests.build import TODAY

FRIDAY, SATURDAY, SUNDAY = date(2026, 12, 4), date(2026, 12, 12), date(2026, 12, 13)


def test_a_day_that_is_set_counts_at_once_and_leaves_its_trace(office_chief: User) -> None:
    assert calendar_for(office_chief, 2026, 2026).is_working_day(FRIDAY)
    row = set_calendar_day(NewDay(FRIDAY, DayKind.OFF, " Mất  điện "), by=office_chief, on=TODAY)
    assert not work_calendar_of(office_chief.agency_id, 2026, 2026).is_working_day(FRIDAY)
    assert not calendar_for(office_chief, 2026, 2026).is_working_day(FRIDAY)
    entry = Entry.objects.get(verb="calendar_day.set")
    assert entry.target_id == row.pk
    assert entry.after == {"day": "2026-12-04", "kind": "off", "name": "Mất điện"}


def test_a_friday_is_swapped_for_a_saturday_in_one_act(office_chief: User) -> None:
    swap_calendar_days(FRIDAY, SATURDAY, by=office_chief, on=TODAY)
    calendar = work_calendar_of(office_chief.agency_id, 2026, 2026)
    assert not calendar.is_working_day(FRIDAY)
    assert calendar.is_working_day(SATURDAY)
    assert {row.name for row in CalendarDay.objects.all()} == {
        "Hoán đổi, làm bù 12/12/2026",
        "Làm bù ngày 04/12/2026",
    }
    assert Entry.objects.filter(verb="calendar_day.set").count() == 2


def test_a_swap_needs_a_working_day_and_a_day_off(office_chief: User) -> None:
    with pytest.raises(RuleBroken, match=r"Ngày 13/12/2026 \(Chủ nhật\) vốn đã là ngày nghỉ"):
        swap_calendar_days(SUNDAY, SATURDAY, by=office_chief, on=TODAY)
    with pytest.raises(RuleBroken, match=r"Ngày 04/12/2026 \(thứ Sáu\) vốn là ngày làm việc"):
        swap_calendar_days(date(2026, 12, 7), FRIDAY, by=office_chief, on=TODAY)
    assert not CalendarDay.objects.exists()


def test_a_saturday_morning_is_worked_half(office_chief: User) -> None:
    set_calendar_day(NewDay(SATURDAY, DayKind.MORNING), by=office_chief, on=TODAY)
    calendar = work_calendar_of(office_chief.agency_id, 2026, 2026)
    assert calendar.is_working_day(SATURDAY)
    assert calendar.working_time_between(date(2026, 12, 11), SATURDAY) * 2 == 1


def test_a_day_that_is_set_already_is_only_replaced_when_asked(office_chief: User) -> None:
    set_calendar_day(NewDay(FRIDAY, DayKind.OFF, "Mất điện"), by=office_chief, on=TODAY)
    worked = NewDay(FRIDAY, DayKind.MORNING, "Có điện lại")
    with pytest.raises(RuleBroken, match=r"đã ghi: Nghỉ \(Mất điện\)"):
        set_calendar_day(worked, by=office_chief, on=TODAY)
    set_calendar_day(worked, by=office_chief, on=TODAY, replace=True)
    assert CalendarDay.objects.get().kind == DayKind.MORNING
    assert Entry.objects.filter(verb="calendar_day.set").latest("number").before == {"kind": "off", "name": "Mất điện"}


def test_a_day_said_again_just_so_changes_nothing(office_chief: User) -> None:
    for _ in range(2):
        set_calendar_day(NewDay(FRIDAY, DayKind.OFF, "Mất điện"), by=office_chief, on=TODAY)
    assert Entry.objects.filter(verb="calendar_day.set").count() == 1


def test_a_list_is_written_whole_or_not_at_all(office_chief: User) -> None:
    set_calendar_day(NewDay(SATURDAY, DayKind.WORKED), by=office_chief, on=TODAY)
    days = [NewDay(FRIDAY, DayKind.OFF), NewDay(SATURDAY, DayKind.MORNING)]
    with pytest.raises(RuleBroken):
        set_calendar_days(days, by=office_chief, on=TODAY)
    assert CalendarDay.objects.count() == 1


def test_a_cleared_day_is_as_the_public_calendar_has_it(office_chief: User) -> None:
    row = set_calendar_day(NewDay(FRIDAY, DayKind.OFF, "Mất điện"), by=office_chief, on=TODAY)
    clear_calendar_day(row, by=office_chief, on=TODAY)
    assert calendar_for(office_chief, 2026, 2026).is_working_day(FRIDAY)
    assert Entry.objects.get(verb="calendar_day.cleared").before == {
        "day": "2026-12-04",
        "kind": "off",
        "name": "Mất điện",
    }


def test_each_agency_has_its_own_table(office_chief: User, outsider: User) -> None:
    row = set_calendar_day(NewDay(FRIDAY, DayKind.OFF), by=office_chief, on=TODAY)
    assert work_calendar_of(outsider.agency_id, 2026, 2026).is_working_day(FRIDAY)
    with pytest.raises(NotAllowed):
        clear_calendar_day(row, by=outsider, on=TODAY)


def test_who_does_not_set_rules_sets_no_day(specialist: User, leader: User) -> None:
    for person in (specialist, leader):
        with pytest.raises(NotAllowed, match="đặt quy tắc"):
            set_calendar_day(NewDay(FRIDAY, DayKind.OFF), by=person, on=TODAY)


def test_a_year_typed_wrong_is_refused(office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="xem lại năm"):
        set_calendar_day(NewDay(date(206, 12, 4), DayKind.OFF), by=office_chief, on=TODAY)


def test_years_in_the_other_order_are_the_same_calendar(office_chief: User) -> None:
    set_calendar_day(NewDay(FRIDAY, DayKind.OFF), by=office_chief, on=TODAY)
    agency = office_chief.agency_id
    assert work_calendar_of(agency, 2027, 2026) == work_calendar_of(agency, 2026, 2027)
    assert calendar_for(office_chief, 2027, 2026) == calendar_for(office_chief, 2026, 2027)


def test_the_calendar_of_a_request_is_asked_once(
    office_chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        for year in (2025, 2026, 2027):
            calendar_for(office_chief, year, year + 1)
