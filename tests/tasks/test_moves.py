"""Every move of the table of states, played by who may, and refused everywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import giaoban.tasks.actions
from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import MOVES, TaskState, Verb, move_of
from giaoban.organisation.actions import give_post
from giaoban.organisation.models import Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.tasks import actions
from giaoban.tasks.history import VERBS
from giaoban.tasks.models import Task
from giaoban.tasks.powers import acts_open_to
from tests.build import TODAY, make_task

ACTIONS: Mapping[Verb, Callable[..., Task]] = {
    Verb.ASSIGN: actions.assign_task,
    Verb.WITHDRAW: actions.withdraw_task,
    Verb.RECEIVE: actions.receive_task,
    Verb.START: actions.start_task,
    Verb.HAND_IN: actions.hand_in_task,
    Verb.TAKE_BACK: actions.take_back_task,
    Verb.CONFIRM: actions.confirm_task,
    Verb.SEND_BACK: actions.send_back_task,
    Verb.REOPEN: actions.reopen_task,
    Verb.RETURN_TO_OFFICE: actions.return_to_office,
    Verb.PAUSE: actions.pause_task,
    Verb.RESUME: actions.resume_task,
    Verb.CANCEL: actions.cancel_task,
    Verb.RESTORE: actions.restore_task,
}
ALLOWED = [(move.verb, state) for move in MOVES for state in sorted(move.sources)]
REFUSED = [(verb, state) for verb, state in product(Verb, TaskState) if (verb, state) not in ALLOWED]


def play(task: Task, verb: Verb, by: User, *, reason: str = "Theo ý kiến lãnh đạo") -> Task:
    why = {"reason": reason} if move_of(verb).reason else {}
    return ACTIONS[verb](task, by=by, on=TODAY, version=task.version, **why)


@pytest.fixture
def everybody(office_chief: User, division: Unit) -> User:
    """Somebody with every part in the tasks of the division: giver and confirmer by right, doer as its head."""
    give_post(office_chief, Role.UNIT_HEAD, by=None, unit=division)
    return office_chief


def in_state(by: User, unit: Unit, state: TaskState) -> Task:
    """A task in a state, put there by hand: each move is played from each of its states."""
    task = make_task(by, unit=unit, due=date(2026, 11, 25))
    done = TODAY if state in (TaskState.DONE, TaskState.AWAITING_CONFIRMATION) else None
    Task.objects.filter(pk=task.pk).update(state=state, done_on=done)
    return Task.objects.get(pk=task.pk)


@pytest.mark.parametrize(("verb", "state"), ALLOWED)
def test_each_move_leads_to_its_state_and_leaves_its_trace(
    everybody: User, division: Unit, verb: Verb, state: TaskState
) -> None:
    task = play(in_state(everybody, division, state), verb, everybody)

    assert task.state == move_of(verb).target
    assert history_of(task)[0].verb == f"task.{verb.value}"


@pytest.mark.parametrize(("verb", "state"), REFUSED)
def test_no_other_move_is_made(everybody: User, division: Unit, verb: Verb, state: TaskState) -> None:
    task = in_state(everybody, division, state)

    with pytest.raises(RuleBroken):
        play(task, verb, everybody)
    assert Task.objects.get(pk=task.pk).state == state


@pytest.mark.parametrize(("verb", "state"), ALLOWED)
def test_who_has_no_part_in_a_task_makes_no_move(
    everybody: User, division: Unit, admin: User, verb: Verb, state: TaskState
) -> None:
    task = in_state(everybody, division, state)

    with pytest.raises(NotAllowed):
        play(task, verb, admin)


@pytest.mark.parametrize("verb", [move.verb for move in MOVES if move.reason])
def test_a_move_that_must_say_why_is_refused_without(everybody: User, division: Unit, verb: Verb) -> None:
    task = in_state(everybody, division, min(move_of(verb).sources))

    with pytest.raises(RuleBroken, match="lý do"):
        play(task, verb, everybody, reason=" ")


@pytest.mark.parametrize("verb", [move.verb for move in MOVES])
def test_each_move_has_its_address_and_its_button(client: Client, everybody: User, division: Unit, verb: Verb) -> None:
    task = in_state(everybody, division, min(move_of(verb).sources))
    client.force_login(everybody)
    url = reverse(f"task-{verb.value.replace('_', '-')}", args=[task.pk])

    page = client.get(f"/tasks/{task.pk}/").content.decode()
    client.post(url, {"version": task.version, "text": "Lý do"})

    assert url in page
    assert Task.objects.get(pk=task.pk).state == move_of(verb).target


def test_every_verb_that_the_actions_write_has_its_words() -> None:
    folder = Path(giaoban.tasks.actions.__file__).parent
    written = {verb for path in folder.glob("*.py") for verb in re.findall(r'"(task\.\w+)"', path.read_text("utf-8"))}

    assert (written | {f"task.{verb.value}" for verb in Verb}) - VERBS.keys() == set()


def test_a_reopened_task_has_no_day_of_the_work(everybody: User, division: Unit) -> None:
    task = play(in_state(everybody, division, TaskState.DONE), Verb.REOPEN, everybody)

    assert (task.done_on, task.confirmed_on, task.handed_in_by) == (None, None, None)


def test_a_draft_that_names_nobody_is_not_assigned(everybody: User, division: Unit) -> None:
    task = in_state(everybody, division, TaskState.DRAFT)
    Task.objects.filter(pk=task.pk).update(lead_unit=None)

    with pytest.raises(RuleBroken, match="Chưa có đơn vị"):
        actions.assign_task(task, by=everybody, on=TODAY, version=task.version)


@pytest.mark.parametrize("who", ["unit_head", "specialist"])
def test_the_head_stops_the_units_own_work_and_others_do_not(
    request: pytest.FixtureRequest, division: Unit, unit_head: User, specialist: User, who: str
) -> None:
    own = make_task(unit_head, unit=division)
    person: Any = request.getfixturevalue(who)

    open_to = {"cancel", "changed"} & acts_open_to(person, own, on=TODAY)

    assert open_to == ({"cancel", "changed"} if who == "unit_head" else set())
