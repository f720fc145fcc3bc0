"""Telling people of the steps that were written down: each person once, with a list of their tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import Min, QuerySet
from django.urls import reverse

from giaoban.core.urging.ladder import Addressee
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.tasks.models import Task, Urge
from giaoban.urging.models import LadderRun
from giaoban.urging.wording import LISTED, Due, Wording, text_of, title_of

PEOPLE = 100  # who are told together
STEPS = 500  # of one person that one statement marks as told


@dataclass
class Untold:
    """What one person is to be told: the steps, the first of the tasks, how many there are and how many are late."""

    steps: list[int] = field(default_factory=list)
    tasks: set[int] = field(default_factory=set)
    late: set[int] = field(default_factory=set)
    foremost: list[tuple[date, int]] = field(default_factory=list)
    does: bool = False


def tell_everybody(run: LadderRun, at: datetime, wording: Wording) -> int:
    """Tells each person of their steps that nobody has told yet; gives how many people were told."""
    untold = _untold(run, wording.on)
    people = iter(untold.items())
    while batch := list(islice(people, PEOPLE)):
        _tell(run, batch, at, wording)
    return len(untold)


def _waiting(run: LadderRun) -> QuerySet[Urge]:
    """Steps of this run, and of those before that were cut off, which nobody has been told of."""
    cut_off = LadderRun.objects.filter(agency_id=run.agency_id, ended_at__isnull=True)
    since = cut_off.aggregate(since=Min("began_at"))["since"] or run.began_at
    return Urge.objects.filter(agency_id=run.agency_id, at__gte=since, rung__isnull=False, notice__isnull=True)


def _untold(run: LadderRun, on: date) -> dict[int, Untold]:
    found: dict[int, Untold] = {}
    rows = _waiting(run).order_by("pk").values_list("pk", "to_id", "to_as", "task_id", "due")
    for pk, to, to_as, task, due in rows.iterator(chunk_size=5000):
        one = found.setdefault(to, Untold())
        one.steps.append(pk)
        if task in one.tasks or due is None:
            continue
        one.tasks.add(task)
        one.does |= to_as == Addressee.DOER
        if due < on:
            one.late.add(task)
        if len(one.foremost) < LISTED or (due, task) < one.foremost[-1]:
            one.foremost = sorted([*one.foremost, (due, task)])[:LISTED]
    return found


@transaction.atomic
def _tell(run: LadderRun, batch: Sequence[tuple[int, Untold]], at: datetime, wording: Wording) -> None:
    texts = _texts(one for _, one in batch)
    told = [_notice(person, one, texts, wording) for person, one in batch]
    steps = {person: one.steps for person, one in batch}
    for notice in notify(told, by=None, agency_id=run.agency_id, at=at):
        for some in _pieces(steps[notice.to_id], STEPS):
            Urge.objects.filter(pk__in=some).update(notice=notice)


def _pieces(numbers: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    """Pieces of a list, each of a size but for the last."""
    return (numbers[first : first + size] for first in range(0, len(numbers), size))


def _texts(untold: Iterable[Untold]) -> dict[int, str]:
    wanted = {task for one in untold for _, task in one.foremost}
    return dict(Task.objects.filter(pk__in=wanted).values_list("pk", "text"))


def _notice(person: int, one: Untold, texts: dict[int, str], wording: Wording) -> Told:
    dues = [Due(task, texts.get(task, ""), due) for due, task in one.foremost]
    single = dues[0].task if len(one.tasks) == 1 else None
    return Told(
        to=person,
        kind=NoticeKind.URGE,
        title=title_of(dues, len(one.tasks), len(one.late)),
        text=text_of(dues, len(one.tasks), wording),
        url=reverse("task-answer", args=[single]) if single else f"{reverse('urge-log')}?person={person}&answered=no",
        key=f"ladder:{wording.on:%Y-%m-%d}:{one.steps[0]}",
        personal=True,
    )
