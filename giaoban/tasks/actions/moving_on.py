"""Unfinished tasks that go on to the next period: the same tasks, counted, where said so with a later deadline.

Whether the person may decide it was judged by the caller. All of it can be taken back while nothing else happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db import transaction
from django.db.models import Field

from giaoban.audit.actions import Act, record_all
from giaoban.core.calendar.deadlines import Deadline
from giaoban.core.lifecycle.tasks import OPEN
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.actions._ledger import ledger_row
from giaoban.tasks.actions._mentioning import BATCH, Effect, facts_of, fresh, locked_tasks, put_values, save_values
from giaoban.tasks.actions.taking_back_orders import WorkDone
from giaoban.tasks.mentioned_values import Values, only_changed
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Task

CAUSE = DeadlineCause.CARRY_OVER


@dataclass(frozen=True, slots=True)
class MovingOn:
    """A task as the person saw it, why it goes on, and its deadline in the next period; None keeps the one it has."""

    task: int
    version: int
    reason: str
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class MovedOn:
    """What was done, and what it takes to put it back: the values before, and the rows of the ledger."""

    tasks: Sequence[Task]
    effects: Sequence[Effect]
    changes: Sequence[int]

    def to_json(self) -> dict[str, Any]:
        return {"effects": [effect.to_json() for effect in self.effects], "changes": list(self.changes)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> MovedOn:
        return cls((), [Effect.from_json(effect) for effect in data["effects"]], data["changes"])


@transaction.atomic
def move_tasks_on(moving: Sequence[MovingOn], *, by: User, on: date) -> MovedOn:
    """Counts each task up once and moves its deadline; the first one stays, and the ledger keeps the one before."""
    asked = {one.task: one for one in moving}
    tasks = locked_tasks(asked, by=by)
    if len(tasks) < len(asked):
        raise Stale("Danh sách việc")
    effects, acts, changes = [], [], []
    for task in tasks:
        one = asked[fresh(task, asked[task.pk].version).pk]
        if task.state not in OPEN:
            raise RuleBroken(f"Nhiệm vụ “{task}” đang ở trạng thái “{task.get_state_display()}”, không thể chuyển kỳ.")
        values = _values(task, one.deadline)
        if "due" in values:
            words = values.get("when_words", task.when_words)
            changes.append(ledger_row(task, values["due"], words=words, cause=CAUSE, by=by, on=on, reason=one.reason))
        before = put_values(task, values)
        effects.append(Effect(task.pk, task.version, before))
        acts.append(Act("task.moved_on", task, facts_of(before), {**facts_of(values), "reason": one.reason}))
    save_values(tasks, effects)
    kept = DeadlineChange.objects.bulk_create(changes, batch_size=BATCH)
    record_all(acts, by=by)
    return MovedOn(tasks, effects, [change.pk for change in kept])


@transaction.atomic
def undo_moving_on(moved: MovedOn, *, by: User, at: datetime) -> None:
    """Puts the tasks back as they were, or raises `WorkDone` where something has happened to one of them since."""
    effects = {effect.task: effect for effect in moved.effects}
    tasks = locked_tasks(effects, by=by)
    touched = [task for task in tasks if task.version != effects[task.pk].version]
    if touched:
        raise WorkDone(touched)
    acts = []
    for task in tasks:
        values = {name: _column(name).to_python(value) for name, value in effects[task.pk].before.items()}
        now = put_values(task, values)
        acts.append(Act("task.moved_on_undone", task, facts_of(now), facts_of(values)))
    save_values(tasks, list(effects.values()))
    DeadlineChange.objects.filter(pk__in=list(moved.changes), task__in=tasks).update(undone_at=at)
    record_all(acts, by=by)


def _values(task: Task, deadline: Deadline | None) -> Values:
    values: Values = {"carried": task.carried + 1}
    if deadline is not None:
        values |= {
            "when_words": deadline.words,
            "deadline_kind": deadline.kind.value,
            "start": deadline.start,
            "due": deadline.due,
            "first_due": task.first_due or deadline.due,
        }
    return only_changed(task, values)


def _column(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", Task._meta.get_field(name))
