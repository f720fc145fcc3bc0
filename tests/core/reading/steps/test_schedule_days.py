"""The day that a cell or a heading names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.model import Period
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.day_heading import (
    WEEKDAYS,
    DayContext,
    hyphens_are_months,
    names_only_weekday,
    read_day_cell,
    read_day_heading,
)

NOVEMBER = DayContext(Period(date(2025, 11, 1), date(2025, 11, 30)), 2025)
WEEK = DayContext(Period(date(2025, 11, 3), date(2025, 11, 9)), 2025)
TURN = DayContext(Period(date(2024, 12, 30), date(2025, 1, 5)))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("3", (2025, 11, 3), None),
        ("1-2", (2025, 11, 1), (2025, 11, 2)),
        ("29 - 30", (2025, 11, 29), (2025, 11, 30)),
        ("Thứ Hai (03/11/2025)", (2025, 11, 3), None),
        ("Thứ 3 04/11", (2025, 11, 4), None),
        ("THỨ TƯ, NGÀY 05/11", (2025, 11, 5), None),
        ("Thứ Năm 06.11.2025", (2025, 11, 6), None),
        ("T6 7-11", (2025, 11, 7), None),
        ("CN 9/11", (2025, 11, 9), None),
        ("08, 09/11", (2025, 11, 8), (2025, 11, 9)),
        ("Từ ngày 10 đến 12-11", (2025, 11, 10), (2025, 11, 12)),
        ("10/11 - 12/11", (2025, 11, 10), (2025, 11, 12)),
        ("ngày 05 tháng 11 năm 2025", (2025, 11, 5), None),
        ("Thứ Bảy, 08/11/2025 (19/9 ÂL)", (2025, 11, 8), None),
    ],
)
def test_a_day_cell_is_read(text: str, start: tuple[int, int, int], end: tuple[int, int, int] | None) -> None:
    day = read_day_cell(Passage(text), NOVEMBER)

    assert day is not None
    assert day.start == date(*start)
    assert day.end == (date(*end) if end else None)
    assert day.trouble == ()


@pytest.mark.parametrize("text", ["Sáng", "8h00", "Họp giao ban", "", "08 giờ 30", "STT"])
def test_other_cells_are_no_day(text: str) -> None:
    assert read_day_cell(Passage(text), NOVEMBER) is None


@pytest.mark.parametrize(
    ("text", "start", "rest"),
    [
        ("* Thứ Ba: 4/11", (2025, 11, 4), ""),
        ("Ngày 4-11: Họp Ban Chỉ đạo", (2025, 11, 4), "Họp Ban Chỉ đạo"),
        ("THỨ HAI (03/11/2025):", (2025, 11, 3), ""),
        ("Thứ Hai", (2025, 11, 3), ""),
        ("- Ngày 15 và 16.11: Thi", (2025, 11, 15), "Thi"),
    ],
)
def test_a_heading_gives_its_day_and_what_follows(text: str, start: tuple[int, int, int], rest: str) -> None:
    day = read_day_heading(Passage(text), DayContext(WEEK.period, 2025))

    assert day is not None
    assert (day.start, day.rest.text) == (date(*start), rest)


@pytest.mark.parametrize(
    "text", ["3", "1. Họp giao ban", "08h30: Họp", "30 đại biểu dự", "Thứ trưởng làm việc với tỉnh"]
)
def test_a_line_without_weekday_or_date_is_no_heading(text: str) -> None:
    assert read_day_heading(Passage(text), WEEK) is None


def test_a_day_without_a_year_falls_into_the_period() -> None:
    december, january = (read_day_cell(Passage(t), TURN) for t in ("31/12", "02/01"))

    assert december is not None
    assert january is not None
    assert (december.start, january.start) == (date(2024, 12, 31), date(2025, 1, 2))


def test_a_weekday_that_is_not_the_dates_is_told_with_both() -> None:
    day = read_day_cell(Passage("Thứ Ba 03/11/2025"), WEEK)

    assert day is not None
    assert day.trouble == (("date_weekday_mismatch", "Ghi thứ Ba nhưng ngày 03/11/2025 là thứ Hai."),)


def test_a_stray_year_is_kept_and_told() -> None:
    day = read_day_cell(Passage("04/11/2029"), WEEK)

    assert day is not None
    assert day.start == date(2029, 11, 4)
    assert [code for code, _ in day.trouble] == ["implausible_date"]


@pytest.mark.parametrize("text", ["Thứ bảy, chủ nhật", "Chủ nhật:", "Nghỉ", "Nghỉ lễ", "T7, CN"])
def test_a_weekend_is_named_and_nothing_else(text: str) -> None:
    assert names_only_weekday(text)


def test_a_weekend_with_work_is_more_than_a_name() -> None:
    assert not names_only_weekday("Thứ bảy: Kiểm tra cơ sở")


def test_hyphens_are_months_where_the_second_number_stays() -> None:
    assert hyphens_are_months(["Ngày 3-5", "Ngày 4-5", "Ngày 20-5"])
    assert not hyphens_are_months(["1-2", "8-9", "29-30"])


@given(
    st.dates(date(2025, 11, 3), date(2025, 11, 9)),
    st.sampled_from(["{w} ({d:%d/%m/%Y})", "{w}, ngày {d:%d/%m}", "{w} {d:%d.%m}"]),
)
def test_a_day_printed_is_read_again(day: date, form: str) -> None:
    read = read_day_cell(Passage(form.format(w=WEEKDAYS[day.weekday()], d=day)), WEEK)

    assert read is not None
    assert (read.start, read.trouble) == (day, ())


@given(st.text())
def test_any_text_may_be_asked_for_its_day(text: str) -> None:
    day = read_day_heading(Passage(text), WEEK)

    assert day is None or day.end is None or day.end >= day.start
