"""What the agency decides about its tasks, and what follows from it for the tasks that are there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from giaoban.audit.actions import record
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.actions.rules import set_rules
from giaoban.organisation.models import User
from giaoban.tasks.models import Task, TaskRules
from giaoban.tasks.queries import task_rules


@dataclass(frozen=True, slots=True)
class TaskRulesChange:
    """What the rules shall be."""

    on_time_by: str
    refuse_odd_deadlines: bool
    silent_after: int
    waits_long_after: int


@transaction.atomic
def set_task_rules(change: TaskRulesChange, *, by: User, on: date, version: int) -> TaskRules:
    """Sets the rules. Where another day decides "on time", finished and waiting work is reckoned anew at once."""
    before = task_rules(by.agency_id).on_time_by
    rules = set_rules(TaskRules, asdict(change), by=by, on=on, version=version, verb="task_rules.set")
    if rules.on_time_by != before:
        number = _reckon_anew(rules)
        record("task_rules.reckoned", rules, by=by, after={"on_time_by": rules.on_time_by, "tasks": number})
    return rules


def _reckon_anew(rules: TaskRules) -> int:
    """Writes the day that decides on every task concerned, in one statement; gives how many there were.

    Their version moves with it, so that an act that was seen under the other rule is not taken back under this one.
    """
    tasks = Task.objects.filter(agency_id=rules.agency_id)
    waiting, done = Q(state=TaskState.AWAITING_CONFIRMATION), Q(state=TaskState.DONE)
    if rules.counts_reported:
        other = Q(done_on__isnull=True) | Q(done_on__lt=F("reported_on")) | Q(done_on__gt=F("reported_on"))
        rows = tasks.filter((waiting | done) & Q(reported_on__isnull=False) & other)
        return rows.update(done_on=F("reported_on"), version=F("version") + 1)
    other = Q(done_on__lt=F("confirmed_on")) | Q(done_on__gt=F("confirmed_on"))
    rows = tasks.filter((waiting & Q(done_on__isnull=False)) | (done & other))
    return rows.update(done_on=F("confirmed_on"), version=F("version") + 1)
