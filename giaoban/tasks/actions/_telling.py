"""Telling people of an act on a task, as the table of the lifecycle says whom; inside the act's own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from giaoban.core.lifecycle.tasks import BESIDES, Act, Audience, Beside, Move, Verb, move_of
from giaoban.notifications.actions import Told, notify
from giaoban.notifications.models import NoticeKind
from giaoban.organisation.access import may
from giaoban.organisation.models import User
from giaoban.organisation.queries import heads_of, holders_of
from giaoban.organisation.rights import Right
from giaoban.tasks.models import Task
from giaoban.web.templatetags.words import day

RESULTS = frozenset({Verb.HAND_IN, Verb.CONFIRM, Verb.SEND_BACK, Verb.REOPEN})
EXTENSIONS = frozenset({Beside.ASK_EXTENSION, Beside.DECIDE_EXTENSION})
NAMED = frozenset({Audience.DOER, Audience.ASKER})  # told by name: it is their own work, or the answer to them
OPENING = time(8)  # when an act of another day is said to have been told


def tell(
    task: Task, verb: Verb | Beside, *, by: User, on: date, said: str = "", asker: User | None = None, news: str = ""
) -> None:
    """Puts the news of an act into the inboxes of those whom the table names; `said` is its reason or its words."""
    act: Act = move_of(verb) if isinstance(verb, Verb) else BESIDES[verb]
    people = _addressed(act.tells, task, asker, by=by, on=on)
    if not people:
        return
    title, url = f"{news or act.news}: {task.text}", reverse("task-show", args=[task.pk])
    text = "\n".join(_lines(task, act, by=by, said=said))
    told = [Told(to, _kind(verb), title, text, url, personal=named) for to, named in people.items()]
    notify(told, by=by, agency_id=task.agency_id, at=moment_of(on))


def tell_given(tasks: Iterable[Task], *, by: User, on: date) -> None:
    """Tells of new work, each task to its own people."""
    for task in tasks:
        tell(task, Verb.ASSIGN, by=by, on=on)


def moment_of(on: date) -> datetime:
    """The moment of an act of a day: now, where the day is today."""
    now = timezone.localtime()
    return now if now.date() == on else timezone.make_aware(datetime.combine(on, OPENING))


def _kind(verb: Verb | Beside) -> NoticeKind:
    if verb in EXTENSIONS:
        return NoticeKind.EXTENSION
    return NoticeKind.RESULT if verb in RESULTS else NoticeKind.WORK


def _lines(task: Task, act: Act, *, by: User, said: str) -> list[str]:
    lines = [f"{by.full_name}, {act.label.lower()}."] if isinstance(act, Move) else [f"{by.full_name}."]
    lines += [f"{'Lý do' if act.reason else 'Ghi chú'}: {said.strip()}"] if said.strip() else []
    return lines + ([f"Hạn: {day(task.due)}."] if task.due else [])


def _addressed(tells: Sequence[Audience], task: Task, asker: User | None, *, by: User, on: date) -> dict[int, bool]:
    """Who is told, and whether by name."""
    found: dict[int, bool] = {}
    for audience in tells:
        people = _people_of(audience, task, asker, by=by, on=on)
        named = audience in NAMED and (audience is not Audience.DOER or task.assignee_id is not None)
        for pk in people:
            found[pk] = found.get(pk, False) or named
    found.pop(by.pk, None)
    return found


def _people_of(audience: Audience, task: Task, asker: User | None, *, by: User, on: date) -> list[int]:
    match audience:
        case Audience.DOER if task.assignee_id is not None:
            return [task.assignee_id]
        case Audience.DOER | Audience.UNIT_HEAD:
            return _heads(task, on)
        case Audience.GIVER:
            return [task.created_by_id]
        case Audience.LEADER:
            return [task.leader_id] if task.leader_id else []
        case Audience.ASKER:
            return [asker.pk] if asker else []
        case Audience.CONFIRMER:
            return _confirmers(task, by=by, on=on)
        case Audience.DECIDER:
            return _deciders(task, by=by, on=on)


def _heads(task: Task, on: date) -> list[int]:
    return list(heads_of(task.lead_unit, on).values_list("pk", flat=True)) if task.lead_unit else []


def _confirmers(task: Task, *, by: User, on: date) -> list[int]:
    """The head of the unit; where the head handed in, or there is none, who gave the task or directs it."""
    heads = [pk for pk in _heads(task, on) if pk != by.pk]
    return heads or _above(task, Right.JUDGE_WORK, by=by, on=on)


def _deciders(task: Task, *, by: User, on: date) -> list[int]:
    """The unit's head for what the unit gave itself; else who directs the task or gave it."""
    own = [pk for pk in _heads(task, on) if pk != by.pk and task.created_by_id in (pk, task.assignee_id)]
    return own or _above(task, Right.DECIDE_EXTENSION, by=by, on=on)


def _above(task: Task, right: Right, *, by: User, on: date) -> list[int]:
    """Who directs the task and who gave it, as far as they hold a right; else all who hold it."""
    near = [person for person in (task.leader, task.created_by) if person and person.pk != by.pk]
    holding = [person.pk for person in near if person.is_active and may(person, right, on=on)]
    return holding or list(holders_of(right, task.agency, on).exclude(pk=by.pk).values_list("pk", flat=True))
