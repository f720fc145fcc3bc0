"""An amended version of a programme: which one it amends, and what it changes, line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban.core.continuation import Change, ChangeKind, Printed, difference
from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.text.folding import fold
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.problems import day_of
from giaoban.intake.rows import Draft, Group, Row
from giaoban.organisation.models import User
from giaoban.programmes.models import Line, Programme, ProgrammeKind
from giaoban.programmes.queries import programmes_visible_to
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
