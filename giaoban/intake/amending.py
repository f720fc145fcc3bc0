"""An amended version of a programme: which one it amends, what it changes, and the act that applies it line by line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.continuation import Change, ChangeKind, Printed, difference
from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.text.folding import fold
from giaoban.intake.actions import claim, mark_confirmed
from giaoban.intake.effects import effects_of
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.problems import day_of
from giaoban.intake.rows import Draft, Group, Row, Same
from giaoban.intake.work import desk_of, events_of, programme_of, task_of
from giaoban.organisation.models import User
from giaoban.organisation.queries import names_of
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.programmes.actions import create_programme
from giaoban.programmes.models import Line, Programme, ProgrammeKind
from giaoban.programmes.queries import programmes_visible_to
from giaoban.schedule.actions import create_events
from giaoban.tasks.actions import Mention, NewTask, Ordered, drop_tasks
from giaoban.tasks.models import Task

_AMENDING = re.compile(r"\b(dieu chinh|bo sung|thay the|sua doi)\b")
# Where nothing has been reported yet, a dropped line usually means that the work is off; begun work is a person's call.
NOT_BEGUN = frozenset({TaskState.ASSIGNED, TaskState.RECEIVED})


@dataclass(frozen=True, slots=True)
class AmendedLine:
    """A line of the difference. `key` is its row, or "t" and the task where the line was dropped.

    `open` tells that there is something to accept; `accept` whether it is ticked before anybody has decided.
    """

    key: str
    change: Change
    row: Row | None
    task: Task | None
    open: bool
    accept: bool


@dataclass(frozen=True, slots=True)
class AmendingOffer:
    """What the review says about amending: the programme that was chosen, or a likely one, and the others."""

    chosen: Programme | None = None
    likely: Programme | None = None
    others: Sequence[Programme] = ()


def amending_offer(intake: Intake, draft: Draft, *, user: User) -> AmendingOffer:
    """Only a programme with lines of work amends another one."""
    if intake.state != IntakeState.TO_REVIEW or not draft.kept(Group.ITEM) or draft.kind not in ProgrammeKind.values:
        return AmendingOffer()
    if intake.amends is not None:
        return AmendingOffer(chosen=intake.amends)
    programmes = _programmes_to_amend(draft, user=user)
    likely = likely_amended(draft, programmes)
    return AmendingOffer(likely=likely, others=[p for p in programmes if p != likely])


def _programmes_to_amend(draft: Draft, *, user: User) -> list[Programme]:
    """The programmes of the same kind that no other one amends yet, the newest first."""
    rows = programmes_visible_to(user).filter(kind=draft.kind, amendments=None)
    return list(rows.only("title", "number", "start", "end").order_by("-start", "-pk")[:50])


def likely_amended(draft: Draft, programmes: Sequence[Programme]) -> Programme | None:
    """The programme that a draft seems to amend: whose number an amending title names, or that of the same period."""
    title, span = fold(draft.head("title")), (day_of(draft.head("start")), day_of(draft.head("end")))
    for programme in programmes:
        if programme.number and _AMENDING.search(title) and fold(programme.number) in title:
            return programme
    return next((p for p in programmes if p.start is not None and (p.start, p.end) == span), None)


@transaction.atomic
def choose_amended(intake: Intake, programme: Programme | None, *, by: User, on: date, version: int) -> Intake:
    """Says which programme the paper amends, or that it amends none.

    Rows that seemed to go on with earlier work are asked about no more: the difference asks about every line.
    """
    intake = claim(intake, by=by, on=on, version=version, right=Right.TAKE_IN)
    if programme is not None and programme.agency_id != by.agency_id:
        raise RuleBroken("Chỉ chọn được chương trình của cơ quan mình.")
    draft = Draft.from_json(intake.draft)
    same = Same.NO_OTHER if programme else Same.PROPOSED
    rows = tuple(replace(row, same=same) if row.continues else row for row in draft.rows)
    before, intake.amends = intake.amends_id, programme
    intake.draft = replace(draft, rows=rows).to_json()
    intake.version += 1
    intake.save(update_fields=["amends", "draft", "version"])
    record("intake.amends_chosen", intake, by=by, before={"amends": before}, after={"amends": programme})
    return intake


def amended_lines(draft: Draft, programme: Programme) -> list[AmendedLine]:
    """What the draft changes in the work that runs by a programme: every row, then what it dropped."""
    tasks, first = _running(programme)
    rows = {row.id: row for row in draft.kept(Group.ITEM)}
    changes = difference(
        [_row(row) for row in rows.values()],
        [_task(task, first[pk].path) for pk, task in tasks.items()],
        {str(pk): _printed(line) for pk, line in first.items()},
    )
    return [_line(change, rows, tasks) for change in changes]


@transaction.atomic
def confirm_amendment(
    intake: Intake, *, accepted: Collection[str], seen: Mapping[int, int], by: User, on: date, version: int
) -> Intake:
    """Applies an amended programme, all of it or nothing: its lines mention the running tasks, accepted changes alter
    them, accepted new lines open tasks, tasks of accepted drops are cancelled; what was refused stays as it is.

    `accepted` holds the keys of the accepted lines, `seen` the version of each task as the person saw it.
    """
    draft = Draft.from_json(intake.draft)
    intake = claim(intake, by=by, on=on, version=version, right=Right.CONFIRM_INTAKE, complete=draft)
    if intake.amends is None:
        raise RuleBroken("Hãy chọn chương trình được điều chỉnh.")
    lines = amended_lines(draft, intake.amends)
    if {line.task.pk for line in lines if line.task} != set(seen):
        raise Stale("Chương trình đang chạy")
    desk = desk_of(draft, paper=intake.paper, names=names_of(by.agency, on))
    orders = {line.key: _order(line, task_of(line.row, desk), accepted, seen) for line in lines if line.row}
    new = programme_of(desk, orders=orders)
    if new is None:
        raise RuleBroken("Văn bản không có dòng công việc nào.")
    intake.programme, outcome = create_programme(replace(new, amends=intake.amends), by=by)
    gone = [line.task.pk for line in lines if line.task and not line.row and line.open and line.key in accepted]
    reason = f"Bỏ theo chương trình điều chỉnh {new.number or new.title}"
    dropped = drop_tasks({pk: seen[pk] for pk in gone}, by=by, reason=reason)
    events = create_events(made, by=by) if (made := events_of(desk)) else []
    counts = {
        "tasks": len(outcome.opened),
        "changed": sum(order.mention is Mention.AMENDED for order in orders.values()),
        "dropped": len(dropped),
        "events": len(events),
    }
    effects = effects_of([outcome], events=[event.pk for event in events], dropped=dropped)
    return mark_confirmed(intake, draft, by=by, counts=counts, effects=effects)


def _running(programme: Programme) -> tuple[dict[int, Task], dict[int, Line]]:
    """The tasks of a programme in its order, each with the line that mentions it first."""
    tasks: dict[int, Task] = {}
    first: dict[int, Line] = {}
    lines = Line.objects.filter(programme=programme, task__isnull=False).select_related("task").order_by("order")
    for line in lines.prefetch_related("task__products"):
        if line.task is not None and line.task.pk not in tasks:
            tasks[line.task.pk], first[line.task.pk] = line.task, line
    return tasks, first


def _printed(line: Line) -> Printed:
    """A line as the version before worded it."""
    return Printed(
        key=str(line.task_id),
        path=line.path,
        text=line.text,
        products="; ".join(line.products.splitlines()),
        when=line.when_words,
        leaders=line.leader_words,
        units=line.unit_words,
        partners=line.partners_words,
    )


def _row(row: Row) -> Printed:
    names = ("text", "products", "when", "leaders", "units", "partners")
    return Printed(key=row.id, path=row.path, **{name: row.value(name) for name in names})


def _task(task: Task, path: str) -> Printed:
    return Printed(
        key=str(task.pk),
        path=path,
        text=task.text,
        products="; ".join(product.text for product in task.products.all()),
        when=task.when_words,
        leaders=task.leader_words,
        units=task.lead_unit_words,
        partners=task.partners_words,
    )


def _line(change: Change, rows: Mapping[str, Row], tasks: Mapping[int, Task]) -> AmendedLine:
    row = rows[change.new.key] if change.new else None
    task = tasks[int(change.old.key)] if change.old else None
    if task is None:
        return AmendedLine(row.id if row else "", change, row, None, open=True, accept=True)
    running = task.state in OPEN
    if row is None:
        begun = TaskState(task.state) not in NOT_BEGUN or task.percent > 0
        return AmendedLine(f"t{task.pk}", change, None, task, open=running, accept=running and not begun)
    asked = running and change.kind is ChangeKind.CHANGED
    return AmendedLine(row.id, change, row, task, open=asked, accept=asked)


def _order(line: AmendedLine, new: NewTask, accepted: Collection[str], seen: Mapping[int, int]) -> Ordered:
    yes = line.open and line.key in accepted
    if line.task is None:
        return Ordered(new, opens=yes)
    if yes:
        return Ordered(new, same_as=line.task.pk, mention=Mention.AMENDED, version=seen[line.task.pk])
    return Ordered(new, same_as=line.task.pk, mention=Mention.SEEN)
