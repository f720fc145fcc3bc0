from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.holidays_vn import Overrides, days_off, made_up_days, work_calendar
from giaoban.core.calendar.periods import month_span
from giaoban.core.calendar.weekdays import WEEKDAYS, dated, parse_weekday
from giaoban.core.calendar.working_days import WorkCalendar

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
calendars = st.builds(
    WorkCalendar,
    st.frozensets(days, max_size=30),
    st.frozensets(days.filter(lambda d: d.weekday() > 4), max_size=10),
    st.frozensets(days, max_size=10),
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


def test_a_morning_is_a_working_day_and_half_of_one_in_working_time() -> None:
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)
    calendar = WorkCalendar(mornings=frozenset({saturday}))
    assert calendar.is_working_day(saturday)
    assert calendar.add_working_days(friday, 1) == saturday
    assert calendar.working_days_between(friday, date(2026, 11, 23)) == 2
    assert calendar.working_time_between(friday, date(2026, 11, 23)) == Fraction(3, 2)


def test_a_morning_of_a_holiday_is_worked() -> None:
    eve = date(2026, 2, 16)
    calendar = work_calendar(2026, 2026, Overrides(mornings=((eve, "Trực sáng"),)))
    assert calendar.work_of(eve) == Fraction(1, 2)
    assert eve not in days_off(2026, Overrides(mornings=((eve, "Trực sáng"),)))


def test_a_weekday_with_only_its_morning_worked_counts_half() -> None:
    day = date(2026, 12, 31)
    calendar = work_calendar(2026, 2026, Overrides(mornings=((day, "Tổng kết"),)))
    assert calendar.work_of(day) == Fraction(1, 2)


def test_the_first_and_the_last_working_day_of_a_month() -> None:
    calendar = work_calendar(2026, 2027)
    assert calendar.first_of_month(2027, 1) == date(2027, 1, 4)
    assert calendar.first_of_month(2026, 9) == date(2026, 9, 3)
    assert calendar.last_of_month(2026, 10) == date(2026, 10, 30)
    assert calendar.on_or_before(date(2026, 2, 22)) == date(2026, 2, 13)


def test_n_working_days_before_a_deadline_skip_the_holiday() -> None:
    calendar = work_calendar(2026, 2026)
    assert calendar.add_working_days(date(2026, 11, 26), -3) == date(2026, 11, 20)


@given(calendars, days, st.integers(1, 60))
def test_adding_working_days_lands_on_one_and_counting_gives_the_number_back(
    calendar: WorkCalendar, start: date, number: int
) -> None:
    end, before = calendar.add_working_days(start, number), calendar.add_working_days(start, -number)
    assert calendar.is_working_day(end)
    assert calendar.is_working_day(before)
    assert calendar.working_days_between(start, end) == number
    assert calendar.working_days_between(before - timedelta(1), start - timedelta(1)) == number
    assert calendar.add_working_days(end + timedelta(1), -number) <= end


@given(calendars, days, st.integers(1, 40))
def test_from_a_working_day_there_and_back_is_the_same_day(calendar: WorkCalendar, day: date, number: int) -> None:
    start = calendar.on_or_after(day)
    assert calendar.add_working_days(calendar.add_working_days(start, number), -number) == start


@given(calendars, days, days)
def test_a_later_start_never_ends_earlier(calendar: WorkCalendar, a: date, b: date) -> None:
    first, second = sorted((a, b))
    assert calendar.add_working_days(first, 5) <= calendar.add_working_days(second, 5)


@given(calendars, days, days, days)
def test_counting_is_additive(calendar: WorkCalendar, a: date, b: date, c: date) -> None:
    for between in (calendar.working_days_between, calendar.working_time_between):
        assert between(a, c) == between(a, b) + between(b, c)


@given(calendars, days, days)
def test_working_time_is_the_days_less_half_of_the_mornings(calendar: WorkCalendar, a: date, b: date) -> None:
    start, end = sorted((a, b))
    halves = sum(start < day <= end for day in calendar.mornings)
    assert calendar.working_time_between(start, end) == calendar.working_days_between(start, end) - Fraction(halves, 2)


@given(calendars, days)
def test_the_nearest_working_days_are_worked_with_none_between(calendar: WorkCalendar, day: date) -> None:
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert calendar.is_working_day(before)
    assert calendar.is_working_day(after)
    assert before <= day <= after
    assert set(calendar.working_days_in(before, after)) == {before, after}


@given(calendars, st.integers(2020, 2030), st.integers(1, 12))
def test_the_working_days_of_a_month_run_from_its_first_to_its_last(
    calendar: WorkCalendar, year: int, month: int
) -> None:
    worked = calendar.working_days_in(*month_span(year, month))
    assert worked[0] == calendar.first_of_month(year, month)
    assert worked[-1] == calendar.last_of_month(year, month)
