from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.audit.models import Entry
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import TaskRulesChange, confirm_task, hand_in_task, receive_task, set_task_rules
from giaoban.tasks.models import Task, TaskRules
from giaoban.tasks.queries import task_rules
from tests.build import TODAY, make_task

HANDED_IN, CONFIRMED = date(2026, 11, 12), date(2026, 11, 18)


def rules(on_time_by: str = "reported", *, silent_after: int = 10) -> TaskRulesChange:
    return TaskRulesChange(on_time_by, False, silent_after, 3)


def handed_in(by: User, doer: User, unit: Unit, text: str = "Báo cáo") -> Task:
    task = make_task(by, text, unit=unit)
    task = receive_task(task, by=doer, on=HANDED_IN, version=task.version)
    return hand_in_task(task, by=doer, on=HANDED_IN, version=task.version, text="Đã nộp")


def day_of(task: Task) -> date | None:
    return Task.objects.get(pk=task.pk).done_on


def test_an_agency_that_decided_nothing_has_the_defaults(office_chief: User) -> None:
    found = task_rules(office_chief.agency_id)
    assert found.pk is None
    assert (found.version, found.on_time_by, found.refuse_odd_deadlines) == (1, "reported", False)


def test_rules_are_kept_and_leave_their_trace(office_chief: User) -> None:
    kept = set_task_rules(rules(silent_after=7), by=office_chief, on=TODAY, version=1)
    assert task_rules(office_chief.agency_id).silent_after == 7
    entry = Entry.objects.get(verb="task_rules.set")
    assert (entry.target_id, entry.before, entry.after) == (kept.pk, {"silent_after": 10}, {"silent_after": 7})


def test_the_rule_of_confirmation_moves_the_day_of_finished_work_and_takes_it_from_work_that_waits(
    office_chief: User, unit_head: User, specialist: User, division: Unit
) -> None:
    done = handed_in(office_chief, specialist, division)
    done = confirm_task(done, by=office_chief, on=CONFIRMED, version=done.version)
    waiting = handed_in(office_chief, specialist, division)

    set_task_rules(rules("confirmed"), by=office_chief, on=TODAY, version=1)
    assert (day_of(done), day_of(waiting)) == (CONFIRMED, None)
    assert Entry.objects.get(verb="task_rules.reckoned").after == {"on_time_by": "confirmed", "tasks": 2}

    set_task_rules(rules("reported"), by=office_chief, on=TODAY, version=2)
    assert (day_of(done), day_of(waiting)) == (HANDED_IN, HANDED_IN)


def test_an_act_seen_under_the_other_rule_is_stale(office_chief: User, specialist: User, division: Unit) -> None:
    waiting = handed_in(office_chief, specialist, division)
    set_task_rules(rules("confirmed"), by=office_chief, on=TODAY, version=1)
    with pytest.raises(Stale):
        confirm_task(waiting, by=office_chief, on=CONFIRMED, version=waiting.version)


def test_another_agencys_work_is_left_alone(
    office_chief: User, outsider: User, specialist: User, division: Unit
) -> None:
    waiting = handed_in(office_chief, specialist, division)
    set_task_rules(rules("confirmed"), by=outsider, on=TODAY, version=1)
    assert day_of(waiting) == HANDED_IN
    assert task_rules(office_chief.agency_id).on_time_by == "reported"


def test_reckoning_anew_costs_the_same_however_much_work_there_is(
    office_chief: User, specialist: User, division: Unit
) -> None:
    def cost(on_time_by: str, version: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            set_task_rules(rules(on_time_by), by=office_chief, on=TODAY, version=version)
        return len(asked)

    set_task_rules(rules(silent_after=7), by=office_chief, on=TODAY, version=1)
    handed_in(office_chief, specialist, division)
    one = cost("confirmed", 2)
    for n in range(5):
        handed_in(office_chief, specialist, division, f"Báo cáo {n}")
    assert cost("reported", 3) == one


def test_who_does_not_set_rules_is_refused(specialist: User, leader: User) -> None:
    for person in (specialist, leader):
        with pytest.raises(NotAllowed, match="đặt quy tắc"):
            set_task_rules(rules("confirmed"), by=person, on=TODAY, version=1)
    assert not TaskRules.objects.exists()


def test_rules_that_somebody_changed_meanwhile_are_refused(office_chief: User, admin: User) -> None:
    set_task_rules(rules(silent_after=7), by=office_chief, on=TODAY, version=1)
    with pytest.raises(Stale):
        set_task_rules(rules(silent_after=5), by=admin, on=TODAY, version=1)


def test_rules_that_are_so_already_are_told(office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="Chưa có gì thay đổi"):
        set_task_rules(rules(), by=office_chief, on=TODAY, version=1)
