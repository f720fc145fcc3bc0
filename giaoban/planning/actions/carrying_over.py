"""Carrying over: what a programme leaves unfinished goes on to the next period in one act, as the same tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from giaoban.audit.actions import record
from giaoban.audit.models import Entry
from giaoban.audit.queries import history_of
from giaoban.core.calendar.deadlines import Deadline
from giaoban.core.calendar.periods import Span, name_of
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.access import require
from giaoban.organisation.models import User
from giaoban.organisation.rights import Right
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.carrying_over import period_after
from giaoban.planning.models import CarryOver
from giaoban.planning.queries.carrying_over import gone_on_already, last_programmes, unfinished_lines
from giaoban.programmes.models import Programme
from giaoban.programmes.telling import concerned_with
from giaoban.tasks.actions import MovedOn, MovingOn, Outcome, move_tasks_on, undo_moving_on
from giaoban.tasks.models import Task

CARRIED = "programme.carried_over"
UNDO_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Going:
    """A task that was ticked, as the person saw it; its own reason and deadline, where it has them."""

    task: int
    version: int
    reason: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What went on; `act` is the number by which it can be taken back, None where nothing was left to carry."""

    rows: Sequence[CarryOver]
    act: int | None


@transaction.atomic
def carry_over(
    programme: Programme, going: Sequence[Going], *, reason: str, by: User, on: date, at: datetime
) -> Carried:
    """Carries unfinished tasks over; those that went on to that period already stay as they are: twice is once."""
    require(by, Right.PLAN, on=on)
    if programme.agency_id != by.agency_id:
        raise RuleBroken("Chỉ chuyển được việc của cơ quan mình.")
    to = period_after(programme)
    if not going:
        raise RuleBroken("Hãy đánh dấu ít nhất một việc để chuyển.")
    reasons = {one.task: one.reason.strip() or reason.strip() for one in going}
    if not all(reasons.values()):
        raise RuleBroken("Hãy ghi lý do chuyển kỳ: một lý do chung, hoặc lý do của từng việc.")
    list(Task.objects.select_for_update().filter(pk__in=reasons, agency_id=by.agency_id).order_by("pk").values("pk"))
    gone = gone_on_already(reasons, by.agency_id, to)
    left = {line.task_id for line in unfinished_lines(programme)}
    ready = [one for one in going if one.task not in gone]
    if any(one.task not in left for one in ready):
        raise RuleBroken("Có việc đã hoàn thành, đã huỷ hoặc không còn trong chương trình. Hãy tải lại trang.")
    if not ready:
        return Carried((), None)
    moved = move_tasks_on([_moving(one, reasons[one.task]) for one in ready], by=by, on=on)
    rows = CarryOver.objects.bulk_create(
        [_row(task, programme, to, reasons[task.pk], by=by, on=on) for task in moved.tasks], batch_size=500
    )
    told = {"to_start": to[0], "reason": reason.strip(), "tasks": len(rows), **moved.to_json()}
    entry = record(CARRIED, programme, by=by, after=told)
    _tell(moved.tasks, to, by=by, on=on, at=at)
    return Carried(rows, entry.number)


@transaction.atomic
def undo_carry_over(programme: Programme, act: int, *, by: User, on: date, at: datetime) -> None:
    """Takes one's own carrying over back, all of it, within the hour and while nothing else happened to the tasks."""
    require(by, Right.PLAN, on=on)
    Programme.objects.select_for_update().get(pk=programme.pk, agency_id=by.agency_id)
    entry = history_of(programme).filter(verb=CARRIED, number=act).first()
    if entry is None or entry.by_id != by.pk:
        raise RuleBroken("Không có lượt chuyển kỳ nào của bạn để hoàn tác.")
    if at - entry.at > UNDO_FOR:
        raise RuleBroken("Chỉ hoàn tác được trong một giờ sau khi chuyển.")
    moved, start = _moved(entry)
    rows = CarryOver.objects.filter(agency_id=by.agency_id, to_start=start, task_id__in=[e.task for e in moved.effects])
    if rows.count() != len(moved.effects):
        raise RuleBroken("Lượt chuyển kỳ này đã được hoàn tác.")
    undo_moving_on(moved, by=by, at=at)
    rows.delete()
    record("programme.carry_over_undone", programme, by=by, after={"act": act, "tasks": len(moved.effects)})


@transaction.atomic
def keep_carried(programme: Programme, outcome: Outcome, *, by: User, on: date) -> list[CarryOver]:
    """Keeps, of a programme that was just made, which running tasks went on to its period by one of its lines."""
    if programme.start is None or programme.end is None:
        return []
    counted = {effect.task for effect in outcome.effects if "carried" in effect.before}
    tasks = [task for task in outcome.tasks if task is not None and task.pk in counted]
    before, to = last_programmes(counted, programme.start), (programme.start, programme.end)
    reason = f"Ghi tiếp trong {programme.title}"
    return CarryOver.objects.bulk_create(
        [_row(task, before[task.pk], to, reason, by=by, on=on) for task in tasks if task.pk in before],
        batch_size=500,
        ignore_conflicts=True,
    )


def _moved(entry: Entry) -> tuple[MovedOn, date]:
    facts = entry.after or {}
    return MovedOn.from_json(facts), date.fromisoformat(facts["to_start"])


def _moving(one: Going, reason: str) -> MovingOn:
    return MovingOn(one.task, one.version, reason, one.deadline)


def _row(task: Task, programme: Programme, to: Span, reason: str, *, by: User, on: date) -> CarryOver:
    return CarryOver(
        agency_id=task.agency_id,
        task=task,
        programme=programme,
        from_start=programme.start or to[0],
        to_start=to[0],
        to_end=to[1],
        times=task.carried,
        reason=reason,
        by=by,
        on=on,
    )


def _tell(tasks: Sequence[Task], to: Span, *, by: User, on: date, at: datetime) -> None:
    """Each person once, however much of theirs went on."""
    number = Counter(person for people in concerned_with(tasks, on=on).values() for person in people)
    period = name_of(*to)
    url = f"{reverse('carried-list')}?period={to[0].isoformat()}"
    title = f"chuyển sang {period[0].lower()}{period[1:]}"
    told = [Told(person, NoticeKind.PLAN, f"{count} việc {title}", url=url) for person, count in number.items()]
    notify(told, by=by, agency_id=by.agency_id, at=at)
