"""The tasks that a paper orders: those it opens, and those that are there already and are mentioned again.

The authority is the paper's; whether the person may act on it was judged by the caller. What changes in earlier tasks
is told as `Effect`, with the values before, so that a whole intake can be taken back (`taking_back_orders.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from giaoban.core.lifecycle.tasks import OPEN, TaskState, Verb, can_move, move_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.actions._mentioning import (
    BATCH,
    Effect,
    Mention,
    Ordered,
    fresh,
    locked_tasks,
    write_mentions,
    write_values,
)
from giaoban.tasks.actions.creating import create_ordered_tasks
from giaoban.tasks.mentioned_values import Values
from giaoban.tasks.models import Origin, Task
from giaoban.web.clock import today
from giaoban.web.templatetags.words import day as in_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """The task of each line, in order; which of them were opened, and what happened to the others."""

    tasks: Sequence[Task | None]
    opened: Sequence[Task]
    effects: Sequence[Effect]


@transaction.atomic
def order_tasks(ordered: Sequence[Ordered], *, by: User, on: date | None = None) -> Outcome:
    """Opens and carries over the tasks of a paper, in a few statements however many there are.

    `on` is the day of the order: today, where nothing else is said. A finished task is never opened again: the line
    that goes on with it is new work, which says so.
    """
    known = _held(ordered, by=by)
    running = [known[o.same_as] if o.same_as and not _is_finished(known[o.same_as], o) else None for o in ordered]
    pairs = list(zip(running, ordered, strict=True))
    afresh = [o for task, o in pairs if task is None and o.opens]
    opened = create_ordered_tasks([o.new for o in afresh], by=by, on=on)
    _say_what_went_before(list(zip(opened, afresh, strict=True)), known)
    effects = write_mentions([(task, o) for task, o in pairs if task is not None], by=by, on=on or today())
    new = iter(opened)
    return Outcome([task or (next(new) if o.opens else None) for task, o in pairs], opened, effects)


@transaction.atomic
def drop_tasks(versions: Mapping[int, int], *, by: User, reason: str, on: date | None = None) -> list[Effect]:
    """Cancels tasks that an amended programme no longer has; `versions` are those that the person saw."""
    tasks = [fresh(task, versions[task.pk]) for task in locked_tasks(versions, by=by)]
    if len(tasks) < len(versions):
        raise Stale("Chương trình đang chạy")
    for task in tasks:
        if not can_move(TaskState(task.state), Verb.CANCEL):
            raise RuleBroken(f"Nhiệm vụ “{task}” đang ở trạng thái “{task.get_state_display()}”, không thể huỷ.")
    day = on or today()
    values: Values = {
        "state": move_of(Verb.CANCEL).target.value,
        "reported_on": None,
        "done_on": None,
        "handed_in_by_id": None,
        "paused_on": None,
        "cancelled_on": day,
        "last_word_on": day,
    }
    return write_values([(task, values) for task in tasks], f"task.{Verb.CANCEL}", by=by, told={"reason": reason})


def _held(ordered: Sequence[Ordered], *, by: User) -> dict[int, Task]:
    """The tasks that are mentioned again, held until the act ends; refuses where one cannot be."""
    asked = {o.same_as: o for o in ordered if o.same_as is not None}
    known = {task.pk: task for task in locked_tasks(asked, by=by)}
    if len(asked) < sum(order.same_as is not None for order in ordered):
        raise RuleBroken("Có hai dòng cùng chọn một việc đang có. Hãy chọn “Việc mới” cho một dòng.")
    for pk, order in asked.items():
        task = known.get(pk)
        if task is None or (task.state not in OPEN | {TaskState.DONE} and order.mention is Mention.CARRIED):
            words = "đã bị xoá hoặc đã huỷ" if task is None else f"đang ở trạng thái “{task.get_state_display()}”"
            raise RuleBroken(f"“{order.new.text[:60]}”: việc được chọn {words}. Hãy chọn “Việc mới” cho dòng này.")
        if order.version is not None:
            fresh(task, order.version)
    return known


def _is_finished(task: Task, order: Ordered) -> bool:
    """Whether a line goes on with work that is done, which makes it new work. An amendment only says it once more."""
    return task.state == TaskState.DONE and order.mention is Mention.CARRIED


def _say_what_went_before(pairs: Sequence[tuple[Task, Ordered]], known: Mapping[int, Task]) -> None:
    """New work that goes on with a finished task shows, as one more origin, the line that ordered that task."""
    finished = {o.same_as: task for task, o in pairs if o.same_as is not None}
    if not finished:
        return
    lines: dict[int, Origin] = {}
    for origin in Origin.objects.filter(task_id__in=list(finished)).order_by("-pk"):
        lines[origin.task_id] = origin  # the first one stays
    Origin.objects.bulk_create(
        [_went_before(lines[pk], known[pk], task) for pk, task in finished.items() if pk in lines], batch_size=BATCH
    )


def _went_before(line: Origin, finished: Task, task: Task) -> Origin:
    line.pk, line.task = None, task
    line.label = f"Nối tiếp việc đã hoàn thành {in_words(finished.done_on)}: {line.label}"
    line._state.adding = True
    return line
