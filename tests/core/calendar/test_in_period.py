"""Deadlines of a plan's rows."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.in_period import read_in_period

AUGUST = (date(2026, 8, 1), date(2026, 8, 31))
CALENDAR = work_calendar(2026, 2026)


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("", DeadlineKind.NONE, None),
        ("Trước 15/8", DeadlineKind.BEFORE, date(2026, 8, 15)),
        ("Tuần 1", DeadlineKind.WEEKS, date(2026, 8, 7)),
        ("Ngày làm việc đầu tiên", DeadlineKind.DAY, date(2026, 8, 3)),
        ("ngay lam viec dau tien cua thang", DeadlineKind.DAY, date(2026, 8, 3)),
        ("Ngày làm việc cuối cùng của tháng", DeadlineKind.DAY, CALENDAR.last_of_month(2026, 8)),
        ("Thường xuyên", DeadlineKind.REGULAR, None),
        ("lúc nào rảnh", DeadlineKind.NONE, None),
    ],
)
def test_words_are_understood_within_the_period(words: str, kind: DeadlineKind, due: date | None) -> None:
    read = read_in_period(words, AUGUST, calendar=CALENDAR, on=date(2026, 7, 20))
    assert (read.kind, read.due) == (kind, due)


def test_words_that_are_not_understood_are_kept_and_are_not_certain() -> None:
    read = read_in_period("lúc nào rảnh", AUGUST, calendar=CALENDAR, on=date(2026, 7, 20))
    assert (read.words, read.certain) == ("lúc nào rảnh", False)
