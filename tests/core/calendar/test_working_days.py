from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.holidays_vn import Overrides, days_off, made_up_days, work_calendar
from giaoban.core.calendar.weekdays import WEEKDAYS, dated, parse_weekday
from giaoban.core.calendar.working_days import WorkCalendar

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
calendars = st.builds(
    WorkCalendar,
    st.frozensets(days, max_size=30),
    st.frozensets(days.filter(lambda d: d.weekday() > 4), max_size=10),
)


def test_the_day_of_receipt_is_not_counted() -> None:
    assert WorkCalendar().add_working_days(date(2026, 11, 2), 5) == date(2026, 11, 9)


def test_tet_is_skipped_when_counting() -> None:
    calendar = work_calendar(2026, 2026)
    assert calendar.add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)


def test_24_november_is_a_day_off_from_2026() -> None:
    assert date(2026, 11, 24) in days_off(2026)
    assert date(2025, 11, 24) not in days_off(2025)


def test_a_holiday_on_a_sunday_gives_the_monday_off() -> None:
    assert date(2026, 4, 27) in days_off(2026)


def test_a_saturday_made_up_for_a_bridge_day_is_worked() -> None:
    assert date(2026, 8, 22) in made_up_days(2026)
    assert work_calendar(2026, 2026).is_working_day(date(2026, 8, 22))


def test_the_offices_own_table_wins() -> None:
    own = Overrides(off=((date(2026, 1, 2), "Hoán đổi"),), worked=((date(2026, 1, 10), "Làm bù"),))
    calendar = work_calendar(2026, 2026, own)
    assert not calendar.is_working_day(date(2026, 1, 2))
    assert calendar.is_working_day(date(2026, 1, 10))
    assert days_off(2026, own)[date(2026, 1, 2)] == "Hoán đổi"


def test_weekdays_are_read_as_they_are_written_and_typed() -> None:
    assert [parse_weekday(name.upper()) for name in WEEKDAYS] == list(range(7))
    assert [parse_weekday(w) for w in ("Thứ 2", "T6", "CN", "* Thứ tư (5/7)", "Tuần 2", "thứ nhất")] == [
        0,
        4,
        6,
        2,
        None,
        None,
    ]
    assert dated(date(2026, 11, 20)) == "thứ Sáu, 20/11/2026"


@given(calendars, days, st.integers(1, 60))
def test_adding_working_days_lands_on_one_and_counting_gives_the_number_back(
    calendar: WorkCalendar, start: date, number: int
) -> None:
    end = calendar.add_working_days(start, number)
    assert calendar.is_working_day(end)
    assert calendar.working_days_between(start, end) == number
    assert calendar.add_working_days(end + timedelta(1), -number) <= end


@given(calendars, days, days, days)
def test_counting_is_additive(calendar: WorkCalendar, a: date, b: date, c: date) -> None:
    between = calendar.working_days_between
    assert between(a, c) == between(a, b) + between(b, c)
    assert calendar.is_working_day(calendar.on_or_after(a))
