"""Taking back one's own last act, within ten minutes and while nothing else has happened to the task."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Field
from django.utils import timezone

from giaoban.audit.actions import record
from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.lifecycle.tasks import Beside, TaskState
from giaoban.organisation.models import User
from giaoban.tasks.actions._writing import locked, refuse, set_products, words_to_find
from giaoban.tasks.models import DeadlineChange, Extension, ExtensionState, ProgressReport, Submission, Task
from giaoban.tasks.powers import why_not_undo


@transaction.atomic
def undo_last_act(task: Task, *, by: User, at: datetime, version: int) -> Task:
    """Puts back what the person's last act changed. Nothing is deleted: the trail tells the act and that it was undone.

    What was reported or handed in with it is kept too, marked as taken back. Work that was just given is cancelled.
    """
    task = locked(task, by=by, version=version)
    last = history_of(task).first()
    refuse(why_not_undo(by, task, last, at=at))
    if last is None:
        return task
    values = _before(last, at=at)
    was = {name: _now(task, name) for name in values}
    for name, value in values.items():
        _put_back(task, name, value)
    task.words = words_to_find(task, [product.text for product in task.products.all()])
    task.version += 1
    task.save()
    _mark_undone(task, last, at=at)
    record("task.undone", task, by=by, before=was, after={**values, "undone": last.verb})
    return task


def _before(entry: Entry, *, at: datetime) -> dict[str, Any]:
    if entry.verb == "task.created":
        return {"state": TaskState.CANCELLED.value, "cancelled_on": timezone.localdate(at)}
    return dict(entry.before or {})


def _now(task: Task, name: str) -> Any:
    if name == "products":
        return [product.text for product in task.products.all()]
    return getattr(task, _column(name).attname)


def _put_back(task: Task, name: str, value: Any) -> None:
    if name == "products":
        set_products(task, value)
        return
    column = _column(name)
    setattr(task, column.attname, column.to_python(value))


def _column(name: str) -> Field[Any, Any]:
    field = Task._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{name} is no column of a task")
    return field


def _mark_undone(task: Task, entry: Entry, *, at: datetime) -> None:
    told = entry.after or {}
    ProgressReport.objects.filter(task=task, pk__in=[told["report"]] if "report" in told else []).update(undone_at=at)
    _undo_submissions(task, entry, told, at=at)
    if "ledger" in told:
        DeadlineChange.objects.filter(task=task, pk=told["ledger"]).update(undone_at=at)
    if "extension" in told:
        _undo_extension(Extension.objects.get(task=task, pk=told["extension"]), entry.verb)


def _undo_submissions(task: Task, entry: Entry, told: dict[str, Any], *, at: datetime) -> None:
    """What was handed in is taken back with the act, what was judged waits for its judgement again."""
    handed_in = [told["submission"]] if "submission" in told else []
    Submission.objects.filter(task=task, pk__in=handed_in).update(undone_at=at)
    Submission.objects.filter(task=task, pk__in=told.get("judged", ())).update(
        judgement="", judged_by=None, judged_on=None, judged_reason=""
    )


def _undo_extension(extension: Extension, verb: str) -> None:
    """A request that is undone is withdrawn; one whose decision or withdrawal is undone waits again."""
    asked = verb == f"task.{Beside.ASK_EXTENSION}"
    extension.state = ExtensionState.WITHDRAWN if asked else ExtensionState.ASKED
    extension.decided_by, extension.decided_on, extension.granted_due = None, None, None
    extension.objective_confirmed, extension.note = False, ""
    extension.version += 1
    extension.save()
