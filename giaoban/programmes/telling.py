"""Who is told of what changes in a programme: whom the work concerns, each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from giaoban.notifications.actions import Told
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.models import Post, Unit
from giaoban.organisation.queries import HEADS, valid_on
from giaoban.tasks.models import Task


def concerned_with(tasks: Sequence[Task], *, on: date) -> dict[int, frozenset[int]]:
    """The people whom each task concerns: who does it, who directs it, and who heads its lead unit."""
    heads = _heads({task.lead_unit_id for task in tasks if task.lead_unit_id}, on)
    return {task.pk: _people(task, heads.get(task.lead_unit_id or 0, frozenset())) for task in tasks}


def told_of_change(task: Task, title: str, text: str, url: str, *, on: date, units: Collection[int] = ()) -> list[Told]:
    """What each person concerned is told of one task; `units` are others that it concerns (the one before)."""
    people = concerned_with([task], on=on)[task.pk].union(*_heads(units, on).values())
    return [
        Told(person, NoticeKind.PLAN, title, text, url, personal=person == task.assignee_id)
        for person in sorted(people)
    ]


def _people(task: Task, heads: Collection[int]) -> frozenset[int]:
    return frozenset(pk for pk in (task.assignee_id, task.leader_id, *heads) if pk is not None)


def _heads(units: Collection[int], on: date) -> dict[int, frozenset[int]]:
    """Who leads each of the units on a day; after a unit's end, who leads the one that follows it."""
    at = {unit.pk: _living(unit, on) for unit in Unit.objects.filter(pk__in=units)}
    posts = Post.objects.filter(valid_on(on), unit_id__in=at.values(), role__in=HEADS, user__is_active=True)
    heads = list(posts.values_list("unit_id", "user_id"))
    return {pk: frozenset(person for unit, person in heads if unit == living) for pk, living in at.items()}


def _living(unit: Unit, on: date) -> int:
    return unit.heir_id if unit.heir_id and not unit.lives_on(on) else unit.pk
