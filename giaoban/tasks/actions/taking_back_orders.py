"""Taking back what an intake did to tasks, while nobody has worked on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from django.db import transaction
from django.db.models import Field
from django.utils import timezone

from giaoban.audit.actions import Act, record_all
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._mentioning import (
    Effect,
    facts_of,
    locked_tasks,
    products_of,
    put_values,
    save_values,
    write_products,
    write_supporting,
)
from giaoban.tasks.actions._writing import words_to_find
from giaoban.tasks.models import DeadlineChange, Origin, Product, Task


class WorkDone(RuleBroken):
    """Work was done on these tasks, so that they cannot be taken back."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = tasks
        names = "; ".join(f"“{task}”" for task in tasks[:3])
        more = f" và {len(tasks) - 3} việc khác" if len(tasks) > 3 else ""
        super().__init__(f"Không hoàn tác được vì đã có người làm trên: {names}{more}.")


@transaction.atomic
def undo_tasks(opened: Collection[int], effects: Sequence[Effect], *, by: User) -> None:
    """Deletes the tasks that an intake opened and puts earlier ones back as they were, or raises `WorkDone`.

    Lines and conclusions that mention the opened tasks must be gone already.
    """
    versions = {effect.task: effect.version for effect in effects}
    tasks = locked_tasks([*opened, *versions], by=by)
    touched = _worked_on(tasks, opened, versions)
    if touched:
        raise WorkDone(touched)
    _put_back([task for task in tasks if task.pk in versions], effects, by=by)
    _delete(opened)


def _worked_on(tasks: Iterable[Task], opened: Collection[int], versions: Mapping[int, int]) -> list[Task]:
    """The tasks that somebody has changed since: version 1 is that of a task as it was opened."""
    return [task for task in tasks if task.version != (1 if task.pk in opened else versions[task.pk])]


def _put_back(tasks: Sequence[Task], effects: Sequence[Effect], *, by: User) -> None:
    """The values of before, as a new version: a page that shows the version in between must count as old."""
    by_task = {effect.task: effect for effect in effects}
    write_products({pk: e.products for pk, e in by_task.items() if e.products is not None}, by=by)
    write_supporting({pk: e.units for pk, e in by_task.items() if e.units is not None})
    Origin.objects.filter(pk__in=[e.origin for e in effects if e.origin is not None]).delete()
    agreed = [effect.ledger for effect in effects if effect.ledger is not None]
    DeadlineChange.objects.filter(pk__in=agreed).update(undone_at=timezone.now())
    products = products_of(tasks)
    acts = []
    for task in tasks:
        kept = by_task[task.pk].before
        values = {name: _column(name).to_python(value) for name, value in kept.items()}
        now = put_values(task, values)
        task.words = words_to_find(task, products.get(task.pk, ()))
        acts.append(Act("task.carry_over_undone", task, before=facts_of(now), after=facts_of(values)))
    if tasks:
        save_values(tasks, effects)
    record_all(acts, by=by)


def _column(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", Task._meta.get_field(name))


def _delete(opened: Collection[int]) -> None:
    """Rows that hang on the tasks first: the database would do it one table after the other as well, more slowly."""
    if not opened:
        return
    pks = list(opened)
    for model in (Product, Origin):
        model.objects.filter(task_id__in=pks).delete()
    Task.supporting_units.through.objects.filter(task_id__in=pks).delete()
    Task.objects.filter(pk__in=pks).delete()
