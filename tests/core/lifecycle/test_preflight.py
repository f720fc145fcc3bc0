"""What is missing in a unit's sheet before it is accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.continuation import Work, likeness
from giaoban.core.continuation.likeness import ENOUGH
from giaoban.core.lifecycle.preflight import STOPPING, Fault, FaultKind, SheetRow, preflight, tally
from giaoban.core.text.folding import fold

PERIOD = (date(2026, 12, 1), date(2026, 12, 31))
CALENDAR = work_calendar(2026, 2027)
GOOD = SheetRow(
    "a",
    "1",
    "Rà soát danh mục nhiệm vụ khoa học",
    products=("Danh mục",),
    when="Trước 15/12",
    kind=DeadlineKind.BEFORE,
    due=date(2026, 12, 14),
    has_leader=True,
)


def found(*rows: SheetRow, running: tuple[Work, ...] = ()) -> tuple[Fault, ...]:
    return preflight(rows, period=PERIOD, calendar=CALENDAR, running=running)


def kinds(*rows: SheetRow, running: tuple[Work, ...] = ()) -> list[FaultKind]:
    return [fault.kind for fault in found(*rows, running=running)]


def test_a_row_that_says_everything_has_no_fault() -> None:
    assert found(GOOD) == ()


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (replace(GOOD, text="Họp"), FaultKind.WORK),
        (replace(GOOD, when="", due=None, kind=DeadlineKind.NONE), FaultKind.TIME),
        (replace(GOOD, when="khi nào xong thì xong", due=None, kind=DeadlineKind.NONE), FaultKind.UNREAD),
        (replace(GOOD, products=(" ",)), FaultKind.PRODUCT),
        (replace(GOOD, has_leader=False), FaultKind.AUTHORITY),
        (replace(GOOD, other_unit="Văn phòng"), FaultKind.UNIT),
        (replace(GOOD, due=date(2026, 11, 20)), FaultKind.OUTSIDE),
        (replace(GOOD, due=date(2026, 12, 12)), FaultKind.DAY_OFF),
        (replace(GOOD, start=date(2026, 12, 20)), FaultKind.BACKWARDS),
    ],
)
def test_each_thing_that_is_missing_is_told(row: SheetRow, kind: FaultKind) -> None:
    assert kinds(row) == [kind]


def test_work_that_goes_on_or_comes_again_needs_no_day() -> None:
    assert kinds(replace(GOOD, when="Thường xuyên", due=None, kind=DeadlineKind.REGULAR)) == []


def test_the_last_day_of_a_month_may_be_a_day_off() -> None:
    month = replace(GOOD, when="Tháng 12", kind=DeadlineKind.MONTH, due=date(2026, 12, 26))
    assert kinds(month) == []


def test_the_later_of_two_rows_that_are_the_same_names_the_first() -> None:
    other = replace(GOOD, key="b", place="2", text="Rà soát danh mục các nhiệm vụ khoa học")
    (fault,) = found(GOOD, other)
    assert (fault.key, fault.kind) == ("b", FaultKind.DOUBLE)
    assert "dòng 1" in fault.words


def test_rows_that_differ_in_a_word_are_two_works() -> None:
    assert kinds(GOOD, replace(GOOD, key="b", text="Rà soát danh mục dự án đầu tư")) == []


def test_new_work_that_runs_already_is_told() -> None:
    running = Work("7", "Rà soát danh mục nhiệm vụ khoa học", label="việc tháng 11 năm 2026")
    (fault,) = found(GOOD, running=(running,))
    assert fault.kind is FaultKind.RUNNING
    assert "việc tháng 11 năm 2026" in fault.words


def test_a_row_that_goes_on_with_running_work_is_no_double_of_it() -> None:
    running = Work("7", "Rà soát danh mục nhiệm vụ khoa học")
    assert kinds(replace(GOOD, same_as="7"), running=(running,)) == []


def test_two_rows_that_go_on_with_one_work_are_a_double() -> None:
    assert kinds(replace(GOOD, same_as="7"), replace(GOOD, key="b", text="Việc ghi khác hẳn", same_as="7")) == [
        FaultKind.DOUBLE
    ]


def test_the_next_time_of_a_work_may_stand_beside_an_earlier_one() -> None:
    assert kinds(replace(GOOD, same_as="7"), replace(GOOD, key="b", again=True)) == []


def test_odd_days_warn_and_what_is_missing_stops() -> None:
    rows = (replace(GOOD, due=date(2026, 12, 12), products=()),)
    assert {fault.kind: fault.stops for fault in found(*rows)} == {FaultKind.PRODUCT: True, FaultKind.DAY_OFF: False}
    strict = preflight(rows, period=PERIOD, calendar=CALENDAR, stopping=STOPPING | {FaultKind.DAY_OFF})
    assert all(fault.stops for fault in strict)


def test_the_tally_counts_each_kind() -> None:
    rows = [replace(GOOD, key=str(n), text=f"Việc riêng thứ {n} của phòng", products=()) for n in range(3)]
    assert tally(found(*rows)) == {FaultKind.PRODUCT: 3}


@given(st.lists(st.text(max_size=30), max_size=12))
def test_dropping_the_doubles_leaves_none(texts: list[str]) -> None:
    rows = [replace(GOOD, key=str(n), place=str(n), text=text) for n, text in enumerate(texts)]
    doubles = {fault.key for fault in found(*rows) if fault.kind is FaultKind.DOUBLE}
    left = [row for row in rows if row.key not in doubles]
    assert FaultKind.DOUBLE not in kinds(*left)


_WORDS = ("rà soát", "danh mục", "nhiệm vụ", "báo cáo", "tháng 3", "tháng 4", "số 12", "15", "của Sở", "tiếp tục")


@given(st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join), max_size=14))
def test_looking_up_finds_every_double_that_comparing_all_rows_finds(texts: list[str]) -> None:
    rows = [replace(GOOD, key=str(n), place=str(n), text=text) for n, text in enumerate(texts)]
    kept: list[SheetRow] = []
    doubles: set[str] = set()
    for row in rows:
        alike = any(likeness(one.text, row.text) >= ENOUGH or fold(one.text) == fold(row.text) for one in kept)
        if alike:
            doubles.add(row.key)
        else:
            kept.append(row)
    assert {fault.key for fault in found(*rows) if fault.kind is FaultKind.DOUBLE} == doubles
