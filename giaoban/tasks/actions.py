"""What people do to tasks. Each act judges, writes, and leaves its trace, or does nothing at all.

`version` is the one that the person saw; another one in the table means that somebody was quicker (`Stale`).
`on` is the day of the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from giaoban.audit.actions import Act, record, record_all
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState, Verb, move_of
from giaoban.core.text.folding import fold, squeeze
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.queries import members_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.models import Origin, OriginKind, Product, ProgressReport, Task
from giaoban.tasks.powers import why_not_hand_out, why_not_move, why_not_report
from giaoban.tasks.queries import tasks_visible_to


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


@transaction.atomic
def create_task(new: NewTask, *, by: User, on: date) -> Task:
    """Gives a piece of work that no paper ordered."""
    require(by, Right.GIVE_WORK, on=on)
    return create_ordered_tasks([new], by=by)[0]


@transaction.atomic
def create_ordered_tasks(new: Sequence[NewTask], *, by: User) -> list[Task]:
    """Opens the tasks that a paper orders, in a few statements however many there are.

    The authority is the paper's; whether the person may act on it was judged by the caller.
    """
    tasks = Task.objects.bulk_create([_task(n, by=by) for n in new], batch_size=500)
    pairs = list(zip(tasks, new, strict=True))
    Product.objects.bulk_create(
        [
            Product(agency_id=by.agency_id, task=task, text=text, order=order)
            for task, n in pairs
            for order, text in enumerate(n.products)
        ],
        batch_size=500,
    )
    Origin.objects.bulk_create([_origin(task, n.origin) for task, n in pairs], batch_size=500)
    supports = Task.supporting_units.through
    supports.objects.bulk_create(
        [supports(task_id=task.pk, unit_id=unit) for task, n in pairs for unit in dict.fromkeys(n.supporting_unit_ids)],
        batch_size=500,
    )
    record_all([Act("task.created", task, after=_facts(task)) for task in tasks], by=by)
    return tasks


@transaction.atomic
def hand_out_task(task: Task, to: User, *, by: User, on: date, version: int) -> Task:
    """Names the person of the lead unit who does the task."""
    task = _locked(task, by=by, version=version)
    _refuse(why_not_hand_out(by, task, on=on))
    if to.agency_id != task.agency_id:
        raise RuleBroken("Chỉ phân công cho người của cơ quan mình.")
    if task.lead_unit is not None and not members_of(task.lead_unit, on).filter(pk=to.pk).exists():
        raise RuleBroken(f"{to.full_name} không thuộc {task.lead_unit.name}.")
    return _changed(task, "task.handed_out", by=by, assignee=to)


@transaction.atomic
def receive_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """The person takes the task upon themselves."""
    task = _locked(task, by=by, version=version)
    return _moved(task, Verb.RECEIVE, by=by, on=on, assignee=task.assignee or by)


@transaction.atomic
def report_progress(task: Task, *, by: User, on: date, version: int, percent: int, text: str = "") -> Task:
    """Tells how far the work is; the first report starts it."""
    task = _locked(task, by=by, version=version)
    _refuse(why_not_report(by, task, on=on))
    if not 0 <= percent <= 100:
        raise RuleBroken("Tiến độ phải từ 0 đến 100 phần trăm.")
    _told(task, by=by, on=on, percent=percent, text=text)
    return _changed(task, "task.progress_reported", by=by, state=TaskState.IN_PROGRESS, percent=percent)


@transaction.atomic
def hand_in_task(task: Task, *, by: User, on: date, version: int, text: str = "") -> Task:
    """Hands in the product: the day counts as the day of the work, and somebody else has to confirm it."""
    task = _locked(task, by=by, version=version)
    task = _moved(task, Verb.HAND_IN, by=by, on=on, percent=100, done_on=on, handed_in_by=by)
    _told(task, by=by, on=on, percent=100, text=text or "Nộp sản phẩm.")
    return task


@transaction.atomic
def take_back_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes the product back before it was confirmed; the work goes on."""
    task = _locked(task, by=by, version=version)
    return _moved(task, Verb.TAKE_BACK, by=by, on=on, done_on=None, handed_in_by=None)


@transaction.atomic
def confirm_task(task: Task, *, by: User, on: date, version: int) -> Task:
    """Accepts the product: the task is done, on the day that it was handed in."""
    task = _locked(task, by=by, version=version)
    return _moved(task, Verb.CONFIRM, by=by, on=on, done_on=task.done_on or on, confirmed_on=on)


@transaction.atomic
def send_back_task(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Sends the product back, saying what is lacking; the day of the work is open again."""
    task = _locked(task, by=by, version=version)
    task = _moved(task, Verb.SEND_BACK, by=by, on=on, reason=reason, done_on=None, handed_in_by=None)
    _told(task, by=by, on=on, percent=task.percent, text=f"Trả lại: {reason.strip()}")
    return task


def _moved(task: Task, verb: Verb, *, by: User, on: date, reason: str = "", **values: Any) -> Task:
    """One move of the lifecycle's table, judged, written and recorded."""
    _refuse(why_not_move(verb, by, task, on=on))
    move = move_of(verb)
    if move.reason and not reason.strip():
        raise RuleBroken(f"Hãy ghi lý do {move.label.lower()}.")
    return _changed(task, f"task.{verb.value}", by=by, state=move.target, **values)


def _refuse(broken: RuleBroken | None) -> None:
    if broken is not None:
        raise broken


def _locked(task: Task, *, by: User, version: int) -> Task:
    """The row as it is now, held until the act ends. PostgreSQL cannot lock a row joined from outside."""
    now = tasks_visible_to(by).select_for_update().get(pk=task.pk)
    if now.version != version:
        raise Stale("Nhiệm vụ")
    return now


def _changed(task: Task, verb: str, *, by: User, **values: Any) -> Task:
    before = {name: getattr(task, name) for name in values}
    for name, value in values.items():
        setattr(task, name, value)
    task.version += 1
    task.save(update_fields=[*values, "version"])
    record(verb, task, by=by, before=before, after=values)
    return task


def _told(task: Task, *, by: User, on: date, percent: int, text: str) -> None:
    ProgressReport.objects.create(agency_id=task.agency_id, task=task, by=by, on=on, percent=percent, text=text.strip())


def _task(new: NewTask, *, by: User) -> Task:
    return Task(
        agency_id=by.agency_id,
        text=new.text,
        lead_unit_id=new.lead_unit_id,
        lead_unit_words=new.lead_unit_words,
        leader_id=new.leader_id,
        leader_words=new.leader_words,
        partners_words=new.partners_words,
        when_words=new.when_words,
        deadline_kind=new.deadline_kind,
        start=new.start,
        due=new.due,
        first_due=new.due,
        state=TaskState.ASSIGNED,
        created_by=by,
        folded=fold(squeeze(" ".join((new.text, *new.products, new.lead_unit_words, new.leader_words)))),
    )


def _origin(task: Task, new: NewOrigin) -> Origin:
    return Origin(
        agency_id=task.agency_id,
        task=task,
        kind=new.kind,
        paper_id=new.paper_id,
        page=new.page,
        line=new.line,
        label=new.label,
        quote=new.quote,
        spans=[list(span) for span in new.spans],
    )


def _facts(task: Task) -> dict[str, Any]:
    return {
        "text": task.text,
        "lead_unit": task.lead_unit_id,
        "leader": task.leader_id,
        "due": task.due,
        "state": str(task.state),
    }
