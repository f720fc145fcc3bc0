"""What a task becomes when a new paper mentions it again: values only, for the act itself and for showing it before."""

from __future__ import annotations

from datetime import date
from typing import Any

from giaoban.tasks.actions.creating import NewTask
from giaoban.tasks.models import Task
from giaoban.web.clock import today

Values = dict[str, Any]


def day_of_order(issued_on: date | None, on: date | None) -> date:
    """The day on which a paper gives its work: that of the paper, though it is taken in later."""
    day = on or today()
    return min(issued_on or day, day)


def carried_values(task: Task, new: NewTask, *, later: bool, keeps_deadline: bool = False) -> Values:
    """What carrying over changes: the agreed deadline follows the new paper (the first one stays) unless it keeps it,
    facts that were missing are filled, nothing else is touched. `later` tells that the paper is of a later period."""
    values: Values = {} if keeps_deadline and task.due is not None else deadline_values(task, new)
    if not task.lead_unit_words:
        values |= {"lead_unit_id": new.lead_unit_id, "lead_unit_words": new.lead_unit_words}
    if not task.leader_words:
        values |= {"leader_id": new.leader_id, "leader_words": new.leader_words}
    if not task.partners_words:
        values["partners_words"] = new.partners_words
    if later:
        values["carried"] = task.carried + 1
    return only_changed(task, values)


def amended_values(task: Task, new: NewTask) -> Values:
    """What accepting an amended line changes: everything that it prints. What it leaves empty stays as it was."""
    values: Values = {"text": new.text} | deadline_values(task, new)
    if new.lead_unit_words:
        values |= {"lead_unit_id": new.lead_unit_id, "lead_unit_words": new.lead_unit_words}
    if new.leader_words:
        values |= {"leader_id": new.leader_id, "leader_words": new.leader_words}
    if new.partners_words:
        values["partners_words"] = new.partners_words
    return only_changed(task, values)


def deadline_values(task: Task, new: NewTask) -> Values:
    """A deadline is one thing: its words, its kind and its days change together. The first one stays as it was; a
    paper that prints no deadline changes nothing."""
    if not new.when_words and new.due is None:
        return {}
    return {
        "when_words": new.when_words,
        "deadline_kind": new.deadline_kind.value,
        "start": new.start,
        "due": new.due,
        "first_due": task.first_due or new.due,
    }


def only_changed(task: Task, values: Values) -> Values:
    return {name: value for name, value in values.items() if getattr(task, name) != value}
