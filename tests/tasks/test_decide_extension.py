"""Granting and refusing another deadline: the ledger, the two deadlines, who may."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.notifications.models import Notice
from giaoban.organisation.actions import deputise
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import (
    ask_extension,
    cancel_task,
    confirm_task,
    decide_extension,
    hand_in_task,
    undo_last_act,
)
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Extension, ExtensionState, Task
from tests.build import TODAY, make_task

DUE, LATER, OTHER = date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 1)


@pytest.fixture
def task(office_chief: User, division: Unit, leader: User, unit_head: User) -> Task:
    return make_task(office_chief, unit=division, due=DUE, leader=leader)


@pytest.fixture
def asked(task: Task, specialist: User) -> Extension:
    return asked_by(specialist, task)


def asked_by(person: User, task: Task) -> Extension:
    return ask_extension(
        task, proposed_due=LATER, words="trước 4/12", reason="Chờ Sở Tài chính", by=person, on=TODAY,
        version=task.version,
    )  # fmt: skip


def decide(extension: Extension, by: User, *, grant: bool = True, **said: Any) -> Extension:
    return decide_extension(extension, grant=grant, by=by, on=TODAY, version=extension.version, **said)


def again(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_a_granted_day_is_the_deadline_and_the_first_one_stays(asked: Extension, leader: User, task: Task) -> None:
    extension = decide(asked, leader)

    task = again(task)
    assert (task.due, task.first_due, task.when_words) == (LATER, DUE, "trước 4/12")
    assert (extension.state, extension.granted_due, extension.decided_by) == (ExtensionState.GRANTED, LATER, leader)


def test_another_day_than_the_proposed_one_is_granted(asked: Extension, leader: User, task: Task) -> None:
    decide(asked, leader, due=OTHER)

    assert (again(task).due, again(task).when_words) == (OTHER, "")


def test_the_ledger_has_every_deadline_that_was_agreed(
    asked: Extension, leader: User, task: Task, specialist: User
) -> None:
    decide(asked, leader, due=OTHER)
    decide(asked_by(specialist, again(task)), leader)

    changes = DeadlineChange.objects.values_list("was_due", "now_due", "cause", "reason")
    assert list(changes) == [
        (DUE, OTHER, DeadlineCause.EXTENSION, "Chờ Sở Tài chính"),
        (OTHER, LATER, DeadlineCause.EXTENSION, "Chờ Sở Tài chính"),
    ]


def test_two_figures_are_told_of_work_that_was_extended(
    asked: Extension, leader: User, task: Task, specialist: User, unit_head: User
) -> None:
    decide(asked, leader)
    task = hand_in_task(again(task), by=specialist, on=LATER, version=again(task).version)
    task = confirm_task(task, by=unit_head, on=LATER, version=task.version)

    assert task.timeliness(LATER) is Timeliness.DONE_ON_TIME
    assert task.timeliness(LATER, Against.FIRST) is Timeliness.DONE_LATE


def test_a_refusal_changes_nothing_and_says_why(asked: Extension, leader: User, task: Task) -> None:
    with pytest.raises(RuleBroken, match="ghi lý do"):
        decide(asked, leader, grant=False)

    extension = decide(asked, leader, grant=False, note="Việc không khó")

    assert (extension.state, extension.note, again(task).due) == (ExtensionState.REFUSED, "Việc không khó", DUE)
    assert not DeadlineChange.objects.exists()


def test_a_confirmed_objective_cause_stays_with_the_task(asked: Extension, leader: User, task: Task) -> None:
    decide(asked, leader, objective_confirmed=True)

    assert again(task).objective_cause
    assert DeadlineChange.objects.get().objective


def test_who_asked_is_told(asked: Extension, leader: User, specialist: User) -> None:
    decide(asked, leader)

    notice = Notice.objects.get(to=specialist)
    assert notice.title.startswith("Đồng ý gia hạn đến")
    assert notice.personal


def test_it_leaves_its_trace(asked: Extension, leader: User, task: Task) -> None:
    decide(asked, leader)

    entry = history_of(task)[0]
    assert entry.verb == "task.extension_decided"
    assert (entry.before or {})["due"] == DUE.isoformat()


def test_a_day_that_is_not_later_is_not_granted(asked: Extension, leader: User) -> None:
    with pytest.raises(RuleBroken, match="phải sau hạn hiện nay"):
        decide(asked, leader, due=DUE)


def test_who_may_not_decide(asked: Extension, specialist: User, unit_head: User, admin: User) -> None:
    for person in (specialist, unit_head, admin):
        with pytest.raises(NotAllowed):
            decide(asked, person)


def test_the_head_decides_on_the_units_own_work(division: Unit, unit_head: User, specialist: User) -> None:
    own = make_task(unit_head, unit=division, due=DUE)

    decide(asked_by(specialist, own), unit_head)

    assert again(own).due == LATER


def test_nobody_decides_what_they_asked(division: Unit, unit_head: User) -> None:
    own = make_task(unit_head, unit=division, due=DUE)

    with pytest.raises(NotAllowed, match="không tự quyết định"):
        decide(asked_by(unit_head, own), unit_head)


def test_who_stands_in_for_the_asker_does_not_decide(task: Task, unit_head: User, leader: User) -> None:
    extension = asked_by(unit_head, task)
    deputise(unit_head, leader, by=unit_head, on=TODAY, first=TODAY, last=LATER)

    with pytest.raises(NotAllowed, match="người thay họ"):
        decide(extension, User.objects.get(pk=leader.pk))


def test_a_request_is_decided_once(asked: Extension, leader: User) -> None:
    extension = decide(asked, leader)

    with pytest.raises(RuleBroken, match="đã xong"):
        decide(extension, leader)
    with pytest.raises(Stale):
        decide_extension(extension, grant=True, by=leader, on=TODAY, version=1)


def test_cancelled_work_gets_no_other_deadline(asked: Extension, leader: User, office_chief: User, task: Task) -> None:
    cancel_task(again(task), by=office_chief, on=TODAY, version=again(task).version, reason="Trùng")

    with pytest.raises(RuleBroken, match="Đã huỷ"):
        decide(asked, leader)


def test_an_outsider_does_not_reach_it(asked: Extension, outsider: User) -> None:
    with pytest.raises(Task.DoesNotExist):
        decide(asked, outsider)


def test_a_decision_is_undone_and_the_ledger_says_so(asked: Extension, leader: User, task: Task) -> None:
    decide(asked, leader, objective_confirmed=True)

    undo_last_act(again(task), by=leader, at=timezone.now(), version=again(task).version)

    assert (again(task).due, again(task).objective_cause) == (DUE, False)
    assert Extension.objects.get(pk=asked.pk).state == ExtensionState.ASKED
    assert DeadlineChange.objects.get().undone_at is not None
