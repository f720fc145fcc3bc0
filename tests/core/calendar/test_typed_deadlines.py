"""Deadlines as somebody types them on a Friday, 20/11/2026: a day that comes is meant."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.holidays_vn import Overrides, work_calendar
from giaoban.core.calendar.typed_deadlines import find_typed_deadline, read_typed_deadline

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trước 15/12", date(2026, 12, 15)),
        ("truoc 15/12", date(2026, 12, 15)),
        ("mai", date(2026, 11, 21)),
        ("sáng mai", date(2026, 11, 21)),
        ("ngày kia", date(2026, 11, 22)),
        ("hôm nay", date(2026, 11, 20)),
        ("thứ Hai", date(2026, 11, 23)),
        ("thứ 2 tuần sau", date(2026, 11, 23)),
        ("cuối tuần", date(2026, 11, 20)),
        ("hết tuần sau", date(2026, 11, 27)),
        ("hết tháng", date(2026, 11, 30)),
        ("trước 25", date(2026, 11, 25)),
        ("trong 5 ngày làm việc", date(2026, 11, 30)),  # 24/11 is a public holiday
        ("10 ngày nữa", date(2026, 11, 30)),
        ("hết quý IV", date(2026, 12, 31)),
        ("hạn chót: 28/11", date(2026, 11, 28)),
        ("xong trước 17h thứ Năm", date(2026, 11, 26)),
    ],
)
def test_a_box_is_understood_from_today(words: str, due: date) -> None:
    read = read_typed_deadline(words, TODAY)

    assert read is not None
    assert (read.due, read.certain) == (due, True)


@pytest.mark.parametrize(
    ("words", "due", "why"),
    [
        ("trước 15/8", date(2027, 8, 15), "Ngày này năm 2026 đã qua; hiểu là Chủ nhật, 15/08/2027."),
        ("trước 10/11", date(2026, 11, 10), "Ngày 10/11/2026 đã qua."),
        ("ngày 5", date(2026, 12, 5), "Ngày này tháng này đã qua; hiểu là thứ Bảy, 05/12/2026."),
        ("thứ Sáu", date(2026, 11, 20), "Hiểu là hôm nay, thứ Sáu, 20/11/2026."),
        ("từ 20/12 đến 15/12", date(2026, 12, 15), "Ngày bắt đầu sau ngày kết thúc."),
        ("31/11", None, "Không có ngày 31/11/2026."),
    ],
)
def test_what_may_be_meant_otherwise_is_said(words: str, due: date | None, why: str) -> None:
    read = read_typed_deadline(words, TODAY)

    assert read is not None
    assert (read.due, read.certain, read.why) == (due, False, why)


def test_words_that_say_no_time_are_no_deadline() -> None:
    read = read_typed_deadline("làm cho tốt", TODAY)

    assert read is not None
    assert read.kind is DeadlineKind.NONE
    assert read_typed_deadline("  ", TODAY) is None


@pytest.mark.parametrize(
    "line",
    [
        "báo cáo quý IV năm 2026",
        "báo cáo kết quả tháng 11",
        "góp ý theo Công văn số 12/UBND ngày 20/11",
        "Bà Mai chuẩn bị hội trường",
        "Hướng dẫn bà con trồng nấm",
        "Tiếp đoàn của ông Tuấn này",
    ],
)
def test_a_time_that_the_work_is_about_is_no_deadline(line: str) -> None:
    assert find_typed_deadline(line, TODAY) is None


@pytest.mark.parametrize(
    "words", ["từ ngày 1/12 đến 10/12", "từ 1/12 - 10/12/2026", "từ ngày 01/12 đến hết ngày 10/12"]
)
def test_days_from_one_to_another_are_taken_whole(words: str) -> None:
    found = find_typed_deadline(f"Giao Chi cục kiểm tra xăng dầu {words}", TODAY)

    assert found is not None
    assert (found.words, found.start, found.due) == (words, date(2026, 12, 1), date(2026, 12, 10))


def test_the_deadline_of_a_line_knows_its_place() -> None:
    line = "Giao phòng QLKH rà soát danh mục, nộp báo cáo thứ 2 tuần sau."

    found = find_typed_deadline(line, TODAY)

    assert found is not None
    assert line[found.begin : found.end] == found.words == "thứ 2 tuần sau"


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_any_words_on_any_day_are_read(words: str, today: date) -> None:
    found = find_typed_deadline(words, today)

    assert found is None or words[found.begin : found.end] == found.words


@given(st.dates(date(2020, 1, 1), date(2039, 12, 31)), st.integers(1, 60))
def test_a_count_of_working_days_ends_on_a_working_day_and_is_that_number(today: date, number: int) -> None:
    read = read_typed_deadline(f"trong {number} ngày làm việc", today)
    calendar = work_calendar(today.year, today.year + 1)

    assert read is not None
    assert read.due is not None
    assert calendar.is_working_day(read.due)
    assert calendar.working_days_between(today, read.due) == number


def test_a_count_goes_by_the_offices_own_table() -> None:
    own = Overrides(off=((date(2026, 11, 23), "Nghỉ"),), worked=((date(2026, 11, 28), "Làm bù"),))
    office = partial(work_calendar, overrides=own)

    read = read_typed_deadline("trong 4 ngày làm việc", TODAY, office)
    found = find_typed_deadline("Giao Văn phòng rà soát trong 4 ngày làm việc", TODAY, office)

    assert read is not None
    assert found is not None
    assert read.due == found.due == date(2026, 11, 28)
