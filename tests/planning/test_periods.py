"""Periods of collections: the next ones, what people type for them, until when units register."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.planning.collecting import COLLECTED, Period, closing_day, next_period, read_typed_period
from giaoban.programmes.models import ProgrammeKind
from tests.build import TODAY

CALENDAR = work_calendar(2025, 2028)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("words", "kind", "start", "end"),
    [
        ("Tháng 12/2026", ProgrammeKind.MONTHLY, date(2026, 12, 1), date(2026, 12, 31)),
        ("tháng 12", ProgrammeKind.MONTHLY, date(2026, 12, 1), date(2026, 12, 31)),
        ("thang 1", ProgrammeKind.MONTHLY, date(2027, 1, 1), date(2027, 1, 31)),
        ("Quý I/2027", ProgrammeKind.QUARTERLY, date(2027, 1, 1), date(2027, 3, 31)),
        ("quý I", ProgrammeKind.QUARTERLY, date(2027, 1, 1), date(2027, 3, 31)),
        ("Năm 2027", ProgrammeKind.ANNUAL, date(2027, 1, 1), date(2027, 12, 31)),
        ("Tuần 50", ProgrammeKind.WEEKLY_SCHEDULE, date(2026, 12, 7), date(2026, 12, 13)),
    ],
)
def test_what_people_type_is_the_period_they_mean(words: str, kind: ProgrammeKind, start: date, end: date) -> None:
    assert read_typed_period(words, TODAY) == Period(kind, start, end)


@pytest.mark.parametrize("words", ["", "kỳ tới", "tháng 13", "6 tháng đầu năm 2027"])
def test_what_is_no_period_of_a_programme_is_none(words: str) -> None:
    assert read_typed_period(words, TODAY) is None


@given(st.sampled_from(COLLECTED), DAYS)
def test_the_next_period_begins_after_today_and_reads_back_as_typed(kind: ProgrammeKind, today: date) -> None:
    period = next_period(kind, today)
    assert period.start > today
    assert read_typed_period(period.typed, today) == period


@pytest.mark.parametrize(
    ("kind", "closes_on"),
    [
        (ProgrammeKind.MONTHLY, date(2026, 9, 18)),  # the 20th is a Sunday
        (ProgrammeKind.QUARTERLY, date(2026, 9, 15)),
        (ProgrammeKind.ANNUAL, date(2026, 11, 13)),  # the 15th is a Sunday
        (ProgrammeKind.WEEKLY_SCHEDULE, date(2026, 9, 11)),
    ],
)
def test_units_register_until_the_usual_day(kind: ProgrammeKind, closes_on: date) -> None:
    today = date(2026, 9, 7)
    period = next_period(kind, today)
    assert closing_day(period, month_closes_on=20, calendar=CALENDAR, today=today) == closes_on


@given(st.sampled_from(COLLECTED), DAYS, st.integers(0, 31))
def test_registering_ends_on_a_working_day_that_comes(kind: ProgrammeKind, today: date, closes: int) -> None:
    period = next_period(kind, today)
    day = closing_day(period, month_closes_on=closes, calendar=CALENDAR, today=today)
    assert day >= today
    assert CALENDAR.is_working_day(day)
    assert day <= period.start + timedelta(10)


def test_the_months_of_a_period_go_over_the_end_of_a_year() -> None:
    week = Period(ProgrammeKind.WEEKLY_SCHEDULE, date(2026, 12, 28), date(2027, 1, 3))
    assert week.months == {12, 1}
    assert next_period(ProgrammeKind.QUARTERLY, TODAY).months == {1, 2, 3}
