from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.odd_deadlines import oddities
from giaoban.core.calendar.working_days import WorkCalendar

CALENDAR = WorkCalendar(days_off=frozenset({date(2026, 11, 24)}))
MONDAY = date(2026, 11, 16)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_a_working_day_that_comes_is_as_one_expects() -> None:
    assert oddities(MONDAY, date(2026, 11, 20), calendar=CALENDAR, today=MONDAY) == ()


def test_no_deadline_is_not_odd() -> None:
    assert oddities(MONDAY, None, calendar=CALENDAR, today=MONDAY) == ()


def test_a_deadline_before_the_start_is_said_with_both_days() -> None:
    found = oddities(date(2026, 11, 23), date(2026, 11, 20), calendar=CALENDAR, today=MONDAY)
    assert found == ("Thời hạn thứ Sáu, 20/11/2026 trước ngày bắt đầu thứ Hai, 23/11/2026.",)


def test_a_deadline_that_has_passed_is_said() -> None:
    found = oddities(None, date(2026, 11, 13), calendar=CALENDAR, today=MONDAY)
    assert found == ("Thời hạn thứ Sáu, 13/11/2026 đã qua.",)


def test_a_deadline_on_a_holiday_names_the_working_days_around_it() -> None:
    found = oddities(None, date(2026, 11, 24), calendar=CALENDAR, today=MONDAY)
    assert found == (
        "Thời hạn thứ Ba, 24/11/2026 là ngày nghỉ; "
        "ngày làm việc liền trước là thứ Hai, 23/11/2026, liền sau là thứ Tư, 25/11/2026.",
    )


def test_a_deadline_on_a_half_day_is_not_odd() -> None:
    saturday = date(2026, 11, 21)
    half = WorkCalendar(mornings=frozenset({saturday}))
    assert oddities(None, saturday, calendar=half, today=MONDAY) == ()


def test_a_deadline_in_a_closed_period_is_said() -> None:
    found = oddities(None, date(2026, 11, 30), calendar=CALENDAR, today=MONDAY, closed_until=date(2026, 11, 30))
    assert found == ("Thời hạn thứ Hai, 30/11/2026 nằm trong kỳ đã đóng (đến hết thứ Hai, 30/11/2026).",)
    assert oddities(None, date(2026, 12, 1), calendar=CALENDAR, today=MONDAY, closed_until=date(2026, 11, 30)) == ()


@given(st.none() | days, days, days, st.none() | days)
def test_a_deadline_is_odd_exactly_when_a_rule_is_broken(
    start: date | None, due: date, today: date, closed_until: date | None
) -> None:
    broken = (
        start is not None and due < start,
        due < today,
        not CALENDAR.is_working_day(due),
        closed_until is not None and due <= closed_until,
    )
    assert len(oddities(start, due, calendar=CALENDAR, today=today, closed_until=closed_until)) == sum(broken)
