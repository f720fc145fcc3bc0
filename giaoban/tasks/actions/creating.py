"""Opening tasks: one that a person gives, or all that a paper orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from giaoban.audit.actions import Act, record_all
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import User
from giaoban.tasks.actions._telling import tell_given
from giaoban.tasks.actions._writing import refuse, words_to_find
from giaoban.tasks.models import Origin, OriginKind, Product, Task
from giaoban.tasks.odd_deadlines import why_not_odd
from giaoban.tasks.powers import why_not_give
from giaoban.web.clock import today


@dataclass(frozen=True, slots=True)
class NewOrigin:
    """The words that order a task, and where they stand."""

    kind: OriginKind
    quote: str
    label: str = ""
    paper_id: int | None = None
    page: int | None = None
    line: int | None = None
    spans: tuple[tuple[int, int, int], ...] = ()
    printed: Mapping[str, Any] = field(default_factory=dict)

    def row(self, task: Task) -> Origin:
        """The origin of a task, still to be kept."""
        return Origin(
            agency_id=task.agency_id,
            task=task,
            kind=self.kind,
            paper_id=self.paper_id,
            page=self.page,
            line=self.line,
            label=self.label,
            quote=self.quote,
            spans=[list(span) for span in self.spans],
            printed=dict(self.printed),
        )


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be. Ids may be None where the words could not be told; the words are kept always."""

    text: str
    origin: NewOrigin
    products: tuple[str, ...] = ()
    lead_unit_id: int | None = None
    lead_unit_words: str = ""
    leader_id: int | None = None
    leader_words: str = ""
    supporting_unit_ids: tuple[int, ...] = ()
    partners_words: str = ""
    when_words: str = ""
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    due: date | None = None
    assignee_id: int | None = None
    field: str = ""  # the part of the department's work that it belongs to: "Sở hữu trí tuệ"
    parent_id: int | None = None
    inner: bool = False


@transaction.atomic
def create_task(new: NewTask, *, by: User, on: date) -> Task:
    """Gives a piece of work that no paper ordered: in the whole agency, in one's unit, or to oneself.

    What a person takes upon themselves has been received by that.
    """
    refuse(why_not_give(by, new.lead_unit_id, new.assignee_id, on=on))
    refuse(why_not_odd(by.agency_id, new.start, new.due, on=on))
    tasks = create_ordered_tasks([new], by=by, on=on)
    tell_given(tasks, by=by, on=on)
    return tasks[0]


@transaction.atomic
def create_ordered_tasks(new: Sequence[NewTask], *, by: User, on: date | None = None) -> list[Task]:
    """Opens the tasks that a paper orders, in a few statements however many there are, as given on a day: today,
    where nothing else is said.

    The authority is the paper's; whether the person may act on it was judged by the caller, who also tells people,
    once for all of it.
    """
    tasks = Task.objects.bulk_create([_task(n, by=by, on=on or today()) for n in new], batch_size=500)
    pairs = list(zip(tasks, new, strict=True))
    Product.objects.bulk_create(
        [
            Product(agency_id=by.agency_id, task=task, text=text, order=order)
            for task, n in pairs
            for order, text in enumerate(n.products)
        ],
        batch_size=500,
    )
    Origin.objects.bulk_create([n.origin.row(task) for task, n in pairs], batch_size=500)
    supports = Task.supporting_units.through
    supports.objects.bulk_create(
        [supports(task_id=task.pk, unit_id=unit) for task, n in pairs for unit in dict.fromkeys(n.supporting_unit_ids)],
        batch_size=500,
    )
    record_all([Act("task.created", task, after=_facts(task)) for task in tasks], by=by)
    return tasks


def _task(new: NewTask, *, by: User, on: date) -> Task:
    task = Task(
        agency_id=by.agency_id,
        text=new.text,
        lead_unit_id=new.lead_unit_id,
        lead_unit_words=new.lead_unit_words,
        leader_id=new.leader_id,
        leader_words=new.leader_words,
        partners_words=new.partners_words,
        when_words=new.when_words,
        field=new.field,
        deadline_kind=new.deadline_kind,
        start=new.start,
        due=new.due,
        first_due=new.due,
        assignee_id=new.assignee_id,
        parent_id=new.parent_id,
        inner=new.inner,
        state=TaskState.RECEIVED if new.assignee_id == by.pk else TaskState.ASSIGNED,
        created_by=by,
        given_on=on,
        last_word_on=on,
    )
    task.words = words_to_find(task, new.products)
    return task


def _facts(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "lead_unit": task.lead_unit_id,
        "leader": task.leader_id,
        "assignee": task.assignee_id,
        "due": task.due,
        "state": str(task.state),
    }
