"""Laws of the life of a task, on random rows and random acts: the database says what the core says, nothing leaves
the table, the first deadline never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.core.lifecycle.tasks import TaskState, Verb, can_move, state_after
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.organisation.actions import give_post
from giaoban.organisation.models import Role, Unit, User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks import actions
from giaoban.tasks.models import DeadlineChange, Extension, ExtensionState, Task
from giaoban.tasks.queries import on_time_against, standing_as
from tests.build import TODAY, make_task

ON_ONE_DATABASE = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
near = st.integers(-12, 12).map(lambda days: TODAY + timedelta(days))
before = st.integers(-12, 0).map(lambda days: TODAY + timedelta(days))
rows = st.fixed_dictionaries(
    {
        "state": st.sampled_from(list(TaskState)),
        "due": st.none() | near,
        "first_due": st.none() | near,
        "done_on": st.none() | before,
        "paused_on": st.none() | before,
    }
)


def kept(by: User, facts: dict[str, Any]) -> Task:
    """A row as it could stand: what is done has its day, and only paused work rests."""
    state = facts["state"]
    handed_in = state in (TaskState.DONE, TaskState.AWAITING_CONFIRMATION)
    done_on = facts["done_on"] or (TODAY if state is TaskState.DONE else None)
    days = {"done_on": done_on if handed_in else None, "paused_on": facts["paused_on"]}
    if state is not TaskState.PAUSED:
        days["paused_on"] = None
    return Task(agency_id=by.agency_id, text="Việc", created_by=by, given_on=TODAY, **{**facts, **days})


@ON_ONE_DATABASE
@given(st.lists(rows, min_size=1, max_size=30))
def test_the_database_says_of_each_row_what_the_core_says(office_chief: User, some_rows: list[dict[str, Any]]) -> None:
    Task.objects.all().delete()
    Task.objects.bulk_create([kept(office_chief, facts) for facts in some_rows])

    for against in Against:
        said = {
            pk: verdict
            for verdict in Timeliness
            for pk in Task.objects.filter(standing_as(verdict, TODAY, against)).values_list("pk", flat=True)
        }
        assert said == {
            task.pk: verdict for task in Task.objects.all() if (verdict := task.timeliness(TODAY, against)) is not None
        }


@ON_ONE_DATABASE
@given(st.lists(rows, min_size=1, max_size=30))
def test_each_row_stands_in_one_way_only(office_chief: User, some_rows: list[dict[str, Any]]) -> None:
    Task.objects.all().delete()
    Task.objects.bulk_create([kept(office_chief, facts) for facts in some_rows])

    for against in Against:
        found = [
            pk
            for one in Timeliness
            for pk in Task.objects.filter(standing_as(one, TODAY, against)).values_list("pk", flat=True)
        ]
        assert len(found) == len(set(found))


VERBS: dict[Verb, Callable[..., Task]] = {
    Verb.ASSIGN: actions.assign_task,
    Verb.WITHDRAW: actions.withdraw_task,
    Verb.START: actions.start_task,
    Verb.HAND_IN: actions.hand_in_task,
    Verb.TAKE_BACK: actions.take_back_task,
    Verb.SEND_BACK: actions.send_back_task,
    Verb.PAUSE: actions.pause_task,
    Verb.RESUME: actions.resume_task,
    Verb.CANCEL: actions.cancel_task,
    Verb.RESTORE: actions.restore_task,
}
WHY = frozenset({Verb.SEND_BACK, Verb.PAUSE, Verb.CANCEL})
acts = st.tuples(st.sampled_from([*VERBS, "ask", "grant", "refuse"]), st.integers(0, 4))


@pytest.fixture
def everybody(office_chief: User, division: Unit) -> User:
    """Somebody with every part in the tasks of the division."""
    give_post(office_chief, Role.UNIT_HEAD, by=None, unit=division)
    return office_chief


@ON_ONE_DATABASE
@given(st.lists(acts, min_size=1, max_size=14))
def test_whatever_is_done_the_table_holds_and_the_first_deadline_stays(
    everybody: User, leader: User, division: Unit, some_acts: list[tuple[Any, int]]
) -> None:
    on, first = TODAY, TODAY + timedelta(days=3)
    task = make_task(everybody, unit=division, due=first)

    for act, days in some_acts:
        on += timedelta(days)
        before = TaskState(task.state)
        done = played(act, task, everybody, leader, on)
        task = Task.objects.get(pk=task.pk)
        if isinstance(act, Verb):
            assert done == can_move(before, act)
            assert TaskState(task.state) is (state_after(before, act) if done else before)
        else:
            assert task.state == before
        assert task.first_due == first

    ledger = list(DeadlineChange.objects.filter(task=task).values_list("was_due", "now_due"))
    assert [now for _, now in ledger[:-1]] == [was for was, _ in ledger[1:]]  # each begins where the one before ended
    assert ([first] + [now for _, now in ledger])[-1] == task.due
    last, against_first = task.timeliness(on), task.timeliness(on, Against.FIRST)
    assert last is not Timeliness.OVERDUE or against_first is Timeliness.OVERDUE


def played(act: Any, task: Task, by: User, leader: User, on: date) -> bool:
    """One act; whether it was allowed."""
    why = {"reason": "Theo ý kiến lãnh đạo"}
    try:
        if isinstance(act, Verb):
            VERBS[act](task, by=by, on=on, version=task.version, **(why if act in WHY else {}))
        elif act == "ask":
            proposed = max(task.due or on, on) + timedelta(days=2)
            actions.ask_extension(
                task, proposed_due=proposed, reason="Chờ", after_due=True, by=by, on=on, version=task.version
            )
        elif waiting := Extension.objects.filter(task=task, state=ExtensionState.ASKED).first():
            actions.decide_extension(
                waiting, grant=act == "grant", note="Đã xem", by=leader, on=on, version=waiting.version
            )
    except RuleBroken:
        return False
    return True


def test_in_time_against_the_first_deadline_is_in_time_against_a_later_one(office_chief: User, division: Unit) -> None:
    for extended in (0, 5):
        task = make_task(office_chief, unit=division, due=TODAY)
        due = TODAY + timedelta(days=extended)
        Task.objects.filter(pk=task.pk).update(state=TaskState.DONE, done_on=TODAY + timedelta(days=2), due=due)

    first = set(Task.objects.filter(on_time_against(Against.FIRST)))
    assert first <= set(Task.objects.filter(on_time_against(Against.LAST)))
    assert Task.objects.filter(on_time_against(Against.LAST)).count() == 1
