"""Statistics: every figure counts what it says, and the two ways of adding up give the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.statistics.balance import Balance, total
from giaoban.statistics.cells import Cell
from giaoban.statistics.queries import (
    By,
    ages_of_late,
    balances,
    done_by_week,
    missed_by_unit_and_week,
    rows_behind,
)
from giaoban.statistics.spans import Span, span_in, usual_spans
from giaoban.tasks.models import Task
from giaoban.tasks.queries import TaskFilter, task_list
from tests.build import make_agency, make_person, make_task, make_unit

TODAY = date(2026, 11, 20)
AGAINST_THE_FIRST = (Cell.DONE_ON_TIME_FIRST, Cell.DONE_LATE_FIRST, Cell.RUNNING_FIRST, Cell.LATE_FIRST)
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def put(task: Task, **values: Any) -> Task:
    """Puts days of a life on a task as a year of work would have."""
    Task.objects.filter(pk=task.pk).update(**values)
    task.refresh_from_db()
    return task


def done(by: User, unit: Unit, *, given: date, due: date, on: date, first_due: date | None = None) -> Task:
    task = make_task(by, unit=unit, due=due)
    return put(
        task, state=TaskState.DONE, given_on=given, done_on=on, reported_on=on, confirmed_on=on,
        first_due=first_due or due, percent=100,
    )  # fmt: skip


def figures(user: User, span: Span = NOVEMBER) -> Balance:
    return total(balances(user, span, By.UNIT, today=TODAY).values())


def test_work_given_before_the_period_and_still_open_is_its_backlog(office_chief: User, division: Unit) -> None:
    put(make_task(office_chief, unit=division), given_on=date(2026, 10, 5))

    assert (figures(office_chief)[Cell.BACKLOG], figures(office_chief)[Cell.RECEIVED]) == (1, 0)


def test_work_closed_before_the_period_is_no_matter_of_it(office_chief: User, division: Unit) -> None:
    done(office_chief, division, given=date(2026, 9, 1), due=date(2026, 9, 30), on=date(2026, 10, 31))

    assert figures(office_chief)[Cell.TO_DO] == 0


def test_work_that_was_done_before_it_was_written_down_was_received_when_it_was(
    office_chief: User, division: Unit
) -> None:
    october = date(2026, 10, 30)
    done(office_chief, division, given=date(2026, 11, 3), due=october, on=october)

    assert (figures(office_chief)[Cell.RECEIVED], figures(office_chief)[Cell.DONE_ON_TIME]) == (1, 1)


def test_work_confirmed_after_the_period_was_open_in_it(office_chief: User, division: Unit) -> None:
    task = done(office_chief, division, given=date(2026, 9, 1), due=date(2026, 10, 15), on=date(2026, 11, 3))
    october = Span(date(2026, 10, 1), date(2026, 10, 31))

    assert task.closed_on == date(2026, 11, 3)
    assert (figures(office_chief, october)[Cell.LATE], figures(office_chief)[Cell.DONE_LATE]) == (1, 1)


def test_an_extension_counts_against_the_first_deadline_and_not_against_the_last(
    office_chief: User, division: Unit
) -> None:
    done(
        office_chief, division, given=date(2026, 11, 2), first_due=date(2026, 11, 10), due=date(2026, 11, 18),
        on=date(2026, 11, 16),
    )  # fmt: skip

    found = figures(office_chief)

    assert (found[Cell.DONE_ON_TIME], found[Cell.DONE_LATE_FIRST]) == (1, 1)
    assert (found.on_time, found.on_time_first) == (100, 0)


def test_the_share_in_time_leaves_out_what_was_called_off(office_chief: User, division: Unit) -> None:
    done(office_chief, division, given=date(2026, 11, 2), due=date(2026, 11, 10), on=date(2026, 11, 9))
    put(make_task(office_chief, unit=division, due=date(2026, 11, 12)), given_on=date(2026, 11, 2))
    put(
        make_task(office_chief, unit=division),
        given_on=date(2026, 11, 2),
        state=TaskState.CANCELLED,
        cancelled_on=date(2026, 11, 5),
    )

    found = figures(office_chief)

    assert (found[Cell.CANCELLED], found[Cell.LATE], found.on_time) == (1, 1, 50)


def test_drafts_and_steps_inside_a_unit_are_not_counted(office_chief: User, division: Unit) -> None:
    put(make_task(office_chief, unit=division), state=TaskState.DRAFT)
    put(make_task(office_chief, unit=division), inner=True)

    assert figures(office_chief)[Cell.TO_DO] == 0


def test_work_handed_in_in_time_is_not_late_while_it_waits(office_chief: User, division: Unit) -> None:
    put(
        make_task(office_chief, unit=division, due=date(2026, 11, 10)), given_on=date(2026, 11, 2),
        state=TaskState.AWAITING_CONFIRMATION, done_on=date(2026, 11, 9), reported_on=date(2026, 11, 9),
    )  # fmt: skip

    assert (figures(office_chief)[Cell.RUNNING], figures(office_chief)[Cell.LATE]) == (1, 0)


def test_what_is_late_today_is_what_the_list_of_tasks_calls_late(office_chief: User, division: Unit) -> None:
    for days in (-5, -1, 0, 3):
        put(make_task(office_chief, unit=division, due=TODAY + timedelta(days)), given_on=date(2026, 11, 2))

    listed = task_list(office_chief, TaskFilter(timeliness=Timeliness.OVERDUE), today=TODAY)

    assert figures(office_chief)[Cell.LATE] == listed.count() == 2


def test_the_rows_of_the_table_are_units_leaders_people_fields_and_origins(
    office_chief: User, division: Unit, leader: User, specialist: User
) -> None:
    put(
        make_task(office_chief, unit=division, leader=leader),
        given_on=TODAY,
        assignee=specialist,
        field="Sở hữu trí tuệ",
    )

    keys = {by: list(balances(office_chief, NOVEMBER, by, today=TODAY)) for by in By}

    assert keys == {
        By.UNIT: [division.pk],
        By.LEADER: [leader.pk],
        By.PERSON: [specialist.pk],
        By.FIELD: ["Sở hữu trí tuệ"],
        By.ORIGIN: ["ad_hoc"],
    }


def test_another_agency_counts_nothing_of_ours(office_chief: User, outsider: User, division: Unit) -> None:
    put(make_task(office_chief, unit=division), given_on=TODAY)

    assert balances(outsider, NOVEMBER, By.UNIT, today=TODAY) == {}
    assert not rows_behind(outsider, NOVEMBER, Cell.TO_DO, today=TODAY).exists()


def test_weeks_without_anything_finished_stand_in_the_picture_too(office_chief: User, division: Unit) -> None:
    done(office_chief, division, given=date(2026, 11, 2), due=date(2026, 11, 10), on=date(2026, 11, 12))

    weeks = done_by_week(office_chief, NOVEMBER, today=TODAY)

    assert [(week.monday.day, week.on_time, week.late) for week in weeks] == [
        (26, 0, 0), (2, 0, 0), (9, 0, 1), (16, 0, 0),
    ]  # fmt: skip


def test_late_work_is_counted_by_how_long_it_has_been_late(office_chief: User, division: Unit) -> None:
    for days in (1, 5, 6, 31, 200):
        put(make_task(office_chief, unit=division, due=TODAY - timedelta(days)), given_on=date(2026, 1, 2))

    assert ages_of_late(office_chief, NOVEMBER, today=TODAY) == [2, 1, 0, 1, 1]


def test_the_heat_map_tells_deadlines_and_how_many_were_missed(office_chief: User, division: Unit) -> None:
    done(office_chief, division, given=date(2026, 11, 2), due=date(2026, 11, 10), on=date(2026, 11, 9))
    put(make_task(office_chief, unit=division, due=date(2026, 11, 11)), given_on=date(2026, 11, 2))

    found = missed_by_unit_and_week(office_chief, NOVEMBER, today=TODAY)

    assert found == {(division.pk, date(2026, 11, 9)): (2, 1)}


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        ({}, ("2026-01-01", "2026-12-31")),
        ({"from": "1/11/2026", "to": "15/11/2026"}, ("2026-11-01", "2026-11-15")),
        ({"from": "2026-11-01"}, ("2026-11-01", "2026-11-20")),
        ({"from": "5/11/2026", "to": "1/11/2026"}, ("2026-01-01", "2026-12-31")),
        ({"from": "31/02/2026"}, ("2026-01-01", "2026-12-31")),
    ],
)
def test_a_period_is_two_days_and_odd_ones_are_told(asked: dict[str, str], span: tuple[str, str]) -> None:
    found = span_in(asked, TODAY)

    assert (found.start.isoformat(), found.end.isoformat()) == span
    assert bool(found.trouble) == (asked.get("from", "") in ("5/11/2026", "31/02/2026"))


def test_the_usual_periods_hold_today_or_are_the_ones_before(db: None) -> None:
    holding = [label for label, span in usual_spans(TODAY) if span.start <= TODAY <= span.end]

    assert holding == ["Tuần này", "Tháng này", "Quý này", "6 tháng", "Năm nay"]


days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
maybe = st.none() | days
lives = st.lists(
    st.tuples(st.sampled_from(list(TaskState)), days, maybe, maybe, days, maybe, st.booleans()), max_size=12
)


class AnyLives(TestCase):
    """Whatever lives tasks have had, also impossible ones: nothing is counted twice or left out."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(lives, st.tuples(days, days).map(sorted))
    def test_what_came_is_what_became_of_it_and_every_figure_is_its_rows(
        self, drawn: list[tuple[Any, ...]], ends: list[date]
    ) -> None:
        agency: Agency = make_agency(province="Nơi thử")
        user = make_person(agency, "nguoithu", Role.OFFICE_CHIEF, unit=make_unit(agency))
        for state, given_on, due, first_due, done_on, paused_on, confirmed in drawn:
            finished = done_on if state in (TaskState.DONE, TaskState.AWAITING_CONFIRMATION) else None
            put(
                make_task(user), state=state, given_on=given_on, due=due, first_due=first_due, done_on=finished,
                confirmed_on=done_on if confirmed else None, paused_on=paused_on, cancelled_on=done_on,
            )  # fmt: skip
        span = Span(ends[0], ends[1])

        for row in balances(user, span, By.UNIT, today=TODAY).values():
            assert row.holds
            first = sum(
                row[c] for c in (Cell.DONE_ON_TIME_FIRST, Cell.DONE_LATE_FIRST, Cell.RUNNING_FIRST, Cell.LATE_FIRST)
            )
            assert first + row[Cell.CANCELLED] == row[Cell.TO_DO]
            for cell in Cell:
                assert rows_behind(user, span, cell, today=TODAY).count() == row[cell]
