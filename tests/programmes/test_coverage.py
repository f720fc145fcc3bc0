"""Lines of the year against the months: what each cell says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.programmes.coverage import (
    MONTHS,
    Cell,
    Stand,
    TakenIndex,
    TakenLine,
    YearLine,
    asked_spans,
    coverage_row,
    is_missed,
    is_untouched,
    months_of,
)

TODAY = date(2026, 6, 15)


def row(
    line: YearLine, *taken: TakenLine, planned: set[int] | None = None, maybe: set[int] | None = None
) -> list[Cell]:
    months = {1, 2, 3, 4, 5, 6} if planned is None else planned
    return coverage_row(line, taken, year=2026, planned=months, maybe=maybe or set(), today=TODAY)


def signs(cells: list[Cell]) -> str:
    return "".join(cell.stand.sign or " " for cell in cells)


def line_of(*months: int, steady: bool = False) -> YearLine:
    return YearLine(1, frozenset(months), task=10, steady=steady)


def taken(month: int, *, state: str = TaskState.IN_PROGRESS, done: date | None = None, late: bool = False) -> TakenLine:
    return TakenLine(100 + month, "Việc", (month,), None, 10, state, done, late)


def test_what_is_foreseen_later_waits() -> None:
    assert signs(row(line_of(9))) == "        ○   "


def test_what_its_month_did_not_take_up_is_missed_as_soon_as_the_months_programme_is_there() -> None:
    assert signs(row(line_of(6))) == "     ✕      "
    assert signs(row(line_of(6), planned={1})) == "     ○      "


def test_a_month_that_is_over_is_missed_without_a_programme_too() -> None:
    assert signs(row(line_of(5), planned=set())) == "    ✕       "


def test_a_quarter_asks_for_one_piece_of_work_once() -> None:
    assert signs(row(line_of(4, 5, 6), taken(5))) == "   ·◑·      "
    assert signs(row(line_of(4, 5, 6))) == "   ✕✕✕      "
    assert signs(row(line_of(5, 6, 7))) == "    ○○○     "


def test_work_of_every_month_is_asked_for_in_each() -> None:
    assert signs(row(line_of(*MONTHS), taken(1), taken(3))) == "◑✕◑✕✕✕○○○○○○"


def test_steady_work_is_asked_for_once_a_year() -> None:
    assert signs(row(line_of(*MONTHS, steady=True), taken(2))) == "·◑··········"


def test_what_was_taken_up_early_is_not_missed_in_its_month() -> None:
    assert signs(row(line_of(5), taken(3))) == "  ◑ ·       "


def test_what_came_late_shows_both() -> None:
    assert signs(row(line_of(2), taken(4))) == " ✕ ◑        "


def test_work_that_was_finished_without_any_month_is_done_and_not_missed() -> None:
    line = YearLine(1, frozenset({2}), task=10, done=3)
    assert signs(row(line)) == " ·✓         "
    assert not is_untouched(row(line))
    assert signs(row(YearLine(1, frozenset(MONTHS), task=10, done=2))) == "✕✓✕✕✕✕○○○○○○"


def test_two_times_of_a_year_are_two_questions() -> None:
    assert signs(row(line_of(2, 6), taken(2, state=TaskState.DONE, done=date(2026, 2, 20)))) == " ✓   ✕      "


def test_work_that_went_on_is_done_in_its_last_month() -> None:
    done = {"state": TaskState.DONE, "done": date(2026, 4, 10)}
    assert signs(row(line_of(2), taken(2, **done), taken(3, **done), taken(4, **done))) == " ◑◑✓        "  # type: ignore[arg-type]


def test_overdue_work_is_late_where_it_stands_last() -> None:
    assert signs(row(line_of(2), taken(2, late=True), taken(3, late=True))) == " ◑!         "


def test_cancelled_work_is_neither_done_nor_missed() -> None:
    assert signs(row(line_of(2), taken(2, state=TaskState.CANCELLED))) == " –          "


def test_what_seems_to_be_it_waits_for_a_person() -> None:
    cells = row(line_of(2), maybe={2})
    assert signs(cells) == " ?          "
    assert is_untouched(cells)


def test_a_quarters_line_stands_in_the_months_that_foresee_it() -> None:
    quarter = TakenLine(7, "Việc", (4, 5, 6), 1, None)
    assert signs(row(line_of(5), quarter)) == "    ◑       "
    assert signs(row(line_of(9), quarter)) == "   ◑    ·   "


def test_a_line_is_taken_up_by_the_same_task_or_because_somebody_said_so() -> None:
    same = TakenLine(1, "", (1,), None, 10)
    said = TakenLine(2, "", (2,), 1, None)
    both = TakenLine(3, "", (3,), 1, 10)
    other = TakenLine(4, "", (4,), 9, 11)
    assert {one.pk for one in TakenIndex([same, said, both, other]).of(line_of(1))} == {1, 2, 3}


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), (3,)),
        (date(2026, 4, 1), date(2026, 6, 30), (4, 5, 6)),
        (date(2026, 12, 1), date(2027, 1, 31), (12,)),
    ],
)
def test_the_months_that_a_programme_plans(start: date, end: date, months: tuple[int, ...]) -> None:
    assert months_of(start, end, 2026) == months


months = st.frozensets(st.integers(1, 12))


@given(months, st.booleans())
def test_each_foreseen_month_belongs_to_one_stretch(foreseen: frozenset[int], steady: bool) -> None:
    spans = asked_spans(YearLine(1, foreseen, steady=steady))
    assert sorted(month for span in spans for month in span) == sorted(foreseen)


@given(months, months, months)
def test_every_cell_says_what_happened_and_nothing_else(
    foreseen: frozenset[int], had: frozenset[int], planned: frozenset[int]
) -> None:
    line = YearLine(1, foreseen, task=10)
    cells = row(line, *(taken(month) for month in sorted(had)), planned=set(planned))

    assert [cell.month for cell in cells] == list(MONTHS)
    assert {cell.month for cell in cells if cell.taken} == had
    assert all(cell.stand is not Stand.NONE for cell in cells if cell.month in foreseen | had)
    assert all(cell.stand is Stand.NONE for cell in cells if cell.month not in foreseen | had)
    assert is_untouched(cells) == (not had)
    if had >= foreseen:
        assert not is_missed(cells)
