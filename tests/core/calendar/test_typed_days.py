"""A day as people type it into a box."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.typed_days import read_typed_day


@pytest.mark.parametrize("typed", ["05/11/2026", "5/11/2026", " 5-11-2026 ", "5.11.26", "05 11 2026", "2026-11-05"])
def test_a_day_is_read_however_it_is_typed(typed: str) -> None:
    assert read_typed_day(typed) == date(2026, 11, 5)


@pytest.mark.parametrize("typed", ["", "31/02/2026", "11/25/2026", "5/11", "mai", "05/11/20266", "0/0/0000"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_typed_day(typed) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_as_printed_is_read_as_itself(day: date) -> None:
    assert read_typed_day(f"{day.day:02}/{day.month:02}/{day.year}") == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_typed_day(text)
