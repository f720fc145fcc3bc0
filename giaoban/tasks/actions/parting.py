"""Giving parts of a task to units, and steps of it to people of its unit; what is done to a whole and its parts at
once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import Verb
from giaoban.core.text.folding import squeeze
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import members_of, units_of
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.actions._telling import tell_given
from giaoban.tasks.actions._writing import changed, locked, refuse
from giaoban.tasks.actions.creating import NewOrigin, NewTask, create_ordered_tasks
from giaoban.tasks.actions.stopping import cancel_task, pause_task, resume_task
from giaoban.tasks.models import Origin, OriginKind, Task
from giaoban.tasks.odd_deadlines import why_not_odd
from giaoban.tasks.part_powers import units_with_part, why_not_add_step, why_not_split
from giaoban.tasks.powers import why_not_move
from giaoban.tasks.queries import origins_of, pieces_of
from giaoban.web.templatetags.words import day


@dataclass(frozen=True, slots=True)
class NewPart:
    """What a unit shall do of the whole. Without words of its own it does the same, without a deadline until then."""

    unit: Unit
    text: str = ""
    products: tuple[str, ...] = ()
    when_words: str = ""
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    start: date | None = None
    due: date | None = None


@transaction.atomic
def split_task(task: Task, parts: Sequence[NewPart], *, by: User, on: date, version: int) -> Task:
    """Gives each unit its part: a task of its own with the whole's origin, to be reported and confirmed by itself."""
    task = locked(task, by=by, version=version)
    refuse(why_not_split(by, task, on=on))
    _refuse_odd_parts(task, parts, on=on)
    first, *others = _origins(task)
    made = create_ordered_tasks([_part(task, part, first) for part in parts], by=by, on=on)
    tell_given(made, by=by, on=on)
    Origin.objects.bulk_create([origin.row(part) for part in made for origin in others], batch_size=500)
    return changed(task, "task.split", by=by, told={"parts": [part.pk for part in made]}, last_word_on=on)


@transaction.atomic
def add_step(
    task: Task,
    text: str,
    to: User,
    *,
    by: User,
    on: date,
    version: int,
    when_words: str = "",
    deadline_kind: DeadlineKind = DeadlineKind.NONE,
    start: date | None = None,
    due: date | None = None,
) -> Task:
    """Gives a person of the unit a step of its task. It helps the unit; statistics count the whole only."""
    task = locked(task, by=by, version=version)
    refuse(why_not_add_step(by, task, on=on))
    text = squeeze(text)
    if not text:
        raise RuleBroken("Hãy ghi nội dung việc nhỏ.")
    if task.lead_unit is None or not members_of(task.lead_unit, on).filter(pk=to.pk).exists():
        raise RuleBroken(f"{to.full_name} không thuộc {task.lead_unit.name if task.lead_unit else 'đơn vị này'}.")
    _refuse_later(task, due, to.full_name)
    refuse(why_not_odd(task.agency_id, start, due, on=on))
    step = NewTask(
        text=text,
        origin=NewOrigin(OriginKind.AD_HOC, text, label=f"Việc nhỏ của: {task}"),
        lead_unit_id=task.lead_unit_id,
        lead_unit_words=task.lead_unit_words,
        leader_id=task.leader_id,
        assignee_id=to.pk,
        parent_id=task.pk,
        inner=True,
        when_words=when_words,
        deadline_kind=deadline_kind,
        start=start,
        due=due,
    )
    made = create_ordered_tasks([step], by=by, on=on)
    tell_given(made, by=by, on=on)
    return changed(task, "task.step_added", by=by, told={"parts": [made[0].pk]}, last_word_on=on)


def _refuse_odd_parts(task: Task, parts: Sequence[NewPart], *, on: date) -> None:
    if not parts:
        raise RuleBroken("Hãy chọn ít nhất một đơn vị.")
    living = set(units_of(task.agency, on).values_list("pk", flat=True))
    taken = units_with_part(pieces_of(task))
    for part in parts:
        name = part.unit.short_name or part.unit.name
        if part.unit.pk not in living:
            raise RuleBroken(f"{name} không có, hoặc không còn hoạt động.")
        if part.unit.pk in taken:
            raise RuleBroken(f"{name} đã có phần của mình trong việc này.")
        taken.add(part.unit.pk)
        _refuse_later(task, part.due, name)
        refuse(why_not_odd(task.agency_id, part.start, part.due, on=on))


def _refuse_later(task: Task, due: date | None, whose: str) -> None:
    if task.due is not None and due is not None and due > task.due:
        raise RuleBroken(f"Hạn của phần giao {whose} ({day(due)}) muộn hơn hạn của cả việc ({day(task.due)}).")


def _part(task: Task, part: NewPart, origin: NewOrigin) -> NewTask:
    own_time = part.due is not None or bool(part.when_words)
    return NewTask(
        text=squeeze(part.text) or task.text,
        origin=origin,
        products=tuple(squeeze(text) for text in part.products if text.strip()),
        lead_unit_id=part.unit.pk,
        lead_unit_words=part.unit.name,
        leader_id=task.leader_id,
        leader_words=task.leader_words,
        parent_id=task.pk,
        when_words=part.when_words if own_time else task.when_words,
        deadline_kind=part.deadline_kind if own_time else DeadlineKind(task.deadline_kind),
        start=part.start if own_time else task.start,
        due=part.due if own_time else task.due,
    )


def _origins(task: Task) -> list[NewOrigin]:
    """The words that ordered the whole: they order each part."""
    return [_same(origin) for origin in origins_of(task)] or [NewOrigin(OriginKind.AD_HOC, task.text)]


def _same(origin: Origin) -> NewOrigin:
    return NewOrigin(
        OriginKind(origin.kind),
        origin.quote,
        label=origin.label,
        paper_id=origin.paper_id,
        page=origin.page,
        line=origin.line,
        spans=tuple((first, begin, end) for first, begin, end in origin.spans),
        printed=origin.printed,
    )


@transaction.atomic
def pause_with_parts(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Lets the whole and its running parts rest, in one act."""
    return _with_parts(pause_task, Verb.PAUSE, task, by=by, on=on, version=version, reason=reason)


@transaction.atomic
def resume_with_parts(task: Task, *, by: User, on: date, version: int) -> Task:
    """Takes the whole up again, and its parts that rest."""
    return _with_parts(resume_task, Verb.RESUME, task, by=by, on=on, version=version)


@transaction.atomic
def cancel_with_parts(task: Task, *, by: User, on: date, version: int, reason: str) -> Task:
    """Ends the whole and its unfinished parts, in one act; what was finished stays so."""
    return _with_parts(cancel_task, Verb.CANCEL, task, by=by, on=on, version=version, reason=reason)


def _with_parts(
    act: Callable[..., Task], verb: Verb, task: Task, *, by: User, on: date, version: int, **said: Any
) -> Task:
    """The act on the whole, and on each part (and its steps) to which the table allows it."""
    done = act(task, by=by, on=on, version=version, **said)
    for part in pieces_of(done):
        if why_not_move(verb, by, part, on=on) is None:
            _with_parts(act, verb, part, by=by, on=on, version=part.version, **said)
    return done
