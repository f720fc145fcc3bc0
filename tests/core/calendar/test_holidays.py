"""The public holidays of 2020 to 2040, against a table that can be read beside a wall calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from giaoban.core.calendar.holidays_vn import (
    ANNOUNCED_UNTIL,
    SWAPS,
    days_off,
    made_up_days,
    public_holidays,
    work_calendar,
)

CASES = Path(__file__).parent / "cases" / "holidays.txt"
SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


class Year(NamedTuple):
    """A row of the table."""

    year: int
    tet: date
    hung_kings: date
    new_year: frozenset[date]
    tet_days: frozenset[date]
    spring: frozenset[date]
    national_day: frozenset[date]
    culture_day: frozenset[date]
    worked: frozenset[date]

    @property
    def off(self) -> frozenset[date]:
        return self.new_year | self.tet_days | self.spring | self.national_day | self.culture_day


def read_year(line: str) -> Year:
    first, *cells = (cell.strip() for cell in line.split("|"))
    year = int(first)
    tet, kings = (named_day(year, cell) for cell in cells[:2])
    return Year(year, tet, kings, *(frozenset(days_of(year, cell)) for cell in cells[2:]))


def named_day(year: int, cell: str) -> date:
    weekday, written = cell.split()
    day = next(iter(days_of(year, written)))
    assert SHORT[day.weekday()] == weekday, f"{cell} {year}"
    return day


def days_of(year: int, cell: str) -> list[date]:
    written = [] if cell == "-" else cell.split()
    return [date(year, int(month), int(day)) for day, month in (word.split("/") for word in written)]


YEARS = [
    read_year(line)
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
each_year = pytest.mark.parametrize("row", YEARS, ids=lambda row: str(row.year))


def named(year: int, name: str) -> set[date]:
    return {day for day, known in public_holidays(year) if known == name}


def test_the_table_has_every_year_of_2020_to_2040() -> None:
    assert [row.year for row in YEARS] == list(range(2020, 2041))


@each_year
def test_the_days_off_on_working_days_are_those_of_the_table(row: Year) -> None:
    assert {day for day in days_off(row.year) if day.weekday() < 5} == row.off


@each_year
def test_the_weekends_worked_are_those_of_the_table(row: Year) -> None:
    assert made_up_days(row.year) == row.worked


@each_year
def test_tet_and_the_hung_kings_day_follow_the_lunar_calendar_of_viet_nam(row: Year) -> None:
    assert named(row.year, "Tết Nguyên Đán") == {row.tet}
    assert named(row.year, "Ngày Giỗ Tổ Hùng Vương") == {row.hung_kings}


@each_year
def test_tet_gives_five_working_days_in_one_block_around_its_first_day(row: Year) -> None:
    calendar = work_calendar(row.year, row.year)
    first, last = min(row.tet_days), max(row.tet_days)
    assert len(row.tet_days) == 5
    assert first - timedelta(3) <= row.tet <= last
    assert calendar.working_days_in(first, last) == ()


@each_year
def test_as_many_working_days_are_off_as_the_law_gives(row: Year) -> None:
    by_law = 10 if row.year == 2020 else 11 if row.year < 2026 else 12  # the Labour Code 2019 came in 2021
    assert len(row.off) == by_law + len(row.worked)


@each_year
def test_two_september_has_its_second_day_since_2021(row: Year) -> None:
    beside = {date(row.year, 9, 1), date(row.year, 9, 2), date(row.year, 9, 3)}
    assert len(named(row.year, "Quốc khánh") & beside) == (1 if row.year == 2020 else 2)


@each_year
def test_24_november_is_off_from_2026_on(row: Year) -> None:
    assert (date(row.year, 11, 24) in days_off(row.year)) is (row.year >= 2026)


@each_year
def test_30_april_and_1_may_are_off_each_year(row: Year) -> None:
    assert {date(row.year, 4, 30), date(row.year, 5, 1)} <= days_off(row.year).keys()


def test_tet_of_2030_is_not_the_chinese_one() -> None:
    assert named(2030, "Tết Nguyên Đán") == {date(2030, 2, 2)}


def test_the_swaps_that_the_package_lacks_are_of_announced_years_and_say_their_source() -> None:
    assert all(swap.source and swap.off.year <= ANNOUNCED_UNTIL for swap in SWAPS)
    calendar = work_calendar(2026, 2026)
    assert not calendar.is_working_day(date(2026, 1, 2))
    assert calendar.is_working_day(date(2026, 1, 10))
    assert days_off(2026)[date(2026, 1, 2)] == "Ngày nghỉ (thay cho ngày 10/01/2026)"
