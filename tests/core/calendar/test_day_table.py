from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.day_table import DayUse, TypedDay, read_day_lines

YEAR = 2027
CASES = [
    [cell.strip() for cell in line.split("|")]
    for line in (Path(__file__).parent / "cases" / "day_table.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize(("entry", "meaning", "said"), CASES, ids=[case[0] for case in CASES])
def test_an_entry_means_what_an_official_meant(entry: str, meaning: str, said: str) -> None:
    days, faults = read_day_lines(entry, YEAR)
    if meaning == "?":
        assert days == ()
        assert len(faults) == 1
        assert said in faults[0]
    else:
        assert faults == ()
        assert ", ".join(f"{one.day:%d/%m} {one.use}" for one in days) == meaning
        assert {one.reason for one in days} == {said}


def test_several_entries_stand_in_a_line_or_below_each_other() -> None:
    days, faults = read_day_lines("29/8 nghỉ, hoán đổi; 22/8 làm bù\n\n31/12 làm sáng", YEAR)
    assert faults == ()
    assert days == (
        TypedDay(date(2027, 8, 22), DayUse.WORKED, "Làm bù"),
        TypedDay(date(2027, 8, 29), DayUse.OFF, "Hoán đổi"),
        TypedDay(date(2027, 12, 31), DayUse.MORNING, ""),
    )


def test_a_day_that_is_said_to_be_two_things_is_a_fault() -> None:
    days, faults = read_day_lines("29/8 nghỉ; 29/8 làm bù", YEAR)
    assert [one.use for one in days] == [DayUse.OFF]
    assert faults == ("“29/8 làm bù”: Chủ nhật, 29/08/2027 được ghi hai lần khác nhau.",)


@given(st.text(max_size=80))
def test_whatever_is_typed_each_entry_is_understood_or_told(typed: str) -> None:
    days, faults = read_day_lines(typed, YEAR)
    assert all(one.day.year == YEAR for one in days)
    entries = [entry for entry in typed.replace(";", "\n").split("\n") if entry.strip()]
    assert len(faults) <= len(entries)
    assert bool(days or faults) is bool(entries)


@given(st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)), st.sampled_from(DayUse))
def test_every_day_can_be_written_and_read_back(day: date, use: DayUse) -> None:
    words = {DayUse.OFF: "nghỉ", DayUse.WORKED: "làm việc", DayUse.MORNING: "làm sáng"}
    assert read_day_lines(f"{day:%d/%m} {words[use]}", YEAR) == ((TypedDay(day, use),), ())
