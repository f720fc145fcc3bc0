from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.periods import month_span, next_span, quarter_span, year_span


@pytest.mark.parametrize(
    ("span", "after"),
    [
        (month_span(2026, 1), month_span(2026, 2)),
        (month_span(2027, 12), month_span(2028, 1)),
        (quarter_span(2026, 4), quarter_span(2027, 1)),
        (month_span(2026, 1, 6), month_span(2026, 7, 12)),
        (year_span(2026), year_span(2027)),
        ((date(2026, 11, 16), date(2026, 11, 22)), (date(2026, 11, 23), date(2026, 11, 29))),
    ],
)
def test_the_period_behind_one(span: tuple[date, date], after: tuple[date, date]) -> None:
    assert next_span(*span) == after


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_periods_follow_each_other_without_a_gap(start: date, days: int) -> None:
    end = start + timedelta(days)
    first, last = next_span(start, end)
    assert first == end + timedelta(1)
    assert last >= first
