from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.urging.ladder import (
    USUAL,
    Addressee,
    Rung,
    Step,
    day_of,
    latest_due,
    may_speak,
    reached,
    steps,
    when_in_words,
)

OFFICE = work_calendar(2025, 2028)
FRIDAY = date(2026, 11, 20)
DOER, HEAD = Addressee.DOER, Addressee.UNIT_HEAD

days = st.dates(date(2026, 1, 1), date(2027, 6, 30))
rungs = st.builds(Rung, st.integers(-10, 15), st.sampled_from(Addressee))
ladders = st.lists(rungs, max_size=8, unique=True)


# --- The day of a rung ----------------------------------------------------------------------------------------


def test_a_rung_counts_working_days_and_leaves_out_the_day_of_culture() -> None:
    tuesday_off = date(2026, 11, 24)

    assert not OFFICE.is_working_day(tuesday_off)
    assert day_of(3, FRIDAY, OFFICE) == date(2026, 11, 26)
    assert day_of(-3, FRIDAY, OFFICE) == date(2026, 11, 17)


def test_a_deadline_on_a_day_off_is_told_of_on_the_next_day_that_is_worked() -> None:
    assert day_of(0, date(2026, 11, 21), OFFICE) == date(2026, 11, 23)
    assert day_of(0, FRIDAY, OFFICE) == FRIDAY


def test_days_are_said_as_an_office_says_them() -> None:
    assert when_in_words(3) == "Ngày làm việc thứ 3 sau hạn"
    assert when_in_words(0) == "Đúng ngày đến hạn"
    assert when_in_words(-3) == "Trước hạn 3 ngày làm việc"


@given(st.integers(-20, 20), days)
def test_a_rung_never_speaks_on_a_day_off(number: int, due: date) -> None:
    assert OFFICE.is_working_day(day_of(number, due, OFFICE))


@given(st.integers(-20, 19), days)
def test_a_higher_rung_never_comes_before_a_lower_one(number: int, due: date) -> None:
    assert day_of(number, due, OFFICE) <= day_of(number + 1, due, OFFICE)


@given(ladders, days, days)
def test_no_deadline_beyond_the_latest_has_anything_said_about_it(ladder: list[Rung], on: date, due: date) -> None:
    last = latest_due(ladder, on, OFFICE)

    if reached(ladder, due, on, OFFICE):
        assert last is not None
        assert due <= last


@given(ladders, days, days)
def test_nothing_is_reached_on_a_day_off(ladder: list[Rung], due: date, on: date) -> None:
    assert OFFICE.is_working_day(on) or reached(ladder, due, on, OFFICE) == ()


# --- Which steps speak ----------------------------------------------------------------------------------------


def test_each_step_of_the_usual_ladder_reaches_its_own_person() -> None:
    come = reached(USUAL, FRIDAY, day_of(10, FRIDAY, OFFICE), OFFICE)

    assert [(rung.days, rung.to.value) for rung in come] == [
        (-3, "doer"), (0, "doer"), (1, "doer"), (3, "unit_head"), (5, "directing_leader"), (10, "director"),
    ]  # fmt: skip


def test_after_an_outage_only_the_highest_step_of_a_person_speaks() -> None:
    come = [(Rung(-3, DOER), ["nam"]), (Rung(0, DOER), ["nam"]), (Rung(1, DOER), ["nam"]), (Rung(3, HEAD), ["hoa"])]

    told = steps(come, {"nam": frozenset({-3})})

    assert told == {"nam": Step(Rung(1, DOER), (Rung(0, DOER),)), "hoa": Step(Rung(3, HEAD))}


def test_who_heads_the_unit_and_does_the_work_is_told_once() -> None:
    told = steps([(Rung(1, DOER), ["hoa"]), (Rung(3, HEAD), ["hoa"])], {})

    assert told == {"hoa": Step(Rung(3, HEAD), (Rung(1, DOER),))}


def test_a_lower_step_is_never_told_after_a_higher_one() -> None:
    assert steps([(Rung(0, DOER), ["nam"]), (Rung(1, DOER), ["nam"])], {"nam": frozenset({3})}) == {}


def test_another_person_who_took_the_work_over_is_told_where_it_stands() -> None:
    told = steps([(Rung(0, DOER), ["binh"]), (Rung(1, DOER), ["binh"])], {"nam": frozenset({0, 1})})

    assert told["binh"].rung == Rung(1, DOER)


@given(ladders, days, st.lists(days, min_size=1, max_size=12), st.lists(st.integers(0, 40), max_size=4))
def test_however_often_and_whenever_it_runs_each_step_is_said_once_and_in_order(
    ladder: list[Rung], due: date, runs: list[date], moves: list[int]
) -> None:
    """Days in any order (clocks jump), every run twice, the deadline moved between them."""
    said: dict[tuple[date, str], list[int]] = {}
    dues = [due + timedelta(move) for move in (0, *moves)]
    for place, on in enumerate(runs):
        now = dues[place % len(dues)]
        told = _run(ladder, now, on, said)
        assert OFFICE.is_working_day(on) or not told
        assert _run(ladder, now, on, said) == {}
    for spoken in said.values():
        assert spoken == sorted(set(spoken))


@given(ladders, days, st.sets(days, max_size=12))
def test_days_without_a_run_lose_nothing(ladder: list[Rung], due: date, ran: set[date]) -> None:
    """Whatever ran before, after a run each person has been told the highest rung that has come for them."""
    said: dict[tuple[date, str], list[int]] = {}
    end = OFFICE.on_or_after(date(2027, 8, 1))
    for on in sorted(ran):
        _run(ladder, due, on, said)
    _run(ladder, due, end, said)
    for addressee in {rung.to for rung in ladder}:
        assert said[due, addressee][-1] == max(rung.days for rung in ladder if rung.to is addressee)


def _run(ladder: list[Rung], due: date, on: date, said: dict[tuple[date, str], list[int]]) -> dict[str, Step]:
    come = [(rung, [rung.to.value]) for rung in reached(ladder, due, on, OFFICE)]
    before = {who: frozenset(spoken) for (of, who), spoken in said.items() if of == due}
    told = steps(come, before)
    for who, step in told.items():
        said.setdefault((due, who), []).append(step.rung.days)
    return told


# --- Quiet hours ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "speaks"),
    [
        (datetime(2026, 11, 20, 6, 59), False),
        (datetime(2026, 11, 20, 7, 0), True),
        (datetime(2026, 11, 20, 17, 59), True),
        (datetime(2026, 11, 20, 18, 0), False),
        (datetime(2026, 11, 21, 9, 0), False),
    ],
)
def test_nobody_is_told_anything_outside_the_hours_or_on_a_day_off(at: datetime, *, speaks: bool) -> None:
    assert may_speak(at, 7, 18, WorkCalendar()) is speaks


def test_on_a_half_day_nobody_is_told_anything_in_the_afternoon() -> None:
    half = WorkCalendar(mornings=frozenset({FRIDAY}))

    assert may_speak(datetime(2026, 11, 20, 11, 59), 7, 18, half)
    assert not may_speak(datetime(2026, 11, 20, 12, 0), 7, 18, half)
