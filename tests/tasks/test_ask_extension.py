"""Asking for another deadline, and taking the request back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from giaoban.audit.queries import history_of
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import ask_extension, undo_last_act, withdraw_extension
from giaoban.tasks.models import Extension, ExtensionState, Task
from tests.build import TODAY, make_task

DUE, LATER = date(2026, 11, 27), date(2026, 12, 4)


@pytest.fixture
def task(office_chief: User, division: Unit, leader: User, unit_head: User) -> Task:
    return make_task(office_chief, unit=division, due=DUE, leader=leader)


def ask(task: Task, by: User, **said: Any) -> Extension:
    wanted: dict[str, Any] = {
        "proposed_due": LATER, "words": "thứ Sáu tuần sau", "reason": "Chờ Sở Tài chính", "on": TODAY,
        "version": task.version,
    }  # fmt: skip
    return ask_extension(task, by=by, **{**wanted, **said})


def again(task: Task) -> Task:
    return Task.objects.get(pk=task.pk)


def test_the_request_stands_beside_the_deadline_which_stays(task: Task, specialist: User) -> None:
    extension = ask(task, specialist, objective=True)

    assert extension.state == ExtensionState.ASKED
    assert (extension.was_due, extension.proposed_due, extension.proposed_words) == (DUE, LATER, "thứ Sáu tuần sau")
    assert (extension.after_due, extension.objective) == (False, True)
    assert (again(task).due, again(task).last_word_on) == (DUE, TODAY)


def test_it_leaves_its_trace(task: Task, specialist: User) -> None:
    extension = ask(task, specialist)

    entry = history_of(task)[0]
    assert (entry.verb, (entry.after or {})["extension"]) == ("task.extension_asked", extension.pk)


def test_who_directs_the_task_and_who_gave_it_are_told(
    task: Task, specialist: User, office_chief: User, leader: User
) -> None:
    ask(task, specialist)

    assert set(Notice.objects.values_list("to", flat=True)) == {office_chief.pk, leader.pk}
    assert Notice.objects.filter(title__startswith="Xin gia hạn đến", kind="extension").count() == 2


def test_the_head_is_told_of_the_units_own_work(division: Unit, unit_head: User, specialist: User) -> None:
    own = make_task(unit_head, unit=division, due=DUE)

    ask(own, specialist)

    assert Notice.objects.get().to == unit_head


@pytest.mark.parametrize("day", [DUE, DUE - timedelta(days=1)])
def test_the_proposed_day_is_later_than_the_deadline(task: Task, specialist: User, day: date) -> None:
    with pytest.raises(RuleBroken, match="phải sau hạn hiện nay"):
        ask(task, specialist, proposed_due=day)


def test_a_reason_is_given(task: Task, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="lý do"):
        ask(task, specialist, reason="  ")


def test_after_the_deadline_it_takes_a_mark_and_keeps_it(task: Task, specialist: User) -> None:
    late = DUE + timedelta(days=1)
    with pytest.raises(RuleBroken, match="Đã quá hạn"):
        ask(task, specialist, on=late)

    assert ask(task, specialist, on=late, after_due=True).after_due


def test_a_day_that_has_passed_is_not_asked_for(task: Task, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="đã qua"):
        ask(task, specialist, on=LATER + timedelta(days=1), after_due=True)


def test_one_request_at_a_time(task: Task, specialist: User) -> None:
    ask(task, specialist)

    with pytest.raises(RuleBroken, match="chờ quyết định"):
        ask(again(task), specialist)


def test_work_without_a_deadline_needs_no_other(division: Unit, office_chief: User, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="không có hạn"):
        ask(make_task(office_chief, unit=division), specialist)


def test_who_does_not_do_the_work_does_not_ask(task: Task, leader: User, admin: User) -> None:
    with pytest.raises(NotAllowed):
        ask(task, leader)
    with pytest.raises(NotAllowed):
        ask(task, admin)


def test_an_old_version_is_refused(task: Task, specialist: User) -> None:
    ask(task, specialist)

    with pytest.raises(Stale):
        ask(task, specialist)


def test_an_outsider_does_not_reach_the_task(task: Task, outsider: User) -> None:
    with pytest.raises(Task.DoesNotExist):
        ask(task, outsider)


def test_a_request_is_withdrawn_and_another_can_be_made(task: Task, specialist: User) -> None:
    extension = ask(task, specialist)

    extension = withdraw_extension(extension, by=specialist, on=TODAY, version=extension.version)

    assert extension.state == ExtensionState.WITHDRAWN
    assert ask(again(task), specialist).state == ExtensionState.ASKED


def test_others_do_not_withdraw_it(task: Task, specialist: User, leader: User) -> None:
    extension = ask(task, specialist)

    with pytest.raises(NotAllowed):
        withdraw_extension(extension, by=leader, on=TODAY, version=extension.version)


def test_asking_is_undone(task: Task, specialist: User) -> None:
    extension = ask(task, specialist)

    undo_last_act(again(task), by=specialist, at=timezone.now(), version=again(task).version)

    assert Extension.objects.get(pk=extension.pk).state == ExtensionState.WITHDRAWN
